"""One number each: value, numerator, base, and how to get its interval, before anything is withheld."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from math import sqrt

from reportgen.analysis import design_based, moments
from reportgen.analysis.counts import Counts, Values
from reportgen.analysis.distribution import Coded, Distribution, Part, Responses
from reportgen.analysis.intervals import around, logit, normal_quantile, t_quantile, wilson
from reportgen.analysis.linear import Linear, latest, linear_mean, linear_ratio
from reportgen.analysis.rankings import Places
from reportgen.analysis.results import Interval, NoInterval, Withheld
from reportgen.analysis.rows import of_row, row_part
from reportgen.data.selection import Selection
from reportgen.spec.boxes import options_counted
from reportgen.spec.labels import options_of
from reportgen.spec.measures import Measure
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import RankingQuestion
from reportgen.spec.rankings import places_of

Bounds = Interval | NoInterval
Lazy = Callable[[], Linear | None]


@dataclass(frozen=True, slots=True)
class Group:
    """What a number is computed from."""

    document: Document
    measure: Measure
    distribution: Distribution
    weighted: bool
    whole: Distribution | None = None
    """For the percentage of a row: everyone in the row."""
    selection: Selection | None = None
    """The declared design; None where there is none."""


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
    why: Withheld = ""
    """Why there is no value although somebody is in the base."""
    linear: Lazy = lambda: None
    """The estimate as a sum over the sample, for its error by the design and for tests of differences; None for numbers that
    are no mean or share, and where nobody is in the base."""


def draft(group: Group) -> Draft:
    """Return the number that a measure asks for."""
    return _MEASURES[group.measure.name](group)


def _share(group: Group) -> Draft:
    codes = options_counted(group.document, group.measure)
    part = group.distribution.part(codes)
    linear = _once(lambda: linear_ratio(group.distribution.rows(codes), group.selection) if part.base_w else None)
    return _of_ratio(part, linear, lambda level: _share_bounds(group, part, linear, level))


def _row_share(group: Group) -> Draft:
    if group.whole is None:
        raise TypeError(f"{group.measure.canonical}: nobody said who is in the row")
    both = group.distribution, group.whole, group.measure.options
    part = row_part(*both)
    linear = _once(lambda: linear_ratio(of_row(*both), group.selection) if part.base_w else None)
    return _of_ratio(part, linear, lambda level: _row_bounds(group, part, linear, level))


def _row_bounds(group: Group, part: Part, linear: Lazy, level: float) -> Bounds:
    if group.selection is not None:
        return design_based.share_bounds(part, linear(), level)
    once = not isinstance(group.distribution, Responses) or len(group.measure.options) == 1  # else a person counts for each tick
    return _ratio_bounds(part, level, simple=not group.weighted and once)


def _share_bounds(group: Group, part: Part, linear: Lazy, level: float) -> Bounds:
    if _certain(group):
        return "not-defined"
    if group.selection is not None:
        return design_based.share_bounds(part, linear(), level)
    return _ratio_bounds(part, level, simple=not group.weighted and not isinstance(group.distribution, Responses))


def _ratio_bounds(part: Part, level: float, *, simple: bool) -> Bounds:
    if simple:
        return wilson(part.n / part.base_n, part.base_n, level)
    share, n = part.w / part.base_w, part.people.n
    if n < 2:
        return "base"
    if part.squares == 0:
        return wilson(share, part.people.effective, level, "wilson-kish")
    return logit(share, part.error, n - 1, level)


def _certain(group: Group) -> bool:
    """Return whether a share is 1 in every sample, since it is of all options of which everyone in the base gave one."""
    if not isinstance(group.distribution, Coded | Responses | Places):
        return False
    counted = () if group.measure.name == "ranked" else options_counted(group.document, group.measure)
    return set(options_of(group.document, group.measure.subject)) <= set(counted)


def _ranked(group: Group) -> Draft:
    places, option, first = _places(group), group.measure.options[0], group.measure.first
    part = places.among_first(option, first)
    linear = _once(lambda: linear_ratio(places.rows_among(option, first), group.selection) if part.base_w else None)
    return _of_ratio(part, linear, lambda level: _share_bounds(group, part, linear, level))


def _mean_rank(group: Group) -> Draft:
    places = _places(group).of(group.measure.options[0])
    ends = ends_of_place(group.document, group.measure)
    return _of_mean(replace(group, distribution=places), places.numbers, partial(_mean_bounds, limits=ends))


def _places(group: Group) -> Places:
    if not isinstance(group.distribution, Places):
        raise TypeError(f"{group.measure.canonical}: no places in a question that is no ranking")  # refused when the spec is read
    return group.distribution


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
    return _of_mean(group, values, partial(_mean_bounds, limits=ends_of_mean(group.document, group.measure)))


def ends_of_mean(document: Document, measure: Measure) -> tuple[float, float] | None:
    """Return the smallest and the largest answer that a question permits; None for quantities, whatever bands they have."""
    if document.questions[measure.subject].type == "number":
        return None
    codes = [float(code) for code in options_of(document, measure.subject)]
    return (min(codes), max(codes)) if codes else None


def ends_of_place(document: Document, measure: Measure) -> tuple[float, float] | None:
    """Return the first and the last place of a ranking."""
    question = document.questions[measure.subject]
    return (1.0, float(places_of(question))) if isinstance(question, RankingQuestion) else None


def _index(group: Group) -> Draft:
    values = _coded(group).index
    return _of_mean(group, values, partial(_mean_bounds, limits=(0.0, 100.0)))


def _nps(group: Group) -> Draft:
    return _of_mean(group, _coded(group).promotion, _nps_bounds)


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


def _mean_bounds(group: Group, values: Values, linear: Lazy, level: float, *, limits: tuple[float, float] | None) -> Bounds:
    n = group.distribution.base.people.n
    if n < 2 or len(values.points) < 2:
        return "base" if n < 2 else "no-variation"
    if group.selection is not None:
        return design_based.mean_bounds(moments.mean(values), linear(), level, "taylor-t", limits)
    half = t_quantile(level, n - 1) * moments.error_of_mean(values)
    return around(moments.mean(values), half, level, "taylor-t" if group.weighted else "t", limits)


def _nps_bounds(group: Group, values: Values, linear: Lazy, level: float) -> Bounds:
    n = group.distribution.base.people.n
    if n < 2 or len(values.points) < 2:
        return "base" if n < 2 else "no-variation"
    if group.selection is not None:
        return design_based.mean_bounds(moments.mean(values), linear(), level, "taylor-nps", (-100.0, 100.0))
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


def _of_ratio(part: Part, linear: Lazy, bounds: Callable[[float], Bounds]) -> Draft:
    return replace(_of_part(part, part.w / part.base_w if part.base_w else None, bounds), linear=linear)


def _of_mean(group: Group, values: Values, bounds: Callable[[Group, Values, Lazy, float], Bounds]) -> Draft:
    value = moments.mean(values) if values.points else None
    linear = _once(lambda: linear_mean(values, group.selection) if values.points else None)
    return replace(_of_values(group, value, lambda level: bounds(group, values, linear, level)), linear=linear)


def _once(make: Lazy) -> Lazy:
    """Return a function that does not make again what it has just made, and keeps no more than that."""
    return partial(latest, make)


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
    "ranked": _ranked,
    "mean_rank": _mean_rank,
}
"""Name of a measure to how it is computed."""
