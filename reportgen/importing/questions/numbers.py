"""Answers that are numbers, with a unit or without."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportgen.importing.questions.cells import Answer

_NUMBER = re.compile(
    r"[$€£¥￥]?\s*(?P<sign>[-+−]?)(?P<whole>\d{1,3}(?:[,，]\d{3})+"
    r"|\d{1,15})(?:\.(?P<part>\d{1,15}))?\s*(?P<unit>[%％]|[^\W\d][\w. ]{0,14})?"
)

_OPEN = re.compile(r"以上|以下|以内|以內|及|or |and |plus|up|左右")
"""What makes a band of a number."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a column."""

    values: tuple[tuple[Answer, str], ...]
    """Each answer with its number as data files write it."""
    others: tuple[Answer, ...]
    """Answers that are no number."""
    unit: bool = False
    """Whether words stand behind the numbers."""

    @property
    def n(self) -> int:
        """Return how many gave a number."""
        return sum(answer.count for answer, _ in self.values)

    @property
    def whole(self) -> bool:
        """Tell whether all are whole."""
        return all("." not in value for _, value in self.values)

    @property
    def integers(self) -> list[int]:
        """Return the distinct whole numbers in ascending order; empty where one is not whole."""
        return sorted({int(value) for _, value in self.values}) if self.whole else []


def numbers(given: Sequence[Answer]) -> Numbers:
    """Split answers into numbers and others."""
    values = [(answer, number(answer.text)) for answer in given]
    units = {unit for _, found in values if found for unit in [found[1]]}
    alike = len(units - {""}) <= 2
    good = tuple((answer, found[0]) for answer, found in values if found and (alike or not found[1]))
    kept = {answer.text for answer, _ in good}
    return Numbers(good, tuple(answer for answer in given if answer.text not in kept), bool(units - {""}))


@lru_cache(maxsize=65536)
def number(text: str) -> tuple[str, str] | None:
    """Return a text's number as data files write it, and its unit."""
    match = _NUMBER.fullmatch(text)
    if not match or _OPEN.search(match["unit"] or ""):
        return None
    whole = str(int(match["whole"].replace(",", "").replace("，", "")))  # full-width digits become ordinary ones
    part = "".join(str(int(digit)) for digit in match["part"] or "").rstrip("0")
    sign = "-" if match["sign"] in ("-", "−") and (whole != "0" or part) else ""
    return f"{sign}{whole}{'.' if part else ''}{part}", (match["unit"] or "").strip().casefold()
