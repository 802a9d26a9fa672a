"""A share or an index against its track; the target is a tick, not a second bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.content.charts.kinds import Meter
from reportgen.render.charts.bounds import outline
from reportgen.render.charts.canvas import Canvas
from reportgen.render.charts.room import Room, room_of
from reportgen.render.style import BLUE, BLUE2, INK, INK2, LEADING, MM, NOTE, PALE, PAPER, RED, RED2
from reportgen.render.text_width import widest, width, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_TALL = 3.0
_OVER = 1.1
"""How far the tick stands out over and under the track."""
_HOLLOW = 1.1
"""How wide the tick of a baseline is."""
_LINE = NOTE * LEADING / MM
_APART = 2.5


def marks(_axes: Axes, _chart: Meter) -> None:
    """Draw nothing in data coordinates."""


def layout(canvas: Canvas, chart: Meter) -> None:
    """Lay out the track, the bar, the ticks and the words over them."""
    unit = canvas.width / max(chart.limit, chart.mark.value or 0, chart.target or 0, *(chart.somewhere or ()), 1e-9)
    if chart.bare:
        canvas.height = _TALL + 2 * _OVER
        _track(canvas, chart, _OVER, unit)
        return
    words = wrap(f"{chart.label} {chart.mark.printed}", canvas.width, NOTE)
    target = wrap(chart.target_printed, canvas.width, NOTE) if chart.target is not None else ()
    tick = (chart.target or 0) * unit
    together = widest(words, NOTE) + widest(target, NOTE) + _APART <= canvas.width
    high = max(len(words), len(target) if together else 0) * _LINE + _OVER
    canvas.height = high + _TALL + _OVER + (0 if together else len(target) * _LINE + 0.6)
    _track(canvas, chart, high, unit)
    first, broad = widest(words, NOTE) + _APART if together else 0.0, widest(target, NOTE)
    other = min(max(tick - broad / 2, first), canvas.width - broad)  # as near to its tick as the words before it allow
    tone = INK2 if chart.mark.value is None else RED if chart.better == "down" else BLUE
    y = high - _OVER - len(words) * _LINE / 2
    canvas.text(0, y, words, size=NOTE, colour=tone, fact="" if chart.before_fact else chart.mark.fact)
    _two_numbers(canvas, chart, words, y)
    y = high - _OVER - len(target) * _LINE / 2 if together else canvas.height - len(target) * _LINE / 2
    canvas.text(other, y, target, size=NOTE)
    if target:
        canvas.shows(chart.target_fact, room_of(other, y, target, size=NOTE), " ".join(target))


def _two_numbers(canvas: Canvas, chart: Meter, lines: tuple[str, ...], y: float) -> None:
    """Tell the words of the baseline from those of today's number, where both stand over the bar."""
    before, top = len(chart.label) + 1, y - (len(lines) - 1) * _LINE / 2
    for i, line in enumerate(lines if chart.before_fact else ()):
        cut = min(max(before, 0), len(line))
        for words, fact, left in ((line[:cut], chart.before_fact, ""), (line[cut:], chart.mark.fact, line[:cut])):
            if words.strip():
                canvas.shows(fact, room_of(width(left, NOTE), top + i * _LINE, (words,), size=NOTE), words.strip())
        before -= len(line)


def _track(canvas: Canvas, chart: Meter, top: float, unit: float) -> None:
    canvas.bar(0, top, width=canvas.width, height=_TALL, colour=PALE)
    if chart.mark.value:
        canvas.shows(chart.mark.fact, Room(0, top, chart.mark.value * unit, top + _TALL))
    _bar(canvas, chart, top, unit)
    if chart.before is not None:
        _hollow(canvas, chart.before * unit, top)


def _hollow(canvas: Canvas, x: float, top: float) -> None:
    """Draw the tick of a baseline: hollow, so that it reads as what was."""
    x = min(max(x, _HOLLOW / 2), canvas.width - _HOLLOW / 2)
    low, high = top - _OVER, top + _TALL + _OVER
    canvas.bar(x - _HOLLOW / 2, low, width=_HOLLOW, height=high - low, colour=PAPER)
    for end in (x - _HOLLOW / 2, x + _HOLLOW / 2):
        canvas.line((end, end), (low, high), INK2)
    for end in (low, high):
        canvas.line((x - _HOLLOW / 2, x + _HOLLOW / 2), (end, end), INK2)


def _bar(canvas: Canvas, chart: Meter, top: float, unit: float) -> None:
    middle, end, tick = top + _TALL / 2, (chart.mark.value or 0) * unit, (chart.target or 0) * unit
    if chart.mark.value is None:
        canvas.line((0, canvas.width), (middle, middle), INK2, dashes=(1, 2.4))
    else:
        sure = end if chart.somewhere is None else chart.somewhere[0] * unit
        canvas.bar(0, top, width=sure, height=_TALL, colour=RED2 if chart.better == "down" else BLUE2)
    if chart.somewhere is not None:
        _somewhere(canvas, chart.somewhere, chart, top, unit)
    if chart.target is not None:
        if chart.mark.value is not None:
            canvas.line((end, tick), (middle, middle), INK, dashes=(2, 1.5))
        tick = min(max(tick, 0.25), canvas.width - 0.25)
        canvas.line((tick, tick), (top - _OVER, top + _TALL + _OVER), INK, weight=1.4)


def _somewhere(canvas: Canvas, ends: tuple[float, float], chart: Meter, top: float, unit: float) -> None:
    """Outline where a number lies of which only bounds are known; open to the side where no end is known."""
    colour = RED2 if chart.better == "down" else BLUE2
    first, last = (end * unit for end in ends)
    outline(canvas, (first, last), (top, top + _TALL), [last] if ends[1] < chart.limit else [], colour)
