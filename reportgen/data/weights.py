"""Weights as whole numbers: then sums depend neither on the order of rows nor on the number of threads.

Weights written with d decimals are multiplied by 10^d, which loses nothing, so that equal sums are equal. Where they have too
many digits for that, a weight is divided by the mean of all weights of the wave and multiplied by 10^9, rounded half away from
zero. What is lost is then at most half of a billionth of the mean weight.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import narwhals as nw

from reportgen.data.codebook import Numeric
from reportgen.data.columns import HIGH, LOW, WEIGHT
from reportgen.data.engine import rows_of
from reportgen.data.portable import nearest_whole

SCALE = 10**9
"""The whole number for the mean weight, where weights are rounded."""
LARGEST = 4000
"""Weights that many times the mean are refused: no design has them, and squares stay inside 64 bits below it."""
HALF = 1 << 20
"""Where weights are cut in two."""


def scale(table: nw.LazyFrame[Any], field: Numeric) -> tuple[nw.Expr, Fraction]:
    """Return the whole-number weight of each row, and the mean of these.

    Parameters
    ----------
    table
        Raw table whose weights have been checked.
    field
        The weight's column.
    """
    number = field.number()
    largest, n = rows_of(table.select(number.max().alias("largest"), nw.len().alias("n")))[0]
    decimals = _exact_decimals(table, number, float(largest), int(n))
    if decimals is not None:
        whole = _whole(number, decimals)
        return whole, _mean(table, whole)
    digits = _decimals(largest)
    mean = _mean(table, _whole(number, digits)) / Fraction(10) ** digits
    return nearest_whole(number * float(SCALE / mean)), Fraction(SCALE)


def _whole(number: nw.Expr, decimals: int) -> nw.Expr:
    return (number * float(Fraction(10) ** decimals)).round().cast(nw.Int64)


def _mean(table: nw.LazyFrame[Any], weight: nw.Expr) -> Fraction:
    whole = table.select(weight.alias("w")).with_columns(*halves("w"))
    sums = whole.select(nw.col(HIGH).sum(), nw.col(LOW).sum(), nw.len().alias("n"))
    high, low, n = (int(x) for x in rows_of(sums)[0])
    return Fraction(high * HALF + low, n)


def _exact_decimals(table: nw.LazyFrame[Any], number: nw.Expr, largest: float, n: int) -> int | None:
    """Return the decimals with which every weight is written; None where they are too many for whole numbers.

    A float is a decimal of d places when the nearest whole number of its 10^d-th parts, divided by 10^d, is the float again:
    that division is rounded correctly.
    """
    limit = min(LARGEST * SCALE, 10**18 // n)
    places = [d for d in range(13) if largest * 10**d <= limit]
    if not places:
        return None
    misses = ((number - (number * float(10**d)).round() / float(10**d)).abs().max().alias(f"d{d}") for d in places)
    found = rows_of(table.select(*misses))[0]
    return next((d for d, miss in zip(places, found, strict=True) if miss == 0), None)


def halves(column: str = WEIGHT) -> tuple[nw.Expr, nw.Expr]:
    """Return the two parts of a column of whole numbers below 2^53.

    Multiplied by a power of two, which is exact: of a division engines keep six decimals (Snowflake) or none (Trino).
    """
    high = (nw.col(column) * (1 / HALF)).floor().cast(nw.Int64)
    return high.alias(HIGH), (nw.col(column) - high * HALF).alias(LOW)


def _decimals(largest: float) -> int:
    """Return how many decimals to keep so that the largest weight is a whole number of at most 15 digits."""
    return 14 - int(f"{largest:e}".split("e")[1])
