"""Horizontal bars from a common zero, in the order given, numbers at their ends, no axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.content.charts.kinds import Bar, BarChart
from reportgen.render.charts.canvas import Canvas
from reportgen.render.charts.rows import rows
from reportgen.render.plotting import seaborn
from reportgen.render.style import BAR, BLUE, BLUE2, INK2
from reportgen.render.text_width import width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_GAP = 1.4


def colour(bar: Bar) -> str:
    """Return the colour of a bar: dark where it is the one that matters."""
    return BLUE if bar.strong else BLUE2


def marks(axes: Axes, chart: BarChart) -> None:
    """Draw the bars in data coordinates; the layout moves them to their rows."""
    values = [bar.mark.value or 0.0 for bar in chart.bars]
    seaborn().barplot(
        x=values, y=list(range(len(values))), orient="h", native_scale=True, errorbar=None, color=BLUE2, saturation=1, legend=False, ax=axes
    )
    for patch, bar in zip(axes.patches, chart.bars, strict=True):
        patch.set(facecolor=colour(bar), linewidth=0)


def layout(canvas: Canvas, chart: BarChart) -> None:
    """Lay out labels, bars and numbers."""
    place = rows([bar.label for bar in chart.bars], canvas.width)
    place.draw(canvas)
    values = [bar.mark.value or 0.0 for bar in chart.bars]
    beside = max(width(bar.mark.printed, bold=bar.strong) for bar in chart.bars) + _GAP
    low, high = min(0.0, *values), max(chart.scale_to or 0.0, *values)
    left, right = place.left + (beside if low < 0 else 0.3), canvas.width - beside
    unit = (right - left) / ((high - low) or 1.0)
    zero = left - low * unit
    canvas.height = place.bottom
    canvas.frame((left, right), (0, canvas.height), (low, high if high > low else low + 1), (0, canvas.height))
    for patch, bar, y in zip(canvas.axes.patches, chart.bars, place.middles, strict=True):
        patch.set(y=y - BAR / 2, height=BAR)
        _number(canvas, bar, zero, unit, right, y)
    canvas.zero((zero, zero), (place.top, place.bottom))


def _number(canvas: Canvas, bar: Bar, zero: float, unit: float, right: float, y: float) -> None:
    value = bar.mark.value
    if value is None:
        canvas.absent((zero, right), y)
        canvas.text(right + _GAP, y, bar.mark.printed, colour=INK2)
    elif value < 0:
        canvas.text(zero + value * unit - _GAP, y, bar.mark.printed, bold=bar.strong, anchor="end")
    else:
        canvas.text(zero + value * unit + _GAP, y, bar.mark.printed, bold=bar.strong)
