"""Scales whose points are numbers, with words at their ends at most: "0 - Mostly me", "1", …, "5 - Mostly other people"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.importing.questions.cells import plain
from reportgen.importing.questions.graded import graded

_POINT = re.compile(
    r"(?P<number>-?\d{1,2})(?:\.0+)?\s*(?P<unit>分|星|点|points?|stars?)?\s*(?:(?:[-–—:：.,，=、)）]\s*|[(（\[]|\s)(?P<words>\S.*))?",
    re.IGNORECASE,
)
_MOST = 11


@dataclass(frozen=True, slots=True)
class Points:
    """A scale of whole numbers."""

    labels: tuple[str, ...]
    """As respondents gave them, in ascending order."""
    numbers: tuple[int, ...]
    """The number of each."""
    low: str
    """The words at the low end; empty without."""
    high: str

    @property
    def worse(self) -> bool | None:
        """Tell whether the words say that the high end is the bad one; None where they say nothing."""
        low, high = graded(self.low) if self.low else None, graded(self.high) if self.high else None
        strengths = [
            (grade[1] if grade and grade[0] != _words(text) else None) for grade, text in ((low, self.low), (high, self.high))
        ]
        if None in strengths or strengths[0] == strengths[1]:
            return None
        return (strengths[0] or 0.0) > (strengths[1] or 0.0)


def _words(text: str) -> str:
    return text.casefold().strip()


def points(labels: Sequence[str]) -> Points | None:
    """Return labels as points of a numbered scale; None where one is none, or where words stand at more than its ends."""
    found = {label: _POINT.fullmatch(plain(label)) for label in labels}
    numbers = {label: int(match["number"]) for label, match in found.items() if match}
    if len(numbers) < len(labels) or len(set(numbers.values())) < len(labels):
        return None
    if len(labels) < (2 if all(match and match["unit"] for match in found.values()) else 3):
        return None
    ordered = sorted(labels, key=lambda label: numbers[label])
    values = [numbers[label] for label in ordered]
    words = [_closed(match["words"] or "") if (match := found[label]) else "" for label in ordered]
    middle = len(words) // 2
    if values[-1] - values[0] >= _MOST or any(w for i, w in enumerate(words) if i not in (0, middle, len(words) - 1)):
        return None
    if len(labels) == 3 and all(words):
        return None
    return Points(tuple(ordered), tuple(values), words[0], words[-1])


def _closed(words: str) -> str:
    return words.removesuffix(")").removesuffix("）").removesuffix("]").strip()
