"""The measures wanted of the operator's own records: how each is computed, from what, where it stands, where it should go."""

from __future__ import annotations

from reportgen.content.blocks import TableFigure
from reportgen.content.edition import Edition
from reportgen.content.research.parts import Printed, table_of
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.facts.quantities import quantity_text
from reportgen.spec.bounds import Bounds, point
from reportgen.spec.model.quantities import Operation
from reportgen.spec.model.research_blocks import OperationsBlock
from reportgen.spec.quantities import amount, bounds_of, unit_of
from reportgen.spec.spec import Key


def operations(edition: Edition, key: Key, block: OperationsBlock) -> TableFigure:
    """Return the measures that the block asks for; columns in which nothing stands are left out."""
    only = block.operations.only
    found = [measure for name, measure in edition.spec.document.operations.items() if not only or name in only]
    cells = [(edition.codebook.words(measure.label), _cells(edition, measure)) for measure in found]
    heads = [head for head in HEADS if head in {"operation-how", "baseline-today"} or any(row[head] for _, row in cells)]
    rows = tuple(Row(label, tuple(TableCell(row[head]) for head in heads)) for label, row in cells)
    columns = tuple(Column(edition.say(head), "left") for head in heads)
    return table_of(edition, key, block, Printed(Table(edition.say("operation"), columns, rows)))


HEADS = ("operation-how", "record", "baseline-today", "aim")


def _cells(edition: Edition, measure: Operation) -> dict[str, str]:
    words, known = edition.codebook.words, bounds_of(measure)
    return {
        "operation-how": words(measure.how),
        "record": words(measure.source) if measure.source else "",
        "baseline-today": _text(edition, measure, known) if known else edition.say("not-measured"),
        "aim": _text(edition, measure, point(amount(measure.target))) if measure.target else "",
    }


def _text(edition: Edition, measure: Operation, known: Bounds) -> str:
    report = edition.spec.document.report.language
    return quantity_text(known, unit_of(measure), measure.unit, edition.language, report)
