"""How much fits on a slide: sizes of its parts, and how high words become in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple
from unicodedata import east_asian_width


class Box(NamedTuple):
    """A part of a slide, in points from the upper left corner."""

    left: float
    top: float
    width: float
    height: float


SLIDE = (960.0, 540.0)
"""16:9, in points."""
TITLE = Box(43, 26, 874, 70)
TITLES = Box(64, 150, 830, 130)
"""The title of the whole, on the first slide."""
BODY = Box(43, 108, 874, 328)
HALF = (Box(43, 108, 424, 388), Box(493, 108, 424, 388))
SIDES = (Box(43, 108, 300, 388), Box(383, 108, 534, 388))
"""A number beside what goes with it."""
LIST = Box(43, 108, 874, 388)
"""A list, which has no source below it."""
UNDER = Box(43, 442, 874, 64)
FOOT = Box(43, 510, 874, 20)
_WORD = re.compile(r"[^\s\u2e80-\uffef]+\s*|[\u2e80-\uffef]\s*|\s+")
"""What stays on one line: a word with the blanks after it, or a hanzi."""
LEADING = 1.3
"""Height of a line in sizes of its type."""
WIDE = 0.54
"""Width of half a hanzi, with a little to spare: fonts differ."""
LETTER = 1.1
"""Width of a letter in halves of a hanzi."""
SIZES = (18.0, 16.0, 14.0)
"""Sizes of type in tables, the largest that fits is taken; more rows than fit at the last go to another slide."""
CUT_AT = 14.0
"""The size at which a table that needs several slides is set: what is smaller cannot be read from the back of a room."""
LAST = (12.0, 10.0, 9.0, 8.0)
"""Sizes for a row so high that it would not fit on a slide of its own."""
PADDING = (6.0, 3.0)
"""Beside and above words in a cell, in points."""


def lines(text: str, size: float, across: float) -> int:
    """Return how many lines words take: hanzi break anywhere, other words at blanks."""
    return sum(_broken(line, max(1.0, across / (size * WIDE))) for line in text.split("\n"))


def places_of(words: str) -> float:
    """Return how many halves of a hanzi words are wide; other letters take a little more, for no font is known for sure."""
    return sum(2.0 if east_asian_width(c) in "WF" else LETTER for c in words)


def _broken(line: str, places: float) -> int:
    count, used = 1, 0.0
    for word in _WORD.findall(line):
        need = places_of(word)
        if used + places_of(word.rstrip()) <= places:
            used += need
            continue
        count += ceil(need / places) if used else ceil(need / places) - 1
        used = need % places if need > places else need
    return count


def row_height(cells: Sequence[str], size: float, widths: Sequence[float]) -> float:
    """Return how high a row of a table is; one cell in it stands over all columns."""
    if len(cells) == 1:
        widths = (sum(widths),)
    most = max(lines(text, size, across - 2 * PADDING[0]) for text, across in zip(cells, widths, strict=True))
    return most * size * LEADING + 2 * PADDING[1]


def fitting(title: str, sizes: Sequence[float], box: Box) -> float:
    """Return the largest of these sizes at which words fit into a box; the smallest where none does."""
    return next((s for s in sizes if lines(title, s, box.width - 8) * s * 1.2 <= box.height - 6), sizes[-1])


class Cut(NamedTuple):
    """What goes on one slide of a table."""

    size: float
    rows: tuple[int, ...]
    """The numbers of its rows."""


def shared_out(
    heads: Sequence[Sequence[str]], rows: Sequence[Sequence[str]], widths: Sequence[float], most: float
) -> Iterator[Cut]:
    """Share the rows of a table out to slides.

    Parameters
    ----------
    heads, rows
        Words of the headings and of the rows.
    widths
        Of the columns, in points.
    most
        How high a table may be.
    """
    for size in SIZES:
        if sum(row_height(row, size, widths) for row in (*heads, *rows)) <= most:
            yield Cut(size, tuple(range(len(rows))))
            return
    cuts = {s: _cut(heads, rows, widths, most, s) for s in (*SIZES, *LAST) if _all_fit(heads, rows, widths, most, s)}
    first = next((size for size in (CUT_AT, *LAST) if size in cuts), LAST[-1])
    parts = cuts.get(first) or _cut(heads, rows, widths, most, first)
    size = next(size for size in (*cuts, first) if len(cuts.get(size, parts)) == len(parts))  # as large as needs no more slides
    yield from (Cut(size, tuple(part)) for part in cuts.get(size, parts))


def _cut(
    heads: Sequence[Sequence[str]], rows: Sequence[Sequence[str]], widths: Sequence[float], most: float, size: float
) -> list[list[int]]:
    room = most - sum(row_height(row, size, widths) for row in heads)
    return dealt([row_height(row, size, widths) for row in rows], room)


def dealt(heights: Sequence[float], room: float) -> list[list[int]]:
    """Share things out to as few slides as do, with about as much on each; return their numbers, slide by slide."""
    fewest = _filled(heights, room)
    steps = range(int(sum(heights) / len(fewest)), int(room))
    return next((found for most in steps if len(found := _filled(heights, most)) == len(fewest)), fewest)


def _filled(heights: Sequence[float], most: float) -> list[list[int]]:
    """Put things onto slides one after the other, each with no more than it may have."""
    parts: list[list[int]] = [[]]
    used = 0.0
    for number, need in enumerate(heights):
        if parts[-1] and used + need > most:
            parts.append([])
            used = 0.0
        parts[-1].append(number)
        used += need
    return parts


def _all_fit(
    heads: Sequence[Sequence[str]], rows: Sequence[Sequence[str]], widths: Sequence[float], most: float, size: float
) -> bool:
    """Tell whether every row has room on a slide of its own."""
    above = sum(row_height(row, size, widths) for row in heads)
    return all(above + row_height(row, size, widths) <= most for row in rows)
