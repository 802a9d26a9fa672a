"""Answers that overlap: people have read them, so the spec keeps them and says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.importing.draft import DraftOption, DraftQuestion
from reportgen.spec.checks.bands import overlaps
from reportgen.spec.checks.overlapping_bands import bands_of

LONGEST = 100
"""Characters of a label that are quoted."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The first two of some options in which a number falls."""

    low: float
    high: float
    """The lowest and the highest number that fall in both; infinite where there is no end."""
    labels: tuple[str, str]


def overlap(options: Iterable[DraftOption]) -> Shared | None:
    """Return the first two options that overlap; None where each number falls in one."""
    labels = {option.code: " ".join(option.label.split()) for option in options}
    found = next(overlaps(bands_of(labels)), None)
    if found is None:
        return None
    one, other, low, high = found
    return Shared(low, high, (labels[one][:LONGEST], labels[other][:LONGEST]))


def overlap_of(question: DraftQuestion) -> Shared | None:
    """Return what overlaps among the options of which a respondent chose one; None for scales, and where several were chosen."""
    one = question.kind == "single" or (question.kind == "grid" and not question.scale)
    return overlap(question.options) if one else None
