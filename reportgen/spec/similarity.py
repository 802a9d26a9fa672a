"""How alike two texts are: the part of their pairs of neighbouring words that both have; a hanzi counts as a word.

The measure is Dice's coefficient over sets of pairs. It does not care where in a text a sentence stands, and a changed word
costs two pairs of hundreds. In a plan whose actions are all about one subject, different actions share up to two fifths of
their pairs; copies with a few words changed share more than nine tenths.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeVar

Pairs = frozenset[tuple[str, str]]
Name = TypeVar("Name")

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_HAN}]|[^\W_{_HAN}]+")
LEAST = 12
"""Texts of fewer words are too short to be told apart by their pairs: only the same words are alike."""


def words(text: str) -> list[str]:
    """Return the words of a text without case, width and marks."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def pairs(text: str) -> Pairs:
    """Return the pairs of neighbouring words of a text; of a short one, all its words as one."""
    found = words(text)
    if len(found) < LEAST:
        return frozenset({(" ".join(found), "")}) if found else frozenset()
    return frozenset(pairwise(found))


def alike(left: Pairs, right: Pairs) -> float:
    """Return how alike two texts are, 0 to 1."""
    whole = len(left) + len(right)
    return 2 * len(left & right) / whole if whole else 0.0


def most_alike(texts: Iterable[tuple[Name, Pairs]], least: float) -> Iterator[tuple[Name, Name, float]]:
    """Yield (earlier, later, how alike) for each text that is at least so like an earlier one, with the one it is most like.

    Parameters
    ----------
    texts
        Names and pairs, in order.
    least
        From 0 to 1.
    """
    seen: list[tuple[Name, Pairs]] = []
    for name, found in texts:
        best = max(((alike(pairs, found), i) for i, (_, pairs) in enumerate(seen) if _may_be(pairs, found, least)), default=None)
        if best is not None and best[0] >= least:
            yield seen[best[1]][0], name, best[0]
        if found:
            seen.append((name, found))


def _may_be(left: Pairs, right: Pairs, least: float) -> bool:
    """Return whether two texts can be so alike at all, from their sizes."""
    small, large = sorted((len(left), len(right)))
    return 2 * small >= least * (small + large)


def percent(share: float) -> int:
    """Return a likeness as a whole percentage; 100 only for the very same."""
    return 100 if share == 1 else min(99, round(share * 100))
