"""Intervals in words, and why there is none."""

from __future__ import annotations

from reportgen.content.edition import Edition
from reportgen.facts.format import printed
from reportgen.facts.ledger import Fact
from reportgen.spec.collected import sample_of


def ends(fact: Fact) -> tuple[str, str] | None:
    """Return the ends of a fact's interval as printed in a table, percent signs left to the heading."""
    interval = fact.estimate.interval if fact.estimate and not fact.withheld else None
    if interval is None:
        return None
    low, high = (_end(fact, v) for v in (interval.low, interval.high))
    return low.removesuffix("%"), high.removesuffix("%")


def interval_words(edition: Edition, fact: Fact) -> str:
    """Return a fact's interval in words, or why there is none."""
    estimate = fact.estimate
    if fact.withheld:
        return ""  # the definition says why
    if estimate is None:
        return edition.say("no-interval-computed")
    if estimate.interval is None:
        return edition.say(
            f"no-interval-{estimate.no_interval or 'not-defined'}", kind=sample_kind(edition), **withheld_fields(edition)
        )
    low, high = (_end(fact, v) for v in (estimate.interval.low, estimate.interval.high))
    return edition.say(
        "interval-words", level=edition.level, low=low, high=high, method=edition.say(f"by-{estimate.interval.method}")
    )


def sample_kind(edition: Edition) -> str:
    """Return the kind of sample in words."""
    sample = sample_of(edition.spec.document)
    return edition.say(f"sample-{sample.kind}") if sample else ""


def withheld_fields(edition: Edition) -> dict[str, int]:
    """Return the thresholds that the sentences on withholding name."""
    report = edition.spec.document.report
    return {"base": report.minimum_base, "count": report.minimum_count}


def _end(fact: Fact, value: float) -> str:
    """Return an end of a fact's interval with as many decimals as the fact itself."""
    decimals = len(next(iter(fact.printed.values())).removesuffix("%").partition(".")[2])
    return printed(value, fact.unit, decimals)
