"""What raking needs of the answers: how many respondents are in each cell of the margins, and with what weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from reportgen.data.columns import HIGH, LOW, WEIGHT, question, segment
from reportgen.data.engine import rows_of
from reportgen.data.portable import one_if
from reportgen.data.weights import HALF, halves
from reportgen.spec.model.document import Document

LARGEST = 2**62
"""More than any weight."""
Codes = tuple[str | None, ...]
"""A code of each margin; None where it is not known."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Respondents who are alike in all margins."""

    codes: Codes
    n: int
    weight: int
    """The sum of the weights to start from, in whole numbers."""


def columns_of(document: Document, margins: Sequence[str]) -> tuple[str, ...]:
    """Return the cleaned columns of margins."""
    return tuple(segment(name) if name in document.segments else question(name) for name in margins)


def cells(table: nw.LazyFrame[Any], columns: Sequence[str], *, weighted: bool, apart: bool) -> tuple[Cell, ...]:
    """Return the cells of the margins, sorted, from one pass over the answers.

    Parameters
    ----------
    table
        Cleaned answers, with weights where there are some to start from.
    columns
        The columns of the margins.
    weighted
        Whether there are weights to start from; otherwise everyone has the weight 1.
    apart
        Whether respondents of different weights are kept apart, because limits will cut some of them and not others.
    """
    keys = [f"m{i}" for i in range(len(columns))]
    named = [nw.col(column).alias(key) for column, key in zip(columns, keys, strict=True)]
    given: list[str | nw.Expr] = [WEIGHT, *halves()] if weighted else []
    narrow = table.select(*named, *given)
    sums = [nw.len().alias("n"), *([nw.col(HIGH).sum(), nw.col(LOW).sum()] if weighted else [])]
    by = [*keys, *([WEIGHT] if weighted and apart else [])]
    found = rows_of(narrow.group_by(*by).agg(*sums).select(*keys, *("n", *([HIGH, LOW] if weighted else []))))
    return tuple(sorted((_cell(row, len(columns)) for row in found), key=_order))


def _cell(row: Sequence[Any], width: int) -> Cell:
    n, *parts = (int(x) for x in row[width:])
    codes = tuple(None if code is None else str(code) for code in row[:width])
    return Cell(codes, n, parts[0] * HALF + parts[1] if parts else n)


def _order(cell: Cell) -> tuple[object, ...]:
    """Return a sorting key: sums of floats are the same only in the same order."""
    return (*((code is None, code or "") for code in cell.codes), cell.weight * 1.0 / cell.n, cell.n)


@dataclass(frozen=True, slots=True)
class Sums:
    """Respondents who are alike in all margins, with their raked weights in whole numbers."""

    codes: Codes
    n: int
    weight: int
    """The sum of their weights."""
    squares: int
    """The sum of the squares of these."""
    smallest: int
    largest: int
    at_low: int
    """Respondents at the lower limit."""
    at_high: int
    """Respondents at the upper limit."""


def sums(table: nw.LazyFrame[Any], columns: Sequence[str], low: int | None, high: int | None) -> tuple[Sums, ...]:
    """Return what the weights of each cell have become.

    Parameters
    ----------
    table
        Cleaned answers with the raked weights, whole and in two parts.
    columns
        The columns of the margins.
    low, high
        The limits of the weights; None where there is none.
    """
    keys = [f"m{i}" for i in range(len(columns))]
    named = [nw.col(column).alias(key) for column, key in zip(columns, keys, strict=True)]
    first, last, weight = nw.col(HIGH), nw.col(LOW), nw.col(WEIGHT)
    limits = {"at_low": weight <= (0 if low is None else low), "at_high": weight >= (LARGEST if high is None else high)}
    marks = [one_if(test).alias(name) for name, test in limits.items()]
    totals = {"high": first, "low": last, "high2": first * first, "cross": first * last, "low2": last * last}
    found = (
        table.select(*named, HIGH, LOW, WEIGHT, *marks)
        .group_by(*keys)
        .agg(
            nw.len().alias("n"),
            *(total.sum().alias(name) for name, total in totals.items()),
            weight.min().alias("smallest"),
            weight.max().alias("largest"),
            *(nw.col(name).sum() for name in limits),
        )
        .select(*keys, "n", *totals, "smallest", "largest", *limits)
    )
    return tuple(_sums(row, len(columns)) for row in rows_of(found))


def _sums(row: Sequence[Any], width: int) -> Sums:
    n, high, low, high2, cross, low2, *rest = (int(x) for x in row[width:])
    codes = tuple(None if code is None else str(code) for code in row[:width])
    return Sums(codes, n, high * HALF + low, high2 * HALF**2 + 2 * cross * HALF + low2, *rest)
