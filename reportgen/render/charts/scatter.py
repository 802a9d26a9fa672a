"""Importance and performance: points between four named corners, with their names beside them, or numbers and a key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.content.charts.compared import Corner, Point, ScatterChart
from reportgen.render.charts import key
from reportgen.render.charts.axis import Axis, shown, tick_words
from reportgen.render.charts.canvas import Canvas
from reportgen.render.charts.placing import Name, Placed, place
from reportgen.render.charts.points import dot
from reportgen.render.charts.room import Place, Room, room_of
from reportgen.render.charts.spread import spread
from reportgen.render.style import BLUE, DOT, HAIR, INK, INK2, INK3, LEADING, MM, NOTE, RED, RULE, WASH
from reportgen.render.text_width import widest, width, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LINE = NOTE * LEADING / MM
_SHAPE = {True: 1.02, False: 0.62}
"""Height of the frame by its width, on a phone and on the page."""
_RADIUS = DOT / MM / 2
_PAD, _INSET = 1.6, 1.4
_WAYS = (40.0, 24.0, 15.0)
"""Widths in mm to which a name may be broken."""
_MARGIN = 9.0
"""The room at the right for numbers that have none beside their points."""

Level = tuple[float, float, float]
"""From, to, and where across."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where everything but the names stands, in millimetres."""

    frame: Room
    x: Axis
    y: Axis
    corners: tuple[tuple[Corner, tuple[str, ...], Room], ...]
    places: tuple[Place, ...]
    across: tuple[Level, ...]
    """The intervals of the numbers across: from, to, and their height."""
    up: tuple[Level, ...]
    cross: tuple[float | None, float | None]

    @property
    def taken(self) -> list[Room]:
        """What names must not touch: corners, intervals, points."""
        reach = _RADIUS + 0.2
        found = [room for _, _, room in self.corners]
        found += [Room(a, y - 0.2, b, y + 0.2) for a, b, y in self.across]
        found += [Room(x - 0.2, a, x + 0.2, b) for a, b, x in self.up]
        return [*found, *(Room(x - reach, y - reach, x + reach, y + reach) for x, y in self.places)]

    @property
    def lines(self) -> list[Room]:
        """The lines between the corners."""
        x, y = self.cross
        found = [] if x is None else [Room(x - 0.3, self.frame.top, x + 0.3, self.frame.bottom)]
        return [*found, *([] if y is None else [Room(self.frame.left, y - 0.3, self.frame.right, y + 0.3)])]

    @property
    def inside(self) -> Room:
        """The frame without its edges."""
        return Room(self.frame.left + 0.6, self.frame.top + 0.4, self.frame.right - 0.6, self.frame.bottom - 0.4)

    @property
    def quarters(self) -> tuple[Room, ...]:
        """The rooms of the four corners: upper left, upper right, lower left, lower right."""
        (x, y), frame = self.cross, self.frame
        if x is None or y is None:
            return ()
        rows = ((frame.top, y), (y, frame.bottom))
        return tuple(Room(a, top, b, bottom) for top, bottom in rows for a, b in ((frame.left, x), (x, frame.right)))


def marks(_axes: Axes, _chart: ScatterChart) -> None:
    """Draw nothing in data coordinates: names, points and lines are placed together."""


def layout(canvas: Canvas, chart: ScatterChart) -> None:
    """Lay out the frame with its corners and axes, the points and their names.

    Names stand beside their points; where some would touch, numbers do, with a key below; where these would, too, the numbers
    stand in a column at the right.
    """
    sheet = _sheet(canvas, chart, 0.0)
    names = [Name(at, _ways(p.label, bold=p.first), p.first) for p, at in zip(chart.points, sheet.places, strict=True)]
    found, numbered = place(names, sheet.inside, sheet.taken, sheet.lines), False
    if not all(name.clear for name in found):
        found, numbered = place(_numbers(chart, sheet), sheet.inside, sheet.taken, sheet.lines), True
    if not all(name.clear for name in found):
        sheet, found = _sheet(canvas, chart, _MARGIN), []
    canvas.height = _draw(canvas, chart, sheet)
    if found or not chart.points:
        for point, name in zip(chart.points, found, strict=True):
            _name(canvas, point, name, bold=point.first or numbered)
    else:
        _column(canvas, chart, sheet)
    if numbered:
        canvas.height = key.draw(canvas, [(str(i + 1), p.label) for i, p in enumerate(chart.points)], canvas.height + 2)


