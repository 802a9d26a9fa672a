"""Strengths, weaknesses, opportunities, threats, each with what it stands on."""

from __future__ import annotations

from typing import Literal

from reportgen.content.blocks import SwotEntry, SwotQuadrant, SwotTable
from reportgen.content.edition import Edition
from reportgen.content.evidence import backing
from reportgen.spec.model.body import SwotBlock

Quadrant = Literal["strengths", "weaknesses", "opportunities", "threats"]
QUADRANTS: tuple[Quadrant, ...] = ("strengths", "weaknesses", "opportunities", "threats")


def swot(edition: Edition, block: SwotBlock) -> SwotTable:
    """Return the quadrants that the block asks for, in their fixed order."""
    wanted = block.swot.only or QUADRANTS
    return SwotTable(tuple(_quadrant(edition, name) for name in QUADRANTS if name in wanted))


def _quadrant(edition: Edition, name: Quadrant) -> SwotQuadrant:
    items = getattr(edition.spec.document.swot, name)
    entries = []
    for i, item in enumerate(items):
        key = ("swot", name, i)
        if not edition.ledger.stands(key, item.when):
            continue
        entries.append(SwotEntry(edition.running((*key, "item"), item.item), backing(edition, (*key, "because"), item.because)))
    return SwotQuadrant(name, edition.say(name), edition.say(f"{name}-aside"), tuple(entries))
