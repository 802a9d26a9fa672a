"""A table looked at from its first rows: where its header begins, and what stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.importing.platforms.wording import clean
from reportgen.importing.table import Column, Table

_NAMED_BY_PLACE = re.compile(r"^(?:Unnamed: \d+(?:_level_\d+)?|\.\.\.\d+)$")
LOOKED_AT = 8
"""Rows at the top that are looked at for titles and headers."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table whose title lines and empty first rows are told apart from its header."""

    table: Table
    skip: int
    """Rows above the header."""
    title: str
    """What stands in a line above the header; empty without one."""
    top: tuple[tuple[str, ...], ...]
    """The first rows from the header on, by column, cleaned; the variables' names for a format that keeps names apart."""
    raw: tuple[tuple[str, ...], ...]
    """The same rows as written."""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the first row of the header."""
        return self.row(0)

    @property
    def width(self) -> int:
        """Return the number of columns."""
        return len(self.table.columns)

    def has_names_apart(self) -> bool:
        """Return whether the file keeps the names of its columns apart from the rows."""
        return bool(self.table.variables)

    def row(self, place: int) -> tuple[str, ...]:
        """Return a row from the header on, cleaned; of empty cells where there is none."""
        return self.top[place] if place < len(self.top) else ("",) * self.width

    def values(self, column: int, header: int) -> tuple[str, ...]:
        """Return the distinct cells of a column below its header, without the empty one."""
        content = self.table.columns[column]
        rows = 0 if self.has_names_apart() else self.skip + header
        above = set(content.cells[:rows]) if rows else set()
        if not above:
            return tuple(value for value in content.values if value.strip())
        below = above & set(content.cells[rows:])
        return tuple(v for place, v in enumerate(content.values) if v.strip() and (place not in above or place in below))


def sheet_of(table: Table) -> Sheet:
    """Return a table with its title lines told apart."""
    if table.variables:
        names = tuple(variable.name for variable in table.variables)
        return Sheet(table, 0, "", (tuple(map(clean, names)),), (names,))
    rows = _first_rows(table.columns, min(table.rows, LOOKED_AT))
    skip, title = _above_the_header(rows)
    return Sheet(table, skip, title, tuple(tuple(map(_said, row)) for row in rows[skip:]), tuple(rows[skip:]))


def _said(cell: str) -> str:
    """Return a cell of a header, cleaned; empty where a program named an empty one by its place."""
    text = clean(cell)
    return "" if _NAMED_BY_PLACE.match(text) else text


def _first_rows(columns: Sequence[Column], count: int) -> list[tuple[str, ...]]:
    return [tuple(column.values[column.cells[row]] for column in columns) for row in range(count)]


def _above_the_header(rows: Sequence[tuple[str, ...]]) -> tuple[int, str]:
    """Return how many rows stand above the header, and the title among them.

    A title is one text alone in its row (or the same text in every cell, as merged cells come out), above a row that fills
    at least three columns.
    """
    most = max((_filled(row) for row in rows), default=0)
    titles: list[str] = []
    for place, row in enumerate(rows[:-1]):
        texts = {clean(cell) for cell in row if cell.strip()}
        below = _filled(rows[place + 1])
        lonely = len(texts) == 1 and most >= 3 and (_filled(row) == 1 or _filled(row) >= 3)
        if texts and not (lonely and (below >= 3 or _filled(rows[place + 1]) <= 1)):
            return place, next(iter(titles), "")
        titles += texts
    return 0, ""


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())
