"""Whether more of a number is good, bad, or neither."""

from __future__ import annotations

from typing import Literal

from reportgen.content.blocks import Tone
from reportgen.content.edition import Edition
from reportgen.facts.ledger import Fact
from reportgen.spec.model.quantities import Operation

Better = Literal["higher", "lower", ""]


def tone(edition: Edition, fact: Fact) -> Tone:
    """Return the tone of a number: bad when it counts the unfavourable answers of a scale."""
    counted = fact.estimate is not None and fact.estimate.measure.name in {"bottom", "share"}
    return "bad" if counted and better(edition, fact) == "lower" else "good"


def better(edition: Edition, fact: Fact) -> Better:
    """Return which way a number should go; nothing where neither way is better by itself."""
    if isinstance(fact.quantity, Operation):
        return fact.quantity.better
    if fact.estimate is None:
        return ""
    measure = fact.estimate.measure
    if measure.name in {"top", "index", "nps"}:
        return "higher"
    if measure.name == "bottom":
        return "lower"
    if measure.name == "share":
        sides = {side for answer, side in edition.codebook.levels(measure.subject) if answer.code in measure.options}
        return "higher" if sides == {"good"} else "lower" if sides == {"bad"} else ""
    scale = edition.codebook.scale(measure.subject)
    return "" if scale is None or measure.name != "mean" else "higher" if scale.direction == "high_is_good" else "lower"
