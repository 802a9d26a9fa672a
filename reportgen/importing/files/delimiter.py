"""What separates the fields of a text file: what makes most of its records equally wide, quotes being read as quotes."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

SAMPLE = 1 << 18
"""Characters that are looked at."""
RECORDS = 500
DELIMITERS = "\t,;|"
"""The rarer in prose first: they win where all else is equal."""
NONE = "\x1f"
"""Separates nothing: control characters are gone by then."""
ENOUGH = 0.6
"""A delimiter must make so large a share of the records equally wide; else the file has one column."""
_DECLARED = re.compile(r'"?sep=(.|\\t)"?[ \t,;]*(?:\r\n|\n|\r)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """How the records of a text file are written."""

    delimiter: str
    escape: str | None = None
    """What stands before a quote inside quotes, where it is not doubled."""
    widths: tuple[int, ...] = ()
    """Fields of the first records; 0 for an empty line."""

    @property
    def usual(self) -> int:
        """Return the number of fields that most records have."""
        widths = Counter(width for width in self.widths if width).most_common(1)
        return widths[0][0] if widths else 0


def declared(start: str) -> tuple[str, int]:
    """Return the delimiter that a first line for Excel (``sep=;``) names, and the characters of that line."""
    found = _DECLARED.match(start)
    return (found[1].replace("\\t", "\t"), found.end()) if found else ("", 0)


def layout_of(text: str, delimiter: str = "") -> Layout:
    """Return how the records of a text are written.

    Parameters
    ----------
    text
        The text's beginning.
    delimiter
        As the author or the file says; empty to find out.
    """
    sample = _whole_lines(text)
    if not delimiter:
        delimiter, score = max(((sign, _score(sample, sign)) for sign in DELIMITERS), key=lambda pair: pair[1])
        delimiter = delimiter if score >= ENOUGH else NONE
    escape = _escape(sample, delimiter)
    return Layout(delimiter, escape, tuple(widths_of(sample, delimiter, escape)))


def _whole_lines(text: str) -> str:
    if len(text) < SAMPLE:
        return text
    end = max(text.rfind("\n", 0, SAMPLE), text.rfind("\r", 0, SAMPLE))
    return text[: end + 1] if end > 0 else text[:SAMPLE]


def _score(sample: str, delimiter: str) -> float:
    """Return how well a delimiter fits: the share of records as wide as most, more for many fields."""
    widths = [width for width in widths_of(sample, delimiter) if width]
    usual, count = Counter(widths).most_common(1)[0] if widths else (0, 0)
    if usual < 2:
        return 0.0
    score = count / len(widths)
    if usual == widths[0]:
        score = min(1.0, score + 0.2)
    elif usual not in widths[:3]:  # no header of that width
        score /= 2
    return score * min(2.0, 0.9 + usual / 20) if score >= ENOUGH else score


def widths_of(sample: str, delimiter: str, escape: str | None = None) -> list[int]:
    """Return the number of fields of the first records; of lines, where quotes do not stand as they must."""
    widths: list[int] = []
    reader = csv.reader(
        io.StringIO(sample, newline=""), delimiter=delimiter, strict=True, escapechar=escape, doublequote=not escape
    )
    try:
        for row in reader:
            widths.append(len(row))
            if len(widths) == RECORDS:
                break
    except csv.Error as error:
        if "unexpected end" not in str(error) or len(widths) < 3:
            return [line.count(delimiter) + 1 if line.strip() else 0 for line in sample.splitlines()[:RECORDS]]
    return widths


def _escape(sample: str, delimiter: str) -> str | None:
    """Return a backslash where quotes inside quotes are written with one, and could not be read otherwise."""
    if '\\"' not in sample or _strict(sample, delimiter, None):
        return None
    return "\\" if _strict(sample, delimiter, "\\") else None


def _strict(sample: str, delimiter: str, escape: str | None) -> bool:
    reader = csv.reader(
        io.StringIO(sample, newline=""), delimiter=delimiter, strict=True, escapechar=escape, doublequote=not escape
    )
    try:
        return len(set(map(len, reader)) - {0}) == 1
    except csv.Error as error:
        return "unexpected end" in str(error) and len(sample) >= SAMPLE - 1
