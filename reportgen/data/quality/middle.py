"""The median of a column of numbers, exactly, on any engine: from counts by value, which every engine can add up.

Warehouses have approximate medians (BigQuery, Trino), medians of their own rounding, or none.
"""

from __future__ import annotations

from typing import Any

import narwhals as nw

from reportgen.data.engine import rows_of

_VALUE, _N, _UP_TO = "t:value", "t:n", "t:upto"


def median(table: nw.LazyFrame[Any], number: nw.Expr) -> float | None:
    """Return the middle number, of an even number of rows the mean of the middle two; None without any.

    Parameters
    ----------
    table
        The answers.
    number
        A number for each row, null where there is none.
    """
    counts = table.select(number.alias(_VALUE)).filter(~nw.col(_VALUE).is_null()).group_by(_VALUE).agg(nw.len().alias(_N))
    n = int(rows_of(counts.select(nw.col(_N).sum()))[0][0] or 0)
    if not n:
        return None
    added = counts.with_columns(nw.col(_N).cum_sum().over(order_by=_VALUE).alias(_UP_TO))
    lower = _first(added, (n + 1) // 2)
    return lower if n % 2 else (lower + _first(added, n // 2 + 1)) / 2


def _first(added: nw.LazyFrame[Any], place: int) -> float:
    """Return the number that stands at a place when all are in order."""
    return float(rows_of(added.filter(nw.col(_UP_TO) >= place).select(nw.col(_VALUE).min()))[0][0])
