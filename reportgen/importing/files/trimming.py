"""Rows and columns at the end of a sheet that hold nothing."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from reportgen.importing.table import Column


def without_trailing_rows(columns: Sequence[Column]) -> tuple[tuple[Column, ...], int]:
    """Return columns without the empty rows at their end, and the number of rows left."""
    rows = max((_filled(column) for column in columns), default=0)
    if not columns or rows == columns[0].rows:
        return tuple(columns), rows
    return tuple(_shortened(column, rows) for column in columns), rows


def without_trailing_columns(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return columns without the empty ones at the end."""
    last = max((place for place, column in enumerate(columns, 1) if any(column.values)), default=0)
    return tuple(columns[:last])


def _filled(column: Column) -> int:
    """Return the rows up to the last that is not empty."""
    try:
        empty = column.values.index("")
    except ValueError:
        return column.rows
    rows = column.rows
    while rows and column.cells[rows - 1] == empty:
        rows -= 1
    return rows


def _shortened(column: Column, rows: int) -> Column:
    cells = array("I", column.cells[:rows])
    known = max(cells, default=-1) + 1
    return Column(column.values[:known], cells)
