"""The statistics of two groups that share nobody, whether they are columns of a table or waves."""

from __future__ import annotations

from math import erfc, sqrt


def pooled_z(one: float, other: float, n: float, m: float) -> float | None:
    """Return z of two shares by their pooled variance, no continuity correction; None where all answers are alike.

    (p1 - p2) / sqrt(p (1 - p) (1/n + 1/m)), p the mean of both by their bases. Its square is Pearson's chi-squared of
    the two-by-two table (Fleiss, Levin and Paik 2003, Statistical Methods for Rates and Proportions, 3.1).

    Parameters
    ----------
    one, other
        The shares, 0 to 1.
    n, m
        Their bases; effective bases under weights.
    """
    pooled = (n * one + m * other) / (n + m)
    variance = pooled * (1 - pooled) * (1 / n + 1 / m)
    return (one - other) / sqrt(variance) if variance > 0 else None


def satterthwaite(one: float, other: float, one_df: float, other_df: float) -> float:
    """Return the degrees of freedom of Welch's test (Welch 1947, Biometrika 34; Satterthwaite 1946).

    Parameters
    ----------
    one, other
        The variance of each estimate; not both 0.
    one_df, other_df
        The degrees of freedom of each.
    """
    return (one + other) ** 2 / (one**2 / one_df + other**2 / other_df)


def normal_p(z: float) -> float:
    """Return the two-sided p value of a standard normal statistic."""
    return erfc(abs(z) / sqrt(2))


def student_p(t: float, df: float) -> float:
    """Return the two-sided p value of Student's t."""
    from scipy.special import stdtr  # only here, so that a report without tests of means never loads scipy

    return float(2 * stdtr(df, -abs(t)))
