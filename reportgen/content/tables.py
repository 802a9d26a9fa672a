"""Tables as values."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from reportgen.content.inlines import Inlines


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading and how its cells stand."""

    heading: str
    align: Literal["left", "right"] = "right"
    sub: str = ""
    """A second line of the heading, such as a column letter."""
    group: str = ""
    """A heading over neighbouring columns; empty for columns that stand alone."""
    short: bool = False
    """Its cells are of a few characters and stay on one line."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell."""

    text: str
    fact: str = ""
    """The fact's id when the cell prints one."""
    withheld: bool = False
    marks: str = ""
    """Small letters or signs after the text: what the number differs from."""
    rich: Inlines = ()
    """The text with its links and line ends, where it has some."""
    percent: bool = False
    """Whether its number is a percentage whose sign stands in the heading."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a heading and its cells."""

    heading: str
    cells: tuple[TableCell, ...]
    role: Literal["", "base", "key", "group", "more"] = ""
    """``base``: the row of bases. ``key``: a summary row, bold. ``group``: starts a group of rows (heading only). ``more``: other
    numbers of the row before it."""
    of: str = ""
    """Of such other numbers: the heading of the row before, for those who hear the table and do not see it."""
    rich: Inlines = ()
    """The heading with its links and line ends, where it has some."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first column holds the row headings."""

    stub: str
    """The heading over the row headings."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    people: bool = False
    """Whether its columns are groups of respondents."""

    @property
    def groups(self) -> tuple[tuple[str, int], ...]:
        """The headings over columns and how many each spans, in order; empty when there are none."""
        if not any(column.group for column in self.columns):
            return ()
        spans = groupby(enumerate(self.columns), key=lambda pair: pair[1].group or pair[0])
        return tuple((group if isinstance(group, str) else "", len(list(span))) for group, span in spans)

    @property
    def room(self) -> int:
        """The most marks after a number."""
        return max((len(cell.marks) for row in self.rows for cell in row.cells), default=0)
