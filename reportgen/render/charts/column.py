"""Vertical columns: few categories with an order of their own. Labels too long to stand under columns make them bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportgen.content.charts.kinds import Bar, ColumnChart, Mark
from reportgen.render.charts import bar
from reportgen.render.charts.canvas import Canvas
from reportgen.render.charts.room import Room
from reportgen.render.plotting import seaborn
from reportgen.render.style import BLUE2, INK2, LABEL, LEADING, MM, NOTE
from reportgen.render.text_width import pieces, width, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TALL = 24.0
"""Height of the tallest column in mm."""
ABOVE = 4.2
"""Room for the number over a column."""
_WIDEST = 24.0
_SHARE = 0.7


def columns(axes: Axes, lengths: Sequence[float], colours: Sequence[str], share: float) -> None:
    """Draw columns at 0, 1, 2 and so on, each ``share`` of its place wide."""
    places = list(range(len(lengths)))
    seaborn().barplot(
        x=places, y=list(lengths), native_scale=True, errorbar=None, color=BLUE2, saturation=1, legend=False, width=share, ax=axes
    )
    for patch, colour in zip(axes.patches, colours, strict=True):
        patch.set(facecolor=colour, linewidth=0)


def numbers(canvas: Canvas, marks: Sequence[Mark], *, base: float, pitch: float, unit: float, strong: Sequence[bool]) -> None:
    """Set the numbers over the columns; ``base`` is the base line, ``unit`` the millimetres of one percent."""
    for i, (mark, bold) in enumerate(zip(marks, strong, strict=True)):
        x, y = (i + 0.5) * pitch, base - (mark.value or 0) * unit
        if mark.value is None:
            canvas.absent((x, x), (base, base - TALL / 2))
            y = base - TALL / 2
        canvas.text(x, y - 2, mark.printed, size=NOTE, colour=INK2, bold=bold, anchor="middle", fact=mark.fact)
        canvas.shows(mark.fact, Room(x - pitch * _SHARE / 2, y, x + pitch * _SHARE / 2, base))


def _fits(bars: Sequence[Bar], pitch: float) -> bool:
    """Say whether every label takes at most three lines under its column, without cutting a word, and every number fits."""
    room = pitch - 1.2
    return all(
        len(wrap(item.label, room)) <= 3
        and max(width(piece.rstrip()) for piece in pieces(item.label)) <= room
        and width(item.mark.printed, NOTE, item.strong) <= pitch - 0.6
        for item in bars
    )


def _pitch(chart: ColumnChart, canvas_width: float) -> float:
    return min(canvas_width / len(chart.bars), _WIDEST)


def marks(axes: Axes, chart: ColumnChart) -> None:
    """Draw the columns."""
    columns(axes, bar.values(chart.bars), bar.colours(chart.bars), _SHARE)


def layout(canvas: Canvas, chart: ColumnChart) -> None:
    """Lay out columns, or bars where the labels do not fit or numbers are negative."""
    if _fits(chart.bars, _pitch(chart, canvas.width)) and min(bar.values(chart.bars)) >= 0:
        _layout(canvas, chart)
    else:
        bar.layout(canvas, chart)


def _layout(canvas: Canvas, chart: ColumnChart) -> None:
    pitch, count = _pitch(chart, canvas.width), len(chart.bars)
    high = max(chart.scale_to or 0, *bar.values(chart.bars)) or 1
    base = ABOVE + TALL
    labels = [wrap(item.label, pitch - 1.2) for item in chart.bars]
    canvas.height = base + 1.2 + max(map(len, labels)) * LABEL * LEADING / MM
    canvas.frame(x=(0, pitch * count), y=(ABOVE, base), across=(-0.5, count - 0.5), down=(high, 0))
    for i, (patch, length) in enumerate(zip(canvas.axes.patches, bar.values(chart.bars), strict=True)):
        patch.set(x=i - _SHARE / 2, y=0, width=_SHARE, height=length)
    numbers(
        canvas,
        [item.mark for item in chart.bars],
        base=base,
        pitch=pitch,
        unit=TALL / high,
        strong=[item.strong for item in chart.bars],
    )
    for i, lines in enumerate(labels):
        canvas.text((i + 0.5) * pitch, base + 1.2 + len(lines) * LABEL * LEADING / MM / 2, lines, anchor="middle")
    canvas.line((0, pitch * count), (base, base), INK2)
