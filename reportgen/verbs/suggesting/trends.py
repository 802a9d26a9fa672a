"""Changes since the wave before: tested, together with all other tests of the search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.spec.canonical import in_wave
from reportgen.spec.expressions.tree import Asked, Chain, Change, Size
from reportgen.spec.measures import Family, Measure
from reportgen.spec.waves.absent import absent
from reportgen.spec.waves.compare import compared
from reportgen.verbs.suggesting.basis import Basis
from reportgen.verbs.suggesting.idea import Candidate, Ground, Says, Test
from reportgen.verbs.suggesting.subjects import headlines


@dataclass(frozen=True, slots=True)
class Trend:
    """A number of this wave beside the same of the one before."""

    now: Measure
    then: Measure

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Both numbers."""
        return self.now, self.then

    @property
    def changes(self) -> tuple[tuple[Measure, Measure], ...]:
        """The change."""
        return ((self.now, self.then),)

    @property
    def families(self) -> tuple[Family, ...]:
        """None."""
        return ()

    def test(self, ground: Ground) -> Test | None:
        """Return the test of the change, where both numbers are of enough respondents."""
        values = ground.basis.values(ground.results, self.now, self.then)
        found = ground.results.changes[self.now, self.then]
        if values is None or found.test is None or found.withheld:
            return None
        if found.base is not None and found.base < ground.basis.least:  # of a panel, who answered in both waves
            return None
        difference = values[0] - values[1] if found.value is None else found.value
        return Test(difference, found.test.statistic, found.test.df, found.test.p, found.test.method)

    def candidate(self, ground: Ground, test: Test | None) -> Candidate | None:
        """Return that the number is higher or lower than in the wave before."""
        if test is None or not test.difference:
            return None
        low, now, then = test.difference < 0, Asked(self.now), Asked(self.then)
        change = Change(now, then, self.then.wave)
        says = Says(
            f"suggest-trend-{'down' if low else 'up'}",
            numbers={"now": now, "change": Size(change)},
            whats={"what": self.now},
            waves={"wave": self.then.wave},
        )
        holds = Chain(now, ((("<" if low else ">"), then),))
        both = ground.results.changes[self.now, self.then].base
        bases = ground.basis.bases(ground.results, self.now, self.then) if both is None else (both,)
        return Candidate("trends", "trend", self.now.subject, says, holds, abs(test.statistic), bases, test)


def trends(basis: Basis) -> Iterator[Trend]:
    """Yield every number that can be compared with the same of the wave before."""
    spec = basis.spec
    if not basis.tested or not spec.waves:
        return
    wave = spec.waves[-1]
    for now in headlines(spec.document):
        if absent(spec.document, wave, now) is None:
            then = in_wave(now, wave.code)
            if not compared(spec.document, spec.waves, spec.place, [now, then]).broken:
                yield Trend(now, then)
