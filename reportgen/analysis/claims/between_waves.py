"""A number of one wave against the same of another: the test of a change, whoever was asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

from reportgen.analysis import moments
from reportgen.analysis.changes.changes import changes_in, joint_of
from reportgen.analysis.changes.inverted import intervals_of, inverted
from reportgen.analysis.changes.tests import student
from reportgen.analysis.claims.outcome import HypothesisMethod, HypothesisUntested, Outcome, by_normal
from reportgen.analysis.claims.reduced import Reduced
from reportgen.analysis.counts import Values, values_of
from reportgen.analysis.linear import linear_mean
from reportgen.analysis.results import Difference, Estimate, Test, TestMethod
from reportgen.data.answers import Answers
from reportgen.data.selection import Selection
from reportgen.spec.canonical import in_wave
from reportgen.spec.measures import Measure, Plan
from reportgen.spec.spec import Spec

Change = tuple[Measure, Measure]
"""(now, then)."""


def change_of(spec: Spec, reduced: Reduced) -> Change | None:
    """Return the change that a hypothesis is about: of one number between two waves, whatever the constant."""
    if len(reduced.terms) != 2 or reduced.terms[0][0] != -reduced.terms[1][0]:
        return None
    then, now = sorted(reduced.measures, key=lambda m: _age(spec, m.wave), reverse=True)
    return (now, then) if now.wave != then.wave and in_wave(now, "") == in_wave(then, "") else None


def _age(spec: Spec, wave: str) -> int:
    """Return how many waves ago one was."""
    return [*(w.code for w in spec.waves), ""][::-1].index(wave)


def differences(
    spec: Spec, changes: tuple[Change, ...], estimates: Mapping[Measure, Estimate], opened: Mapping[str, Answers]
) -> dict[Change, Difference]:
    """Return what is known of changes; the same as of those that the report prints."""
    return changes_in(spec, Plan((), changes), estimates, opened)


def unchanged(difference: Difference, sign: int) -> Outcome | HypothesisUntested:
    """Return the test of a change against none."""
    if difference.test is None:
        return _reason(difference)
    test = difference.test
    return Outcome(test.method, sign * test.statistic, test.df, test.p)


_INVERTED: Mapping[str, HypothesisMethod] = {
    "newcombe": "newcombe",
    "newcombe-kish": "newcombe-kish",
    "newcombe-paired": "newcombe-paired",
}


def beyond(
    spec: Spec, change: Change, found: Difference, estimates: Mapping[Measure, Estimate], opened: Mapping[str, Answers]
) -> Callable[[float], Outcome] | None:
    """Return what tests a change of a share against a constant: the test that its interval inverts; None for other intervals.

    Parameters
    ----------
    spec
        The spec with its earlier waves.
    change
        (now, then).
    found
        What is known of the change.
    estimates
        Both numbers, with their errors.
    opened
        The cleaned answers of each wave.
    """
    method = _INVERTED.get(found.interval.method) if found.interval else None
    now, then = (estimates[m].value for m in change)
    if method is None or now is None or then is None:
        return None
    value, at = now - then if found.value is None else found.value, intervals_of(spec, change, estimates, opened)
    return lambda constant: by_normal(method, inverted(value, constant, at))


def _reason(difference: Difference) -> HypothesisUntested:
    return cast(HypothesisUntested, difference.no_interval or "no-variation")


@dataclass(frozen=True, slots=True)
class Panel:
    """A change of the people who answered in both waves."""

    mean: float
    error: float
    test: Test | None
    """Against a constant."""


def in_panel(spec: Spec, change: Change, opened: Mapping[str, Answers], constant: float) -> Panel:
    """Return the mean change of those who answered in both waves, and its test against a constant.

    Parameters
    ----------
    spec
        The spec with its earlier waves.
    change
        A change that has an interval.
    opened
        The cleaned answers of each wave.
    constant
        In the unit of the measure.
    """
    joint = joint_of(spec, change, opened)
    worth = ((joint.now(a) - joint.then(b), counts) for (a, b), counts in joint.counts.items())
    values = values_of((d.numerator, d.denominator, counts) for d, counts in worth)
    mean, (error, df) = moments.mean(values), _error(values, joint.selection)
    method: TestMethod = "taylor-paired" if joint.weighted or joint.selection else "paired-t"
    return Panel(mean, error, student(mean - constant, error, df, 0.95, method)[1] if error else None)


def _error(values: Values, selection: Selection | None) -> tuple[float, int]:
    """Return the standard error of a mean difference, and its degrees of freedom."""
    if selection is not None:
        linear = linear_mean(values, selection)
        return linear.error, linear.df
    return moments.error_of_mean(values), sum(c.n for _, c in values.points) - 1
