"""Rating scales: bad answers left of zero, good ones right, the middle on a base line of its own, the net at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from reportgen.content.charts.kinds import DivergingChart, DivergingRow, Mark
from reportgen.render.charts import legend
from reportgen.render.charts.canvas import Canvas
from reportgen.render.charts.levels import colours
from reportgen.render.charts.room import Room
from reportgen.render.charts.rows import Rows, rows
from reportgen.render.style import BLUE, INK, INK2, LABEL, LEADING, MM, NOTE, RED, THIN, label_on
from reportgen.render.text_width import widest, width, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Side = Literal["bad", "middle", "good"]
SIDES: tuple[Side, ...] = ("bad", "good", "middle")

_SIZE = LABEL - 0.5
_TALL, _PITCH = 4.8, 7.4
_GAP = 1.1
"""From a mark to the number beside it."""
_APART = 4.0
"""Between the good side, the middle and the net."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The words over the columns, broken into lines."""

    bad: tuple[str, ...]
    good: tuple[str, ...]
    middle: tuple[str, ...]
    net: tuple[str, ...]

    @property
    def height(self) -> float:
        """Height in millimetres."""
        return max(map(len, (self.bad, self.good, self.middle, self.net))) * NOTE * LEADING / MM + 1.4


@dataclass(frozen=True, slots=True)
class Scale:
    """Where the columns stand, in millimetres."""

    unit: float
    """Millimetres for one percent."""
    zero: float
    middle: float
    right: float
    """Where the column of nets ends."""
    colours: tuple[str, ...] = field(default=())


def marks(_axes: Axes, _chart: DivergingChart) -> None:
    """Draw nothing in data coordinates: the bars depend on the width in every way."""


def layout(canvas: Canvas, chart: DivergingChart) -> None:
    """Lay out the key, the heads of the columns, and the rows."""
    shades = colours(chart.levels)
    top = legend.draw(canvas, [(level.label, colour) for level, colour in zip(chart.levels, shades, strict=True)]) + 2.4
    heads = _heads(chart, canvas.narrow)
    top += heads.height
    place = rows(
        [row.label for row in chart.rows],
        canvas.width,
        top=top,
        sides=() if canvas.narrow else (0.25, 0.34),
        pitch=_PITCH,
        tall=_TALL,
    )
    place.draw(canvas)
    scale = _scale(chart, heads, place.left, canvas.width, shades)
    canvas.height = place.bottom
    _draw_heads(canvas, heads, scale, top)
    for row, y in zip(chart.rows, place.middles, strict=True):
        _draw_row(canvas, chart, row, scale, y)
    _draw_bases(canvas, chart, place, scale)


def _heads(chart: DivergingChart, narrow: bool) -> Heads:
    room = 20 if narrow else 26
    middle = chart.middle_word if any(level.side == "middle" for level in chart.levels) else ""
    return Heads(
        wrap("← " + chart.bad_word, room, NOTE),
        wrap(chart.good_word + " →", room, NOTE),
        wrap(middle, 14, NOTE) if middle else (),
        wrap(chart.net_word, 14, NOTE),
    )


def _of(chart: DivergingChart, row: DivergingRow, side: Side) -> list[Mark]:
    return [mark for level, mark in zip(chart.levels, row.marks, strict=True) if level.side == side]


def _longest(chart: DivergingChart, side: Side) -> float:
    return max(sum(mark.value or 0 for mark in _of(chart, row, side)) for row in chart.rows)


def _printed(chart: DivergingChart, index: int) -> float:
    return max(width(row.marks[index].printed, _SIZE) for row in chart.rows) + _GAP


def _scale(chart: DivergingChart, heads: Heads, left: float, total: float, shades: tuple[str, ...]) -> Scale:
    """Give the three parts one unit, as large as numbers beside the bars and the heads allow."""
    nets = max(*(width(row.net.printed, bold=True) for row in chart.rows), widest(heads.net, NOTE))
    outside = {"bad": _printed(chart, 0), "good": _printed(chart, -1), "middle": 0.0}
    has_middle = any(level.side == "middle" for level in chart.levels)
    if has_middle:
        outside["middle"] = max(width(mark.printed, _SIZE) for row in chart.rows for mark in _of(chart, row, "middle")) + _GAP
    needs = {
        "bad": widest(heads.bad, NOTE) + _GAP - outside["bad"] - left,
        "good": widest(heads.good, NOTE) + _GAP - outside["good"],
        "middle": widest(heads.middle, NOTE) - outside["middle"],
    }
    room = total - left - nets - sum(outside.values()) - _APART * (2 if has_middle else 1)
    parts = [(_longest(chart, side), max(needs[side], 0)) for side in SIDES]
    unit = _unit(parts, room)
    spans = [max(weight * unit, need) for weight, need in parts]
    zero = left + outside["bad"] + spans[0]
    return Scale(unit, zero, zero + spans[1] + outside["good"] + _APART, total, shades)


