"""Interval estimates. Formulas and sources are on the statistics page; never Wald for a share."""

from __future__ import annotations

from math import exp, log, sqrt
from statistics import NormalDist

from reportgen.analysis.results import Interval, Method


def normal_quantile(level: float) -> float:
    """Return z such that a standard normal variable lies between -z and z with probability ``level``."""
    return NormalDist().inv_cdf((1 + level) / 2)


def t_quantile(level: float, df: float) -> float:
    """Return t such that Student's t with ``df`` degrees of freedom lies between -t and t with probability ``level``."""
    from scipy.special import stdtrit  # only here, so that a report without intervals never loads scipy

    return float(stdtrit(df, (1 + level) / 2))


def wilson(share: float, n: float, level: float, method: Method = "wilson") -> Interval:
    """Return Wilson's score interval of a share.

    Parameters
    ----------
    share
        0 to 1.
    n
        Base; the effective base for ``wilson-kish``.
    level
        Such as 0.95.
    method
        The name to print.

    References
    ----------
    Wilson (1927), J. Am. Stat. Assoc. 22; Brown, Cai and DasGupta (2001), Statistical Science 16.
    """
    z2 = normal_quantile(level) ** 2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = sqrt(z2) / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n**2))
    low = 0.0 if share == 0 else max(0.0, middle - half)
    high = 1.0 if share == 1 else min(1.0, middle + half)
    return Interval(low, high, level, method)


def logit(share: float, error: float, df: int, level: float) -> Interval:
    """Return the interval of a share, 0 < share < 1, on the logit scale, as R's ``svyciprop(method = "logit")``.

    Parameters
    ----------
    share
        Weighted share.
    error
        Its linearised standard error.
    df
        Degrees of freedom: the unweighted base less one, or those of the design.
    level
        Such as 0.95.
    """
    middle, half = log(share / (1 - share)), t_quantile(level, df) * error / (share * (1 - share))
    return Interval(1 / (1 + exp(half - middle)), 1 / (1 + exp(-half - middle)), level, "taylor-logit")


def around(value: float, half: float, level: float, method: Method, bounds: tuple[float, float] | None = None) -> Interval:
    """Return ``value`` plus and minus ``half``, inside what the value can be."""
    low, high = bounds or (value - half, value + half)
    return Interval(max(low, value - half), min(high, value + half), level, method)
