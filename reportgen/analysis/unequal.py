"""Weights so unequal that few respondents decide: then there is no interval, and a warning says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.analysis.counts import Counts
from reportgen.analysis.drafts import Draft
from reportgen.analysis.results import Estimate
from reportgen.problems import Code, Kind, Problem, Severity
from reportgen.spec.measures import Measure
from reportgen.spec.spec import Spec

LARGEST_PART = 10
"""A respondent with more than one part in so many of a base's weight is named in a warning,"""
TIMES = 4
"""when the weight is also more than so many times the mean of the base."""


def too_few(people: Counts, minimum_base: int) -> bool:
    """Whether the effective base, (sum w)^2 / sum w^2, is under the minimum: the linearised error means nothing then.

    Parker and others (2017), National Center for Health Statistics Data Presentation Standards for Proportions.
    """
    return people.w**2 < minimum_base * people.w2


def decides(people: Counts) -> bool:
    """Whether one respondent has a large part of the weight."""
    return people.largest * LARGEST_PART > people.w and people.largest * people.n > TIMES * people.w


def warnings(spec: Spec, drafts: Mapping[Measure, Draft], estimates: Mapping[Measure, Estimate]) -> Iterator[Problem]:
    """Yield a warning for each kind of inequality that some shown number suffers from."""
    minimum = spec.document.report.minimum_base
    shown = [m for m, e in estimates.items() if not e.withheld and e.base and m.name != "base"]
    if small := [m for m in shown if too_few(drafts[m].people, minimum)]:
        worst = min(small, key=lambda m: drafts[m].people.effective)
        people = drafts[worst].people
        words = f"an effective base under {minimum}; the smallest is {people.effective:.1f} of {people.n:,} respondents"
        yield _problem(spec, f"the weights are so unequal that {_numbers(small)} on {words} ({worst.canonical})", _WITHOUT)
    if large := [m for m in shown if decides(drafts[m].people)]:
        worst = max(large, key=lambda m: drafts[m].people.largest / drafts[m].people.w)
        people = drafts[worst].people
        part = f"{100 * people.largest / people.w:.0f}% of all weight of {people.n:,} respondents"
        yield _problem(
            spec, f"in {_count(large)} one respondent has a large part of the weight, up to {part} ({worst.canonical})"
        )


_WITHOUT = "; these numbers are printed without an interval"


def _numbers(measures: list[Measure]) -> str:
    return f"{_count(measures)} {'rests' if len(measures) == 1 else 'rest'}"


def _count(measures: list[Measure]) -> str:
    return f"{len(measures)} number{'' if len(measures) == 1 else 's'}"


def _problem(spec: Spec, found: str, then: str = "") -> Problem:
    fix = f"trim or smooth the weights, or weight by fewer characteristics{then}"
    place = spec.place(("survey", "weight", "column"))
    return Problem(Code.UNEQUAL_WEIGHTS, place, found, fix, Severity.WARNING, Kind.REPORT)
