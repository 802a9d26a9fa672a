"""How the columns of a table of sentences share its width: short ones get what they need, long ones the rest."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from unicodedata import east_asian_width

from reportgen.content.tables import Table

PARTS = 40
"""The width is shared out in so many parts, because a page knows widths by class only."""
ROOM = 56.0
"""About how many hanzi stand beside each other in the widest table."""
SHORT = 10.0
"""Columns of at most this width are never broken."""
LEAST = 6.0
"""No other column gets less than this."""
PADDING = 1.4


def shares(table: Table) -> tuple[int, ...]:
    """Return the width of each column in fortieths, the row headings first."""
    columns = [[table.stub, *(line for row in table.rows for line in row.heading.split("\n"))]]
    cells = [[row.cells[i].text for row in table.rows if row.cells] for i in range(len(table.columns))]
    columns += [
        [c.heading, *(line for t in texts for line in t.split("\n"))] for c, texts in zip(table.columns, cells, strict=True)
    ]
    return _whole(_wanted([[_width(words) for words in column] for column in columns]))


def _wanted(columns: Sequence[Sequence[float]]) -> list[float]:
    """Give short columns what they need; the others share the rest by their text, none more than its longest cell."""
    longest = [max(column) + PADDING for column in columns]
    found = {i: need for i, need in enumerate(longest) if need <= SHORT + PADDING or sum(longest) <= ROOM}
    texts = {i: sqrt(sum(column)) for i, column in enumerate(columns) if i not in found}
    while texts:
        room = max(ROOM - sum(found.values()), LEAST * len(texts)) / sum(texts.values())
        filled = [i for i, text in texts.items() if longest[i] <= room * text]
        if not filled:
            return [found[i] if i in found else max(room * texts[i], LEAST) for i in range(len(columns))]
        found |= {i: longest[i] for i in filled}
        for i in filled:
            del texts[i]
    return [found[i] for i in range(len(columns))]


def _whole(widths: Sequence[float]) -> tuple[int, ...]:
    """Round to whole parts that sum to all of them; every column gets one."""
    scaled = [width * PARTS / sum(widths) for width in widths]
    found = [max(1, int(width)) for width in scaled]
    while (left := PARTS - sum(found)) != 0:
        errors = [width - have for width, have in zip(scaled, found, strict=True)]
        at = (
            errors.index(max(errors))
            if left > 0
            else errors.index(min(e for e, have in zip(errors, found, strict=True) if have > 1))
        )
        found[at] += 1 if left > 0 else -1
    return tuple(found)


def _width(words: str) -> float:
    return sum(1.0 if east_asian_width(c) in "WF" else 0.55 for c in words)
