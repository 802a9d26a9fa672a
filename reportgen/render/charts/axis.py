"""A printed axis: where its values stand, and its numbers."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.content.charts.compared import Scale
from reportgen.render.charts.canvas import Canvas
from reportgen.render.style import INK2, NOTE
from reportgen.render.text_width import width


@dataclass(frozen=True, slots=True)
class Axis:
    """Data from ``low`` to ``high`` on ``left`` to ``right`` in millimetres; downwards where it stands upright."""

    low: float
    high: float
    left: float
    right: float

    def at(self, value: float) -> float:
        """Return the place of a value."""
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)


def tick_words(scale: Scale, value: float) -> str:
    """Return a number of the axis as printed, the first with the unit where the scale has one."""
    return f"{value:g}".replace("-", "−") + (scale.unit if value == scale.ticks[0] else "")


def shown(scale: Scale, axis: Axis, least: float) -> list[float]:
    """Return the values that are printed: every second or third where they would stand nearer than ``least`` millimetres."""
    values = [value for value in scale.ticks if axis.low <= value <= axis.high]
    steps = range(1, len(values) + 2)
    step = next(s for s in steps if s >= len(values) or abs(axis.at(values[s]) - axis.at(values[0])) >= least)
    return values[::step]


def ticks(canvas: Canvas, scale: Scale, axis: Axis, y: float) -> list[float]:
    """Set the numbers of a level axis; return the values that have one."""
    broadest = max((width(tick_words(scale, value), NOTE) for value in scale.ticks), default=0) + 1.6
    values = shown(scale, axis, broadest)
    for value in values:
        canvas.text(axis.at(value), y, tick_words(scale, value), size=NOTE, colour=INK2, anchor="middle")
    return values
