"""Lines over time with bands for their intervals: together in one drawing, or each in a small one, all on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.content.charts.compared import Course, TrendChart
from reportgen.render.charts import courses, stops
from reportgen.render.charts.axis import Axis, shown, tick_words
from reportgen.render.charts.canvas import Canvas
from reportgen.render.charts.courses import Ending, Field
from reportgen.render.charts.room import Room, level, room_of
from reportgen.render.style import BLUE, HAIR, INK2, LABEL, LEADING, MM, NOTE, PALE, RED
from reportgen.render.text_width import widest, width, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LINE = NOTE * LEADING / MM
_TALL, _SMALL = 46.0, 17.0
_HEAD = 1.6
_ABOVE = 2.9
"""From a dot to the middle of the number over or under it."""
_SIDE, _INSET, _UNDER = 2.6, 2.0, 2.2


def marks(_axes: Axes, _chart: TrendChart) -> None:
    """Draw nothing in data coordinates."""


def layout(canvas: Canvas, chart: TrendChart) -> None:
    """Lay out all lines in one drawing, or each in its own."""
    if chart.apart:
        _apart(canvas, chart)
    else:
        _together(canvas, chart)


def _together(canvas: Canvas, chart: TrendChart) -> None:
    last, shades = len(chart.stops) - 1, courses.colours(chart.courses)
    numbers = courses.numbers_width(chart.courses, last)
    alone = len(chart.courses) == 1
    names, broadest = ([()], -1.4) if alone else courses.names(chart.courses, canvas.width * (0.34 if canvas.narrow else 0.36))
    left = max(width(tick_words(chart.scale, tick), NOTE) for tick in chart.scale.ticks) + 1.6
    right = canvas.width - numbers - _SIDE - broadest - 1.4
    xs = tuple(left + _INSET + stop.at * (right - left - _INSET) for stop in chart.stops)
    top = LABEL * LEADING / MM
    high = max(_TALL, sum(len(lines) * courses.LINE + 0.3 for lines in names))
    field = Field(xs, Axis(chart.scale.low, chart.scale.high, top + high, top))
    below = stops.names([stop.label for stop in chart.stops], xs)
    stops.draw(canvas, below, xs, top + high + _UNDER)
    canvas.height = top + high + _UNDER + stops.height(below)
    for course, colour in zip(chart.courses, shades, strict=True):
        courses.draw(canvas, course, field, colour, bands=True)
    taken = _numbers(canvas, chart.courses, field) if len(chart.courses) <= 2 else []
    _grid(canvas, chart, field.axis, (left, right), taken)
    endings = [
        Ending(course.marks[last], lines, courses.ending(course, field), colour, bool(course.role))
        for course, colour, lines in zip(chart.courses, shades, names, strict=True)
    ]
    courses.ends(canvas, endings, (0.0, top + high), xs[last] + _SIDE, numbers=numbers)


def _grid(canvas: Canvas, chart: TrendChart, axis: Axis, across: tuple[float, float], taken: Sequence[Room]) -> None:
    for value in shown(chart.scale, axis, _LINE + 0.6):
        y = axis.at(value)
        canvas.text(across[0] - 1.6, y, tick_words(chart.scale, value), size=NOTE, colour=INK2, anchor="end")
        for part in level(y, [across], taken):
            canvas.line(part, (y, y), PALE, weight=HAIR, above=False)


def _numbers(canvas: Canvas, drawn: Sequence[Course], field: Field) -> list[Room]:
    """Set the numbers at all stops but the last over or under their dots, where no line and no other number is in the way."""
    taken: list[Room] = []
    for course in drawn:
        alone = _alone(course, field)
        for stop in range(len(field.xs) - 1):
            if place := field.place(course, stop):
                words, (low, high) = course.marks[stop].printed, alone.get(stop, (place[1], place[1]))
                rooms = [(y, room_of(place[0], y, (words,), size=NOTE, anchor="middle")) for y in (high - _ABOVE, low + _ABOVE)]
                for y, room in [one for one in rooms if _free(one[1], drawn, field, taken)][:1]:
                    canvas.text(place[0], y, words, size=NOTE, colour=INK2, anchor="middle", fact=course.marks[stop].fact)
                    taken.append(room)
    return taken


def _alone(course: Course, field: Field) -> dict[int, tuple[float, float]]:
    """Return the lower and the upper end of the intervals that are upright lines: of stops with no neighbour in their run."""
    found = {}
    for run in courses.runs(course):
        mark = course.marks[run[0]]
        if len(run) == 1 and mark.low is not None and mark.high is not None:
            found[run[0]] = (field.axis.at(mark.low), field.axis.at(mark.high))
    return found


def _free(room: Room, drawn: Sequence[Course], field: Field, taken: Sequence[Room]) -> bool:
    """Say whether no line, no dot and no other number runs through a room, and it lies between the ends of the axis."""
    if room.bottom > field.axis.left + 0.2 or room.top < 0 or any(room.shared(other) for other in taken):
        return False
    wide = Room(room.left - 0.3, room.top + 0.3, room.right + 0.3, room.bottom - 0.3)
    for course in drawn:
        places = [p for stop in range(len(field.xs)) if (p := field.place(course, stop))]
        uprights = [((field.xs[stop], high), (field.xs[stop], low)) for stop, (low, high) in _alone(course, field).items()]
        if any(wide.shared(Room(x - 0.9, y - 0.9, x + 0.9, y + 0.9)) for x, y in places):
            return False
        if any(wide.entered(a, b) for a, b in (*pairwise(places), *uprights)):
            return False
    return True


def _apart(canvas: Canvas, chart: TrendChart) -> None:
    columns, aside = (2, 5.0) if canvas.narrow else (3, 6.0)
    wide = (canvas.width - aside * (columns - 1)) / columns
    y = 0.0
    for first in range(0, len(chart.courses), columns):
        row = chart.courses[first : first + columns]
        titles = [wrap(course.label, wide, LABEL, True) for course in row]
        head = max(map(len, titles)) * courses.LINE + _HEAD
        bottoms = [
            _panel(canvas, chart, course, title, (i * (wide + aside), y + head, wide))
            for i, (course, title) in enumerate(zip(row, titles, strict=True))
        ]
        y = max(bottoms) + 3.4
    canvas.height = y - 3.4


def _panel(canvas: Canvas, chart: TrendChart, course: Course, title: Sequence[str], box: tuple[float, float, float]) -> float:
    """Draw one line by itself: its name over it, its first and last number beside its ends; return the lower edge."""
    x, top, wide = box
    canvas.text(x, top - _HEAD - len(title) * courses.LINE / 2, title, bold=True)
    last = len(chart.stops) - 1
    ends = [width(course.marks[stop].printed, NOTE if stop == 0 else LABEL, stop != 0) for stop in (0, last)]
    left, right = x + ends[0] + 1.9, x + wide - ends[1] - 1.9
    field = Field(
        tuple(left + stop.at * (right - left) for stop in chart.stops),
        Axis(chart.scale.low, chart.scale.high, top + _SMALL, top),
    )
    colour = {"high": BLUE, "low": RED, "": BLUE}[course.role]
    courses.draw(canvas, course, field, colour, bands=True)
    taken = []
    for stop, at, anchor in ((0, left - 1.9, "end"), (last, right + 1.9, "start")):
        place = field.place(course, stop)
        middle = place[1] if place else top + _SMALL / 2
        size = NOTE if stop == 0 else LABEL
        mark, tone = course.marks[stop], colour if stop else INK2
        words = mark.printed
        canvas.text(at, middle, words, size=size, colour=tone, bold=bool(stop), anchor=anchor, fact=mark.fact)
        taken.append(room_of(at, middle, (words,), size=size, bold=bool(stop), anchor=anchor))
    for value in (chart.scale.low, chart.scale.high):
        y = field.axis.at(value)
        for part in level(y, [(x, x + wide)], taken):
            canvas.line(part, (y, y), PALE, weight=HAIR, above=False)
    return top + _SMALL + 1.0 + _panel_stops(canvas, chart, field, (x, wide), top + _SMALL + 1.0)


def _panel_stops(canvas: Canvas, chart: TrendChart, field: Field, box: tuple[float, float], top: float) -> float:
    """Name the first and the last stop under a small drawing; return the height."""
    x, wide = box
    lines = [wrap(stop.label, wide / 2 - 1.5, NOTE) for stop in (chart.stops[0], chart.stops[-1])]
    left = min(max(field.xs[0] - 0.9, x), x + wide - widest(lines[0], NOTE))
    right = max(min(field.xs[-1] + 0.9, x + wide), x + widest(lines[1], NOTE))
    if left + widest(lines[0], NOTE) + 1.5 > right - widest(lines[1], NOTE):
        left, right = x, x + wide
    for found, at, anchor in zip(lines, (left, right), ("start", "end"), strict=True):
        canvas.text(at, top + len(found) * _LINE / 2, found, size=NOTE, colour=INK2, anchor=anchor)
    return max(map(len, lines)) * _LINE
