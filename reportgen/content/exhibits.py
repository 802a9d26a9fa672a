"""Figures with the table of the same numbers right after them: both in one order."""

from __future__ import annotations

from dataclasses import replace

from reportgen.content.blocks import Figure, TableFigure
from reportgen.content.tables import Row, Table
from reportgen.spec.blocks import detail_of
from reportgen.spec.model.exhibits import ChartBlock, ChartDetail, TableBlock, TableDetail
from reportgen.spec.wanted import names_of


def repeats(chart: ChartBlock, table: TableBlock) -> bool:
    """Whether a table has the numbers of a figure: of the same question, of the same people, answer by answer."""
    drawn, listed = detail_of(chart), detail_of(table)
    assert isinstance(drawn, ChartDetail)  # noqa: S101 (the details go with the kind of block)
    assert isinstance(listed, TableDetail)  # noqa: S101
    whole = drawn.by is None and listed.columns is None and listed.show != "mean"
    return whole and len(names_of(drawn.of)) == 1 and names_of(drawn.of) == names_of(listed.rows) and drawn.among == listed.among


def repeating(table: TableFigure, figure: Figure) -> TableFigure:
    """Return the table that repeats a figure, its answers in the order drawn."""
    return replace(table, repeats=figure.anchor, table=_in_order_of(figure.data, table.table))


def _in_order_of(data: Table, table: Table) -> Table:
    """Return the table with its answers in the order drawn; bases stay before them and summaries after."""
    places = {row.heading: i for i, row in enumerate(data.rows)}

    def place(row: Row) -> int:
        return -1 if row.role == "base" else places.get(row.heading, len(places))

    return replace(table, rows=tuple(sorted(table.rows, key=place)))
