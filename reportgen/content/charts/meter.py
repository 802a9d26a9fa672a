"""Small bars on a track: a finding's number, a plan's measure with its target."""

from __future__ import annotations

from typing import Literal

from reportgen.content.blocks import Tone
from reportgen.content.charts.drawing import mark
from reportgen.content.charts.kinds import Mark, Meter
from reportgen.content.edition import Edition
from reportgen.facts.ledger import Fact
from reportgen.spec.measures import Unit

TRACK = 100.0
"""The end of the track of shares and indices."""


def end_of_track(fact: Fact, *others: float) -> float:
    """Return the end of the track: 100 for shares and indices; of other quantities, a little over the largest value."""
    if fact.unit in {Unit.SHARE, Unit.SCORE}:
        return TRACK
    return 1.1 * max(fact.value or 0.0, *others, 1e-9)


def has_track(fact: Fact) -> bool:
    """Whether a number can be drawn as a part of a track: a share, an index, or a stated quantity that begins at zero."""
    if fact.value is None or fact.value < 0:
        return False
    return fact.unit in {Unit.SHARE, Unit.SCORE} or (fact.quantity is not None and fact.unit in {Unit.MEAN, Unit.COUNT})


def finding_meter(edition: Edition, fact: Fact, label: str, tone: Tone = "good") -> Meter | None:
    """Return the small figure of a finding; None for numbers that have no track."""
    better: Literal["up", "down"] = "down" if tone == "bad" else "up"
    return Meter(_with_unit(edition, fact), label, end_of_track(fact), better=better) if has_track(fact) else None


def measure_meter(edition: Edition, fact: Fact, target: float, printed: str, *, proposed: bool = False) -> Meter | None:
    """Return baseline and target of a plan's measure; ``target`` in percent for shares."""
    if not has_track(fact) or fact.value is None:
        return None
    baseline = _with_unit(edition, fact)
    words = edition.say("target", value=printed)
    return Meter(
        baseline,
        edition.say("baseline-proposed" if proposed else "baseline"),
        end_of_track(fact, target),
        target,
        words,
        _better(baseline, target),
    )


def _better(baseline: Mark, target: float) -> Literal["up", "down"]:
    return "down" if baseline.value is not None and target < baseline.value else "up"


def _with_unit(edition: Edition, fact: Fact) -> Mark:
    drawn = mark(edition, fact)
    return Mark(drawn.value, edition.printed(fact, unit=True), drawn.fact, drawn.low, drawn.high)
