"""Horizontal bars from a common zero, in the order given, numbers at their ends, no axis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportgen.content.charts.kinds import Bar, BarChart, ColumnChart
from reportgen.render.charts.canvas import Canvas
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
    """Return the lengths of bars; a number that is withheld has none."""
    return [0.0 if bar.mark.value is None else bar.mark.value for bar in bars]


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
    low, high = min(0.0, *lengths), max(chart.scale_to or 0.0, *lengths)
    high = high if high > low else low + 1
    left, right = place.left + (beside if low < 0 else 0), canvas.width - beside
    unit = (right - left) / (high - low)
    zero = left - low * unit
    canvas.height = place.bottom
    canvas.frame(x=(left, right), y=(0, canvas.height), across=(low, high), down=(0, canvas.height))
    for patch, bar, y in zip(canvas.axes.patches, chart.bars, place.middles, strict=True):
        patch.set(x=0, y=y - BAR / 2, width=bar.mark.value or 0, height=BAR)
        _number(canvas, bar, (zero, zero + (bar.mark.value or 0) * unit, right), y)
    for span in place.spans:
        canvas.line((zero, zero), span, INK2)


def _number(canvas: Canvas, bar: Bar, x: tuple[float, float, float], y: float) -> None:
    """Set the number of a bar; ``x`` is where bars begin, where this one ends, and where the longest could."""
    zero, end, right = x
    if bar.mark.value is None:
        canvas.absent((zero, right), (y, y))
        canvas.text(right + _GAP, y, bar.mark.printed, colour=INK2)
    elif bar.mark.value < 0:
        canvas.text(end - _GAP, y, bar.mark.printed, bold=bar.strong, anchor="end")
    else:
        canvas.text(end + _GAP, y, bar.mark.printed, bold=bar.strong)
