"""Estimates by segment: dots with their intervals, the total as a dashed line, the numbers in a column at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.content.charts.kinds import Dot, DotChart
from reportgen.render.charts.axis import Axis
from reportgen.render.charts.canvas import Canvas
from reportgen.render.charts.points import around
from reportgen.render.charts.rows import Rows, rows
from reportgen.render.plotting import seaborn
from reportgen.render.style import BLUE, DOT, INK, INK2, LABEL, LEADING, MM, NOTE, RED, STEM
from reportgen.render.text_width import widest, width, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLOURS = {"": INK2, "high": BLUE, "low": RED}

_APART = 3.0
_TALL = 3.4
_LINE = NOTE * LEADING / MM


@dataclass(frozen=True, slots=True)
class Heads:
    """The words over the drawing, broken into lines."""

    value: tuple[str, ...]
    """Over the column of numbers."""
    total: tuple[str, ...]
    right: float
    """How far the words of the total may reach, in millimetres."""

    @property
    def height(self) -> float:
        """Height in millimetres."""
        return max(len(self.value), len(self.total)) * _LINE + 1


def tick_words(chart: DotChart, value: float) -> str:
    """Return a number of the axis as printed, the first with the unit where the chart wants one."""
    unit = chart.tick_unit if value == chart.ticks[0] else ""
    return f"{value:g}".replace("-", "−") + unit


def span(chart: DotChart) -> tuple[float, float]:
    """Return the ends of the axis, wide enough for every mark."""
    ends = [end for dot in chart.dots for end in (dot.mark.value, dot.mark.low, dot.mark.high) if end is not None]
    low, high = min([chart.low, *ends]), max([chart.high, *ends])
    return low, high if high > low else low + 1


def ticks(canvas: Canvas, chart: DotChart, axis: Axis, y: float) -> list[float]:
    """Set the numbers of the axis, every second or third where they would touch; return the values that have one."""
    values = [value for value in chart.ticks if axis.low <= value <= axis.high]
    broadest = max((width(tick_words(chart, value), NOTE) for value in values), default=0) + 1.6
    step = next(s for s in range(1, len(values) + 2) if s >= len(values) or axis.at(values[s]) - axis.at(values[0]) >= broadest)
    for value in values[::step]:
        canvas.text(axis.at(value), y, tick_words(chart, value), size=NOTE, colour=INK2, anchor="middle")
    return values[::step]


def marks(axes: Axes, chart: DotChart) -> None:
    """Draw the dots in data coordinates; the layout moves them to their rows."""
    seen = [dot for dot in chart.dots if dot.mark.value is not None]
    if seen:
        seaborn().scatterplot(
            x=[dot.mark.value for dot in seen], y=[0.0] * len(seen), s=DOT**2, color=INK2, linewidth=0, legend=False, ax=axes
        )
        axes.collections[0].set(facecolor=[COLOURS[dot.role] for dot in seen], clip_on=False)


def layout(canvas: Canvas, chart: DotChart) -> None:
    """Lay out the rows, the axis, the total and the numbers."""
    heads = _heads(chart, canvas.width)
    place = rows([dot.label for dot in chart.dots], canvas.width, top=heads.height, tall=_TALL)
    place.draw(canvas)
    axis = _axis(canvas, chart, place, heads)
    canvas.height = place.bottom + 1 + _LINE
    for value in ticks(canvas, chart, axis, canvas.height - _LINE / 2):
        canvas.verticals(axis.at(value), place.spans)
    canvas.text(canvas.width, heads.height - 1 - len(heads.value) * _LINE / 2, heads.value, size=NOTE, colour=INK2, anchor="end")
    _total(canvas, chart, heads, place, axis)
    for dot, y in zip(chart.dots, place.middles, strict=True):
        _row(canvas, chart, dot, axis, y)
    _move(canvas, chart, place.middles, axis)


def _heads(chart: DotChart, total_width: float) -> Heads:
    value = wrap(chart.value_word, 20, NOTE)
    right = total_width - widest(value, NOTE) - _APART
    seen = chart.total is not None and chart.total.value is not None
    return Heads(value, wrap(f"{chart.total_word} {chart.total.printed}", right, NOTE) if chart.total and seen else (), right)


def _axis(canvas: Canvas, chart: DotChart, place: Rows, heads: Heads) -> Axis:
    numbers = max(width(_printed(chart, dot)[0], bold=True) for dot in chart.dots)
    edge = max((width(tick_words(chart, value), NOTE) for value in chart.ticks), default=0) / 2
    left = max(place.left, edge, DOT / MM / 2)
    return Axis(*span(chart), left, canvas.width - max(numbers, widest(heads.value, NOTE)) - max(_APART, edge))


def _printed(chart: DotChart, dot: Dot) -> tuple[str, str]:
    """Return what stands in the column of numbers, and its colour."""
    if dot.mark.value is None:
        return chart.withheld_word or dot.mark.printed, INK2
    return dot.mark.printed, COLOURS[dot.role] if dot.role else INK


def _total(canvas: Canvas, chart: DotChart, heads: Heads, place: Rows, axis: Axis) -> None:
    """Draw the line of the total behind the dots and set its words over it."""
    if chart.total is None or chart.total.value is None:
        return
    x = axis.at(min(max(chart.total.value, axis.low), axis.high))
    for part in place.spans:
        canvas.line((x, x), part, INK2, weight=0.7, dashes=(1.8, 1.4), above=False)
    half = widest(heads.total, NOTE) / 2
    y = heads.height - 1 - len(heads.total) * _LINE / 2
    x = min(max(x, half), heads.right - half)
    canvas.text(x, y, heads.total, size=NOTE, colour=INK2, anchor="middle", fact=chart.total.fact)


def _row(canvas: Canvas, chart: DotChart, dot: Dot, axis: Axis, y: float) -> None:
    words, colour = _printed(chart, dot)
    hidden = dot.mark.value is None
    size, fact = NOTE if hidden else LABEL, dot.mark.fact
    canvas.text(canvas.width, y, words, size=size, colour=colour, bold=bool(dot.role), anchor="end", fact=fact)
    if hidden:
        canvas.absent((axis.left, axis.right), (y, y))
    elif dot.mark.low is not None and dot.mark.high is not None:
        canvas.line((axis.at(dot.mark.low), axis.at(dot.mark.high)), (y, y), COLOURS[dot.role], weight=STEM, above=False)
    if dot.mark.value is not None:
        canvas.shows(fact, around((axis.at(dot.mark.value), y)))


def _move(canvas: Canvas, chart: DotChart, middles: Sequence[float], axis: Axis) -> None:
    canvas.frame(x=(axis.left, axis.right), y=(0, canvas.height), across=(axis.low, axis.high), down=(0, canvas.height))
    seen = [(dot.mark.value, y) for dot, y in zip(chart.dots, middles, strict=True) if dot.mark.value is not None]
    if seen:
        canvas.axes.collections[0].set_offsets(seen)
