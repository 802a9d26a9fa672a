"""One number each: value, numerator, base, and how to get its interval, before anything is withheld."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import sqrt

from reportgen.analysis import moments
from reportgen.analysis.counts import Counts, Values
from reportgen.analysis.distribution import Coded, Distribution, Part, Responses
from reportgen.analysis.intervals import around, logit, normal_quantile, t_quantile, wilson
from reportgen.analysis.results import Interval, NoInterval
from reportgen.analysis.rows import row_part
from reportgen.spec.boxes import options_counted
from reportgen.spec.labels import options_of
from reportgen.spec.measures import Measure
from reportgen.spec.model.document import Document

Bounds = Interval | NoInterval


@dataclass(frozen=True, slots=True)
class Group:
    """What a number is computed from."""

    document: Document
    measure: Measure
    distribution: Distribution
    weighted: bool
    whole: Distribution | None = None
    """For the percentage of a row: everyone in the row."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A number that nobody has decided to show yet."""

    value: float | None
    """None when nobody (for a spread: fewer than two) is in the base."""
    n: int | None
    w: int | None
    base: int
    base_w: int
    people: Counts
    """Respondents in the base."""
    bounds: Callable[[float], Bounds]
    """The interval at a level, or why there is none; called only where the sample permits one."""


def draft(group: Group) -> Draft:
    """Return the number that a measure asks for."""
    return _MEASURES[group.measure.name](group)


def _share(group: Group) -> Draft:
    part = group.distribution.part(options_counted(group.document, group.measure))
    value = part.w / part.base_w if part.base_w else None
    return _of_part(part, value, lambda level: _share_bounds(group, part, level))


def _row_share(group: Group) -> Draft:
    if group.whole is None:
        raise TypeError(f"{group.measure.canonical}: nobody said who is in the row")
    part = row_part(group.distribution, group.whole, group.measure.options)
    value = part.w / part.base_w if part.base_w else None
    return _of_part(part, value, lambda level: _ratio_bounds(part, level, simple=not group.weighted))


def _share_bounds(group: Group, part: Part, level: float) -> Bounds:
    if _certain(group):
        return "not-defined"
    return _ratio_bounds(part, level, simple=not group.weighted and not isinstance(group.distribution, Responses))


def _ratio_bounds(part: Part, level: float, *, simple: bool) -> Bounds:
    if simple:
        return wilson(part.n / part.base_n, part.base_n, level)
    share, n = part.w / part.base_w, part.people.n
    if n < 2:
        return "base"
    if part.squares == 0:
        return wilson(share, part.people.effective, level, "wilson-kish")
    error = sqrt(n * part.squares / ((n - 1) * part.base_w**4))
    return logit(share, error, n, level)


def _certain(group: Group) -> bool:
    """Return whether a share is 1 in every sample, since it is of all options of which everyone in the base gave one."""
    if not isinstance(group.distribution, Coded | Responses):
        return False
    counted = options_counted(group.document, group.measure)
    return set(options_of(group.document, group.measure.subject)) <= set(counted)


def _count(group: Group) -> Draft:
    part = group.distribution.part(group.measure.options)
    return _of_part(part, float(part.n), _none)


def _base(group: Group) -> Draft:
    part = group.distribution.base
    return Draft(float(part.n), None, None, part.n, part.base_w, part.people, _none)


def _rank(group: Group) -> Draft:
    codes = options_of(group.document, group.measure.subject)
    part = group.distribution.part(group.measure.options)
    better = sum(group.distribution.part((c,)).w > part.w for c in codes)
    return _of_part(part, float(1 + better) if part.base_n else None, _none)


def _mean(group: Group) -> Draft:
    values = _coded(group).numbers
    return _of_values(
        group, moments.mean(values) if values.points else None, lambda level: _mean_bounds(group, values, level, _ends(group))
    )


def _ends(group: Group) -> tuple[float, float] | None:
    """Return the smallest and the largest answer that a question permits; None for quantities, whatever bands they have."""
    if group.document.questions[group.measure.subject].type == "number":
        return None
    codes = [float(code) for code in options_of(group.document, group.measure.subject)]
    return (min(codes), max(codes)) if codes else None


def _index(group: Group) -> Draft:
    values = _coded(group).index
    value = moments.mean(values) if values.points else None
    return _of_values(group, value, lambda level: _mean_bounds(group, values, level, (0.0, 100.0)))


def _nps(group: Group) -> Draft:
    values = _coded(group).promotion
    return _of_values(group, moments.mean(values) if values.points else None, lambda level: _nps_bounds(group, values, level))


def _median(group: Group) -> Draft:
    values = _coded(group).numbers
    return _of_values(group, moments.median(values) if values.points else None, _none)


def _sd(group: Group) -> Draft:
    enough = group.distribution.base.people.n > 1
    return _of_values(group, moments.sd(_coded(group).numbers) if enough else None, _none)


def _coded(group: Group) -> Coded:
    if not isinstance(group.distribution, Coded):
        raise TypeError(f"{group.measure.canonical}: no numbers in a multi-response question")  # refused when the spec is read
    return group.distribution


def _mean_bounds(group: Group, values: Values, level: float, limits: tuple[float, float] | None) -> Bounds:
    n = group.distribution.base.people.n
    if n < 2 or len(values.points) < 2:
        return "base" if n < 2 else "no-variation"
    half = t_quantile(level, n - 1) * moments.error_of_mean(values)
    return around(moments.mean(values), half, level, "taylor-t" if group.weighted else "t", limits)


def _nps_bounds(group: Group, values: Values, level: float) -> Bounds:
    n = group.distribution.base.people.n
    if n < 2 or len(values.points) < 2:
        return "base" if n < 2 else "no-variation"
    value, error, limits = moments.mean(values), moments.error_of_mean(values), (-100.0, 100.0)
    if group.weighted:
        return around(value, t_quantile(level, n - 1) * error, level, "taylor-nps", limits)
    return around(value, normal_quantile(level) * error * sqrt((n - 1) / n), level, "nps", limits)


def _none(_level: float) -> Bounds:
    return "not-defined"


def _of_part(part: Part, value: float | None, bounds: Callable[[float], Bounds]) -> Draft:
    return Draft(value, part.n, part.w, part.base_n, part.base_w, part.people, bounds)


def _of_values(group: Group, value: float | None, bounds: Callable[[float], Bounds]) -> Draft:
    part = group.distribution.base
    return Draft(value, None, None, part.base_n, part.base_w, part.people, bounds)


_MEASURES: Mapping[str, Callable[[Group], Draft]] = {
    "share": _share,
    "row_share": _row_share,
    "top": _share,
    "bottom": _share,
    "count": _count,
    "base": _base,
    "rank": _rank,
    "mean": _mean,
    "median": _median,
    "sd": _sd,
    "nps": _nps,
    "index": _index,
}
"""Name of a measure to how it is computed."""
