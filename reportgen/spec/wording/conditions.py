"""The numbers that a condition compares with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.spec.wording.meaning import Meaning

_CALL = re.compile(r"\w+\([^()]*\)")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_LITERAL = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)(%?)")


def names(condition: str, means: Meaning) -> bool:
    """Return whether a condition, such as ``share(overall, 5) > 50%``, compares with a number that some words may stand for."""
    return any(means.covers(value) for value in _literals(condition, percentages=means.points))


def _literals(condition: str, *, percentages: bool) -> Iterator[float]:
    """Yield the numbers outside calls; ``2`` also as 2% where a difference of shares is meant, which may be written so."""
    text = _QUOTED.sub("''", condition)
    while (shorter := _CALL.sub("", text)) != text:
        text = shorter
    for number, percent in _LITERAL.findall(text):
        yield float(number) / 100 if percent or percentages else float(number)
