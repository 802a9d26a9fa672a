"""The kinds of sheets: a table as the report prints it, labelled words, all numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportgen.content.tables import Row, Table, TableCell
from reportgen.content.workbook.book import BookNumber, ListSheet, TableSheet, TextSheet
from reportgen.content.workbook.numbers import number_of
from reportgen.render.workbook.pen import (
    ABOVE,
    BELOW,
    BETWEEN,
    HEAD,
    LABEL,
    LINE,
    MARK,
    QUIET,
    TITLE,
    WORDS,
    Look,
    Pen,
    lines,
    widest,
)

STUB, NUMBER, SENTENCE, MARKED = (12.0, 42.0), (9.0, 18.0), (14.0, 48.0), 5.0
"""Widths in characters: of row headings, of columns of numbers, of words, and of the letters beside numbers."""
ROOM = 88.0
"""Width of the notes under a table."""
WIDE = 96.0
"""A table wider than this is printed across the sheet."""
NUMERIC: Look = {"align": "right", "valign": "top"}
FIRST = 3
"""The row where a table begins, under its number, title and subtitle."""
ROLES: dict[str, Look] = {
    "base": {"font_color": QUIET["font_color"]},
    "key": {"bold": True},
    "group": {"bold": True},
    "more": {"font_color": QUIET["font_color"]},
    "": {},
}


@dataclass(frozen=True, slots=True)
class Printed:
    """What the set-up of a printed sheet needs to know."""

    first: int
    last: int
    """The rows that every page repeats."""
    columns: int
    """The columns that are printed, from the first."""
    rows: int
    wide: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """Where each column of a table stands: letters beside numbers have a column of their own."""

    places: tuple[int, ...]
    marked: frozenset[int]
    count: int

    @classmethod
    def of(cls, table: Table) -> Grid:
        """Return the grid of a table."""
        marked = frozenset(i for row in table.rows for i, cell in enumerate(row.cells) if cell.marks)
        places, at = [], 1
        for i in range(len(table.columns)):
            places.append(at)
            at += 2 if i in marked else 1
        return cls(tuple(places), marked, at)

    def end(self, column: int) -> int:
        """Return the last place of a column."""
        return self.places[column] + (column in self.marked)


def write_table(pen: Pen, sheet: Any, page: TableSheet, back: tuple[str, str]) -> Printed:
    """Write a table: title, head, rows, notes, and the way back."""
    table, grid = page.table, Grid.of(page.table)
    widths = _widths(table, grid)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width, pen.look(WORDS))
    columns, room = _across(widths)
    number = " · ".join(filter(None, (page.number, page.tag)))
    for row, (text, look) in enumerate(((number, QUIET), (page.title, TITLE), (page.subtitle, QUIET))):
        pen.across(sheet, row, columns, text, room, look)
    desk = _Desk(pen, sheet, table, grid, tuple(widths))
    body = desk.head(FIRST)
    for i, entry in enumerate(table.rows):
        desk.row(body + i, entry, ruled=entry.role == "base" and not any(r.role == "base" for r in table.rows[i + 1 : i + 2]))
    end = body + len(table.rows)
    sheet.freeze_panes(body, 1)
    for place in range(grid.count):
        sheet.write_blank(end, place, None, pen.look(ABOVE))
    for row, note in enumerate(page.notes, end + 1):
        pen.across(sheet, row, columns, note, room, QUIET)
    pen.link(sheet, end + len(page.notes) + 2, 0, *back)
    return Printed(FIRST, body - 1, columns, end + len(page.notes) + 1, sum(widths) > WIDE)


def _across(widths: list[float]) -> tuple[int, float]:
    """Return how many columns title and notes go over, and how wide that is."""
    room, count = sum(widths), len(widths)
    while room < ROOM:
        room, count = room + 8.43, count + 1
    return count, room


def _widths(table: Table, grid: Grid) -> list[float]:
    found = [_fit([table.stub, *(row.heading for row in table.rows if row.role != "group")], STUB)]
    for i, column in enumerate(table.columns):
        texts = [row.cells[i].text for row in table.rows if i < len(row.cells)]
        numbers = all(
            _number(cell_of(row, i), right=column.align == "right") or len(cell_of(row, i).text) < 3 for row in table.rows
        )
        found.append(_fit([column.heading[:24], *texts], NUMBER if numbers else SENTENCE))
        found += [MARKED] if i in grid.marked else []
    return found


def _fit(texts: list[str], bounds: tuple[float, float]) -> float:
    return min(max(max(map(widest, texts)) + 2, bounds[0]), bounds[1])


def cell_of(row: Row, column: int) -> TableCell:
    """Return a cell; rows that hold a heading only have none."""
    return row.cells[column] if column < len(row.cells) else TableCell("")


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where one table is written."""

    pen: Pen
    sheet: Any
    table: Table
    grid: Grid
    widths: tuple[float, ...]

    def head(self, row: int) -> int:
        """Write the headings of columns, groups of them above and letters below; return the row after them."""
        pen, sheet, columns = self.pen, self.sheet, self.table.columns
        if self.table.groups:
            self.groups(row)
            row += 1
        top = {} if self.table.groups else ABOVE
        letters = any(column.sub for column in columns)
        bottom = {} if letters else BELOW
        for place in range(self.grid.count):
            sheet.write_blank(row, place, None, pen.look(HEAD, top, bottom))
        pen.words(sheet, row, 0, self.table.stub, HEAD, top, bottom)
        for place, column in zip(self.grid.places, columns, strict=True):
            pen.words(sheet, row, place, column.heading, HEAD, top, bottom, {"align": column.align})
        if letters:
            row += 1
            for place in range(self.grid.count):
                sheet.write_blank(row, place, None, pen.look(HEAD, BELOW))
            for place, column in zip(self.grid.places, columns, strict=True):
                pen.words(sheet, row, place, column.sub, HEAD, BELOW, {"align": column.align})
        return row + 1

    def groups(self, row: int) -> None:
        """Write the headings over several columns."""
        at = 0
        self.pen.words(self.sheet, row, 0, "", HEAD, ABOVE)
        for group, span in self.table.groups:
            first, last = self.grid.places[at], self.grid.end(at + span - 1)
            look = (HEAD, ABOVE, {"align": "center"}, BETWEEN if group else {})
            if last > first:
                self.sheet.merge_range(row, first, row, last, "", self.pen.look(*look))
            self.pen.words(self.sheet, row, first, group, *look)
            at += span

    def row(self, at: int, row: Row, *, ruled: bool) -> None:
        """Write a row: numbers as numbers, all else as text; a rule stands under the last row of bases."""
        look = {**(BELOW if ruled else BETWEEN), **ROLES[row.role]}
        self.pen.words(self.sheet, at, 0, row.heading, WORDS, look, {"indent": 1} if row.role == "more" else {})
        most = lines(row.heading, self.widths[0])
        for i, column in enumerate(self.table.columns):
            cell, place = cell_of(row, i), self.grid.places[i]
            number = _number(cell, right=column.align == "right")
            if number is not None:
                self.pen.number(self.sheet, at, place, number.value, number.form, NUMERIC, look)
            else:
                words = column.align == "left" or widest(cell.text) > NUMBER[1]
                self.pen.words(self.sheet, at, place, cell.text, WORDS, look, {"align": "left" if words else "right"})
                most = max(most, lines(cell.text, self.widths[place]))
            if i in self.grid.marked:
                self.pen.words(self.sheet, at, self.grid.end(i), cell.marks, look, MARK)
        if most > 1:
            self.sheet.set_row(at, most * LINE + 2)


