"""Groups that differ from everyone else: tested, all of them together, in probability samples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.spec import canonical
from reportgen.spec.expressions.tree import Asked, Chain
from reportgen.spec.labels import options_of
from reportgen.spec.measures import Answered, Condition, Family, Measure, Rule
from reportgen.spec.spec import Spec
from reportgen.verbs.suggesting.basis import Basis
from reportgen.verbs.suggesting.idea import Candidate, Ground, Kind, Says, Test
from reportgen.verbs.suggesting.subjects import favours, headlines, independent

_RULE = Rule("standard", 0.05, None, "none", "complement")
"""As tables compare columns with everyone else; the correction is over the whole search."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A number of one group of a segment beside that of everyone else whose segment is known."""

    whole: Measure
    group: Measure
    rest: Measure

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Both numbers, and that of all together."""
        return self.whole, self.group

    @property
    def changes(self) -> tuple[tuple[Measure, Measure], ...]:
        """None."""
        return ()

    @property
    def families(self) -> tuple[Family, ...]:
        """The group by itself: the correction is not over the groups of one row."""
        return (Family("", _RULE, (self.group,), self.whole),)

    def test(self, ground: Ground) -> Test | None:
        """Return the comparison of the group with everyone else, where both are large enough to be spoken of."""
        found = ground.contrasts[self.whole, self.group]
        bases = self._bases(ground)
        if bases is None or min(bases) < ground.basis.least or found.difference is None or found.p is None:
            return None
        return Test(found.difference, found.statistic or 0.0, found.df, found.p, found.method or "")

    def candidate(self, ground: Ground, test: Test | None) -> Candidate | None:
        """Return that the group is above or below everyone else."""
        bases = self._bases(ground)
        if test is None or bases is None or not test.difference:
            return None
        low = test.difference < 0
        one, other = self.group, self.rest
        if low is False and len(other.segments) == 1:  # of two groups the lower is told of
            one, other, low, bases = other, one, True, bases[::-1]
        favour = favours(ground.spec.document, one)
        kind: Kind = "findings" if not favour else "weaknesses" if (favour < 0) != low else "strengths"
        sides = {"one": Asked(one), "rest": Asked(other)}
        says = Says(
            f"suggest-gap-{'below' if low else 'above'}",
            numbers=sides,
            whats={"what": canonical.elsewhere(self.group, ())},
            subjects={"segment": one.segments[0][0]},
            options={"value": one.segments[0]},
        )
        sign = "<" if low else ">"
        holds = Chain(sides["one"], ((sign, sides["rest"]),))
        with_all = Chain(sides["one"], ((sign, Asked(canonical.elsewhere(one, ()))),))  # under the rest is under all
        return Candidate(kind, "gap", one.subject, says, holds, abs(test.statistic), bases, test, with_all)

    def _bases(self, ground: Ground) -> tuple[int, int] | None:
        """Return how many are in the group, and how many are not."""
        whole, group = (ground.results.estimates[m] for m in (self.whole, self.group))
        if not (ground.basis.large(group) and ground.basis.large(whole)) or whole.base is None or group.base is None:
            return None
        return group.base, whole.base - group.base


def gaps(basis: Basis) -> Iterator[Gap]:
    """Yield every comparison of a group with everyone else; of two groups, which are each other's rest, one."""
    spec = basis.spec
    for measure in headlines(spec.document) if basis.tested else ():
        for segment in spec.document.segments:
            if independent(spec, measure.subject, segment):
                yield from _of_segment(spec, measure, segment)


def _of_segment(spec: Spec, measure: Measure, segment: str) -> Iterator[Gap]:
    codes = tuple(options_of(spec.document, segment))
    known = _among(measure, Answered(segment))
    pairs = [(segment, code) for code in codes]
    if len(codes) == 2:  # each is the rest of the other
        one, other = (canonical.elsewhere(measure, (pair,)) for pair in pairs)
        yield Gap(known, one, other)
    elif len(codes) > 2:
        for pair in pairs:
            others = canonical.comparison(segment, "!=", pair[1])
            yield Gap(known, canonical.elsewhere(measure, (pair,)), _among(measure, others))


def _among(measure: Measure, condition: Condition) -> Measure:
    return canonical.measure(measure.name, measure.subject, measure.options, (), condition)
