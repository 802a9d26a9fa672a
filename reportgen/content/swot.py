"""Strengths, weaknesses, opportunities, threats, each with what it stands on."""

from __future__ import annotations

from typing import Literal

from reportgen.content.edition import Edition
from reportgen.content.evidence import backings
from reportgen.content.findings import statement_anchor
from reportgen.content.statement_blocks import SwotEntry, SwotQuadrant, SwotTable
from reportgen.spec.findings import Statement, statements
from reportgen.spec.model.body import SwotBlock
from reportgen.spec.model.statements import SwotItem

Quadrant = Literal["strengths", "weaknesses", "opportunities", "threats"]
QUADRANTS: tuple[Quadrant, ...] = ("strengths", "weaknesses", "opportunities", "threats")


def swot(edition: Edition, block: SwotBlock) -> SwotTable:
    """Return the quadrants that the block asks for, in their fixed order."""
    wanted = block.swot.only or QUADRANTS
    return SwotTable(tuple(_quadrant(edition, name) for name in QUADRANTS if name in wanted))


def _quadrant(edition: Edition, name: Quadrant) -> SwotQuadrant:
    items = (found for found in statements(edition.spec.document) if found.key[:2] == ("swot", name))
    entries = tuple(_entry(edition, found) for found in items if edition.ledger.stands(found.key, found.part.when))
    return SwotQuadrant(name, edition.say(name), edition.say(f"{name}-aside"), entries)


def _entry(edition: Edition, found: Statement) -> SwotEntry:
    if not isinstance(found.part, SwotItem):
        raise TypeError(found.kind)
    anchor = edition.uses.unique(swot_anchor(found))
    return SwotEntry(edition.running((*found.key, "item"), found.part.item), backings(edition, found), anchor)


def swot_anchor(found: Statement) -> str:
    """Return the anchor of an item: its id, or its place."""
    return statement_anchor("swot", found.id or "-".join(str(step) for step in found.key[1:]))
