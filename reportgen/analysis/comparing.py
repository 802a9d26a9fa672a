"""Comparisons of columns: which pairs of the plan are tested, by which test, corrected together row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from reportgen.analysis.corrections import adjusted
from reportgen.analysis.design_based import missing_error
from reportgen.analysis.differences import Outcome, t_pooled, t_taylor, t_welch, z_pooled
from reportgen.analysis.distribution import Distribution, Responses
from reportgen.analysis.results import Contrast, Estimate, Untested
from reportgen.analysis.sides import PERCENTAGES, Side, Sides, error_of_difference
from reportgen.data.selection import Selection
from reportgen.spec.measures import Family, Measure
from reportgen.spec.model.comparing import Profile
from reportgen.spec.model.document import Document

LEAST = 2
"""Respondents without which nothing is compared."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """What comparisons are made from."""

    document: Document
    estimates: Mapping[Measure, Estimate]
    distribution: Callable[[Measure], Distribution]
    weighted: bool
    selection: Selection | None = None
    """The declared design."""

    @property
    def linearised(self) -> bool:
        """Whether errors are linearised: under weights, and by a declared design."""
        return self.weighted or self.selection is not None

    @property
    def sides(self) -> Sides:
        """Makes the sides of comparisons."""
        return Sides(self.document, self.selection)


def contrasts(numbers: Numbers, families: tuple[Family, ...]) -> tuple[Contrast, ...]:
    """Return every comparison of the planned families, in their order.

    Numbers that are not shown give nothing and get nothing: neither is a column that is withheld compared with, nor do its
    answers enter a variance that is pooled over columns.
    """
    return tuple(comparison for family in families for comparison in _family(numbers, family))


def _family(numbers: Numbers, family: Family) -> list[Contrast]:
    shown = {m: numbers.sides.side(m, numbers.distribution(m)) for m in family.columns if _shown(numbers, m)}
    made = list((_pairs if family.rule.against == "columns" else _rests)(numbers, family, shown))
    places = [i for i, c in enumerate(made) if c.p is not None]
    corrected = adjusted(family.rule.correction, [made[i].p or 0.0 for i in places])
    for i, p in zip(places, corrected, strict=True):
        made[i] = replace(made[i], adjusted=p)
    return made


def _shown(numbers: Numbers, measure: Measure) -> bool:
    return not numbers.estimates[measure].withheld


def _pairs(numbers: Numbers, family: Family, shown: Mapping[Measure, Side]) -> Iterator[Contrast]:
    entered = [s for s in shown.values() if s.effective >= LEAST]
    for one, other in combinations(family.columns, 2):
        pair = Pair(numbers, family, one, other)
        yield pair.compared(shown[one], shown[other], entered) if {one, other} <= shown.keys() else pair.left("withheld")


def _rests(numbers: Numbers, family: Family, shown: Mapping[Measure, Side]) -> Iterator[Contrast]:
    for one in family.columns:
        pair = Pair(numbers, family, one, None)
        if one not in shown or not _shown(numbers, family.whole):
            yield pair.left("withheld")
            continue
        others = numbers.sides.rest(one, numbers.distribution(one), numbers.distribution(family.whole))
        few = others is None or others.n < numbers.document.report.minimum_base
        yield pair.left("base") if others is None or few else pair.compared(shown[one], others, [shown[one], others])


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers to compare."""

    numbers: Numbers
    family: Family
    one: Measure
    other: Measure | None

    def left(self, reason: Untested) -> Contrast:
        """Return that they are not compared."""
        return Contrast(self.family, self.one, self.other, untested=reason)

    def compared(self, one: Side, other: Side, entered: list[Side]) -> Contrast:
        """Return what the test of the profile found, or why there is none."""
        reason = self._refused(one, other, entered if self._profile == "spss" else [one, other])
        if reason:
            return self.left(reason)
        found = (self._share if self.one.name in PERCENTAGES else self._value)(one, other, entered)
        return Contrast(
            self.family, self.one, self.other, one.value - other.value, found.method, found.statistic, found.df, found.p
        )

    def _refused(self, one: Side, other: Side, pooled: list[Side]) -> Untested:
        profile, shares = self._profile, self.one.name in PERCENTAGES
        if min(one.effective, other.effective) < (1 if shares and profile == "plain" else LEAST):
            return "base"
        minimum = self.numbers.document.report.minimum_base
        if profile == "standard" and self.numbers.weighted and min(one.effective, other.effective) < minimum:
            return "effective-base"
        if shares:
            if one.certain and one.value == other.value:
                return "alike"
            if one.certain or other.certain:
                return "zero-or-all" if profile == "spss" else ""
        elif not any(side.spread for side in pooled):
            return "no-variation"
        linear = profile == "standard" or isinstance(self.numbers.distribution(self.one), Responses)
        return self._without_error(one, other) if linear else ""

    def _without_error(self, one: Side, other: Side) -> Untested:
        """Return why the difference has no linearised error; empty where it has one.

        Without a declared design that is so only of responses, where everybody's ticks are in the same proportion. By a design
        a column whose people live in one cluster has an error of 0: nothing could be as significant.
        """
        error, df = error_of_difference(one, other)
        if self.numbers.selection is None:
            return "" if error else "no-variation"
        if one.linear is None or other.linear is None or df < 1:
            return "clusters"
        return missing_error(one.linear) or missing_error(other.linear)

    def _share(self, one: Side, other: Side, _entered: list[Side]) -> Outcome:
        weighted = self.numbers.weighted
        standard = self._profile == "standard"
        linear = isinstance(self.numbers.distribution(self.one), Responses) or (self.numbers.linearised and standard)
        if linear and not (one.certain or other.certain):  # the linearised error of 0 % is 0
            return t_taylor(one, other)
        if standard and self.numbers.selection is not None:
            one, other = (replace(side, effective=side.simple) for side in (one, other))
            return z_pooled(one, other, weighted=True)
        return z_pooled(one, other, weighted=weighted)

    def _value(self, one: Side, other: Side, entered: list[Side]) -> Outcome:
        weighted = self.numbers.weighted
        if self._profile == "spss":
            return t_pooled(one, other, entered, weighted=weighted)
        linear = self.numbers.linearised and self._profile == "standard"
        return t_taylor(one, other) if linear else t_welch(one, other, weighted=weighted)

    @property
    def _profile(self) -> Profile:
        return self.family.rule.profile
