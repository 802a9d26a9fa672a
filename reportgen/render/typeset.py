"""Chinese typesetting: gaps between hanzi and Latin, squeezed punctuation, marks that stay with the number before them.

Works on the plain text of a whole run, so that a decision sees across the borders of its parts; what comes out are
positions. ``render.inlines`` turns them into markup.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTERS = "0-9A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"
_CLOSING = "，。；：、？！）】》」』”’…"
_OPENING = "（【《「『“‘"
_SQUEEZED_CLOSING = "，。；：、）】》」』”’"

_BORDER = re.compile(rf"(?<=[{_HAN}])[ \u00a0]*(?=[{_LETTERS}+\-−<>&$£€¥])|(?<=[{_LETTERS}%‰°])[ \u00a0]*(?=[{_HAN}])")
_PAIR = re.compile(rf"[{_SQUEEZED_CLOSING}](?=[{_SQUEEZED_CLOSING}{_OPENING}])|[{_OPENING}](?=[{_OPENING}])")
_RANGE = re.compile(r"(?:(?<=\d)–|→)(?=\d)")
_HANZI = re.compile(f"[{_HAN}]")
_FIRST = re.compile(rf"(?m)^[{_OPENING}]")
_ATTACHED = re.compile(rf"[^\s{_HAN}{_OPENING}]{{1,8}}")
_ATTACHED_BEFORE = re.compile(rf"[{_OPENING}(\[≈≥≤<>=±]+$")


class Setting(NamedTuple):
    """What to do where in a text; positions count characters from 0."""

    dropped: frozenset[int]
    """Typed spaces between hanzi and Latin, which the gap replaces."""
    gaps: frozenset[int]
    """A gap stands before these characters."""
    half: frozenset[int]
    """These full-width marks take half their square."""


_NOTHING = Setting(frozenset(), frozenset(), frozenset())


def is_chinese(language: str) -> bool:
    """Tell whether the rules of this module hold for a language."""
    return language.partition("-")[0].lower() == "zh"


def gap(language: str) -> str:
    """Return a space that is wider than the one between words, to stand after a number: as wide as a hanzi in Chinese."""
    return "\u3000" if is_chinese(language) else "\u2002"


def settle(text: str, language: str) -> Setting:
    """Decide how a run of text is set.

    Parameters
    ----------
    text
        The words of one block; a line feed is a forced line end.
    language
        Its language tag; outside Chinese nothing changes.
    """
    if not is_chinese(language):
        return _NOTHING
    borders = [m.span() for m in _BORDER.finditer(text)]
    dropped = frozenset(i for start, end in borders for i in range(start, end))
    half = frozenset(m.start() for pattern in (_PAIR, _FIRST) for m in pattern.finditer(text))
    return Setting(dropped, frozenset(end for _, end in borders), half)


def spaced(words: str) -> str:
    """Return words with one space where the page would leave a gap: a drawing has no margins.

    A number stays on the line of the hanzi after it, which is its unit more often than not.
    """
    return _BORDER.sub(lambda m: " " if _HANZI.match(words[m.start() - 1]) else "\u00a0", words)


def run_on(words: str, language: str) -> str:
    """Return words for a paragraph of many numbers: spaced in Chinese, ranges such as 26–27 in one piece."""
    return _RANGE.sub("\\g<0>\u2060", spaced(words) if is_chinese(language) else words)


def attached_after(text: str) -> int:
    """Return how many characters at the start must not leave the number they follow: ``，``, ``)``, ``pp.``."""
    found = _ATTACHED.match(text)
    return found.end() if found else 0


def attached_before(text: str) -> int:
    """Return how many characters at the end must not leave the number that follows: ``（``, ``≥``."""
    found = _ATTACHED_BEFORE.search(text)
    return len(found[0]) if found else 0
