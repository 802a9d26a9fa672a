"""Two values a row on one scale: hollow first, full second, both with their numbers, the difference in a column at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.content.charts.compared import DumbbellChart, Pair
from reportgen.content.charts.mark import Mark
from reportgen.render.charts.axis import Axis, tick_words, ticks
from reportgen.render.charts.canvas import Canvas
from reportgen.render.charts.points import around, dot
from reportgen.render.charts.room import Room, room_of, upright
from reportgen.render.charts.rows import Rows, rows
from reportgen.render.style import BLUE, DOT, INK, INK2, LABEL, LEADING, MM, NOTE, RED
from reportgen.render.text_width import widest, width, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLOURS = {"": INK2, "high": BLUE, "low": RED}

_APART = 3.0
_BESIDE = 1.9
"""From the middle of a dot to its number."""
_TALL = 3.6
_LINE = NOTE * LEADING / MM
_STEM = 1.6


def marks(_axes: Axes, _chart: DumbbellChart) -> None:
    """Draw nothing in data coordinates: there are two dots a row, and both move with the width."""


def layout(canvas: Canvas, chart: DumbbellChart) -> None:
    """Lay out the heads, the rows, the axis and the differences."""
    top = _key(canvas, chart)
    place = rows([pair.label for pair in chart.pairs], canvas.width, top=top + 1.2, tall=_TALL)
    place.draw(canvas)
    axis = _axis(canvas, chart, place)
    canvas.height = place.bottom + 1 + _LINE
    taken = [room for pair, y in zip(chart.pairs, place.middles, strict=True) for room in _row(canvas, chart, pair, axis, y)]
    for value in ticks(canvas, chart.scale, axis, canvas.height - _LINE / 2):
        canvas.verticals(axis.at(value), upright(axis.at(value), place.spans, taken))


def _key(canvas: Canvas, chart: DumbbellChart) -> float:
    """Say what the hollow and the full dot are, and head the column of differences; return the height."""
    gap = wrap(chart.gap_word, 20, NOTE)
    room = canvas.width - widest(gap, NOTE) - _APART
    x, y, high = 0.0, 0.0, 1
    for head, hollow in zip(chart.heads, (True, False), strict=True):
        lines = wrap(head, room - 3.2, NOTE)
        wide = 3.2 + widest(lines, NOTE)
        if x and x + wide > room:
            x, y = 0.0, y + high * _LINE + 0.4
        dot(canvas, (x + DOT / MM / 2, y + _LINE / 2), INK2, hollow=hollow)
        canvas.text(x + 3.2, y + len(lines) * _LINE / 2, lines, size=NOTE, colour=INK2)
        x, high = x + wide + 4, len(lines)
    bottom = max(y + high * _LINE, len(gap) * _LINE)
    canvas.text(canvas.width, bottom - len(gap) * _LINE / 2, gap, size=NOTE, colour=INK2, anchor="end")
    return bottom


def _axis(canvas: Canvas, chart: DumbbellChart, place: Rows) -> Axis:
    """Leave room for the numbers beside the outermost dots and for the column of differences."""
    gaps = max(width(_gap(chart, pair)[0], LABEL, True) for pair in chart.pairs)
    gaps = max(gaps, widest(wrap(chart.gap_word, 20, NOTE), NOTE))
    edge = max(width(tick_words(chart.scale, value), NOTE) for value in chart.scale.ticks) / 2  # of the first number, too
    axis = Axis(chart.scale.low, chart.scale.high, max(place.left + 1, edge), canvas.width - gaps - max(_APART, edge))
    for _ in range(4):  # the room wanted depends on the unit, which gets a little smaller each time
        left, right = _outside(chart, axis, place.left, canvas.width - gaps - _APART)
        axis = Axis(axis.low, axis.high, axis.left + left, axis.right - right)
    return axis


def _outside(chart: DumbbellChart, axis: Axis, left: float, right: float) -> tuple[float, float]:
    """Return how far numbers reach over the room at the left and at the right."""
    over = [0.0, 0.0]
    for pair in chart.pairs:
        for mark, side in _sided(pair):
            if mark.value is not None:
                reach = _BESIDE + width(mark.printed, LABEL, mark is pair.second)
                x = axis.at(mark.value)
                over[side] = max(over[side], x + reach - right if side else left - x + reach)
    return over[0], over[1]


def _sided(pair: Pair) -> tuple[tuple[Mark, int], tuple[Mark, int]]:
    """Return on which side of its dot each number stands: 0 left, 1 right; outside the two."""
    falls = pair.first.value is not None and pair.second.value is not None and pair.second.value < pair.first.value
    return ((pair.first, 1), (pair.second, 0)) if falls else ((pair.first, 0), (pair.second, 1))


def _gap(chart: DumbbellChart, pair: Pair) -> tuple[str, str]:
    if pair.first.value is None and pair.second.value is None:
        return chart.withheld_word, INK2
    return pair.gap.printed, COLOURS[pair.role] if pair.role else INK2


def _row(canvas: Canvas, chart: DumbbellChart, pair: Pair, axis: Axis, y: float) -> list[Room]:
    """Draw a row; return the room of the numbers beside its dots."""
    words, colour = _gap(chart, pair)
    hidden = pair.first.value is None and pair.second.value is None
    size, fact = NOTE if hidden else LABEL, pair.gap.fact
    canvas.text(canvas.width, y, words, size=size, colour=colour, bold=bool(pair.role), anchor="end", fact=fact)
    if hidden:
        canvas.absent((axis.left, axis.right), (y, y))
    ends = [axis.at(mark.value) for mark in (pair.first, pair.second) if mark.value is not None]
    if len(ends) == 2 and ends[0] != ends[1]:
        canvas.line((ends[0], ends[1]), (y, y), COLOURS[pair.role], weight=_STEM)
    seen = [(mark, side, axis.at(mark.value)) for mark, side in _sided(pair) if mark.value is not None]
    return [_end(canvas, mark, (x, y), COLOURS[pair.role], side, later=mark is pair.second) for mark, side, x in seen]


def _end(canvas: Canvas, mark: Mark, place: tuple[float, float], colour: str, side: int, *, later: bool) -> Room:
    x, y = place
    dot(canvas, place, colour, hollow=not later)
    canvas.shows(mark.fact, around(place))
    beside, anchor = (x + _BESIDE, "start") if side else (x - _BESIDE, "end")
    size, tone = (LABEL, INK) if later else (NOTE, INK2)
    canvas.text(beside, y, mark.printed, size=size, colour=tone, bold=later, anchor=anchor, fact=mark.fact)
    return room_of(beside, y, (mark.printed,), size=size, bold=later, anchor=anchor)
