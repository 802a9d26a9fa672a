"""Where each line begins and ends: numbers at both sides, names at the right, no axis, since the numbers say it all."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.content.charts.compared import SlopeChart
from reportgen.render.charts import courses, stops
from reportgen.render.charts.axis import Axis
from reportgen.render.charts.canvas import Canvas
from reportgen.render.charts.courses import Ending, Field
from reportgen.render.style import LEADING, MM, NOTE, PALE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_NOTE_LINE = NOTE * LEADING / MM
_LOWEST = 44.0
_SIDE, _LEADER = 2.4, 6.0
"""From the outer stops to the numbers beside them; where these had to move, with room for the lines that lead to them."""
_AIRY = 1.15
"""How much higher than its names a drawing is at least, so that few of them have to move far."""
_ALONE = 0.62
"""How much of the wide sheet the drawing takes at most, so that lines are steep enough to compare."""


def marks(_axes: Axes, _chart: SlopeChart) -> None:
    """Draw nothing in data coordinates."""


def layout(canvas: Canvas, chart: SlopeChart) -> None:
    """Lay out stops, lines, and the numbers and names at their ends."""
    names, broadest = courses.names(chart.courses, canvas.width * 0.4)
    high = max(_LOWEST, _AIRY * sum(len(lines) * courses.LINE + 0.3 for lines in names))
    sides = (_side(chart, 0, high), _side(chart, -1, high))
    first_wide, last_wide = (courses.numbers_width(chart.courses, stop) for stop in (0, -1))
    left = first_wide + sides[0] + 1.0
    right = canvas.width - broadest - last_wide - sides[1] - 1.6
    right = min(right, left + canvas.width * _ALONE)
    xs = tuple(left + stop.at * (right - left) for stop in chart.stops)
    heads = stops.names([stop.label for stop in chart.stops], xs)
    top = stops.height(heads) + 2.4
    stops.draw(canvas, heads, xs, top - 2.4, under=False)
    field = Field(xs, Axis(*_ends(chart), top + high - 1, top + 1))
    canvas.height = top + high + 1.2
    for x in xs:
        canvas.line((x, x), (top - 1.6, canvas.height - 0.6), PALE, above=False)
    for course, colour in zip(chart.courses, courses.colours(chart.courses), strict=True):
        courses.draw(canvas, course, field, colour, bands=False)
    _ends_of(canvas, chart, field, names, sides)


def _side(chart: SlopeChart, stop: int, high: float) -> float:
    """Return the room beside an outer stop: more where numbers are too near to each other to stand at their places."""
    axis = Axis(*_ends(chart), high - 1, 1)
    places = sorted(axis.at(value) for course in chart.courses if (value := course.marks[stop].value) is not None)
    near = any(b - a < courses.LINE for a, b in pairwise(places))
    return _LEADER if near else _SIDE


def _ends(chart: SlopeChart) -> tuple[float, float]:
    """Return the lowest and the highest number: a drawing without an axis needs no round ends."""
    values = [mark.value for course in chart.courses for mark in course.marks if mark.value is not None]
    if not values or min(values) == max(values):
        return chart.scale.low, chart.scale.high
    return min(values), max(values)


def _ends_of(canvas: Canvas, chart: SlopeChart, field: Field, names: list[tuple[str, ...]], sides: tuple[float, float]) -> None:
    edges, last = (field.axis.right - 2.2, field.axis.left + 2.2), len(chart.stops) - 1
    left, right = [], []
    for course, colour, lines in zip(chart.courses, courses.colours(chart.courses), names, strict=True):
        right.append(Ending(course.marks[last], lines, courses.ending(course, field), colour, bool(course.role)))
        if start := field.place(course, 0):
            left.append(Ending(course.marks[0], (), start, colour))
    courses.starts(canvas, left, edges, field.xs[0] - sides[0])
    numbers = courses.numbers_width(chart.courses, last)
    courses.ends(canvas, right, edges, field.xs[last] + sides[1], numbers=numbers)
