"""Each outcome of an action, on estimates made by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from reportgen.analysis import results
from reportgen.analysis.results import Difference, Interval
from reportgen.facts.outcomes import Found, Outcome, Seen, clears, equivalent, found
from reportgen.spec.bounds import Bounds, point


def changed(value: float, low: float, high: float, p: float, narrow: tuple[float, float] | None = None) -> Difference:
    """Return a tested change of a mean; the sign of its statistic is that of its value."""
    inner = None if narrow is None else Interval(*narrow, 0.9, "welch")
    return Difference(None, None, Interval(low, high, 0.95, "welch"), "", results.Test(value, p, "welch", 100), narrow=inner)


UNTESTED = Difference(None, None, None, "sample-kind", None)
HIDDEN = Difference(None, None, None, "withheld", None, "minimum-base")


def at(number: str) -> Bounds:
    return point(Decimal(number))


UP = Seen(at("60"), at("50"), at("70"), lower=False, change=changed(10, 2, 18, 0.01))
DOWN = Seen(at("40"), at("50"), at("30"), lower=True, change=changed(-10, -18, -2, 0.01))

TESTED: dict[str, tuple[Seen, Outcome]] = {
    "above the target": (replace(UP, target=at("55")), "met"),
    "at the target": (replace(UP, target=at("60")), "met"),
    "significantly better, short of the target": (UP, "improved"),
    "better by chance": (replace(UP, change=changed(10, -1, 21, 0.08)), "unchanged"),
    "significantly worse": (replace(UP, now=at("40"), change=changed(-10, -18, -2, 0.01)), "worse"),
    "inside the margin": (replace(UP, margin=Decimal(5), change=changed(1, -4.5, 6.5, 0.7, (-3.6, 4.9))), "equivalent"),
    "an end outside the margin": (replace(UP, margin=Decimal(5), change=changed(1, -4.5, 6.5, 0.7, (-3.6, 5.0))), "unchanged"),
    "significant, and inside the margin": (
        replace(UP, margin=Decimal(5), change=changed(2, 0.5, 3.5, 0.01, (0.7, 3.3))),
        "equivalent",
    ),
    "worse, and inside the margin": (
        replace(UP, margin=Decimal(5), change=changed(-2, -3.5, -0.5, 0.01, (-3.3, -0.7))),
        "equivalent",
    ),
    "at the target, and inside the margin": (
        replace(UP, target=at("60"), margin=Decimal(5), change=changed(2, 0.5, 3.5, 0.01, (0.7, 3.3))),
        "met",
    ),
    "over the target, and significantly worse than before": (
        replace(UP, then=at("80"), target=at("55"), change=changed(-20, -28, -12, 0.001)),
        "met",
    ),
    "lower is better, at the target": (replace(DOWN, target=at("40")), "met"),
    "lower is better, significantly lower": (DOWN, "improved"),
    "lower is better, significantly higher": (replace(DOWN, now=at("60"), change=changed(10, 2, 18, 0.01)), "worse"),
    "nobody's answer changed": (
        replace(UP, change=Difference(None, None, Interval(-1, 1, 0.95, "newcombe-paired"), "", None)),
        "unchanged",
    ),
    "another question": (replace(UP, target=at("55"), comparable=False), "not-comparable"),
    "today's number is not shown": (replace(UP, now=None), "unknown"),
    "the baseline is not shown": (replace(UP, then=None, change=HIDDEN), "unknown"),
    "the baseline is not shown, and the target met": (replace(UP, then=None, target=at("55"), change=HIDDEN), "met"),
    "too few answered in both waves of a panel": (replace(UP, change=HIDDEN), "unknown"),
}


@pytest.mark.parametrize("case", TESTED)
def test_an_outcome_follows_from_the_numbers(case: str) -> None:
    seen, outcome = TESTED[case]
    assert found(seen).outcome == outcome


@pytest.mark.parametrize(("now", "outcome"), [("60", "higher"), ("40", "lower"), ("50", "same"), ("70", "met"), ("71", "met")])
def test_without_inference_only_the_two_numbers_speak(now: str, outcome: Outcome) -> None:
    seen = replace(UP, now=at(now), change=UNTESTED, margin=Decimal(50))
    assert found(seen) == Found(outcome, tested=False, significant=None)


def test_records_of_which_only_bounds_are_known_are_told_as_far_as_they_go() -> None:
    over_thirty = Bounds(Decimal(30), None, above=True)
    seen = Seen(over_thirty, at("40"), at("20"), lower=True)
    assert found(seen).outcome == "unknown"  # over 30 may be more or less than 40
    assert found(replace(seen, then=at("30"))).outcome == "higher"
    assert found(replace(seen, then=at("30"), target=at("30"))).outcome == "higher"
    assert found(replace(seen, target=at("35"))).outcome == "unknown"  # over 30 may be 35 or less


def test_a_panel_tells_its_change_itself() -> None:
    """Those who answered twice may have moved otherwise than the two numbers of all who answered."""
    seen = replace(UP, now=at("49"), then=at("50"), change=Difference(0.5, 90, None, "sample-kind", None))
    assert found(seen).outcome == "higher"


def test_a_significant_change_is_said_beside_a_target_that_is_met() -> None:
    seen = replace(UP, then=at("80"), target=at("55"), change=changed(-20, -28, -12, 0.001))
    assert found(seen) == Found("met", tested=True, significant=True)


@pytest.mark.parametrize(
    ("low", "high", "lower", "cleared"),
    [(70, 80, False, True), (69.9, 80, False, False), (20, 30, True, False), (20, 10, True, True)],
)
def test_an_interval_clears_a_target_when_all_of_it_does(low: float, high: float, lower: bool, cleared: bool) -> None:
    assert clears(low, high, at("70" if not lower else "10"), lower=lower) is cleared


def test_nothing_is_equivalent_without_a_margin_or_without_a_test() -> None:
    assert equivalent(changed(0, -1, 1, 1, (-0.8, 0.8)), None) is None
    assert equivalent(changed(0, -1, 1, 1), Decimal(5)) is None
    assert equivalent(None, Decimal(5)) is None
