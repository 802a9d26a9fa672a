"""Tests of a difference between two groups that share nobody, two-sided. Formulas and sources are on the statistics page."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from math import sqrt

from reportgen.analysis.results import ContrastMethod
from reportgen.analysis.sides import Side, error_of_difference
from reportgen.analysis.two_samples import normal_p, pooled_z, satterthwaite, student_p


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a test found."""

    method: ContrastMethod
    statistic: float
    df: float | None
    p: float


def z_pooled(one: Side, other: Side, *, weighted: bool) -> Outcome:
    """Compare two shares by the z test with pooled variance; under weights with effective bases.

    Raises
    ------
    ValueError
        Both are 0, or both 1: such pairs are not compared.
    """
    z = pooled_z(one.value, other.value, one.effective, other.effective)
    if z is None:
        raise ValueError("two shares of 0, or of 1, cannot be compared")
    return Outcome("z-pooled-kish" if weighted else "z-pooled", z, None, normal_p(z))


def t_taylor(one: Side, other: Side) -> Outcome:
    """Compare two numbers by their linearised errors, with the degrees of freedom of R's ``survey::svyttest``."""
    error, df = error_of_difference(one, other)
    t = (one.value - other.value) / error
    return Outcome("t-taylor", t, df, student_p(t, df))


def t_welch(one: Side, other: Side, *, weighted: bool) -> Outcome:
    """Compare two means by Welch's test, with Satterthwaite's degrees of freedom."""
    v1, v2 = one.spread / one.effective, other.spread / other.effective
    df = satterthwaite(v1, v2, one.effective - 1, other.effective - 1)
    t = (one.value - other.value) / sqrt(v1 + v2)
    return Outcome("t-welch-kish" if weighted else "t-welch", t, df, student_p(t, df))


def t_pooled(one: Side, other: Side, everyone: Collection[Side], *, weighted: bool) -> Outcome:
    """Compare two means by the t test whose variance is pooled over all columns of the row, as SPSS custom tables do.

    t = (m1 - m2) / sqrt(s2 (1/n1 + 1/n2)), s2 = sum (nk - 1) sk2 / df, df = sum nk - k over the k columns.
    """
    df = sum(side.effective for side in everyone) - len(everyone)
    variance = sum((side.effective - 1) * side.spread for side in everyone) / df
    t = (one.value - other.value) / sqrt(variance * (1 / one.effective + 1 / other.effective))
    return Outcome("t-pooled-kish" if weighted else "t-pooled", t, df, student_p(t, df))
