"""Dots, lines through several places, and bands between two edges, in millimetres on the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportgen.render.charts.canvas import Canvas
from reportgen.render.charts.room import Place, Room
from reportgen.render.style import DOT, MM, PAPER, STEM

BAND = 0.16
"""How much of its colour a band of an interval has."""


def dot(canvas: Canvas, place: Place, colour: str, *, hollow: bool = False, size: float = DOT) -> None:
    """Draw a dot of ``size`` points; a hollow one is as large, line included."""
    from matplotlib.patches import Circle

    line = STEM if hollow else 0.0
    face = PAPER if hollow else colour
    canvas.add(Circle(place, (size - line) / MM / 2, facecolor=face, edgecolor=colour, linewidth=line), 6)


def around(place: Place, size: float = DOT) -> Room:
    """Return the room of a dot of ``size`` points."""
    half = size / MM / 2
    return Room(place[0] - half, place[1] - half, place[0] + half, place[1] + half)


def path(canvas: Canvas, places: Sequence[Place], colour: str, *, weight: float = STEM) -> None:
    """Draw a line through places; nothing for a single one."""
    for (x1, y1), (x2, y2) in pairwise(places):
        canvas.line((x1, x2), (y1, y2), colour, weight=weight)


def band(canvas: Canvas, upper: Sequence[Place], lower: Sequence[Place], colour: str) -> None:
    """Fill the room between two edges, thinly, so that bands may lie over each other."""
    from matplotlib.patches import Polygon

    canvas.add(Polygon([*upper, *reversed(lower)], facecolor=colour, alpha=BAND, linewidth=0), 0)
