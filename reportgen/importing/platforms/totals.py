"""Rows below the answers in which somebody added them up: a sheet kept by hand ends with its totals and means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.importing.table import Column

_LAST, _FIRST = 5, 3
"""Rows at the end that may be totals, and columns at the beginning that may say so."""
_TOTAL = re.compile(
    r"(?:合|总|小|累|共)\s*(?:计|數|数)|(?:合|總|小|累|共)\s*計|平均(?:值|分|数|數)?|均值|"
    r"(?:grand |sub-?)?totals?|sums?|averages?|means?|avg\.?",
    re.IGNORECASE,
)


def total_rows(columns: Sequence[Column], mask: Sequence[int]) -> list[int]:
    """Return the last rows that bear the word for a total in one of the first columns, up to the last that does not."""
    found: list[int] = []
    for row in [row for row, kept in enumerate(mask) if kept][: -_LAST - 1 : -1]:
        if not any(_is_total(column, row) for column in columns[:_FIRST]):
            break
        found.append(row)
    return found


def _is_total(column: Column, row: int) -> bool:
    """Return whether a cell is the word for a total, and no answer that others give."""
    cell = column.cells[row]
    text = column.values[cell].strip().rstrip(":：")
    return bool(_TOTAL.fullmatch(text)) and sum(1 for other in column.cells if other == cell) == 1
