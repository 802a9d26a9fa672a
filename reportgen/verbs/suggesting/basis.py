"""How far a statement about the data may go: to the population, or not beyond those who answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.analysis.results import Estimate, Results
from reportgen.facts.stated import respondents
from reportgen.spec.collected import published_base, sample_of
from reportgen.spec.measures import Measure
from reportgen.spec.published import not_published, reconstructed
from reportgen.spec.spec import Spec
from reportgen.spec.waves.rules import document_of

LEAST = 50
"""Nothing is suggested of fewer respondents, whatever ``report.minimum_base`` and ``cautious_base`` allow to be printed."""

Reach = Literal["population", "everyone", "sample", "published"]
"""Whom statements are about: the population, from a probability sample; everyone, who was asked; those who answered, in any
other sample; what was published, where the rows were rebuilt."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What may be said, and of how many."""

    spec: Spec
    reach: Reach

    @property
    def tested(self) -> bool:
        """Whether differences may be tested."""
        return self.reach == "population"

    @property
    def least(self) -> int:
        """The smallest base of which anything is suggested."""
        report = self.spec.document.report
        return max(LEAST, report.minimum_base, report.cautious_base)

    def stateable(self, measure: Measure) -> bool:
        """Return whether the report may state a number at all: of rebuilt rows only what was published."""
        document = document_of(self.spec, measure.wave)
        figures = self.spec.figures if not measure.wave else frozenset()
        return not reconstructed(document) or not_published(document, measure, figures) is None

    def large(self, estimate: Estimate) -> bool:
        """Return whether a number is shown and rests on enough respondents; of rebuilt rows the published base counts.

        Where no base was published, nothing tells that it is small.
        """
        if estimate.withheld or estimate.value is None or estimate.provenance == "illustrative":
            return False
        base = self.base(estimate)
        return estimate.provenance == "published" if base is None else base >= self.least

    def base(self, estimate: Estimate) -> int | None:
        """Return the base that may be stated with a number."""
        return respondents(estimate, published_base(document_of(self.spec, estimate.measure.wave))).base

    def values(self, results: Results, *measures: Measure) -> tuple[float, ...] | None:
        """Return the values of numbers; None where one of them is not shown, or of too few."""
        found = [results.estimates[m] for m in measures]
        return tuple(e.value or 0.0 for e in found) if all(map(self.large, found)) else None

    def bases(self, results: Results, *measures: Measure) -> tuple[int | None, ...]:
        """Return the bases of numbers."""
        return tuple(self.base(results.estimates[m]) for m in measures)


def basis_of(spec: Spec) -> Basis:
    """Return how far statements about the answers of a spec may go."""
    sample = sample_of(spec.document)
    if reconstructed(spec.document):
        return Basis(spec, "published")
    kinds: dict[str, Reach] = {"probability": "population", "census": "everyone"}
    return Basis(spec, kinds.get(sample.kind if sample else "", "sample"))