def _number(cell: TableCell, *, right: bool) -> BookNumber | None:
    """Return the number of a cell: of a fact with its unit, else where a number stands in a column of numbers."""
    if cell.withheld or not (cell.fact or right):
        return None
    return number_of(cell.text, percent=cell.percent, unit=bool(cell.fact))


def write_text(pen: Pen, sheet: Any, page: TextSheet, back: tuple[str, str]) -> Printed:
    """Write labelled words."""
    sheet.set_column(0, 0, 22, pen.look(WORDS))
    sheet.set_column(1, 1, 90, pen.look(WORDS))
    pen.words(sheet, 0, 0, page.title, {**TITLE, "text_wrap": False})
    row = 1
    for row, (label, words) in enumerate(page.rows, 2):
        pen.words(sheet, row, 0, label, LABEL, BETWEEN)
        pen.words(sheet, row, 1, words, WORDS, BETWEEN)
        sheet.set_row(row, max(lines(words, 90), lines(label, 20)) * LINE + 2)
    pen.link(sheet, row + 2, 0, *back)
    sheet.freeze_panes(2, 1)
    return Printed(0, 1, 2, row + 1, wide=False)


def write_list(pen: Pen, sheet: Any, page: ListSheet, back: tuple[str, str]) -> Printed:
    """Write all numbers, in a table that can be sorted and filtered."""
    pen.words(sheet, 0, 0, page.title, {**TITLE, "text_wrap": False})
    pen.link(sheet, 1, 0, *back)
    for place, column in enumerate(page.columns):
        texts = [cell for row in page.rows if isinstance(cell := row[place], str)]
        width = NUMBER[0] + 3 if column.kind == "number" else _fit([column.heading, *texts], (8.0, 44.0))
        sheet.set_column(place, place, width, pen.look({"valign": "top"}))
        pen.words(sheet, 2, place, column.heading, HEAD, ABOVE, BELOW)
    for at, row in enumerate(page.rows, 3):
        for place, (column, cell) in enumerate(zip(page.columns, row, strict=True)):
            if isinstance(cell, BookNumber):
                pen.number(sheet, at, place, cell.value, cell.form, {"valign": "top"}, BETWEEN)
            elif column.kind == "sheet" and cell:
                pen.link(sheet, at, place, cell, cell, BETWEEN)
            else:
                pen.words(sheet, at, place, cell, {"valign": "top"}, BETWEEN)
    last = len(page.rows) + 2
    sheet.autofilter(2, 0, last, len(page.columns) - 1)
    sheet.freeze_panes(3, 2)
    narrow = next(i for i, column in enumerate(page.columns, 1) if column.kind == "sheet")  # what panels say beside is long
    return Printed(2, 2, narrow, last + 1, wide=True)
