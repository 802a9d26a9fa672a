"""A change between two waves that asked other people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import sqrt
from typing import Literal

from reportgen.analysis.changes.tests import pooled_z, square_and_add, welch
from reportgen.analysis.design_based import smaller
from reportgen.analysis.intervals import logit, wilson
from reportgen.analysis.results import Difference, Estimate, Interval, Test
from reportgen.spec.measures import Unit

LIMITS: Mapping[Unit, float] = {Unit.SHARE: 1.0, Unit.SCORE: 100.0, Unit.NPS: 200.0}
"""The largest difference that two values of a unit can have."""
CERTAIN = frozenset({0.0, 1.0})
"""Shares whose linearised error is 0."""


def independent(now: Estimate, then: Estimate, level: float) -> Difference:
    """Return what is known of the difference of two estimates.

    A difference has no interval where one of the two has none, for the reason of that one.

    Parameters
    ----------
    now, then
        The same measure in two waves.
    level
        Such as 0.95.
    """
    first, second = now.interval, then.interval
    if first is None or second is None or now.value is None or then.value is None:
        reason = now.no_interval if first is None else then.no_interval
        return Difference(None, None, None, reason, None, now.withheld or then.withheld)
    interval, test = _shares(now, then, first, second) if _by_score(now, then) else (None, None)
    if interval is None:
        interval, test = _errors(now, then, now.value - then.value, level)
    return Difference(None, None, interval, "" if interval else "no-variation", test)


def at_level(estimate: Estimate, level: float) -> Estimate:
    """Return an estimate with its interval at another level, made in the same way; a mean's is never asked for, and stays."""
    interval, error, value = estimate.interval, estimate.error, estimate.value
    if interval is None or error is None or value is None or estimate.unit is not Unit.SHARE:
        return estimate
    if interval.method == "taylor-logit":
        return replace(estimate, interval=logit(value, sqrt(error.variance), error.df, level))
    few = smaller(estimate.base or 1, error.df, level) if interval.method == "wilson-kish" else 1.0
    return replace(estimate, interval=wilson(value, error.simple * few, level, interval.method))


def _by_score(now: Estimate, then: Estimate) -> bool:
    """Return whether to add score intervals: of shares without weights, and where the linearised error of one is 0.

    That is so of 0 % and 100 %, in a wave with weights or a design or in one without.
    """
    methods = {e.interval.method for e in (now, then) if e.interval}
    certain = now.value in CERTAIN or then.value in CERTAIN
    return now.unit is Unit.SHARE and (methods == {"wilson"} or "wilson-kish" in methods or certain)


def _shares(now: Estimate, then: Estimate, first: Interval, second: Interval) -> tuple[Interval | None, Test | None]:
    if now.value is None or then.value is None or now.error is None or then.error is None:
        return None, None
    plain, shares = first.method == second.method == "wilson", (now.value, then.value)
    method: Literal["newcombe", "newcombe-kish"] = "newcombe" if plain else "newcombe-kish"
    test = pooled_z(shares, (now.error.simple, then.error.simple), "pooled-z" if plain else "pooled-z-kish")
    return square_and_add(shares, (first, second), method), test


def _errors(now: Estimate, then: Estimate, difference: float, level: float) -> tuple[Interval | None, Test | None]:
    if now.error is None or then.error is None:
        return None, None
    plain = all(e.interval and not e.interval.method.startswith("taylor") for e in (now, then))
    method: Literal["welch", "taylor-welch"] = "welch" if plain else "taylor-welch"
    found = welch(difference, now.error, then.error, level, method)
    if found is None:
        return None, None
    (low, high), test = found
    limit = LIMITS.get(now.unit)
    ends = (low, high) if limit is None else (max(-limit, low), min(limit, high))
    return Interval(*ends, level, method), test
