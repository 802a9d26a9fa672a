"""A table that is too wide for paper, cut into parts that stand below each other, each with the rows' headings and everyone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.content.tables import Table

MOST = 13
"""Columns of numbers that fit on a page: everyone and twelve others."""


def paper_parts(table: Table) -> tuple[Table, ...]:
    """Return the parts of a table whose first column is everyone; none for one that fits on a page.

    Columns of one group stay together where they fit on a page together; a group that does not is cut into equal parts.
    """
    if len(table.columns) <= MOST:
        return ()
    return tuple(_part(table, part) for part in _filled([run for group in _groups(table) for run in _runs(group)]))


def _groups(table: Table) -> Iterator[list[int]]:
    at = 0
    for _, span in table.groups or (("", 1), ("", len(table.columns) - 1)):
        yield list(range(max(at, 1), at + span))
        at += span


def _runs(places: list[int]) -> Iterator[list[int]]:
    most = MOST - 1
    count = -(-len(places) // most)
    for i in range(count):
        yield places[len(places) * i // count : len(places) * (i + 1) // count]


def _filled(runs: list[list[int]]) -> Iterator[list[int]]:
    part: list[int] = []
    for run in runs:
        if part and len(part) + len(run) > MOST - 1:
            yield part
            part = []
        part += run
    if part:
        yield part


def _part(table: Table, places: list[int]) -> Table:
    kept = [0, *places]
    rows = tuple(replace(row, cells=tuple(row.cells[i] for i in kept) if row.cells else ()) for row in table.rows)
    return replace(table, columns=tuple(table.columns[i] for i in kept), rows=rows)
