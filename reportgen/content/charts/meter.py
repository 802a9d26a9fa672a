"""Small bars on a track: a finding's number, a plan's measure with its target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.content.blocks import Tone
from reportgen.content.charts.drawing import mark, within
from reportgen.content.charts.kinds import Mark, Meter
from reportgen.content.edition import Edition
from reportgen.facts.ledger import Fact
from reportgen.spec.measures import Unit

TRACK = 100.0
"""The end of the track of shares and indices."""


def end_of_track(fact: Fact, *others: float, room: float = 1.1) -> float:
    """Return the end of the track: 100 for shares and indices; of other quantities, ``room`` times the largest value."""
    if fact.unit in {Unit.SHARE, Unit.SCORE}:
        return TRACK
    return room * max(fact.value or 0.0, *others, 1e-9)


def has_track(fact: Fact) -> bool:
    """Whether a number can be drawn as a part of a track: a share, an index, or a stated quantity that begins at zero."""
    if fact.value is None or fact.value < 0:
        return False
    return fact.unit in {Unit.SHARE, Unit.SCORE} or (fact.quantity is not None and fact.unit in {Unit.MEAN, Unit.COUNT})


def finding_meter(edition: Edition, fact: Fact, label: str, tone: Tone = "good") -> Meter | None:
    """Return the small figure of a finding; None for numbers that have no track."""
    better: Literal["up", "down"] = "down" if tone == "bad" else "up"
    if not has_track(fact):
        return None
    end = end_of_track(fact)
    return Meter(_with_unit(edition, fact), label, end, better=better, somewhere=somewhere(fact, end))


@dataclass(frozen=True, slots=True)
class Target:
    """The value that a measure shall reach."""

    value: float
    """In percent for shares."""
    printed: str
    lower: bool
    """Whether lower is better."""
    fact: str = ""
    """The fact's id of a target that is computed."""


def measure_meter(edition: Edition, fact: Fact, target: Target, *, proposed: bool = False) -> Meter | None:
    """Return baseline and target of a plan's measure."""
    if not has_track(fact) or fact.value is None:
        return None
    end = end_of_track(fact, target.value)
    return Meter(
        _with_unit(edition, fact),
        edition.say("baseline-proposed" if proposed else "baseline"),
        end,
        target.value,
        edition.say("target", value=target.printed),
        better="down" if target.lower else "up",
        somewhere=somewhere(fact, end),
        target_fact=target.fact,
    )


def somewhere(fact: Fact, limit: float) -> tuple[float, float] | None:
    """Return between which values of the track a number lies of which only that is known: over 30 is 30 to the track's end."""
    ends = within(fact, limit)
    return None if ends is None else (max(ends[0], 0.0), min(ends[1], limit))


def _with_unit(edition: Edition, fact: Fact) -> Mark:
    drawn = mark(edition, fact)
    return Mark(drawn.value, edition.printed(fact, unit=True), drawn.fact, drawn.low, drawn.high)