def _numbers(chart: ScatterChart, sheet: _Sheet) -> list[Name]:
    return [Name(at, ((str(i + 1),),), bold=True) for i, (_, at) in enumerate(zip(chart.points, sheet.places, strict=True))]


def _sheet(canvas: Canvas, chart: ScatterChart, margin: float) -> _Sheet:
    left = max((width(tick_words(chart.y, tick), NOTE) for tick in chart.y.ticks), default=0.0) + 1.4
    top = len(_head(canvas, chart)) * _LINE + 1.2
    right = canvas.width - 0.4 - margin
    frame = Room(left, top, right, top + (right - left) * _SHAPE[canvas.narrow])
    words = [wrap(corner.words, (right - left) * 0.4, NOTE, corner.first) for corner in chart.corners]
    band = max(map(len, words), default=0) * _LINE + _PAD  # free of points, for the names of the corners
    x = Axis(chart.x.low, chart.x.high, frame.left + _INSET, frame.right - _INSET)
    y = Axis(chart.y.low, chart.y.high, frame.bottom - band, frame.top + band)
    places = tuple((x.at(p.x.value or 0.0), y.at(p.y.value or 0.0)) for p in chart.points)
    return _Sheet(
        frame,
        x,
        y,
        tuple(_corner(frame, number, *pair) for number, pair in enumerate(zip(chart.corners, words, strict=True))),
        places,
        *_intervals(chart, x, y, places),
        (None if chart.cross[0] is None else x.at(chart.cross[0]), None if chart.cross[1] is None else y.at(chart.cross[1])),
    )


def _head(canvas: Canvas, chart: ScatterChart) -> tuple[str, ...]:
    return wrap("↑ " + chart.y_word, canvas.width, NOTE)


def _corner(frame: Room, number: int, corner: Corner, lines: tuple[str, ...]) -> tuple[Corner, tuple[str, ...], Room]:
    right, lower = number % 2 == 1, number > 1
    half = len(lines) * _LINE / 2
    middle = frame.bottom - _PAD / 2 - half if lower else frame.top + _PAD / 2 + half
    at = frame.right - _PAD if right else frame.left + _PAD
    return corner, lines, room_of(at, middle, lines, size=NOTE, bold=corner.first, anchor="end" if right else "start")


def _intervals(chart: ScatterChart, x: Axis, y: Axis, places: Sequence[Place]) -> tuple[tuple[Level, ...], tuple[Level, ...]]:
    """Return the intervals of both numbers of each point, where they are drawn."""
    if not chart.crosses:
        return (), ()
    pairs = list(zip(chart.points, places, strict=True))
    across = ((p.x.low, p.x.high, at[1]) for p, at in pairs)
    up = ((p.y.low, p.y.high, at[0]) for p, at in pairs)
    return (
        tuple((x.at(low), x.at(high), level) for low, high, level in across if low is not None and high is not None),
        tuple((y.at(high), y.at(low), level) for low, high, level in up if low is not None and high is not None),
    )


def _draw(canvas: Canvas, chart: ScatterChart, sheet: _Sheet) -> float:
    """Draw everything but the names; return the lower edge."""
    head = _head(canvas, chart)
    canvas.text(0, len(head) * _LINE / 2, head, size=NOTE, colour=INK2)
    _frame(canvas, chart, sheet)
    for number, (corner, lines, room) in enumerate(sheet.corners):
        at, anchor = (room.right, "end") if number % 2 else (room.left, "start")
        colour = RED if corner.first else INK2
        canvas.text(at, (room.top + room.bottom) / 2, lines, size=NOTE, colour=colour, bold=corner.first, anchor=anchor)
    for point, level in zip(_drawn(chart, "x"), sheet.across, strict=True):
        canvas.line(level[:2], (level[2], level[2]), _colour(point), weight=HAIR, above=False)
    for point, level in zip(_drawn(chart, "y"), sheet.up, strict=True):
        canvas.line((level[2], level[2]), level[:2], _colour(point), weight=HAIR, above=False)
    for point, middle in zip(chart.points, sheet.places, strict=True):
        dot(canvas, middle, _colour(point), hollow=point.borderline)
    return _axes(canvas, chart, sheet)


