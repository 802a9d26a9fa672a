"""The items and groups of the improvement plan in order, each with its key path."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.spec.model.document import Document
from reportgen.spec.model.statements import PlanChapter, PlanItem, PlanSection
from reportgen.spec.spec import Key

Group = PlanChapter | PlanSection


def plan_groups(document: Document) -> Iterator[tuple[Key, Group]]:
    """Yield (key, group) of every chapter and section of the plan, in order."""
    for i, chapter in enumerate(document.plan):
        yield from _groups(("plan", i), chapter)


def _groups(key: Key, group: Group) -> Iterator[tuple[Key, Group]]:
    yield key, group
    for i, section in enumerate(group.sections):
        yield from _groups((*key, "sections", i), section)


def plan_items(document: Document) -> Iterator[tuple[Key, PlanItem]]:
    """Yield (key, item) of every action of the plan, in order."""
    for key, group in plan_groups(document):
        for i, item in enumerate(group.items):
            yield (*key, "items", i), item
