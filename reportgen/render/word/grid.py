"""Tables as Pandoc's grid tables: cells of any content, headings over several columns; the rest is kept beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple
from unicodedata import east_asian_width

from markupsafe import Markup

from reportgen.render.word.escape import as_is

Look = Literal["banner", "score", "words", "labels", "cards", "swot", "register", "boxes"]
"""How a table is finished: numbers under headings, the scorecard, sentences under headings, labels with words, rows with a
picture, the four of a SWOT, the register of numbers, boxes to tick."""

_PLAIN = (
    "\n\\x20-\\x7e\\u3001-\\u3003\\u3005-\\u3011\\u3014-\\u301b\\u3041-\\u3096\\u30a1-\\u30fa"
    "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uff01-\\uff5e"
)
"""Characters whose width on a line Pandoc and we see alike; all others are written by their number."""
_OTHER = re.compile(f"[^{_PLAIN}]")


class Cell(NamedTuple):
    """What stands in a cell, and over how many columns and rows."""

    text: Markup
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that was written, and what Markdown cannot say of it."""

    look: Look
    heads: int
    """Rows of headings."""
    widths: tuple[float, ...]
    """Of the columns, as shares of the whole."""
    aligns: tuple[str, ...]
    """``left``, ``right`` or ``center`` for each column."""
    roles: tuple[str, ...]
    """Of each row: base, key, group, more, or nothing."""
    wide: float = 1.0
    """The share of the text's width that the table takes."""
    whole: bool = False
    """Whether the table stays on one page."""


@dataclass(slots=True)
class Rows:
    """A table while a template writes it."""

    look: Look
    widths: tuple[float, ...]
    aligns: tuple[str, ...]
    made: list[Grid]
    """Where it is entered when it is written."""
    wide: float = 1.0
    whole: bool = False
    heads: int = 0
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)

    def head(self, *cells: Markup | Cell) -> Markup:
        """Add a row of headings."""
        self.heads += 1
        return self.row(*cells, role="head")

    def row(self, *cells: Markup | Cell, role: str = "") -> Markup:
        """Add a row."""
        found = tuple(c if isinstance(c, Cell) else Cell(c) for c in cells)
        self.rows.append(found)
        self.roles.append(role)
        return as_is("")

    def write(self) -> Markup:
        """Return the table; nothing without a row."""
        if not self.rows:
            return as_is("")
        made = Grid(self.look, self.heads, self.widths, self.aligns, tuple(self.roles), self.wide, self.whole)
        self.made.append(made)
        return as_is(_written(self.rows, self.aligns, self.heads))


class _Placed(NamedTuple):
    lines: tuple[str, ...]
    top: int
    left: int
    bottom: int
    right: int


def _written(rows: Sequence[Sequence[Cell]], aligns: Sequence[str], heads: int) -> str:
    columns = len(aligns)
    placed = _places(rows, columns)
    widths = _widths(placed, columns)
    heights = _heights(placed, len(rows))
    tops = [sum(heights[:n]) + n for n in range(len(rows) + 1)]
    lefts = [sum(widths[:n]) + 3 * n for n in range(columns + 1)]
    canvas = [[" "] * (lefts[-1] + 1) for _ in range(tops[-1] + 1)]
    for cell in placed:
        _draw(canvas, cell, tops, lefts, heads)
    for column, align in enumerate(aligns):
        _align(canvas[tops[heads]], lefts[column], lefts[column + 1], align)
    return "\n".join("".join(line).rstrip() for line in canvas)


def _align(line: list[str], left: int, right: int, align: str) -> None:
    """Say in the line below the headings how a column stands; in the first line where there are none."""
    if align in {"left", "center"}:
        line[left + 1] = ":"
    if align in {"right", "center"}:
        line[right - 1] = ":"


def _places(rows: Sequence[Sequence[Cell]], columns: int) -> list[_Placed]:
    """Give each cell its place; cells over several rows leave none in the rows below."""
    taken: set[tuple[int, int]] = set()
    found = []
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            taken |= {(y + dy, x + dx) for dy in range(cell.rows) for dx in range(cell.columns)}
            text = _OTHER.sub(lambda m: f"&#{ord(m[0])};", str(cell.text))
            found.append(_Placed(tuple(text.strip("\n").split("\n")), y, x, y + cell.rows, x + cell.columns))
            x += cell.columns
    if len(taken) != len(rows) * columns:
        raise ValueError(f"a table of {len(rows)} rows and {columns} columns has {len(taken)} cells")
    return found


def width(line: str) -> int:
    """Return how many places a line takes: two for a hanzi."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in line)


def _widths(placed: Sequence[_Placed], columns: int) -> list[int]:
    widths = [1] * columns
    for cell in sorted(placed, key=lambda c: c.right - c.left):
        need = max(map(width, cell.lines)) - (cell.right - cell.left - 1) * 3
        lacking = need - sum(widths[cell.left : cell.right])
        if lacking > 0:
            widths[cell.right - 1] += lacking
    return widths


def _heights(placed: Sequence[_Placed], rows: int) -> list[int]:
    heights = [1] * rows
    for cell in sorted(placed, key=lambda c: c.bottom - c.top):
        lacking = len(cell.lines) - (cell.bottom - cell.top - 1) - sum(heights[cell.top : cell.bottom])
        if lacking > 0:
            heights[cell.bottom - 1] += lacking
    return heights


def _draw(canvas: list[list[str]], cell: _Placed, tops: Sequence[int], lefts: Sequence[int], heads: int) -> None:
    top, bottom, left, right = tops[cell.top], tops[cell.bottom], lefts[cell.left], lefts[cell.right]
    for y, edge in ((top, cell.top), (bottom, cell.bottom)):
        sign = "=" if heads and edge == heads else "-"
        for x in range(left, right):
            if canvas[y][x] not in "+":
                canvas[y][x] = sign
    for x in (left, right):
        for y in range(top, bottom):
            if canvas[y][x] not in "+-=":
                canvas[y][x] = "|"
    for y, x in ((top, left), (top, right), (bottom, left), (bottom, right)):
        canvas[y][x] = "+"
    for y, line in enumerate(cell.lines, top + 1):
        _put(canvas[y], left + 2, line)


def _put(row: list[str], at: int, line: str) -> None:
    """Write a line; a hanzi fills the place after it, too, which then holds nothing."""
    for c in line:
        row[at] = c
        at += 1
        if east_asian_width(c) in "WF":
            row[at] = ""
            at += 1
