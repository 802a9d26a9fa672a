"""Rows of a figure: labels in a column of their own at the left, or over their marks where they are long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.render.charts.canvas import Canvas
from reportgen.render.charts.room import Span
from reportgen.render.style import BAR, LABEL, LEADING, MM, ROW
from reportgen.render.text_width import widest, wrap

Lines = tuple[str, ...]

SIDES = (0.36, 0.46)
"""Shares of the width that a column of labels may take, tried in turn."""
_GAP = 2.6
_LINE = LABEL * LEADING / MM


@dataclass(frozen=True, slots=True)
class Rows:
    """Where the rows stand, in millimetres."""

    labels: tuple[Lines, ...]
    places: tuple[float, ...]
    """The middle of each label."""
    middles: tuple[float, ...]
    """The middle of each row's marks."""
    left: float
    """Where the marks may begin."""
    spans: tuple[Span, ...]
    """From top to bottom where verticals may run: all the way, or beside the marks of each row where labels stand between."""

    @property
    def top(self) -> float:
        """The upper edge of the first row's marks."""
        return self.spans[0][0]

    @property
    def bottom(self) -> float:
        """The lower edge of the last row."""
        return self.spans[-1][1]

    def draw(self, canvas: Canvas) -> None:
        """Set the labels."""
        for label, y in zip(self.labels, self.places, strict=True):
            canvas.text(0, y, label)


def rows(
    labels: Sequence[str],
    width: float,
    *,
    top: float = 0.0,
    sides: Sequence[float] = SIDES,
    pitch: float = ROW,
    tall: float = BAR,
) -> Rows:
    """Place one row for each label.

    At the side a label takes one line, or two where a wider column does not help either, and all rows are as high as the
    highest needs. Labels that would take more go over their marks (without ``sides`` all do), each row as high as its own
    label.
    """
    tries = [tuple(wrap(label, share * width - _GAP) for label in labels) for share in sides]
    beside = next((lines for most in (1, 2) for lines in tries if max(map(len, lines)) <= most), None)
    return _beside(beside, top, pitch) if beside else _above(tuple(wrap(label, width) for label in labels), top, tall)


def _beside(lines: tuple[Lines, ...], top: float, pitch: float) -> Rows:
    step = max(pitch, max(map(len, lines)) * _LINE + 1.4)
    middles = tuple(top + (i + 0.5) * step for i in range(len(lines)))
    left = max(map(widest, lines)) + _GAP
    return Rows(lines, middles, middles, left, ((top, top + len(lines) * step),))


def _above(lines: tuple[Lines, ...], top: float, tall: float) -> Rows:
    places, middles = [], []
    for label in lines:
        high = len(label) * _LINE
        places.append(top + high / 2)
        middles.append(top + high + 0.8 + tall / 2)
        top += high + tall + 2.8
    return Rows(lines, tuple(places), tuple(middles), 0.3, tuple((y - tall / 2 - 0.5, y + tall / 2 + 0.5) for y in middles))
