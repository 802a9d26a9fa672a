"""The bar of a measure that is followed: today's number, the baseline as a hollow tick, the target as a full one."""

from __future__ import annotations

from dataclasses import replace

from reportgen.content.aims import Aim
from reportgen.content.charts.drawing import drawn
from reportgen.content.charts.kinds import Mark, Meter
from reportgen.content.charts.meter import end_of_track, has_track, somewhere
from reportgen.content.edition import Edition
from reportgen.facts.ledger import Fact
from reportgen.facts.outcomes import Action
from reportgen.spec.waves.listed import wave_label


def followed_meter(edition: Edition, action: Action, wanted: Aim) -> Meter | None:
    """Return the bar of a measure with its words; None for numbers that have no track, and where one is not shown."""
    now, then = wanted.fact, wanted.then
    if now is None or then is None or wanted.value is None or not has_track(now) or not has_track(then):
        return None
    before = drawn(then, then.value) or 0.0
    end = end_of_track(now, wanted.value, before)
    return Meter(
        Mark(drawn(now, now.value), edition.printed(now, unit=True), now.id),
        edition.say("meter-then", wave=baseline_word(edition, then), baseline=wanted.baseline),
        end,
        wanted.value,
        edition.say("target", value=wanted.target),
        better="down" if action.outcome == "worse" else "up",
        somewhere=somewhere(now, end),
        before=before,
        before_fact=then.id,
        target_fact=wanted.target_fact,
    )


def bare(meter: Meter) -> Meter:
    """Return a bar without its words, which stand in the cells of a table."""
    return replace(meter, bare=True)


def baseline_word(edition: Edition, then: Fact) -> str:
    """Return how the time of a baseline is called: the name of its wave, or that it is one."""
    wave = then.estimate.measure.wave if then.estimate else ""
    return wave_label(edition.spec.document, wave, edition.language) if wave else edition.say("scorecard-baseline")
