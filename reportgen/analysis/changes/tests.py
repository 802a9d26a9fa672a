"""Tests and intervals of the difference of two estimates. Formulas and sources are on the statistics page."""

from __future__ import annotations

from math import sqrt

from reportgen.analysis import two_samples
from reportgen.analysis.intervals import t_quantile
from reportgen.analysis.results import ChangeMethod, Error, Interval, Test, TestMethod
from reportgen.analysis.two_samples import normal_p, satterthwaite, student_p

Pair = tuple[float, float]


def square_and_add(shares: Pair, intervals: tuple[Interval, Interval], method: ChangeMethod, phi: float = 0.0) -> Interval:
    """Return the interval of a difference of two shares, made of the intervals of both.

    Newcombe's hybrid score interval: with Wilson's intervals method 10 of Newcombe (1998a), Statistics in Medicine 17, 873-890;
    with ``phi``, the correlation of paired answers, method 10 of Newcombe (1998b), Statistics in Medicine 17, 2635-2650.

    Parameters
    ----------
    shares
        The difference is the first minus the second.
    intervals
        Theirs, at the same level.
    method
        The name to print.
    phi
        The correlation of both answers of a person; 0 for independent samples.
    """
    (now, then), (first, second) = shares, intervals
    d = now - then
    low = _root(now - first.low, second.high - then, phi)
    high = _root(first.high - now, then - second.low, phi)
    return Interval(max(-1.0, d - low), min(1.0, d + high), first.level, method)


def _root(one: float, other: float, phi: float) -> float:
    return sqrt(max(0.0, one**2 - 2 * phi * one * other + other**2))


def pooled_z(shares: Pair, bases: Pair, method: TestMethod) -> Test | None:
    """Return the test of two independent shares by their pooled variance; None where all answers are alike."""
    z = two_samples.pooled_z(*shares, *bases)
    return None if z is None else Test(z, normal_p(z), method)


def welch(difference: float, first: Error, second: Error, level: float, method: TestMethod) -> tuple[Pair, Test] | None:
    """Return interval and Welch's t-test of a difference of two independent estimates; None where neither varies."""
    variance = first.variance + second.variance
    if variance <= 0:
        return None
    df = satterthwaite(first.variance, second.variance, first.df, second.df)
    return student(difference, sqrt(variance), df, level, method)


def student(difference: float, error: float, df: float, level: float, method: TestMethod) -> tuple[Pair, Test]:
    """Return interval and test of a difference by its standard error and Student's t."""
    t, half = difference / error, t_quantile(level, df) * error
    return (difference - half, difference + half), Test(t, student_p(t, df), method, df)


def mcnemar(gained: int, lost: int) -> Test | None:
    """Return McNemar's test of paired shares, without a correction for continuity; None where nobody changed.

    McNemar (1947), Psychometrika 12, 153-157; the signed root of chi-squared.
    """
    if not gained + lost:
        return None
    z = (gained - lost) / sqrt(gained + lost)
    return Test(z, normal_p(z), "mcnemar")


def phi_of(both: int, gained: int, lost: int, neither: int) -> float:
    """Return the correlation of two paired answers as Newcombe (1998b) corrects it for continuity."""
    product = both * neither - gained * lost
    n = both + gained + lost + neither
    margins = (both + gained) * (lost + neither) * (both + lost) * (gained + neither)
    if not margins:
        return 0.0
    corrected = max(product - n / 2, 0.0) if product > 0 else float(product)
    return corrected / sqrt(margins)
