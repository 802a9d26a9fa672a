"""Which rows are answers: header rows, test and preview rows, partial and cut-short ones taken off, and counted."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

from reportgen.importing.export import Heading
from reportgen.importing.platforms.platform import Mark
from reportgen.importing.platforms.totals import total_rows
from reportgen.importing.table import Column

_ENOUGH = 10
"""Rows that have to end as all others do before a last row that ends early is taken for cut short."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows that are answers, and why others are not."""

    mask: Sequence[int]
    """1 for each row of the file that is kept."""
    dropped: Mapping[str, int]
    ignored: tuple[str, ...] = ()
    """Reasons that would have left no row at all, and were not followed."""


def kept_rows(columns: Sequence[Column], headings: Sequence[Heading], header: int, marks: Iterable[Mark]) -> Kept:
    """Return which rows below the header are answers.

    A reason that would leave no row (a file of nothing but previews) is not followed, and said.
    """
    rows = columns[0].rows if columns else 0
    mask = [0] * min(header, rows) + [1] * max(0, rows - header)
    dropped: dict[str, int] = {}
    for row in _empty_rows(columns, range(len(columns)), mask):  # below the answers, as sheets have; nothing to tell of
        mask[row] = 0
    answers = [place for place, heading in enumerate(headings) if heading.role in ("answer", "write-in")]
    _drop(mask, dropped, "empty", _empty_rows(columns, answers, mask))
    ignored = [mark.reason for mark in marks if not _drop(mask, dropped, mark.reason, marked_rows(columns[mark.column], mark))]
    _drop(mask, dropped, "total", total_rows(columns, mask))
    _drop(mask, dropped, "cut-short", _cut_short(columns, mask))
    return Kept(mask, dropped, tuple(dict.fromkeys(ignored)))


def rows_kept(column: Column, mask: Sequence[int]) -> Column:
    """Return a column's rows that are kept; its values in the order of their first row."""
    cells = array("I", compress(column.cells, mask))
    order = list(dict.fromkeys(cells))
    if order == list(range(len(column.values))):
        return Column(column.values, cells)
    moved = {old: new for new, old in enumerate(order)}
    return Column(tuple(column.values[old] for old in order), array("I", map(moved.__getitem__, cells)))


def _drop(mask: list[int], dropped: dict[str, int], reason: str, rows: Iterable[int]) -> bool:
    """Take rows off; say whether that was done (or there were none), and leave them where no row would remain."""
    found = [row for row in rows if mask[row]]
    if found and len(found) == sum(mask) and reason != "empty":
        return False
    for row in found:
        mask[row] = 0
    if found:
        dropped[reason] = dropped.get(reason, 0) + len(found)
    return True


def marked_rows(column: Column, mark: Mark) -> list[int]:
    """Return the rows, header rows included, that a mark speaks of."""
    places = {place for place, value in enumerate(column.values) if value.strip().lower() in mark.values}
    return [row for row, cell in enumerate(column.cells) if cell in places]


def _empty_rows(columns: Sequence[Column], places: Iterable[int], mask: Sequence[int]) -> list[int]:
    """Return the rows empty in some columns: fewer are left to look at with every column, so that many columns cost little."""
    left = [row for row, kept in enumerate(mask) if kept]
    for column in map(columns.__getitem__, places):
        blank = {place for place, value in enumerate(column.values) if not value.strip()}
        left = [row for row in left if column.cells[row] in blank] if blank else []
    return left


def _cut_short(columns: Sequence[Column], mask: Sequence[int]) -> list[int]:
    """Return the last row where it ends early: begun, and empty in the last columns which no other row leaves empty."""
    rows = [row for row, kept in enumerate(mask) if kept]
    if len(rows) <= _ENOUGH:
        return []
    last, others = rows[-1], rows[:-1]
    empty_at_end = 0
    for column in reversed(columns):
        if column.values[column.cells[last]].strip():
            break
        blank = {place for place, value in enumerate(column.values) if not value.strip()}
        empty_at_end += not any(column.cells[row] in blank for row in others)
    begun = bool(columns[0].values[columns[0].cells[last]].strip())
    return [last] if begun and empty_at_end >= 2 else []


def rows_without_metadata(columns: Sequence[Column], headings: Sequence[Heading]) -> int:
    """Return how many rows have answers but none of the platform's metadata that most rows have: added by hand."""
    usual = [
        {place for place, value in enumerate(column.values) if not value.strip()}
        for column, heading in zip(columns, headings, strict=True)
        if heading.role in ("metadata", "duration", "personal")
    ]
    meta = [
        column for column, heading in zip(columns, headings, strict=True) if heading.role in ("metadata", "duration", "personal")
    ]
    often = [
        (column, blank)
        for column, blank in zip(meta, usual, strict=True)
        if column.rows and sum(cell not in blank for cell in column.cells) >= max(3, 0.4 * column.rows)
    ]
    if len(often) < 2:
        return 0
    rows = range(often[0][0].rows)
    return sum(1 for row in rows if all(column.cells[row] in blank for column, blank in often))
