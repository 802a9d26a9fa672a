"""The outline of a number of which only bounds are known: no bar ends anywhere in it."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.render.charts.canvas import Canvas


def outline(canvas: Canvas, across: tuple[float, float], down: tuple[float, float], closed: Iterable[float], colour: str) -> None:
    """Draw the two long sides from end to end, and the short side at each end that is known; an open end has none."""
    for y in down:
        canvas.line(across, (y, y), colour, dashes=(2, 1.5))
    for x in closed:
        canvas.line((x, x), down, colour, dashes=(2, 1.5))
