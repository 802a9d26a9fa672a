"""What became of an action, from numbers alone: one rule, whose order is on the statistics page."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reportgen.analysis.results import Difference
from reportgen.facts.rounding import quantised
from reportgen.spec.better import Better
from reportgen.spec.bounds import Bounds, compare, point
from reportgen.spec.model.scalars import Text
from reportgen.spec.spec import Key
from reportgen.spec.waves.breaks import Break

Outcome = Literal[
    "met",
    "improved",
    "unchanged",
    "equivalent",
    "worse",
    "higher",
    "lower",
    "same",
    "not-due",
    "not-comparable",
    "unknown",
    "not-measured",
    "not-followed",
    "dropped",
]
"""``improved``, ``unchanged``, ``equivalent`` and ``worse`` are told by tests; ``higher``, ``lower`` and ``same`` are what two
numbers say where nothing is tested. ``not-measured``: the action names no number. ``not-followed``: it names none of an earlier
wave. ``unknown``: a number that is needed is not shown, or not known well enough."""

BEFORE_DUE: frozenset[Outcome] = frozenset({"improved", "unchanged", "equivalent", "higher", "lower", "same"})
"""Outcomes that are not said of an action whose day is still to come: it has time to do more."""


End = Literal["low", "high"]
"""At which end of all numbers one stood out."""


@dataclass(frozen=True, slots=True)
class Chance:
    """Why a part of an improvement may be regression to the mean: the measure was taken up because it stood out."""

    end: End
    declared: bool
    """The author says so; otherwise the earlier wave does."""
    whole: Text = ""
    """The dimension or grid in which it stood out."""
    beside: tuple[str, ...] = ()
    """The ids of the numbers of the others there, in the earlier wave."""


@dataclass(frozen=True, slots=True)
class Action:
    """What became of one action of the plan."""

    key: Key
    """That of the action."""
    outcome: Outcome
    so_far: Outcome | None = None
    """What the numbers say of an action whose day is still to come."""
    tested: bool = False
    significant: bool | None = None
    better: Better = ""
    baseline: str = ""
    """The ids of the facts; empty where there is none."""
    now: str = ""
    change: str = ""
    target: Bounds | None = None
    clears: bool | None = None
    """Whether all of the interval of today's number is at the target or beyond; None where there is none."""
    margin: Decimal | None = None
    equivalent: bool | None = None
    """Whether the change is inside the margin, by two one-sided tests; None where they were not made."""
    withheld: str = ""
    """Why a number that is needed is not shown."""
    broken: Break | None = None
    """What differs between the waves."""
    chance: Chance | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of an action's measure."""

    now: Bounds | None
    then: Bounds | None
    target: Bounds | None
    lower: bool
    """Whether lower is better."""
    change: Difference | None = None
    """How the change was tested; None where nothing is, as for records."""
    margin: Decimal | None = None
    comparable: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """An outcome with what it rests on."""

    outcome: Outcome
    tested: bool = False
    """Whether a test told it; of ``met``, whether the change was tested."""
    significant: bool | None = None
    """Whether the change is; None where it was not tested."""


def found(seen: Seen) -> Found:
    """Return what became of a measure, whatever the day on which its action is due.

    The order is: what cannot be compared or told; the target, met by the number as it is printed before rounding; a change inside
    the margin of equivalence, whether it is significant or not; a significant change; no detectable change.

    References
    ----------
    Schuirmann (1987), Journal of Pharmacokinetics and Biopharmaceutics 15, 657-680, for the two one-sided tests.
    """
    if not seen.comparable:
        return Found("not-comparable")
    if seen.now is None or seen.target is None:
        return Found("unknown")
    tested, sure = is_tested(seen.change), significant(seen.change)
    reached = compare(seen.now, "<=" if seen.lower else ">=", seen.target)
    if reached is None or (not reached and (seen.then is None or (seen.change is not None and seen.change.withheld))):
        return Found("unknown", tested, sure)
    if reached:
        return Found("met", tested, sure)
    return Found(_tested(seen) if tested else _by_size(seen), tested, sure)


def is_tested(change: Difference | None) -> bool:
    """Return whether a change has an interval."""
    return change is not None and change.interval is not None


def significant(change: Difference | None) -> bool | None:
    """Return whether a change is significant at the level of its interval; None where it was not tested."""
    if change is None or change.interval is None:
        return None
    return change.test is not None and change.test.p < 1 - change.interval.level


def equivalent(change: Difference | None, margin: Decimal | None) -> bool | None:
    """Return whether both one-sided tests put a change inside the margin; None where they were not made.

    They do so exactly where the interval at 1 - 2a lies inside it, a being the level of each.
    """
    if margin is None or change is None or change.narrow is None:
        return None
    return -float(margin) < change.narrow.low and change.narrow.high < float(margin)


def _tested(seen: Seen) -> Outcome:
    if equivalent(seen.change, seen.margin):
        return "equivalent"
    if seen.change is None or not significant(seen.change) or seen.change.test is None:
        return "unchanged"
    return "improved" if (seen.change.test.statistic < 0) is seen.lower else "worse"


def _by_size(seen: Seen) -> Outcome:
    if seen.now is None or seen.then is None:
        return "unknown"
    value = seen.change.value if seen.change is not None else None
    now, then = (seen.now, seen.then) if value is None else (point(quantised(value)), point(Decimal(0)))
    signs: tuple[tuple[Outcome, str], ...] = (("higher", ">"), ("lower", "<"), ("same", "=="))
    return next((word for word, sign in signs if compare(now, sign, then)), "unknown")


def clears(low: float, high: float, target: Bounds, *, lower: bool) -> bool:
    """Return whether all of an interval is at the target or beyond it."""
    end = point(quantised(high if lower else low))
    return compare(end, "<=" if lower else ">=", target) is True
