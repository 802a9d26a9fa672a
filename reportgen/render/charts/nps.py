"""The whole 0-10 distribution in three colours; the score is a difference, so the figure shows both of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.content.charts.kinds import NpsChart
from reportgen.render.charts.canvas import Canvas
from reportgen.render.charts.column import ABOVE, columns, numbers
from reportgen.render.style import BLUE, GREY, INK2, LABEL, LEADING, MM, NOTE, RED, RED2
from reportgen.render.text_width import wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SHADES = (RED2,) * 7 + (GREY,) * 2 + (BLUE,) * 2
_GROUPS = ((0, 6, RED), (7, 8, INK2), (9, 10, BLUE))
_SHARE = 0.8
_TALL = 20.0


def marks(axes: Axes, chart: NpsChart) -> None:
    """Draw the eleven columns."""
    columns(axes, [mark.value or 0.0 for mark in chart.marks], _SHADES, _SHARE)


def layout(canvas: Canvas, chart: NpsChart) -> None:
    """Lay out columns, their numbers, and the groups over them."""
    pitch = canvas.width / 11
    top = _groups(canvas, chart, pitch)
    high = max(mark.value or 0 for mark in chart.marks) or 1
    base = top + ABOVE + _TALL
    canvas.height = base + 4.4
    canvas.frame(x=(0, canvas.width), y=(top + ABOVE, base), across=(-0.5, 10.5), down=(high, 0))
    numbers(canvas, chart.marks, base=base, pitch=pitch, unit=_TALL / high, strong=[False] * 11)
    for i in range(11):
        canvas.text((i + 0.5) * pitch, base + 2.4, str(i), size=NOTE, colour=INK2, anchor="middle")
    canvas.line((0, canvas.width), (base, base), INK2)


def _groups(canvas: Canvas, chart: NpsChart, pitch: float) -> float:
    """Set the names and totals of the groups with a rule under each; return the height they take."""
    edge = pitch * (1 - _SHARE) / 2
    large = [] if canvas.narrow else _named(chart, pitch, edge, LABEL)
    size = LABEL if large and max(map(len, large)) <= 2 else NOTE
    texts = large if size == LABEL else _named(chart, pitch, edge, NOTE)
    line = size * LEADING / MM
    bottom = max(map(len, texts)) * line + 1.2
    for group, lines, (first, last, colour) in zip(chart.groups, texts, _GROUPS, strict=True):
        left, right = first * pitch + edge, (last + 1) * pitch - edge
        y, fact = bottom - 1.2 - len(lines) * line / 2, group.mark.fact
        canvas.text((left + right) / 2, y, lines, size=size, colour=colour, bold=True, anchor="middle", fact=fact)
        canvas.line((left, right), (bottom, bottom), colour, weight=1.6)
    return bottom + 0.6


def _named(chart: NpsChart, pitch: float, edge: float, size: float) -> list[tuple[str, ...]]:
    """Return the lines over each group: its name and its total."""
    texts = [f"{group.label} {group.mark.printed}".replace("） ", "）") for group in chart.groups]
    rooms = [(last - first + 1) * pitch + edge for first, last, _ in _GROUPS]
    return [wrap(text, room, size, True) for text, room in zip(texts, rooms, strict=True)]
