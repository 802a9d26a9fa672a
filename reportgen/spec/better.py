"""Which way a number of the survey should go: from the side of the scale that it counts, and the scale's own direction."""

from __future__ import annotations

from typing import Literal

from reportgen.spec.boxes import bottom_codes, top_codes
from reportgen.spec.measures import Measure
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import Scale, Scaled

Better = Literal["higher", "lower", ""]


def better_of(document: Document, measure: Measure) -> Better:
    """Return which way a measure should go; nothing where neither way is better by itself."""
    if measure.name in {"top", "index", "nps"}:
        return "higher"
    if measure.name == "bottom":
        return "lower"
    question = document.questions.get(measure.subject)
    if not isinstance(question, Scaled):
        return ""
    scale = document.scales[question.scale]
    if measure.name == "share":
        return _counted(scale, frozenset(measure.options))
    return "" if measure.name != "mean" else "higher" if scale.direction == "high_is_good" else "lower"


def _counted(scale: Scale, options: frozenset[str]) -> Better:
    """Return the side of a scale that some of its answers all belong to."""
    if options and options <= frozenset(top_codes(scale)):
        return "higher"
    return "lower" if options and options <= frozenset(bottom_codes(scale)) else ""
