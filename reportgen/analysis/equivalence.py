"""Whether a difference is so small that it does not matter: two one-sided tests."""

from __future__ import annotations

from math import erfc, sqrt


def equivalence(difference: float, error: float, df: float | None, margin: float) -> float:
    """Return the p value of the hypothesis that a difference is as large as a margin, in either direction, or larger.

    Under the level both one-sided tests reject, at that level each: the difference lies within the margin, and the
    interval of confidence 1 - 2 * level does.

    Parameters
    ----------
    difference
        As it was found.
    error
        Its standard error, more than 0.
    df
        Degrees of freedom of Student's t; None for the normal distribution.
    margin
        The largest difference that does not matter, more than 0, in the unit of the difference.

    References
    ----------
    Schuirmann (1987), Journal of Pharmacokinetics and Biopharmaceutics 15, 657-680.
    """
    if error <= 0 or margin <= 0:
        raise ValueError("the standard error and the margin have to be more than 0")
    return _above((margin - abs(difference)) / error, df)  # of both tests the one at the nearer end has the larger p


def _above(statistic: float, df: float | None) -> float:
    """Return the probability of a larger statistic."""
    if df is None:
        return erfc(statistic / sqrt(2)) / 2
    from scipy.special import stdtr  # only here, so that a report without such tests never loads scipy

    return float(stdtr(df, -statistic))
