"""A hypothesis without the numbers that have no error, and the reasons for which none of it is tested."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from reportgen.analysis.claims.outcome import HypothesisUntested
from reportgen.analysis.claims.terms import SUPPORTED
from reportgen.analysis.results import Estimate
from reportgen.spec.measures import Hypothesis, Measure

Estimates = Mapping[Measure, Estimate]
REASONS: tuple[HypothesisUntested, ...] = ("base", "effective-base", "clusters", "no-error")
"""Reasons against the interval of a number that are reasons against every test of it with others."""
FORBIDDEN: tuple[HypothesisUntested, ...] = ("sample-kind", "reconstructed", "census")
"""Reasons against every test, whatever the answers are."""
NOISE = 1e-12
"""A difference that is smaller than this part of its largest term is none."""


@dataclass(frozen=True, slots=True)
class Reduced:
    """What is left to test."""

    terms: tuple[tuple[Fraction, Measure], ...]
    constant: Fraction

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures of its terms."""
        return tuple(m for _, m in self.terms)

    @property
    def pair(self) -> tuple[Measure, Measure] | None:
        """(higher, lower), where it asks whether two numbers are the same; None elsewhere."""
        if len(self.terms) != 2 or self.constant or self.terms[0][0] != -self.terms[1][0]:
            return None
        one, other = self.measures
        return (one, other) if self.terms[0][0] > 0 else (other, one)

    @property
    def waves(self) -> tuple[str, ...]:
        """The waves of its terms."""
        return tuple(dict.fromkeys(m.wave for m in self.measures))


def reduced(hypothesis: Hypothesis, estimates: Estimates) -> Reduced:
    """Return a hypothesis with numbers that are the same in every sample taken for constants.

    Such is what raking fixes, and a share of all options: a number that could have an interval and has none because it is fixed.
    """
    fixed = [(f, m) for f, m in hypothesis.terms if _is_fixed(estimates[m])]
    known = sum((Fraction(f) * Fraction(estimates[m].value or 0) for f, m in fixed), Fraction(0))
    left = tuple((Fraction(f), m) for f, m in hypothesis.terms if (f, m) not in fixed)
    return Reduced(left, Fraction(hypothesis.constant) - known)


def _is_fixed(estimate: Estimate) -> bool:
    return estimate.measure.name in SUPPORTED and estimate.no_interval == "not-defined"


def refused(hypothesis: Hypothesis, estimates: Estimates) -> HypothesisUntested:
    """Return why no test of a hypothesis is tried; empty where one is."""
    found = [estimates[m] for _, m in hypothesis.terms]
    if any(e.withheld for e in found):
        return "withheld"
    forbidden = next((reason for reason in FORBIDDEN for e in found if e.no_interval == reason), None)
    if forbidden:
        return forbidden
    supported, fixed = all(e.measure.name in SUPPORTED for e in found), sum(map(_is_fixed, found))
    if not supported or fixed == len(found) or (fixed and len({e.measure.wave for e in found}) > 1):
        return "not-defined"  # of a number that is fixed in one wave only, its change is not tested either
    return next((reason for reason in REASONS for e in found if e.no_interval == reason), "")


def difference(hypothesis: Hypothesis, estimates: Estimates) -> float | None:
    """Return the sum of the terms less the constant; None where a number is not shown."""
    parts = [Fraction(-hypothesis.constant)]
    for factor, measure in hypothesis.terms:
        value = estimates[measure].value
        if value is None:
            return None
        parts.append(Fraction(factor) * Fraction(value))
    found, largest = float(sum(parts)), max(map(abs, parts))
    return found if abs(found) > NOISE * largest else 0.0
