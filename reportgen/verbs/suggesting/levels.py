"""What stands out among numbers side by side: the best and worst of a group, the divided, the unpopular, the most named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportgen.spec import canonical
from reportgen.spec.expressions.tree import Asked, Chain, Expression, Literal, Logic
from reportgen.spec.labels import options_of
from reportgen.spec.measures import Measure
from reportgen.spec.model.questions import MultiQuestion, NpsQuestion, OptionDetail
from reportgen.verbs.suggesting.basis import Basis
from reportgen.verbs.suggesting.idea import Candidate, Ground, Idea, Kind, Says, Untested
from reportgen.verbs.suggesting.sides import clear_of, clearly
from reportgen.verbs.suggesting.subjects import FEWEST, favours, has_boxes, peers

_HALF = Literal(Decimal(50), percent=True)


@dataclass(frozen=True, slots=True)
class Extreme(Untested):
    """The best or the worst of numbers that stand side by side."""

    of: str
    """The dimension, or the first row of a grid."""
    numbers: tuple[Measure, ...]
    best: bool

    @property
    def measures(self) -> tuple[Measure, ...]:
        """All of them."""
        return self.numbers

    def candidate(self, ground: Ground, _test: object) -> Candidate | None:
        """Return which stands out; the best of shares is a strength from one half on, the worst a weakness below."""
        values = ground.basis.values(ground.results, *self.numbers)
        if values is None:
            return None
        favour = favours(ground.spec.document, self.numbers[0])
        ordered = sorted(zip(values, self.numbers, strict=True), key=lambda pair: pair[0] * favour, reverse=self.best)
        (value, first), (_, second) = ordered[:2]
        highest = self.best == (favour > 0)
        others = [m for m in self.numbers if m != first]
        if not all(clearly(ground, *((first, m) if highest else (m, first))) for m in others):
            return None  # of all of them, since the interval of one further away may reach further
        links = [Chain(Asked(first), (((">" if highest else "<"), Asked(m)),)) for m in others]
        kind, half = _kind(ground, first, best=self.best)
        grid = self.of in ground.spec.document.questions
        where = "-rows" if grid else ""
        says = Says(
            f"suggest-{'highest' if highest else 'lowest'}{where}",
            numbers={"number": Asked(first)},
            whats={"what": first},
            subjects={} if grid else {"group": self.of},
        )
        bases = ground.basis.bases(ground.results, first, second)
        size = abs(value - ordered[1][0]) / (1 if first.name == "top" else 100)
        return Candidate(kind, "extreme", first.subject, says, Logic("and", (*half, *links)), size, bases)


def _kind(ground: Ground, measure: Measure, *, best: bool) -> tuple[Kind, tuple[Expression, ...]]:
    """Return what the best or worst is by itself, with the condition that makes it so."""
    side = clear_of(ground, measure, 0.5) if measure.name == "top" else 0
    if side == (1 if best else -1):
        return ("strengths" if best else "weaknesses"), (Chain(Asked(measure), (((">" if best else "<"), _HALF),)),)
    return "findings", ()


@dataclass(frozen=True, slots=True)
class Divided(Untested):
    """A scale question with more unfavourable answers than favourable ones."""

    top: Measure
    bottom: Measure

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Both boxes."""
        return self.top, self.bottom

    def candidate(self, ground: Ground, _test: object) -> Candidate | None:
        """Return that the unfavourable answers outweigh."""
        values = ground.basis.values(ground.results, self.top, self.bottom)
        if values is None or not clearly(ground, self.bottom, self.top):
            return None
        numbers: dict[str, Expression] = {"bottom": Asked(self.bottom), "top": Asked(self.top)}
        says = Says("suggest-more-bad", numbers, subjects={"subject": self.top.subject})
        holds = Chain(numbers["bottom"], ((">", numbers["top"]),))
        bases = ground.basis.bases(ground.results, self.bottom, self.top)
        return Candidate("weaknesses", "divided", self.top.subject, says, holds, values[1] - values[0], bases)


@dataclass(frozen=True, slots=True)
class Negative(Untested):
    """A net promoter score under 0."""

    score: Measure

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The score."""
        return (self.score,)

    def candidate(self, ground: Ground, _test: object) -> Candidate | None:
        """Return that detractors outnumber promoters."""
        values = ground.basis.values(ground.results, self.score)
        if values is None or clear_of(ground, self.score, 0.0) >= 0:
            return None
        says = Says("suggest-nps", {"score": Asked(self.score)}, subjects={"subject": self.score.subject})
        holds = Chain(Asked(self.score), (("<", Literal(Decimal(0))),))
        bases = ground.basis.bases(ground.results, self.score)
        return Candidate("weaknesses", "nps", self.score.subject, says, holds, -values[0] / 100, bases)


@dataclass(frozen=True, slots=True)
class MostNamed(Untested):
    """The option of a multi-response question that most ticked."""

    shares: tuple[Measure, ...]
    last: frozenset[str]
    """Options such as "other" that say nothing when they come first."""

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The share and the place of each option."""
        return (*self.shares, *(canonical.rank(m.subject, *m.options) for m in self.shares))

    def candidate(self, ground: Ground, _test: object) -> Candidate | None:
        """Return which option it is."""
        values = ground.basis.values(ground.results, *self.shares)
        if values is None:
            return None
        ordered = sorted(zip(values, self.shares, strict=True), key=lambda pair: -pair[0])
        (value, first), (following, _) = ordered[:2]
        if first.options[0] in self.last or not all(clearly(ground, first, m) for _, m in ordered[1:]):
            return None
        says = Says(
            "suggest-most-named",
            {"share": Asked(first)},
            subjects={"subject": first.subject},
            options={"option": (first.subject, first.options[0])},
        )
        holds = Chain(Asked(canonical.rank(first.subject, *first.options)), (("==", Literal(Decimal(1))),))
        bases = ground.basis.bases(ground.results, first)
        return Candidate("findings", "most-named", first.subject, says, holds, value - following, bases)


def levels(basis: Basis) -> Iterator[Idea]:
    """Yield whatever may stand out."""
    document = basis.spec.document
    for name, numbers in peers(document):
        for best in (True, False):
            yield Extreme(name, numbers, best)
    for name, question in document.questions.items():
        if has_boxes(document, name):
            yield Divided(canonical.top(name), canonical.bottom(name))
        if isinstance(question, NpsQuestion):
            yield Negative(canonical.nps(name))
        if isinstance(question, MultiQuestion) and len(question.options) >= FEWEST:
            last = frozenset(c for c, o in question.options.items() if isinstance(o, OptionDetail) and o.last)
            yield MostNamed(tuple(canonical.share(name, code) for code in options_of(document, name)), last)
