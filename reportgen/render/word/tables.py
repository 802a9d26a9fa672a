"""A table of content as a grid table: headings over columns, roles of rows, letters beside numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup

from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.render.html import SHORT
from reportgen.render.shares import PARTS, shares
from reportgen.render.word.escape import as_is
from reportgen.render.word.grid import Cell, Grid, Rows
from reportgen.render.word.inlines import LINE_END, Writer

STUB = (0.14, 0.46)
"""The least and the most that the column of row headings takes of a table of numbers."""
LEAST = 0.075
"""The least that a column of numbers takes."""
HANZI = 0.0205
"""The share of the width that a hanzi in a cell takes."""
AIR = 0.02
"""The share that is kept free beside what stands in a cell."""
BETWEEN = 0.25
LAST_LATIN = 0x2E7F
_MIXED = re.compile("(?<=[\u2e80-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u2e80-\u9fff])")
"""Where hanzi and letters or digits meet."""
LONGEST = 6.0
"""A heading of more hanzi than this goes into two lines rather than widen its column."""


def table_rows(table: Table, writer: Writer, made: list[Grid], *, stacked: bool) -> Rows:
    """Return a table, ready to be written.

    Parameters
    ----------
    table
        The table.
    writer
        Writes its words.
    made
        Where the table is entered when it is written.
    stacked
        Whether it is a table of sentences.
    """
    widths, wide = (_of_words(table), 1.0) if stacked else _of_numbers(table)
    rows = Rows("words" if stacked else "banner", widths, ("left", *(c.align for c in table.columns)), made, wide)
    rows.whole = len(table.rows) <= SHORT and not stacked
    _heads(table, writer, rows)
    for row in table.rows:
        _row(table, row, writer, rows)
    return rows


def _of_words(table: Table) -> tuple[float, ...]:
    return tuple(part / PARTS for part in shares(table))


def _of_numbers(table: Table) -> tuple[tuple[float, ...], float]:
    """Give each column what it needs; where that is too much, the row headings and then the headings give way."""
    rows = [row for row in table.rows if row.cells]
    stub = _need([table.stub, *(row.heading for row in rows)])
    cells = [
        _need([*(row.cells[n].text + row.cells[n].marks for row in rows), column.sub]) for n, column in enumerate(table.columns)
    ]
    heads = [max(cell, _need([_shortened(c.heading)])) for cell, c in zip(cells, table.columns, strict=True)]
    if table.people and heads:
        heads = [max(heads)] * len(heads)  # groups that are compared stand at equal distances
    stub = min(max(stub, STUB[0]), max(STUB[0], min(STUB[1], 1 - sum(heads))))
    columns = [max(LEAST, head) for head in heads]
    if stub + sum(columns) > 1:
        columns = [column * (1 - stub) / sum(columns) for column in columns]
    whole = stub + sum(columns)
    return (stub / whole, *(column / whole for column in columns)), whole


def _need(texts: Sequence[str]) -> float:
    return HANZI * max((_length(text) for text in texts), default=0.0) + AIR


def _shortened(heading: str) -> str:
    """Return the longer half of a heading that goes into two lines."""
    return heading if _length(heading) <= LONGEST else heading[: (len(heading) + 1) // 2]


def _length(words: str) -> float:
    """Return how wide words are, in hanzi; Word puts a quarter of one between hanzi and letters or digits."""
    return max(sum(map(_wide, line)) + BETWEEN * len(_MIXED.findall(line)) for line in words.split("\n"))


def _wide(sign: str) -> float:
    return 1.0 if ord(sign) > LAST_LATIN else 0.55


def _heads(table: Table, writer: Writer, rows: Rows) -> None:
    groups = table.groups
    if not groups:
        rows.head(writer.words(table.stub), *(_heading(c, writer) for c in table.columns))
        return
    first: list[Cell] = [Cell(writer.words(table.stub), rows=2)]
    at = 0
    for group, span in groups:
        first.append(Cell(writer.words(group), columns=span) if group else Cell(_heading(table.columns[at], writer), rows=2))
        at += span
    rows.head(*first)
    rows.head(*(_heading(c, writer) for c in table.columns if c.group))


def _heading(column: Column, writer: Writer) -> Markup:
    heading = writer.words(column.heading)
    letter = as_is('[{}]{{custom-style="Column Letter"}}').format(writer.words(column.sub)) if column.sub else ""
    return heading + (as_is(LINE_END) if heading else as_is("")) + letter if letter else heading


def _row(table: Table, row: Row, writer: Writer, rows: Rows) -> None:
    heading = writer.inline(row.rich) if row.rich else writer.words(row.heading)
    if not row.cells:
        rows.row(Cell(heading, columns=len(table.columns) + 1), role="group")
        return
    rows.row(heading, *(_cell(cell, writer) for cell in row.cells), role=row.role)


def _cell(cell: TableCell, writer: Writer) -> Markup:
    text = writer.inline(cell.rich) if cell.rich else writer.words(cell.text)
    marks = as_is('[{}]{{custom-style="Letters"}}').format(writer.words(cell.marks)) if cell.text and cell.marks else as_is("")
    return text + marks
