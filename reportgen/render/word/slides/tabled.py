"""Tables shared out to slides: the width of columns, the size of type, the rows of each slide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.render.word.slides.room import BODY, CUT_AT, PADDING, SIZES, WIDE, places_of, shared_out
from reportgen.render.word.slides.slide import Cells, numbered

Head = tuple[str, int, int]
"""A heading: its words, and over how many columns and rows it stands."""
HALF_OF = 0.55
"""The share of the width that a small table takes at least."""
MOST_OF = 0.6
"""The share that columns of short words take at most, so that they have room for the largest type."""
LEAST = 0.05
"""The least share of the width that a column takes."""


@dataclass(frozen=True, slots=True)
class Tabled:
    """A table in plain words."""

    title: str
    under: tuple[str, ...]
    heads: tuple[tuple[Head, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    """A row of one cell stands over all columns."""
    shares: tuple[float, ...]
    """Of the columns; worked out where there are none."""
    aligns: tuple[str, ...]
    strong: frozenset[int]
    notes: tuple[str, ...]


def tabled(table: Tabled, words: Mapping[str, str]) -> Iterator[Cells]:
    """Yield the slides of a table; what does not fit on one goes on under the same title, with its number among them."""
    widths = tuple(int(width * 10) / 10 for width in _widths(table))  # as a file says them
    heads = [tuple(_leaf(table, level, n) for n in range(len(widths))) for level in range(len(table.heads))]
    cuts = list(shared_out(heads, table.rows, widths, BODY.height))
    for number, cut in enumerate(cuts, 1):
        title = numbered(table.title, number, len(cuts), words)
        rows = tuple(table.rows[n] for n in cut.rows)
        strong = frozenset(place for place, n in enumerate(cut.rows) if n in table.strong)
        notes = table.notes if number == 1 else ()
        yield Cells(title, table.under, table.heads, rows, widths, table.aligns, strong, cut.size, notes)


def _leaf(table: Tabled, level: int, column: int) -> str:
    """Return the words of a heading for measuring; of those over several columns, their part in one."""
    at = 0
    heads = table.heads[level]
    if level and len(heads) < len(table.aligns):  # headings over two rows stand in the first
        open_columns = [n for n in range(len(table.aligns)) if _rows_at(table, n) == 1]
        return heads[open_columns.index(column)][0] if column in open_columns else ""
    for text, columns, _ in heads:
        if at <= column < at + columns:
            return text if columns == 1 else text[: len(text) // columns + 1]
        at += columns
    return ""


def _rows_at(table: Tabled, column: int) -> int:
    at = 0
    for _, columns, rows in table.heads[0]:
        if at <= column < at + columns:
            return rows
        at += columns
    return 1


def _widths(table: Tabled) -> tuple[float, ...]:
    """Give each column what its longest cell needs, as far as there is room; long ones share the rest."""
    if table.shares:
        return tuple(share * BODY.width for share in table.shares)
    columns = len(table.aligns)
    full = [row for row in table.rows if len(row) == columns]
    needs = [max((_need(row[n]) for row in full), default=20.0) for n in range(columns)]
    for n in range(columns):
        heading = _leaf(table, len(table.heads) - 1, n) or _leaf(table, 0, n)
        needs[n] = max(needs[n], min(_need(heading), 90.0), LEAST * BODY.width)
    if sum(needs) <= BODY.width:
        more = max(SIZES[0] / CUT_AT, HALF_OF * BODY.width / sum(needs))  # room for the largest type
        return tuple(need * min(more, BODY.width / sum(needs)) for need in needs)
    short = {n for n, need in enumerate(needs) if need <= BODY.width / columns}
    used = sum(needs[n] for n in short)
    more = max(1.0, min(SIZES[0] / CUT_AT, MOST_OF * BODY.width / used)) if used else 1.0  # a short word breaks at no size
    rest = BODY.width - more * used
    weights = {n: needs[n] ** 0.5 for n in range(columns) if n not in short}
    return tuple(more * needs[n] if n in short else rest * weights[n] / sum(weights.values()) for n in range(columns))


def _need(text: str) -> float:
    """Return how wide a cell is that breaks no line, at the size at which a table is cut."""
    return max(map(places_of, text.split("\n"))) * CUT_AT * WIDE + 2 * PADDING[0] + 4
