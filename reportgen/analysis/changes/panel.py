"""A change in a panel: among those who answered in both waves, each against their own earlier answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reportgen.analysis import moments
from reportgen.analysis.changes.joint import Joint
from reportgen.analysis.changes.tests import mcnemar, phi_of, square_and_add, student
from reportgen.analysis.counts import Counts, Values, together, values_of
from reportgen.analysis.design_based import missing_error
from reportgen.analysis.distribution import Banded, index_of, promotion_of
from reportgen.analysis.intervals import wilson
from reportgen.analysis.linear import linear_mean
from reportgen.analysis.rankings import UNPLACED
from reportgen.analysis.results import Difference, Estimate, Interval, NoInterval, Test
from reportgen.analysis.sides import PERCENTAGES
from reportgen.analysis.subjects import Variable
from reportgen.analysis.unequal import too_few
from reportgen.spec.boxes import options_counted
from reportgen.spec.measures import Measure
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import MultiQuestion, NumberQuestion

FORBIDDEN = ("sample-kind", "reconstructed", "census")
"""Reasons against an interval that hold for a change whatever the answers are."""
ONE = Counts(1, 1, 1, 1)
"""Somebody."""
PAIRED = PERCENTAGES | {"mean", "index", "nps"}
"""Measures of which everyone has a value."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a report."""

    level: float
    minimum_base: int


def is_paired(document: Document, measure: Measure) -> bool:
    """Return whether a measure is a mean over people, so that each can be set against their own earlier answer."""
    question = document.questions.get(measure.subject)
    return measure.name in PAIRED and not (isinstance(question, MultiQuestion) and question.base == "responses")


def paired(estimates: tuple[Estimate, Estimate], joint: Joint, rules: Rules) -> Difference:
    """Return the mean difference of those who answered in both waves, with its interval and test.

    Parameters
    ----------
    estimates
        The measure now and then.
    joint
        How many gave which two answers.
    rules
        The level of intervals, and the smallest base.
    """
    people = together(joint.counts.values())
    hidden = estimates[0].withheld or estimates[1].withheld
    if not hidden and people.n < rules.minimum_base:
        hidden = "minimum-base" if people.n else "no-answers"
    if hidden:
        return Difference(None, people.n, None, "withheld", None, hidden)
    worth = [(joint.now(a) - joint.then(b), counts) for (a, b), counts in joint.counts.items()]
    values = values_of((d.numerator, d.denominator, counts) for d, counts in worth)
    value = moments.mean(values)
    reason = _forbidden(estimates) or _too_little(values, people, joint, rules)
    if reason:
        return Difference(value, people.n, None, reason, None)
    by_score = joint.shares and not joint.weighted and joint.selection is None
    interval, test = _by_score(joint, rules.level) if by_score else _by_error(value, values, people, joint, rules.level)
    return Difference(value, people.n, interval, "", test)


def _forbidden(estimates: tuple[Estimate, Estimate]) -> NoInterval:
    return next((e.no_interval for e in estimates if e.no_interval in FORBIDDEN), "")


def _too_little(values: Values, people: Counts, joint: Joint, rules: Rules) -> NoInterval:
    if people.n < 2:
        return "base"
    if joint.weighted and too_few(people, rules.minimum_base):
        return "effective-base"
    if joint.selection is not None:
        return missing_error(linear_mean(values, joint.selection)) if len(values.points) > 1 else "no-variation"
    return "no-variation" if len(values.points) < 2 and (joint.weighted or not joint.shares) else ""


def _by_score(joint: Joint, level: float) -> tuple[Interval, Test | None]:
    """Return Newcombe's interval of paired shares, and McNemar's test."""
    cells = {(a, b): 0 for a in (0, 1) for b in (0, 1)}
    for (a, b), counts in joint.counts.items():
        cells[int(joint.now(a)), int(joint.then(b))] += counts.n
    both, gained, lost, neither = cells[1, 1], cells[1, 0], cells[0, 1], cells[0, 0]
    n = both + gained + lost + neither
    shares = (both + gained) / n, (both + lost) / n
    intervals = wilson(shares[0], n, level), wilson(shares[1], n, level)
    return square_and_add(shares, intervals, "newcombe-paired", phi_of(both, gained, lost, neither)), mcnemar(gained, lost)


def _by_error(value: float, values: Values, people: Counts, joint: Joint, level: float) -> tuple[Interval, Test]:
    if joint.selection is not None:  # who answered twice is a part of the sample of now
        linear = linear_mean(values, joint.selection)
        ends, test = student(value, linear.error, linear.df, level, "taylor-paired")
        return Interval(*ends, level, "taylor-paired"), test
    ends, test = student(
        value, moments.error_of_mean(values), people.n - 1, level, "taylor-paired" if joint.weighted else "paired-t"
    )
    return Interval(*ends, level, "taylor-paired" if joint.weighted else "paired-t"), test


def worth_of(document: Document, measure: Measure, variable: Variable) -> Callable[[str], Fraction]:
    """Return how a person's answer, as it is counted, enters a measure."""
    if measure.name == "ranked":
        return lambda text: Fraction(text != UNPLACED and int(text) <= measure.first)
    if measure.name in PERCENTAGES:
        return _share_of(document, measure, variable)
    return _WORTHS[measure.name]


def _share_of(document: Document, measure: Measure, variable: Variable) -> Callable[[str], Fraction]:
    wanted, question = options_counted(document, measure), document.questions.get(measure.subject)
    if variable.sets:
        digit = variable.sets.index(tuple(wanted))
        return lambda text: Fraction(int(text[digit]))
    if isinstance(question, NumberQuestion) and question.bands:
        bands = question.bands
        return lambda text: Fraction(Banded({text: ONE}, bands).part(wanted).n)
    return lambda text: Fraction(int(text in wanted))


_WORTHS: Mapping[str, Callable[[str], Fraction]] = {
    "mean": lambda text: Fraction(Decimal(text)),
    "index": lambda text: Fraction(*index_of(text)),
    "nps": lambda text: Fraction(promotion_of(text)),
}
