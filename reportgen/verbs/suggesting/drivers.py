"""Importance and performance: what counts and is done well, what counts and is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

from reportgen.spec.blocks import joint
from reportgen.spec.expressions.tree import Arithmetic, Asked, Chain, Expression, Literal, Logic
from reportgen.spec.measures import Measure
from reportgen.spec.model.driver_blocks import ImportanceDetail
from reportgen.spec.wanted_joint import for_importance
from reportgen.verbs.suggesting.basis import Basis
from reportgen.verbs.suggesting.idea import Candidate, Ground, Kind, Says, Untested
from reportgen.verbs.suggesting.sides import apart, clear_of
from reportgen.verbs.suggesting.subjects import FEWEST, MOST, favours


@dataclass(frozen=True, slots=True)
class Driver(Untested):
    """An item among others, of each of which it is known how important it is and how well it does."""

    model: str
    """The model that derives importance; empty where people were asked."""
    place: int
    pairs: tuple[tuple[Measure, Measure], ...]
    """(importance, performance) of every item."""

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Both numbers of every item."""
        return tuple(m for pair in self.pairs for m in pair)

    def candidate(self, ground: Ground, _test: object) -> Candidate | None:
        """Return that an item of more than mean importance does better or worse than the mean of the items.

        Where the interval of its performance reaches over the mean, nothing is said: it may lie in another corner.
        """
        values = ground.basis.values(ground.results, *self.measures)
        if values is None or len(set(values)) <= 1:
            return None
        importances, performances = values[::2], values[1::2]
        importance, performance = self.pairs[self.place]
        mean = sum(performances) / len(performances)
        above = clear_of(ground, performance, mean)
        if not ground.basis.tested and abs(performances[self.place] - mean) < apart(performance):
            above = 0
        side = above * favours(ground.spec.document, performance)
        if importances[self.place] <= sum(importances) / len(importances) or not side:
            return None
        says = Says(
            f"suggest-{'driver' if self.model else 'stated'}-{'strong' if side > 0 else 'weak'}",
            numbers={"importance": Asked(importance), "performance": Asked(performance)},
            whats={"what": performance},
            subjects={"item": performance.subject, **({"of": ground.spec.document.drivers[self.model].of} if self.model else {})},
        )
        over = Chain(Asked(importance), ((">", self._part()),))
        sign = ">" if above > 0 else "<"
        beside = Chain(Asked(performance), ((sign, _mean([other for _, other in self.pairs])),))
        bases = ground.basis.bases(ground.results, performance, importance)
        kind: Kind = "strengths" if side > 0 else "weaknesses"
        size = importances[self.place] / (sum(importances) or 1.0)
        return Candidate(kind, "driver", performance.subject, says, Logic("and", (over, beside)), size, bases)

    def _part(self) -> Expression:
        """Return the mean importance; what a model shares out among k items is 100 %, of which each has a k-th on average."""
        if self.model:
            return Literal(Decimal(1000 // len(self.pairs)) / 10, percent=True)
        return _mean([importance for importance, _ in self.pairs])


def _mean(measures: list[Measure]) -> Expression:
    asked: list[Expression] = [Asked(m) for m in measures]
    return Arithmetic("/", reduce(lambda one, other: Arithmetic("+", one, other), asked), Literal(Decimal(len(asked))))


def drivers(basis: Basis) -> Iterator[Driver]:
    """Yield every item of every model, and of every figure in whose items' importance people were asked."""
    document = basis.spec.document
    details = [ImportanceDetail(of=name) for name in document.drivers]
    details += [d for _, _, d in joint(document) if isinstance(d, ImportanceDetail) and d.stated and not d.illustrative]
    for detail in details:
        pairs = tuple(for_importance(document, detail).values())
        alike = len({(p.name, favours(document, p)) for _, p in pairs}) == 1 and favours(document, pairs[0][1])
        if alike and FEWEST <= len(pairs) <= MOST:
            yield from (Driver(detail.of or "", place, pairs) for place in range(len(pairs)))
