"""Horizontal bars from a common zero, in the order given, numbers at their ends, no axis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportgen.content.charts.kinds import Bar, BarChart, ColumnChart
from reportgen.render.charts.bounds import outline
from reportgen.render.charts.canvas import Canvas
from reportgen.render.charts.room import Room
from reportgen.render.charts.rows import rows
from reportgen.render.plotting import seaborn
from reportgen.render.style import BAR, BLUE, BLUE2, INK2
from reportgen.render.text_width import width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_GAP = 1.4


def colours(bars: Sequence[Bar]) -> tuple[str, ...]:
    """Return the colours of bars: dark where one matters more than the others."""
    return tuple(BLUE if bar.strong else BLUE2 for bar in bars)


def values(bars: Sequence[Bar]) -> list[float]:
    """Return the lengths of bars; a number that is withheld has none, one between bounds that of the nearer bound."""
    return [_sure(bar) for bar in bars]


def _sure(bar: Bar) -> float:
    if bar.somewhere is None:
        return bar.mark.value or 0.0
    near, far = bar.somewhere
    return near if near * far >= 0 else 0.0


def marks(axes: Axes, chart: BarChart | ColumnChart) -> None:
    """Draw the bars in data coordinates; the layout moves them to their rows."""
    lengths = values(chart.bars)
    places = list(range(len(lengths)))
    seaborn().barplot(
        x=lengths, y=places, orient="h", native_scale=True, errorbar=None, color=BLUE2, saturation=1, legend=False, ax=axes
    )
    for patch, colour in zip(axes.patches, colours(chart.bars), strict=True):
        patch.set(facecolor=colour, linewidth=0)


def layout(canvas: Canvas, chart: BarChart | ColumnChart) -> None:
    """Lay out labels, bars and numbers."""
    place = rows([bar.label for bar in chart.bars], canvas.width)
    place.draw(canvas)
    lengths = values(chart.bars)
    beside = max(width(bar.mark.printed, bold=bar.strong) for bar in chart.bars) + _GAP
    ends = [*lengths, *(end for bar in chart.bars for end in bar.somewhere or ())]
    low, high = min(0.0, *ends), max(chart.scale_to or 0.0, *ends)
    high = high if high > low else low + 1
    left, right = place.left + (beside if low < 0 else 0), canvas.width - beside
    unit = (right - left) / (high - low)
    zero = left - low * unit
    canvas.height = place.bottom
    canvas.frame(x=(left, right), y=(0, canvas.height), across=(low, high), down=(0, canvas.height))
    for patch, bar, y in zip(canvas.axes.patches, chart.bars, place.middles, strict=True):
        near, far = bar.somewhere or (_sure(bar), _sure(bar))
        patch.set(x=0, y=y - BAR / 2, width=_sure(bar), height=BAR)
        if bar.somewhere is not None:
            _somewhere(canvas, (zero + near * unit, zero + far * unit), (left, right), y, colours((bar,))[0])
        _number(canvas, bar, (zero, zero + (far if far < 0 else max(near, far)) * unit, right), y)
    for span in place.spans:
        canvas.line((zero, zero), span, INK2)


def _somewhere(canvas: Canvas, x: tuple[float, float], scale: tuple[float, float], y: float, colour: str) -> None:
    """Outline where a number lies of which only bounds are known; open at the ends of the scale."""
    ends = min(x), max(x)
    closed = [end for end in ends if scale[0] + 0.01 < end < scale[1] - 0.01]
    outline(canvas, ends, (y - BAR / 2, y + BAR / 2), closed, colour)


def _number(canvas: Canvas, bar: Bar, x: tuple[float, float, float], y: float) -> None:
    """Set the number of a bar; ``x`` is where bars begin, where this one ends, and where the longest could."""
    zero, end, right = x
    if bar.mark.value is None:
        canvas.absent((zero, right), (y, y))
        canvas.text(right + _GAP, y, bar.mark.printed, colour=INK2, fact=bar.mark.fact)
    elif end < zero:
        canvas.text(end - _GAP, y, bar.mark.printed, bold=bar.strong, anchor="end", fact=bar.mark.fact)
    else:
        canvas.text(end + _GAP, y, bar.mark.printed, bold=bar.strong, fact=bar.mark.fact)
    if end != zero:
        canvas.shows(bar.mark.fact, Room(min(zero, end), y - BAR / 2, max(zero, end), y + BAR / 2))
