"""Rows of a figure: labels in a column of their own at the left, or over their marks where they are long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.render.charts.canvas import Canvas
from reportgen.render.style import BAR, LABEL, LEADING, MM, ROW
from reportgen.render.text_width import widest, wrap

_SIDES = (0.36, 0.46)
"""Shares of the width that a column of labels may take."""
_GAP = 2.6
_LINE = LABEL * LEADING / MM


@dataclass(frozen=True, slots=True)
class Rows:
    """Where the rows stand, in millimetres."""

    labels: tuple[tuple[str, ...], ...]
    places: tuple[float, ...]
    """The middle of each label."""
    middles: tuple[float, ...]
    """The middle of each row's marks."""
    left: float
    """Where the marks begin."""
    top: float
    bottom: float

    def draw(self, canvas: Canvas) -> None:
        """Set the labels."""
        for label, y in zip(self.labels, self.places, strict=True):
            canvas.text(0, y, label)


def rows(labels: Sequence[str], width: float, top: float = 0.0, pitch: float = ROW, tall: float = BAR, stacked: bool = False) -> Rows:
    """Place one row for each label.

    At the side a label takes at most two lines, and all rows are as high as the highest needs. Labels that would take
    more go over their marks (``stacked`` asks for that at once), each row as high as its own label.
    """
    sides = () if stacked else tuple(tuple(wrap(label, share * width - _GAP) for label in labels) for share in _SIDES)
    side = next((lines for lines in sides if max(map(len, lines)) <= 2), None)
    return _beside(side, top, pitch) if side else _above(tuple(wrap(label, width) for label in labels), top, tall)


def _beside(lines: tuple[tuple[str, ...], ...], top: float, pitch: float) -> Rows:
    step = max(pitch, max(map(len, lines)) * _LINE + 1.4)
    middles = tuple(top + (i + 0.5) * step for i in range(len(lines)))
    left = max(widest(label) for label in lines) + _GAP
    return Rows(lines, middles, middles, left, top, top + len(lines) * step)


def _above(lines: tuple[tuple[str, ...], ...], top: float, tall: float) -> Rows:
    places, middles, y = [], [], top
    for label in lines:
        high = len(label) * _LINE
        places.append(y + high / 2)
        middles.append(y + high + 0.6 + tall / 2)
        y += high + 0.6 + tall + 2.2
    return Rows(lines, tuple(places), tuple(middles), 0.0, top, y - 1.4)
