"""Mean, standard deviation, median from value counts, exactly: one rounding, at the end.

Whole numbers throughout; Python divides them with one correct rounding, however long they are.
"""

from __future__ import annotations

from math import sqrt

from reportgen.analysis.counts import Values, together


def mean(values: Values) -> float:
    """Return the weighted mean, sum wx / sum w."""
    base = together(c for _, c in values.points)
    return sum(c.w * x for x, c in values.points) / (base.w * values.unit)


def sd(values: Values) -> float:
    """Return the standard deviation with n - 1: sqrt(n/(n-1) * sum w (x - mean)^2 / sum w).

    The definition of R's ``survey::svyvar``; without weights the sample standard deviation. Does not depend on the scale
    of the weights. Needs two respondents.
    """
    base = together(c for _, c in values.points)
    total = sum(c.w * x for x, c in values.points)
    squares = sum(c.w * (x * base.w - total) ** 2 for x, c in values.points)
    return sqrt(base.n * squares / ((base.n - 1) * base.w**3 * values.unit**2))


def median(values: Values) -> float:
    """Return the weighted median: the value below and above which half of the weight lies.

    Where exactly half of the weight lies at or below a value, the mean of it and the next: without weights the middle value,
    or the mean of the two middle ones (Hyndman and Fan 1996, definition 2; R's ``survey``: ``qrule = "school"``).
    """
    half, so_far = sum(c.w for _, c in values.points), 0
    for i, (x, c) in enumerate(values.points):
        so_far += 2 * c.w
        if so_far > half:
            return x / values.unit
        if so_far == half:
            return (x + values.points[i + 1][0]) / (2 * values.unit)
    raise ValueError("a distribution without respondents has no median")


def error_of_mean(values: Values) -> float:
    """Return the linearised (Taylor) standard error of the weighted mean, with replacement.

    sqrt(n/(n-1) * sum w^2 (x - mean)^2) / sum w, as R's ``svymean`` over ``svydesign(ids = ~1, weights = ~w)``; without
    weights sd / sqrt(n). Needs two respondents.
    """
    base = together(c for _, c in values.points)
    total = sum(c.w * x for x, c in values.points)
    squares = sum(c.w2 * (x * base.w - total) ** 2 for x, c in values.points)
    return sqrt(base.n * squares / ((base.n - 1) * base.w**4 * values.unit**2))
