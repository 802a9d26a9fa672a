"""The picture of the cover: dots on their real scale, each with a flag that says its name and number."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportgen.content.charts.kinds import DotChart
from reportgen.render.charts.canvas import Canvas
from reportgen.render.charts.dot import Axis, span, tick_words, ticks
from reportgen.render.plotting import seaborn
from reportgen.render.style import BLUE, BLUE2, INK, LABEL, LEADING, MM, NOTE, PAPER, RULE, THIN
from reportgen.render.text_width import widest, width, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LINE, _NOTE_LINE = LABEL * LEADING / MM, NOTE * LEADING / MM
_SIZE, _TOTAL_SIZE = 8.6, 13.0
"""Diameters of the dots in points."""
_RISE = 5.0
"""From the axis to the lowest flag, in mm."""


class Flag(NamedTuple):
    """A name and number at its place on the scale."""

    value: float
    lines: tuple[str, ...]
    total: bool


def _flags(chart: DotChart) -> list[Flag]:
    named = [(dot.label, dot.mark, False) for dot in chart.dots]
    if chart.total is not None:
        named.append((chart.total_word, chart.total, True))
    found = [
        Flag(mark.value, wrap(f"{label} {mark.printed}", 40, LABEL, total), total)
        for label, mark, total in named
        if mark.value is not None
    ]
    return sorted(found, key=lambda flag: flag.value)


def marks(axes: Axes, chart: DotChart) -> None:
    """Draw the dots in data coordinates, the total last and larger."""
    flags = _by_weight(_flags(chart))
    if flags:
        seaborn().scatterplot(x=[flag.value for flag in flags], y=[0.0] * len(flags), color=BLUE2, legend=False, ax=axes)
        axes.collections[0].set(
            facecolor=[BLUE if flag.total else BLUE2 for flag in flags],
            edgecolor=PAPER,
            linewidth=THIN,
            sizes=[(_TOTAL_SIZE if flag.total else _SIZE) ** 2 for flag in flags],
            clip_on=False,
        )


def layout(canvas: Canvas, chart: DotChart) -> None:
    """Lay out flags in tiers, so that no flag touches another or another's pole, over the axis."""
    flags = _flags(chart)
    axis = _axis(canvas, chart, flags)
    tiers = _tiers(flags, axis)
    highs = [
        max((len(f.lines) for f, t in zip(flags, tiers, strict=True) if t == i), default=0) * _LINE + 0.9
        for i in range(len(flags))
    ]
    base = sum(highs[: max(tiers, default=0) + 1]) + _RISE
    canvas.height = base + 1.8 + _NOTE_LINE
    canvas.line((axis.left, axis.right), (base, base), INK, above=False)
    ticks(canvas, chart, axis, canvas.height - _NOTE_LINE / 2)
    for flag, tier in zip(flags, tiers, strict=True):
        x, top = axis.at(flag.value), base - _RISE - sum(highs[: tier + 1])
        colour, weight = (BLUE, 1.4) if flag.total else (RULE, THIN)
        canvas.line((x, x), (base, top + 0.9), colour, weight=weight, above=False)
        canvas.text(
            x + 1.2, top + 0.9 + len(flag.lines) * _LINE / 2, flag.lines, colour=BLUE if flag.total else INK, bold=flag.total
        )
    canvas.frame(x=(axis.left, axis.right), y=(0, canvas.height), across=(axis.low, axis.high), down=(0, canvas.height))
    if flags:
        canvas.axes.collections[0].set_offsets([(flag.value, base) for flag in _by_weight(flags)])


def _by_weight(flags: list[Flag]) -> list[Flag]:
    return sorted(flags, key=lambda flag: flag.total)


def _axis(canvas: Canvas, chart: DotChart, flags: list[Flag]) -> Axis:
    """Make the axis as long as the flags at its right leave room for."""
    low, high = span(chart)
    left = max((width(tick_words(value), NOTE) for value in chart.ticks), default=0) / 2 + 0.5
    full = canvas.width - 2 * left
    for flag in flags:
        share = (flag.value - low) / (high - low)
        if share > 0:
            full = min(full, (canvas.width - left - 1.2 - widest(flag.lines, LABEL, flag.total)) / share)
    return Axis(low, high, left, left + full)


def _tiers(flags: list[Flag], axis: Axis) -> list[int]:
    """Return the tier of each flag, 0 lowest: over every flag at its right that it would run into."""
    tiers: list[int] = []
    for i in range(len(flags) - 1, -1, -1):
        end = axis.at(flags[i].value) + 1.2 + widest(flags[i].lines, LABEL, flags[i].total) + 1.5
        met = [tier for flag, tier in zip(flags[i + 1 :], tiers, strict=True) if axis.at(flag.value) < end]
        tiers.insert(0, max(met, default=-1) + 1)
    return tiers
