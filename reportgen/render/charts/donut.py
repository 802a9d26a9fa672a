"""One share of a whole; two parts, never more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.content.charts.kinds import Donut
from reportgen.render.charts.canvas import Canvas
from reportgen.render.style import BLUE, INK, INK2, LABEL, LARGE, LEADING, MM, PALE
from reportgen.render.text_width import width, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_RADIUS, _BAND = 13.5, 4.2
_BESIDE = 2 * _RADIUS + 5.5


def marks(_axes: Axes, _chart: Donut) -> None:
    """Draw nothing in data coordinates: a ring has none."""


def layout(canvas: Canvas, chart: Donut) -> None:
    """Lay out the ring, the number in it, and the words beside it."""
    line, room = LABEL * LEADING / MM, canvas.width - _BESIDE
    part = wrap(chart.part.label, room, LABEL, True)
    rest = wrap(f"{chart.rest.label} {chart.rest.mark.printed}", room)
    words = (len(part) + len(rest)) * line + 1
    canvas.height = max(2 * _RADIUS, words)
    middle = canvas.height / 2
    _ring(canvas, chart.part.mark.value, middle)
    number = chart.part.mark.printed
    size = LARGE if width(number, LARGE, True) < 2 * (_RADIUS - _BAND) - 2 else LABEL
    colour, fact = INK2 if chart.part.mark.value is None else BLUE, chart.part.mark.fact
    canvas.text(_RADIUS, middle, number, size=size, colour=colour, bold=True, anchor="middle", fact=fact)
    canvas.text(_BESIDE, middle - words / 2 + len(part) * line / 2, part, colour=INK, bold=True)
    canvas.text(_BESIDE, middle + words / 2 - len(rest) * line / 2, rest, colour=INK2, fact=chart.rest.mark.fact)


def _ring(canvas: Canvas, value: float | None, middle: float) -> None:
    from matplotlib.patches import Wedge

    share = min(max((value or 0) / 100, 0), 1)
    canvas.add(Wedge((_RADIUS, middle), _RADIUS, 0, 360, width=_BAND, facecolor=PALE, linewidth=0), 1)
    if share:
        canvas.add(Wedge((_RADIUS, middle), _RADIUS, -90, -90 + 360 * share, width=_BAND, facecolor=BLUE, linewidth=0), 2)
