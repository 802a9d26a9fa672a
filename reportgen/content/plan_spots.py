"""The number and anchor of every part of the plan that the report prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.content.actions import below
from reportgen.content.edition import Edition
from reportgen.content.outline import Spot
from reportgen.spec.plan_items import Group
from reportgen.spec.spec import Key


def plan_spots(edition: Edition) -> Mapping[Key, Spot]:
    """Return the place of each chapter, section and action of the plan, where it is printed first; others are not here."""
    found: dict[Key, Spot] = {}
    for places in edition.outline.plans.values():
        for i, chapter in enumerate(edition.spec.document.plan):
            if chapter.id in places and ("plan", i) not in found:
                spot = places[chapter.id]
                found[("plan", i)] = spot
                found.update(_inside(("plan", i), chapter, Spot(spot.anchor, spot.stem)))
    return found


def _inside(key: Key, group: Group, spot: Spot) -> Iterator[tuple[Key, Spot]]:
    for i in range(len(group.items)):
        yield (*key, "items", i), below(spot, i + 1)
    for i, section in enumerate(group.sections):
        inner = below(spot, len(group.items) + i + 1)
        yield (*key, "sections", i), inner
        yield from _inside((*key, "sections", i), section, inner)
