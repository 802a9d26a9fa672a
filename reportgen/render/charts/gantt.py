"""A timetable: bars on a calendar, phases behind them, days of review as red lines with a letter and a key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.content.charts.kinds import GanttBar, GanttChart, GanttReview, GanttTick
from reportgen.render.charts.canvas import Canvas
from reportgen.render.charts.room import Span
from reportgen.render.charts.rows import Rows, rows
from reportgen.render.style import BLUE, INK2, LEADING, MM, NOTE, PALE, PAPER, RED, RULE
from reportgen.render.text_width import width, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_TALL = 3.6
_LINE = NOTE * LEADING / MM
_APART = 1.4
_LEAST = 1.0
"""The shortest bar: one day is seen, too."""
_DASH = 0.7
_HAIR = 0.2
_CLEAR = 0.3
"""Between words and a line that stops short of them."""


@dataclass(frozen=True, slots=True)
class _Calendar:
    """Days on the sheet, in millimetres."""

    left: float
    right: float
    days: int

    def at(self, day: float) -> float:
        """Return where a day begins."""
        return self.left + day / self.days * (self.right - self.left)


def marks(_axes: Axes, _chart: GanttChart) -> None:
    """Draw nothing in data coordinates."""


def layout(canvas: Canvas, chart: GanttChart) -> None:
    """Lay out phases, rows, calendar and the key of the reviews."""
    signs = _LINE if chart.reviews else 0.0
    beside = _place(canvas, [bar.label for bar in chart.bars], 0.0)
    named = _fits_beside(chart, _Calendar(beside.left, canvas.width, chart.days))
    labels = [bar.label if named else bar.with_owner for bar in chart.bars]
    calendar = _Calendar(_place(canvas, labels, 0.0).left, canvas.width, chart.days)
    heads = [wrap(p.label, calendar.at(p.last + 1) - calendar.at(p.first) - _APART, NOTE) for p in chart.phases]
    top = max(map(len, heads), default=0) * _LINE + (1.0 if heads else 0.0)
    place = _place(canvas, labels, top + signs)
    _phases(canvas, chart, heads, calendar, place.bottom)
    taken = tuple(_words(bar, calendar, y) for bar, y in zip(chart.bars, place.middles, strict=True)) if named else ()
    bottom = _ticks(canvas, chart, calendar, _Room(place.spans, taken), place.bottom)
    place.draw(canvas)
    _reviews(canvas, chart.reviews, calendar, top, _Room(place.spans, taken))
    for bar, y in zip(chart.bars, place.middles, strict=True):
        _bar(canvas, bar, calendar, y, named=named)
    canvas.height = _key(canvas, chart.reviews, bottom)


@dataclass(frozen=True, slots=True)
class _Words:
    """Where the words beside a bar stand; nowhere where there are none."""

    left: float
    right: float
    middle: float


@dataclass(frozen=True, slots=True)
class _Room:
    """Where lines from top to bottom may run."""

    spans: Sequence[Span]
    taken: Sequence[_Words]

    def at(self, x: float) -> Iterator[Span]:
        """Yield the parts of a line at ``x`` that cross no words beside a bar."""
        half = _LINE / 2 + _CLEAR
        crossed = sorted(w.middle for w in self.taken if w.left - _CLEAR < x < w.right + _CLEAR)
        for top, bottom in self.spans:
            inside = [y for y in crossed if top < y < bottom]
            starts, ends = [top, *(y + half for y in inside)], [*(y - half for y in inside), bottom]
            yield from ((start, end) for start, end in zip(starts, ends, strict=True) if end > start)


def _words(bar: GanttBar, calendar: _Calendar, y: float) -> _Words:
    """Return where the owner of a bar is written, if beside it."""
    wide = width(bar.owner, NOTE) if bar.owner else 0.0
    match _side(bar, calendar) if wide else None:
        case "after":
            left = _end(bar, calendar) + _APART
            return _Words(left, left + wide, y)
        case "before":
            right = calendar.at(bar.first) - _APART
            return _Words(right - wide, right, y)
        case _:
            return _Words(-1.0, -1.0, y)


def _place(canvas: Canvas, labels: Sequence[str], top: float) -> Rows:
    return rows(labels, canvas.width, top=top, tall=_TALL, sides=() if canvas.narrow else (0.36, 0.42))


def _fits_beside(chart: GanttChart, calendar: _Calendar) -> bool:
    """Return whether every owner has room after, before or inside the bar."""
    return all(_side(bar, calendar) is not None for bar in chart.bars if bar.owner)


def _side(bar: GanttBar, calendar: _Calendar) -> str | None:
    room = width(bar.owner, NOTE) + 2 * _APART
    if _end(bar, calendar) - _begin(bar, calendar) >= room:
        return "inside"
    if calendar.right - _end(bar, calendar) >= room:
        return "after"
    return "before" if _begin(bar, calendar) - calendar.left >= room else None


def _begin(bar: GanttBar, calendar: _Calendar) -> float:
    return min(calendar.at(bar.first), calendar.right - _LEAST)


def _end(bar: GanttBar, calendar: _Calendar) -> float:
    return max(calendar.at(bar.last + 1), _begin(bar, calendar) + _LEAST)


def _phases(canvas: Canvas, chart: GanttChart, heads: Sequence[tuple[str, ...]], calendar: _Calendar, bottom: float) -> None:
    """Shade every second phase, and set the names over them."""
    for i, (phase, head) in enumerate(zip(chart.phases, heads, strict=True)):
        left, right = calendar.at(phase.first), calendar.at(phase.last + 1)
        if i % 2 == 0:
            canvas.bar(left, 0, width=right - left, height=bottom, colour=PALE)
        canvas.text((left + right) / 2, 0.5 + len(head) * _LINE / 2, head, size=NOTE, colour=INK2, anchor="middle")


def _ticks(canvas: Canvas, chart: GanttChart, calendar: _Calendar, room: _Room, bottom: float) -> float:
    """Set the months under the rows and a quiet line at each; return where the drawing goes on."""
    for tick in _spread(chart.ticks, calendar):
        x = calendar.at(tick.day)
        for first, last in room.at(x):
            canvas.bar(x - _HAIR / 2, first, width=_HAIR, height=last - first, colour=RULE)
        middle = _middle(tick, calendar)
        canvas.text(middle, bottom + 0.8 + _LINE / 2, tick.label, size=NOTE, colour=INK2, anchor="middle")
    return bottom + 0.8 + _LINE


def _spread(ticks: Sequence[GanttTick], calendar: _Calendar) -> Sequence[GanttTick]:
    """Return every tick, every second or third, so that their words do not touch."""
    for step in range(1, len(ticks)):
        shown = ticks[::step]
        ends = [(m - w / 2, m + w / 2) for m, w in ((_middle(t, calendar), width(t.label, NOTE)) for t in shown)]
        if all(after[0] - before[1] >= _APART for before, after in pairwise(ends)):
            return shown
    return ticks[:1]


def _middle(tick: GanttTick, calendar: _Calendar) -> float:
    """Return where the words of a tick stand: at its line, or as near to it as the sheet allows."""
    half = width(tick.label, NOTE) / 2
    return min(max(calendar.at(tick.day), half), calendar.right - half)


def _bar(canvas: Canvas, bar: GanttBar, calendar: _Calendar, y: float, *, named: bool) -> None:
    left, right = _begin(bar, calendar), _end(bar, calendar)
    canvas.bar(left, y - _TALL / 2, width=right - left, height=_TALL, colour=BLUE)
    if not named or not bar.owner:
        return
    match _side(bar, calendar):
        case "after":
            canvas.text(right + _APART, y, bar.owner, size=NOTE, colour=INK2)
        case "before":
            canvas.text(left - _APART, y, bar.owner, size=NOTE, colour=INK2, anchor="end")
        case _:
            canvas.text(left + _APART, y, bar.owner, size=NOTE, colour=PAPER)


def _reviews(canvas: Canvas, reviews: Sequence[GanttReview], calendar: _Calendar, top: float, room: _Room) -> None:
    """Set a letter over each line; the lines leave out labels that stand over their bars."""
    taken = -1.0
    for review in reviews:
        x = calendar.at(review.day + 0.5)
        half = width(review.sign, NOTE, bold=True) / 2
        middle = min(max(x, taken + half), canvas.width - half)
        taken = middle + half + 0.6
        canvas.text(middle, top + _LINE / 2, review.sign, size=NOTE, colour=RED, bold=True, anchor="middle")
        for first, last in room.at(x):
            _dashed(canvas, x, first, last)


def _dashed(canvas: Canvas, x: float, top: float, bottom: float) -> None:
    """Draw a line of short dashes that bars drawn later cover."""
    y = top
    while y < bottom:
        canvas.bar(x - 0.15, y, width=0.3, height=min(_DASH, bottom - y), colour=RED)
        y += 2 * _DASH


def _key(canvas: Canvas, reviews: Sequence[GanttReview], top: float) -> float:
    """Say under the calendar what each letter stands for; return the height of the drawing."""
    for review in reviews:
        indent = width(f"{review.sign}  ", NOTE, bold=True)
        words = wrap(review.label, canvas.width - indent, NOTE)
        high = len(words) * _LINE
        canvas.text(0, top + 0.6 + _LINE / 2, review.sign, size=NOTE, colour=RED, bold=True)
        canvas.text(indent, top + 0.6 + high / 2, words, size=NOTE, colour=RED)
        top += high + 0.2
    return top + (0.6 if reviews else 0.0)
