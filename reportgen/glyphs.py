"""Which characters the fonts that ship with the tool can show, and what to write instead of the others.

The list was written with the fonts (``templates/fonts/build.py``), so that a check reads no font.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from reportgen.problems import Code, Place, Problem
from reportgen.resources import templates

INVISIBLE = frozenset("\t\n\r\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\ufeff") | frozenset(
    map(chr, range(0xFE00, 0xFE10))
)
"""Characters that need no glyph: line breaks, joiners, directions, variation selectors."""

_INSTEAD: Mapping[str, str] = {"☒": "×", "✔": "✓", "✗": "×", "✘": "×", "➔": "→", "➜": "→", "►": "▶"}
"""Signs with a near one that the fonts have."""


@lru_cache(maxsize=1)
def coverage() -> frozenset[str]:
    """Return the characters that every font of the report has."""
    lines = (templates() / "fonts" / "coverage.txt").read_text(encoding="ascii").splitlines()
    runs = ([int(end, 16) for end in line.split()] for line in lines)
    return frozenset(chr(n) for first, last in runs for n in range(first, last + 1))


def lacking(characters: Iterable[str]) -> frozenset[str]:
    """Return those characters for which the fonts have no sign."""
    wanted = frozenset(characters)
    if all(map(str.isascii, wanted)):
        return frozenset(c for c in wanted - INVISIBLE if c < " " or c == "\x7f")
    return wanted - coverage() - INVISIBLE


def problem(character: str, place: Place, where: str, others: int = 0) -> Problem:
    """Return the problem that a text holds a character without a sign.

    Parameters
    ----------
    character
        The character.
    place
        Where it stands, as nearly as is known.
    where
        What holds it, as the beginning of a sentence: ``report.title holds``.
    others
        How many other characters without a sign the same text holds.
    """
    name = unicodedata.name(character, "").lower()
    point = f"U+{ord(character):04X}" + (f", {name}" if name and not name.startswith("cjk unified") else "")
    shown = f"'{character}' ({point})" if character.isprintable() else f"a character ({point})"
    shown += f" and {others} other characters" if others else ""
    found = f"{where} {shown}, for which the report's fonts have no sign"
    return Problem(Code.MISSING_GLYPH, place, found, instead(character))


def instead(character: str) -> str:
    """Say what to write instead of a character."""
    near = _INSTEAD.get(character) or unicodedata.normalize("NFKC", character)
    base = unicodedata.normalize("NFD", character)[0]
    if near != character and near.strip() and not lacking(near):
        return f"Write '{near}'"
    if base != character and not lacking(base):
        return f"Write '{base}', without the mark"
    described = f"{unicodedata.category(character)} {unicodedata.name(character, '')}"
    return next(words for start, words in _KINDS if described.startswith(start))


_KINDS = (
    ("So REPLACEMENT CHARACTER", "The text was damaged before it came here; write the character that stood there"),
    ("Co", "It has a meaning in one program only; write it with another character"),
    ("C", "Delete it; it came with a copied text and cannot be seen"),
    ("Lo CJK", "Write the common form of the character, or its Pinyin"),
    ("L", "The fonts have Chinese, Japanese kana, Latin, Greek and Cyrillic letters; write it in one of these scripts"),
    ("", "Write it in words, or leave it out"),
)
"""Category and name of a character, as they begin, and what to do, the first that fits."""
