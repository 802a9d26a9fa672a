"""The favourable and unfavourable answers of a scale: one rule for the whole package."""

from __future__ import annotations

import re

from reportgen.spec.measures import Measure
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import Scale, Scaled


def top_codes(scale: Scale) -> tuple[str, ...]:
    """Return the codes of the top box, the best answer first.

    They are what ``top`` names; without it the best ``floor(k / 2)`` of the ``k`` codes, so that a middle answer belongs to
    neither box: 5 and 4 of a five-point scale on which high is good, the better half of an even scale.
    """
    best_first = _best_first(scale)
    wanted = frozenset(scale.top) or frozenset(best_first[: len(best_first) // 2])
    return tuple(code for code in best_first if code in wanted)


def bottom_codes(scale: Scale) -> tuple[str, ...]:
    """Return the codes of the bottom box, the worst answer first; without ``bottom`` the worst ``floor(k / 2)`` codes."""
    worst_first = _best_first(scale)[::-1]
    wanted = frozenset(scale.bottom) or frozenset(worst_first[: len(worst_first) // 2])
    return tuple(code for code in worst_first if code in wanted)


def options_counted(document: Document, measure: Measure) -> tuple[str, ...]:
    """Return the codes in the numerator of a share: as named, or those of the box."""
    if measure.name in _BOXES and not measure.options:
        question = document.questions[measure.subject]
        return _BOXES[measure.name](document.scales[question.scale]) if isinstance(question, Scaled) else ()
    return measure.options


_BOXES = {"top": top_codes, "bottom": bottom_codes}


_WHOLE = re.compile("[+-]?[0-9]{1,18}")


def _best_first(scale: Scale) -> tuple[str, ...]:
    """Return the codes in order; one that is no whole number is a problem of its own, and stands nowhere in it."""
    codes = (code for code in scale.options if _WHOLE.fullmatch(code))
    return tuple(sorted(codes, key=int, reverse=scale.direction == "high_is_good"))
