"""Tables as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading and how its cells stand."""

    heading: str
    align: Literal["left", "right"] = "right"
    sub: str = ""
    """A second line of the heading, such as a column letter."""
    short: bool = False
    """Its cells are of a few characters and stay on one line."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell."""

    text: str
    fact: str = ""
    """The fact's id when the cell prints one."""
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a heading and its cells."""

    heading: str
    cells: tuple[TableCell, ...]
    role: Literal["", "base", "key", "group"] = ""
    """``base``: the row of bases. ``key``: a summary row, bold. ``group``: starts a group of rows (heading only)."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first column holds the row headings."""

    stub: str
    """The heading over the row headings."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
