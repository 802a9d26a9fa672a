"""Whether two sentences have anything in common."""

from __future__ import annotations

import re
from itertools import pairwise

from reportgen.spec.wording.sentences import HANZI

_WORD = re.compile(r"[a-z]{4,}")
_EMPTY = frozenset(
    ("with", "than", "that", "from", "have", "most", "more", "less", "over", "were", "they", "this", "them", "rated")
)
"""Words that say nothing of what a sentence is about."""


def akin(text: str, other: str) -> bool:
    """Return whether two texts share a word of four letters or more, or two neighbouring hanzi."""
    return bool(_words(text) & _words(other))


def _words(text: str) -> set[str]:
    pairs = {a + b for a, b in pairwise(text) if HANZI.match(a) and HANZI.match(b)}
    return pairs | (set(_WORD.findall(text.lower())) - _EMPTY)
