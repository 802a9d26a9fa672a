"""Points of numbered scales that nobody gave: between those that were given, and beyond them where the file shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportgen.importing.questions.made import Rating

_MOST = 11
_SHORT_OF = {3: 5, 4: 5, 6: 7, 8: 10, 9: 10}
"""The highest point that somebody gave, and that which a usual scale has."""


def lengthened(rating: Rating, others: Sequence[Rating], asked: int | None = None) -> Rating:
    """Return a scale of numbers with the points above that nobody gave.

    Parameters
    ----------
    rating
        The scale.
    others
        The scales of the file: one that ends at the usual point tells that this one does too.
    asked
        How many points there are, where the author says so.
    """
    if not all(re.fullmatch(r"\d{1,2}", code) for code in rating.codes):
        return rating
    low, high = int(rating.codes[0]), int(rating.codes[-1])
    if asked is not None:
        return _to(rating, low + asked - 1) if high < low + asked - 1 <= low + _MOST - 1 and _pattern(rating) else rating
    usual = _SHORT_OF.get(high, high)
    if not rating.open or usual == high or _pattern(rating) is None:
        return rating
    alike = [other for other in others if other.codes[0] == str(low) and other.codes[-1] == str(usual)]
    return _to(rating, usual) if any(_pattern(other) == _pattern(rating) for other in alike) else rating


def filled(labels: Sequence[str], numbers: Sequence[int], low: int, high: int) -> list[str]:
    """Return the labels of all points of a scale; those that nobody gave are written as the others are."""
    shown = dict(zip(numbers, labels, strict=True))
    behind = _behind(labels, numbers)
    return [shown.get(number, f"{number}{behind or ''}") for number in range(low, high + 1)]


def _pattern(rating: Rating) -> str | None:
    """Return what stands behind every number of a scale; None where words stand behind some."""
    if not all(code.isdigit() for code in rating.codes):
        return None
    return _behind(rating.labels, [int(code) for code in rating.codes])


def _behind(labels: Sequence[str], numbers: Sequence[int]) -> str | None:
    rest = {
        label.removeprefix(str(number)) if label.startswith(str(number)) else None
        for label, number in zip(labels, numbers, strict=True)
    }
    return next(iter(rest)) if len(rest) == 1 else None


def _to(rating: Rating, high: int) -> Rating:
    numbers = [int(code) for code in rating.codes]
    labels = filled(rating.labels, numbers, numbers[0], high)
    return replace(rating, codes=tuple(map(str, range(numbers[0], high + 1))), labels=tuple(labels))
