"""Weights as whole numbers: then sums depend neither on the order of rows nor on the number of threads.

A weight is divided by the mean of all weights of the wave and multiplied by 10^9, rounded half away from zero. What is lost is
at most half of a billionth of the mean weight.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import narwhals as nw

from reportgen.data.codebook import Numeric
from reportgen.data.columns import HIGH, LOW, WEIGHT
from reportgen.data.engine import rows_of

SCALE = 10**9
"""The whole number for the mean weight."""
LARGEST = 4000
"""Weights that many times the mean are refused: no design has them, and squares stay inside 64 bits below it."""
HALF = 1 << 20
"""Where weights are cut in two."""


def scale(table: nw.LazyFrame[Any], field: Numeric) -> tuple[nw.Expr, Fraction]:
    """Return the whole-number weight of each row, and the mean of the weights as written.

    Parameters
    ----------
    table
        Raw table whose weights have been checked.
    field
        The weight's column.
    """
    number = field.number()
    largest = rows_of(table.select(number.max().alias("largest")))[0][0]
    factor = Fraction(10) ** _decimals(largest)
    whole = table.select((number * float(factor)).round().cast(nw.Int64).alias("w")).with_columns(*halves("w"))
    sums = whole.select(nw.col(HIGH).sum(), nw.col(LOW).sum(), nw.len().alias("n"))
    high, low, n = (int(x) for x in rows_of(sums)[0])
    mean = Fraction(high * HALF + low, n) / factor
    return (number * float(SCALE / mean)).round().cast(nw.Int64), mean


def halves(column: str = WEIGHT) -> tuple[nw.Expr, nw.Expr]:
    """Return the two parts of a column of whole numbers below 2^53."""
    high = (nw.col(column) / HALF).floor().cast(nw.Int64)
    return high.alias(HIGH), (nw.col(column) - high * HALF).alias(LOW)


def _decimals(largest: float) -> int:
    """Return how many decimals to keep so that the largest weight is a whole number of at most 15 digits."""
    return 14 - int(f"{largest:e}".split("e")[1])