def _drawn(chart: ScatterChart, axis: str) -> list[Point]:
    """Return the points whose interval on an axis is drawn."""
    return [p for p in chart.points if chart.crosses and getattr(p, axis).low is not None and getattr(p, axis).high is not None]


def _colour(point: Point) -> str:
    return RED if point.first else BLUE


def _frame(canvas: Canvas, chart: ScatterChart, sheet: _Sheet) -> None:
    frame = sheet.frame
    for at in (frame.top, frame.bottom):
        canvas.line((frame.left, frame.right), (at, at), RULE, weight=HAIR, above=False)
    for at in (frame.left, frame.right):
        canvas.line((at, at), (frame.top, frame.bottom), RULE, weight=HAIR, above=False)
    for corner, room in zip(chart.corners, sheet.quarters, strict=False):
        if corner.first:
            _wash(canvas, room)
    x, y = sheet.cross
    if x is not None:
        canvas.line((x, x), (frame.top, frame.bottom), INK3, weight=0.7, above=False)
    if y is not None:
        canvas.line((frame.left, frame.right), (y, y), INK3, weight=0.7, above=False)


def _wash(canvas: Canvas, room: Room) -> None:
    from matplotlib.patches import Rectangle

    size = (room.right - room.left, room.bottom - room.top)
    canvas.add(Rectangle((room.left, room.top), *size, facecolor=WASH, linewidth=0), -2)


def _axes(canvas: Canvas, chart: ScatterChart, sheet: _Sheet) -> float:
    """Set the numbers and the names of both axes; return the lower edge."""
    frame = sheet.frame
    for value in shown(chart.y, sheet.y, _LINE + 1):
        canvas.text(frame.left - 1.2, sheet.y.at(value), tick_words(chart.y, value), size=NOTE, colour=INK2, anchor="end")
    widths = [width(tick_words(chart.x, value), NOTE) for value in chart.x.ticks]
    for value in shown(chart.x, sheet.x, max(widths, default=0.0) + 2):
        half = width(tick_words(chart.x, value), NOTE) / 2
        at = min(max(sheet.x.at(value), half), canvas.width - half)
        canvas.text(at, frame.bottom + 0.8 + _LINE / 2, tick_words(chart.x, value), size=NOTE, colour=INK2, anchor="middle")
    words = wrap(chart.x_word + " →", canvas.width, NOTE)
    top = frame.bottom + 0.8 + _LINE + 0.4
    canvas.text(canvas.width, top + len(words) * _LINE / 2, words, size=NOTE, colour=INK2, anchor="end")
    return top + len(words) * _LINE


def _ways(label: str, *, bold: bool) -> tuple[tuple[str, ...], ...]:
    return tuple(dict.fromkeys(wrap(label, most, NOTE, bold) for most in _WAYS))


def _name(canvas: Canvas, point: Point, name: Placed, *, bold: bool) -> None:
    room, at = name.room, name.point
    middle = (room.top + room.bottom) / 2
    side = "start" if room.left >= at[0] else "end" if room.right <= at[0] else "middle"
    x = {"start": room.left, "end": room.right, "middle": (room.left + room.right) / 2}[side]
    canvas.text(x, middle, name.lines, size=NOTE, colour=RED if point.first else INK, bold=bold, anchor=side)
    if name.leader:
        (x1, y1), (x2, y2) = name.leader
        canvas.line((x1, x2), (y1, y2), INK3, weight=HAIR)


def _column(canvas: Canvas, chart: ScatterChart, sheet: _Sheet) -> None:
    """Set the numbers of all points in a column at the right, each with a line from its point."""
    frame = sheet.frame
    high = min(_LINE + 0.3, (frame.bottom - frame.top) / max(len(chart.points), 1))
    middles = spread([y for _, y in sheet.places], [high] * len(chart.points), frame.top, frame.bottom)
    left = canvas.width - widest(tuple(str(i + 1) for i in range(len(chart.points))), NOTE, True)
    for i, (point, (x, y), middle) in enumerate(zip(chart.points, sheet.places, middles, strict=True)):
        canvas.text(left, middle, str(i + 1), size=NOTE, colour=RED if point.first else INK, bold=True)
        canvas.line((x + _RADIUS + 0.2, left - 0.8), (y, middle), INK3, weight=HAIR, above=False)