def _unit(parts: Sequence[tuple[float, float]], room: float) -> float:
    """Return the largest unit at which every part has its length times the unit, or its need where that is more."""
    fixed: set[int] = set()
    while True:
        weight = sum(length for i, (length, _) in enumerate(parts) if i not in fixed)
        unit = (room - sum(parts[i][1] for i in fixed)) / weight if weight else 0.0
        short = {i for i, (length, need) in enumerate(parts) if i not in fixed and length * unit < need}
        if not short or not weight:
            return max(unit, 0.0)
        fixed |= short


def _draw_heads(canvas: Canvas, heads: Heads, scale: Scale, bottom: float) -> None:
    for lines, x, anchor, colour in (
        (heads.bad, scale.zero - _GAP, "end", RED),
        (heads.good, scale.zero + _GAP, "start", BLUE),
        (heads.middle, scale.middle, "start", INK2),
        (heads.net, scale.right, "end", INK2),
    ):
        y = bottom - 1 - len(lines) * NOTE * LEADING / MM / 2
        canvas.text(x, y, lines, size=NOTE, colour=colour, anchor=anchor)


def _draw_row(canvas: Canvas, chart: DivergingChart, row: DivergingRow, scale: Scale, y: float) -> None:
    if all(mark.value is None for mark in row.marks):
        canvas.absent((scale.zero, scale.right - width(row.net.printed) - _GAP), (y, y))
    else:
        _draw_segments(canvas, chart, row, scale, y)
    net = row.net.value
    colour = INK2 if net is None else BLUE if net > 0 else RED if net < 0 else INK
    canvas.text(scale.right, y, row.net.printed, bold=net is not None, colour=colour, anchor="end", fact=row.net.fact)


def _starts(chart: DivergingChart, row: DivergingRow, scale: Scale) -> list[float]:
    """Return where each level's segment begins."""
    lengths = [(mark.value or 0) * scale.unit for mark in row.marks]
    bad = sum(length for level, length in zip(chart.levels, lengths, strict=True) if level.side == "bad")
    ends = {"bad": scale.zero - bad, "middle": scale.middle, "good": scale.zero}
    starts = []
    for level, length in zip(chart.levels, lengths, strict=True):
        starts.append(ends[level.side])
        ends[level.side] += length
    return starts


def _draw_segments(canvas: Canvas, chart: DivergingChart, row: DivergingRow, scale: Scale, y: float) -> None:
    last = len(row.marks) - 1
    for i, (mark, x) in enumerate(zip(row.marks, _starts(chart, row, scale), strict=True)):
        colour, length = scale.colours[i], (mark.value or 0) * scale.unit
        canvas.bar(x, y - _TALL / 2, width=length, height=_TALL, colour=colour)
        if length:
            canvas.shows(mark.fact, Room(x, y - _TALL / 2, x + length, y + _TALL / 2))
        if width(mark.printed, _SIZE) + 1 <= length:
            canvas.text(x + length / 2, y, mark.printed, size=_SIZE, colour=label_on(colour), anchor="middle", fact=mark.fact)
        elif chart.levels[i].side == "middle":
            canvas.text(x + length + _GAP, y, mark.printed, size=_SIZE, colour=INK2, fact=mark.fact)
        elif i == 0:
            canvas.text(x - _GAP, y, mark.printed, size=_SIZE, colour=RED, anchor="end", fact=mark.fact)
        elif i == last:
            canvas.text(x + length + _GAP, y, mark.printed, size=_SIZE, colour=BLUE, fact=mark.fact)


def _draw_bases(canvas: Canvas, chart: DivergingChart, place: Rows, scale: Scale) -> None:
    for span in place.spans:
        canvas.line((scale.zero,) * 2, span, INK, weight=0.9)
        if any(level.side == "middle" for level in chart.levels):
            canvas.line((scale.middle,) * 2, span, INK2, weight=THIN / 2)
