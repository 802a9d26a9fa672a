"""Whether more of a number is good, bad, or neither."""

from __future__ import annotations

from reportgen.content.blocks import Tone
from reportgen.content.edition import Edition
from reportgen.facts.ledger import Fact
from reportgen.spec.better import Better, better_of
from reportgen.spec.model.quantities import Operation


def tone(edition: Edition, fact: Fact) -> Tone:
    """Return the tone of a number: bad when it counts the unfavourable answers of a scale."""
    counted = fact.estimate is not None and fact.estimate.measure.name in {"bottom", "share"}
    return "bad" if counted and better(edition, fact) == "lower" else "good"


def better(edition: Edition, fact: Fact) -> Better:
    """Return which way a number should go; nothing where neither way is better by itself."""
    if isinstance(fact.quantity, Operation):
        return fact.quantity.better
    return better_of(edition.spec.document, fact.estimate.measure) if fact.estimate else ""
