"""Intervals in words, and why there is none."""

from __future__ import annotations

from reportgen.analysis.results import Interval
from reportgen.content.edition import Edition
from reportgen.facts.format import printed
from reportgen.facts.ledger import Fact
from reportgen.spec.collected import sample_of
from reportgen.spec.waves.rules import document_of


def ends(fact: Fact) -> tuple[str, str] | None:
    """Return the ends of a fact's interval as printed in a table, percent signs left to the heading."""
    interval = fact.interval
    if interval is None:
        return None
    low, high = (_end(fact, v) for v in (interval.low, interval.high))
    return low.removesuffix("%"), high.removesuffix("%")


def range_words(edition: Edition, fact: Fact, interval: Interval) -> str:
    """Return the ends of an interval of a fact as words, with as many decimals as the fact: 58% to 69%."""
    low, high = (_end(fact, v) for v in (interval.low, interval.high))
    return edition.say("scorecard-range", low=low, high=high)


def interval_words(edition: Edition, fact: Fact) -> str:
    """Return a fact's interval in words, or why there is none."""
    if fact.withheld:
        return ""  # the definition says why
    if fact.estimate is None and fact.change is None:
        return edition.say("no-interval-computed")
    interval = fact.interval
    if interval is None:
        reason = f"no-interval-{fact.no_interval or 'not-defined'}"
        return edition.say(reason, kind=_kind(edition, fact), **withheld_fields(edition))
    return edition.say("semicolon").join(_told(edition, fact, one) for one in (interval, _narrow(edition, fact)) if one)


def _told(edition: Edition, fact: Fact, interval: Interval) -> str:
    low, high = (_end(fact, v) for v in (interval.low, interval.high))
    level, method = f"{interval.level * 100:.3g}%", edition.say(f"by-{interval.method}")
    return edition.say("interval-words", level=level, low=low, high=high, method=method)


def _narrow(edition: Edition, fact: Fact) -> Interval | None:
    """Return the interval by which an action's change is told to be within its margin; None where no action has such a margin."""
    tested = any(action.change == fact.id and action.margin is not None for action in edition.ledger.actions)
    return fact.change.narrow if fact.change and tested else None


def sample_kind(edition: Edition, wave: str = "") -> str:
    """Return the kind of sample of a wave in words."""
    sample = sample_of(document_of(edition.spec, wave))
    return edition.say(f"sample-{sample.kind}") if sample else ""


def _kind(edition: Edition, fact: Fact) -> str:
    """Return the kind of sample that a number rests on; of a change the one that is no probability sample."""
    waves = dict.fromkeys(m.estimate.measure.wave for m in edition.measured(fact) if m.estimate)
    kinds = dict.fromkeys(sample_kind(edition, wave) for wave in waves)
    return next((kind for kind in kinds if kind != edition.say("sample-probability")), sample_kind(edition))


def withheld_fields(edition: Edition) -> dict[str, int]:
    """Return the thresholds that the sentences on withholding name."""
    report = edition.spec.document.report
    return {"base": report.minimum_base, "count": report.minimum_count}


def _end(fact: Fact, value: float) -> str:
    """Return an end of a fact's interval with as many decimals as the fact itself."""
    decimals = len(next(iter(fact.printed.values())).removesuffix("%").partition(".")[2])
    return printed(value, fact.unit, decimals, signed=True if fact.change else None)
