"""Tests and intervals of the difference of two estimates. Formulas and sources are on the statistics page."""

from __future__ import annotations

from math import erfc, sqrt

from reportgen.analysis.results import ChangeMethod, Error, Interval, Test, TestMethod

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
    """Return the test of two independent shares by their pooled variance; None where all answers are alike.

    Its square is Pearson's chi-squared of the two-by-two table, without a correction for continuity (Fleiss, Levin and Paik 2003,
    Statistical Methods for Rates and Proportions, 3.1).
    """
    (now, then), (n, m) = shares, bases
    pooled = (now * n + then * m) / (n + m)
    variance = pooled * (1 - pooled) * (1 / n + 1 / m)
    if variance <= 0:
        return None
    z = (now - then) / sqrt(variance)
    return Test(z, erfc(abs(z) / sqrt(2)), method)


def welch(difference: float, first: Error, second: Error, level: float, method: TestMethod) -> tuple[Pair, Test] | None:
    """Return interval and t-test of a difference of two independent estimates; None where neither varies.

    Welch (1947), Biometrika 34, 28-35, with Satterthwaite's degrees of freedom (1946), from the variance of each estimate.
    """
    variance = first.variance + second.variance
    if variance <= 0:
        return None
    df = variance**2 / (first.variance**2 / first.df + second.variance**2 / second.df)
    return student(difference, sqrt(variance), df, level, method)


def student(difference: float, error: float, df: float, level: float, method: TestMethod) -> tuple[Pair, Test]:
    """Return interval and test of a difference by its standard error and Student's t."""
    from scipy.special import stdtr, stdtrit  # only here, so that a report without changes never loads scipy

    t, half = difference / error, float(stdtrit(df, (1 + level) / 2)) * error
    return (difference - half, difference + half), Test(t, float(2 * stdtr(df, -abs(t))), method, df)


def mcnemar(gained: int, lost: int) -> Test | None:
    """Return McNemar's test of paired shares, without a correction for continuity; None where nobody changed.

    McNemar (1947), Psychometrika 12, 153-157; the signed root of chi-squared.
    """
    if not gained + lost:
        return None
    z = (gained - lost) / sqrt(gained + lost)
    return Test(z, erfc(abs(z) / sqrt(2)), "mcnemar")


def phi_of(both: int, gained: int, lost: int, neither: int) -> float:
    """Return the correlation of two paired answers as Newcombe (1998b) corrects it for continuity."""
    product = both * neither - gained * lost
    n = both + gained + lost + neither
    margins = (both + gained) * (lost + neither) * (both + lost) * (gained + neither)
    if not margins:
        return 0.0
    corrected = max(product - n / 2, 0.0) if product > 0 else float(product)
    return corrected / sqrt(margins)
