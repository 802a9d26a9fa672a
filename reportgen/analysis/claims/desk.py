"""All that the tests of hypotheses need of the data, asked at once for each wave."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from reportgen.analysis.analyse import distributed
from reportgen.analysis.claims.between_waves import Change, change_of, differences
from reportgen.analysis.claims.combined import Combined
from reportgen.analysis.claims.pairs import Wave, apart, inside
from reportgen.analysis.claims.reduced import Estimates, Reduced
from reportgen.analysis.claims.together import Together, together
from reportgen.analysis.distribution import Distribution
from reportgen.analysis.results import Difference
from reportgen.analysis.withholding import where
from reportgen.data.answers import Answers
from reportgen.data.engine import translated
from reportgen.spec.measures import Measure
from reportgen.spec.model.document import Document
from reportgen.spec.spec import Spec
from reportgen.spec.waves.rules import wave_of, wave_spec

Group = tuple[str, tuple[Measure, ...]]
"""A wave, and measures in its names."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What tests are made from."""

    spec: Spec
    estimates: Estimates
    opened: Mapping[str, Answers]
    waves: Mapping[str, Wave]
    joint: Mapping[Group, Together]
    changes: Mapping[Change, Difference]

    def there(self, measure: Measure) -> Measure:
        """Return a measure in the names of its wave."""
        return named(self.spec, measure)

    def minimum_count(self, wave: str) -> int:
        """Return under how many people a count of a wave is hidden; 0 where none is."""
        return self.waves[wave].document.report.minimum_count or 0

    def combined(self, hypothesis: Reduced) -> tuple[Combined, ...]:
        """Return the terms of a hypothesis with their joint distribution, wave by wave."""
        found = []
        for code in hypothesis.waves:
            here = [(factor, m) for factor, m in hypothesis.terms if m.wave == code]
            group = code, tuple(self.there(m) for _, m in here)
            found.append(Combined(self.joint[group], tuple(factor for factor, _ in here)))
        return tuple(found)


def named(spec: Spec, measure: Measure) -> Measure:
    """Return a measure in the names of its wave's codebook."""
    wave = wave_of(spec, measure.wave)
    return measure if wave is None else wave.former.measure(measure)


def desk_of(spec: Spec, hypotheses: tuple[Reduced, ...], estimates: Estimates, opened: Mapping[str, Answers]) -> Desk:
    """Ask for everything that the tests of some hypotheses need."""
    waves: dict[str, Wave] = {}
    joint: dict[Group, Together] = {}
    for code, answers in opened.items():
        document = wave_spec(spec, code).document
        wanted = _wanted(spec, code, hypotheses)
        joint |= {(code, group): found for group, found in together(spec, document, answers, wanted).items()}
        waves[code] = Wave(document, answers, _distribution(spec, document, answers, _columns(spec, code, hypotheses)))
    changes = dict.fromkeys(c for c in (change_of(spec, h) for h in hypotheses) if c)
    return Desk(spec, estimates, opened, waves, joint, differences(spec, tuple(changes), estimates, opened))


def _wanted(spec: Spec, code: str, hypotheses: Iterable[Reduced]) -> tuple[tuple[Measure, ...], ...]:
    """Return the groups of measures whose joint distribution in a wave is needed."""
    groups = (tuple(named(spec, m) for m in h.measures if m.wave == code) for h in hypotheses)
    return tuple(dict.fromkeys(g for g in groups if g))


def _columns(spec: Spec, code: str, hypotheses: Iterable[Reduced]) -> tuple[Measure, ...]:
    """Return the measures that are compared as columns of a table are."""
    pairs = (tuple(named(spec, m) for m in h.pair) for h in hypotheses if h.pair and h.waves == (code,))
    found = (m for one, other in pairs if apart(one, other) or inside(one, other) or inside(other, one) for m in (one, other))
    return tuple(dict.fromkeys(found))


def _distribution(
    spec: Spec, document: Document, answers: Answers, measures: tuple[Measure, ...]
) -> Callable[[Measure], Distribution]:
    with translated(spec.answers.near):
        found = distributed(document, answers, measures)
    return lambda measure: found[where(measure)]
