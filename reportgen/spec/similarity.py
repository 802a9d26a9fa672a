"""How alike two texts are: the part of their pairs of neighbouring words that both have; a hanzi counts as a word.

The measure is Dice's coefficient over sets of pairs. It does not care where in a text a sentence stands, and a changed word
costs two pairs of hundreds. In a plan whose actions are all about one subject, different actions share up to two fifths of
their pairs; copies with a few words changed share more than nine tenths.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
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


def most_alike(texts: Iterable[tuple[Name, Pairs]], least: float) -> Iterator[tuple[Name, Name, float]]:
    """Yield (earlier, later, how alike) for each text that is at least so like an earlier one, with the one it is most like.

    Parameters
    ----------
    texts
        Names and pairs, in order.
    least
        Above 0, up to 1.
    """
    seen: list[tuple[Name, int]] = []
    holders: dict[tuple[str, str], list[int]] = {}
    for name, found in texts:
        # counted from the pairs and not text by text: most texts share few, and there may be a thousand
        shared = Counter(chain.from_iterable(holders.get(pair, ()) for pair in found))
        likeness = ((2 * n / (len(found) + seen[i][1]), i) for i, n in shared.items())
        share, first = max(likeness, default=(0.0, 0))
        if share >= least:
            yield seen[first][0], name, share
        for pair in found:
            holders.setdefault(pair, []).append(len(seen))
        seen.append((name, len(found)))


def percent(share: float) -> int:
    """Return a likeness as a whole percentage; 100 only for the very same."""
    return 100 if share == 1 else min(99, round(share * 100))
