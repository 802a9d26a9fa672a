"""Whether the items of a dimension measure one thing: Cronbach's alpha and how each item goes with the others."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from reportgen.analysis.products import Products
from reportgen.analysis.results import Interval

NOTHING = 1e-12
"""A variance below this is rounding."""


def alpha(found: Products, items: Sequence[int]) -> float | None:
    """Return Cronbach's alpha of some items, k/(k-1) (1 - sum of variances / variance of the sum); None without variance.

    References
    ----------
    Cronbach (1951), Psychometrika 16.
    """
    k, total = len(items), _variance(found, items)
    own = sum(found.covariance(i, i) for i in items)
    return k * (total - own) / ((k - 1) * total) if total else None


def standardized_alpha(found: Products, items: Sequence[int]) -> float | None:
    """Return alpha of items of equal variance, k r / (1 + (k-1) r), r the mean correlation of two; None without variance."""
    k = len(items)
    if any(found.covariance(i, i) == 0 for i in items):
        return None
    pairs = [correlation(found, i, j) for at, i in enumerate(items) for j in items[:at]]
    mean = sum(pairs) / len(pairs)
    variance = 1 + (k - 1) * mean  # of the sum of the standardised items, divided by k
    return k * mean / variance if variance > NOTHING else None


def item_rest(found: Products, item: int, rest: Sequence[int]) -> float | None:
    """Return the correlation of an item with the sum of the others; None where one of them has no variance."""
    own, others = found.covariance(item, item), _variance(found, rest)
    if own == 0 or others == 0:
        return None
    return sum(found.covariance(item, j) for j in rest) / sqrt(own * others)


def correlation(found: Products, one: int, other: int) -> float:
    """Return the weighted correlation of two answers that both vary."""
    return found.covariance(one, other) / sqrt(found.covariance(one, one) * found.covariance(other, other))


def _variance(found: Products, items: Sequence[int]) -> int:
    return sum(found.covariance(i, j) for i in items for j in items)


def feldt(value: float, n: int, k: int, level: float) -> Interval:
    """Return the interval of alpha in a simple random sample.

    (1 - alpha) / (1 - estimate) has the F distribution with n - 1 and (n - 1)(k - 1) degrees of freedom.

    Parameters
    ----------
    value
        The estimate.
    n
        Respondents who answered all items.
    k
        Items.
    level
        Such as 0.95.

    References
    ----------
    Feldt (1965), Psychometrika 30; Feldt, Woodruff and Salih (1987), Applied Psychological Measurement 11.
    """
    from scipy.special import fdtri  # only here, so that a report without such intervals never loads scipy

    df1, df2, tail = n - 1, (n - 1) * (k - 1), (1 - level) / 2
    low, high = (1 - (1 - value) * float(fdtri(df1, df2, p)) for p in (1 - tail, tail))
    return Interval(low, high, level, "feldt")
