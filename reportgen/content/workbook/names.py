"""Names of sheets: at most 31 characters, none that a spreadsheet forbids, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable

MOST = 31
"""Characters of a name, counted as spreadsheets do: those outside the basic plane twice."""
RESERVED = frozenset({"history"})
"""Names that Excel keeps for itself."""
_FORBIDDEN = str.maketrans({**dict.fromkeys(":/\\", "-"), "?": "", "*": "×", "[": "(", "]": ")", "'": "’"})
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff\s]+")


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Return a name for each sheet, as near as possible to what is wanted."""
    taken = set(RESERVED)
    names = []
    for words in wanted:
        name = _free(_CONTROL.sub(" ", words.translate(_FORBIDDEN)).strip() or "–", taken)
        taken.add(name.casefold())
        names.append(name)
    return names


def _free(words: str, taken: set[str]) -> str:
    name, count = cut(words, MOST), 1
    while name.casefold() in taken:
        count += 1
        end = f" ({count})"
        name = cut(words, MOST - len(end)) + end
    return name


def cut(words: str, most: int) -> str:
    """Return words of at most so many UTF-16 units, with a sign where some are left out."""
    if _units(words) <= most:
        return words
    while _units(words) > most - 1:
        words = words[:-1]
    return words.rstrip() + "…"


def _units(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2
