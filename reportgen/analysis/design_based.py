"""Intervals of numbers of a sample whose design is declared: strata, clusters, a finite population.

Formulas and sources are on the statistics page.
"""

from __future__ import annotations

from typing import Literal

from reportgen.analysis.counts import Counts
from reportgen.analysis.distribution import Part
from reportgen.analysis.intervals import around, logit, t_quantile, wilson
from reportgen.analysis.linear import Linear
from reportgen.analysis.results import Drawn, Interval, Method, NoInterval
from reportgen.data.selection import Selection


def share_bounds(part: Part, linear: Linear | None, level: float) -> Interval | NoInterval:
    """Return the interval of a share, on the logit scale; at 0 % and 100 %, where no error can be seen, Wilson's."""
    if part.people.n < 2 or linear is None:
        return "base"
    share, reason = part.w / part.base_w, missing_error(linear)
    if part.squares == 0 and linear.df > 0 and not linear.complete:
        return wilson(share, effective(part.people, linear.df, level), level, "wilson-kish")
    return reason or logit(share, linear.error, linear.df, level)


def mean_bounds(
    value: float, linear: Linear | None, level: float, method: Method, limits: tuple[float, float] | None
) -> Interval | NoInterval:
    """Return the interval of a mean of values that are not all the same."""
    if linear is None:
        return "base"
    return missing_error(linear) or around(value, t_quantile(level, linear.df) * linear.error, level, method, limits)


def missing_error(linear: Linear) -> Literal["", "clusters", "no-error"]:
    """Return why an estimate has no error that an interval could be made of; empty where it has one."""
    return "clusters" if linear.df < 1 else "" if linear.variance else "no-error"


def effective(people: Counts, df: int, level: float) -> float:
    """Return the effective base behind a share of 0 % or 100 %: Kish's, made smaller for few degrees of freedom.

    The design effect, 0/0 for such a share, is that of the weights.
    """
    return people.effective * smaller(people.n, df, level)


def smaller(n: int, df: int, level: float) -> float:
    """Return by which factor few degrees of freedom make an effective base smaller.

    It is (t of n - 1 over t of the design's)^2, at most 1: Korn and Graubard (1998), Survey Methodology 24. Where people were
    drawn in one stratum it is 1.
    """
    return 1.0 if df >= n - 1 else min(1.0, (t_quantile(level, n - 1) / t_quantile(level, df)) ** 2)


def drawn_by(selection: Selection | None) -> Drawn | None:
    """Return what was drawn, in numbers; nothing without a declared design."""
    if selection is None:
        return None
    strata = selection.strata.values()
    clusters = sum(s.drawn for s in strata) if selection.clustered else None
    single = sum(s.drawn == 1 and s.left > 0 for s in strata)
    return Drawn(len(strata) if selection.stratified else None, clusters, single)
