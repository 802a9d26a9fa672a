"""Targets of the plan that are reached, or not yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.spec.expressions.tree import Asked, Chain, Literal
from reportgen.spec.measures import Measure
from reportgen.verbs.suggesting.basis import Basis
from reportgen.verbs.suggesting.idea import Candidate, Ground, Kind, Says, Untested
from reportgen.verbs.suggesting.sides import clear_of
from reportgen.verbs.suggesting.subjects import favours


@dataclass(frozen=True, slots=True)
class Target(Untested):
    """A number of the survey beside the target that the plan has for it."""

    number: Measure
    target: Literal

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The number."""
        return (self.number,)

    def candidate(self, ground: Ground, _test: object) -> Candidate | None:
        """Return on which side of the target the number is, where its interval is clear of it."""
        values = ground.basis.values(ground.results, self.number)
        limit = float(self.target.value) / (100 if self.target.percent else 1)
        side = clear_of(ground, self.number, limit) if values else 0
        if not side or values is None:
            return None
        reached = side * favours(ground.spec.document, self.number) > 0
        says = Says(
            f"suggest-target-{'above' if side > 0 else 'below'}",
            numbers={"number": Asked(self.number)},
            whats={"what": self.number},
        )
        holds = Chain(Asked(self.number), (((">" if side > 0 else "<"), self.target),))
        bases = ground.basis.bases(ground.results, self.number)
        kind: Kind = "strengths" if reached else "weaknesses"
        scale = 1 if self.target.percent else 100
        return Candidate(kind, "target", self.number.subject, says, holds, abs(values[0] - limit) / scale, bases)


def targets(basis: Basis) -> Iterator[Target]:
    """Yield every number of the survey for which the plan has a target, and of which it is known which way is better."""
    expressions = basis.spec.expressions
    for key, of in expressions.items():
        if key[-2:] != ("measure", "of") or not isinstance(of, Asked) or of.measure.among is not None:
            continue
        target = expressions.get((*key[:-1], "target"))
        if isinstance(target, Literal) and favours(basis.spec.document, of.measure):
            yield Target(of.measure, target)
