"""The measures wanted of the operator's own records: how each is computed, from what, where it stands, where it should go."""

from __future__ import annotations

from reportgen.content.aims import today
from reportgen.content.blocks import TableFigure
from reportgen.content.edition import Edition
from reportgen.content.research.parts import Printed, table_of
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.facts.quantities import quantity_text
from reportgen.spec.bounds import point
from reportgen.spec.model.quantities import Operation
from reportgen.spec.model.research_blocks import OperationsBlock
from reportgen.spec.quantities import amount, unit_of
from reportgen.spec.spec import Key

HEADS = ("operation-how", "record", "baseline-today", "aim")
ALWAYS = frozenset({"operation-how", "baseline-today"})
"""Columns that stand even when nothing is in them."""


def operations(edition: Edition, key: Key, block: OperationsBlock) -> TableFigure:
    """Return the measures that the block asks for; columns in which nothing stands are left out."""
    only = block.operations.only
    found = {name: measure for name, measure in edition.spec.document.operations.items() if not only or name in only}
    cells = [(edition.codebook.words(measure.label), _cells(edition, name, measure)) for name, measure in found.items()]
    heads = [head for head in HEADS if head in ALWAYS or any(row[head].text for _, row in cells)]
    rows = tuple(Row(label, tuple(row[head] for head in heads)) for label, row in cells)
    columns = tuple(Column(edition.say(head), "left") for head in heads)
    made = table_of(edition, key, block, Printed(Table(edition.say("operation"), columns, rows)))
    for _, row in cells:
        if fact := row["baseline-today"].fact:
            edition.uses.drawn(fact, made.anchor)
    return made


def _cells(edition: Edition, name: str, measure: Operation) -> dict[str, TableCell]:
    words, fact = edition.codebook.words, edition.ledger.facts.get(f"operation({name})")
    return {
        "operation-how": TableCell(words(measure.how)),
        "record": TableCell(words(measure.source) if measure.source else ""),
        "baseline-today": TableCell(today(edition, fact), fact.id) if fact else TableCell(edition.say("not-measured")),
        "aim": TableCell(_aim(edition, measure)),
    }


def _aim(edition: Edition, measure: Operation) -> str:
    if measure.target is None:
        return ""
    own = edition.spec.document.report.language
    return quantity_text(point(amount(measure.target)), unit_of(measure), measure.unit, edition.language, own)
