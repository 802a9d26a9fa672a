"""The picture of the cover: dots on their real scale, each with a flag that says its number and its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.content.charts.kinds import DotChart, Mark
from reportgen.render.charts.axis import Axis
from reportgen.render.charts.canvas import Canvas
from reportgen.render.charts.dot import span, tick_words, ticks
from reportgen.render.charts.points import around
from reportgen.render.plotting import seaborn
from reportgen.render.style import BLUE, BLUE2, INK, INK2, LABEL, LARGE, LEADING, MM, NOTE, PAPER, RED, RULE, STEM, THIN
from reportgen.render.text_width import widest, width, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LINE, _NUMBER_LINE, _NOTE_LINE = (size * LEADING / MM for size in (LABEL, LARGE * 0.9, NOTE))
_SIZE, _TOTAL_SIZE = 8.6, 13.0
"""Diameters of the dots in points."""
_RISE, _BETWEEN, _BESIDE = 4.4, 1.6, 1.3
"""From the axis to the lowest flag, from flag to flag, from a pole to its flag, in mm."""
_COLOURS = {"": (BLUE2, INK), "high": (BLUE, BLUE), "low": (RED, RED), "total": (BLUE, BLUE)}
"""Of the dot and of the number, by role."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A number and a name at their place on the scale."""

    value: float
    mark: Mark
    name: tuple[str, ...]
    role: str

    @property
    def total(self) -> bool:
        """Say whether this is the total, drawn larger."""
        return self.role == "total"

    @property
    def width(self) -> float:
        """Width in millimetres."""
        return _BESIDE + max(width(self.mark.printed, LARGE, True), widest(self.name, LABEL, self.total))

    @property
    def height(self) -> float:
        """Height in millimetres, with the space to the next."""
        return _NUMBER_LINE + len(self.name) * _LINE + _BETWEEN


def _flags(chart: DotChart) -> list[Flag]:
    named = [(dot.label, dot.mark, str(dot.role)) for dot in chart.dots]
    if chart.total is not None:
        named.append((chart.total_word, chart.total, "total"))
    found = [
        Flag(mark.value, mark, wrap(label, 40, LABEL, role == "total"), role)
        for label, mark, role in named
        if mark.value is not None
    ]
    return sorted(found, key=lambda flag: flag.value)


def _by_weight(flags: list[Flag]) -> list[Flag]:
    return sorted(flags, key=lambda flag: flag.total)


def marks(axes: Axes, chart: DotChart) -> None:
    """Draw the dots in data coordinates, the total last and larger."""
    flags = _by_weight(_flags(chart))
    if flags:
        seaborn().scatterplot(x=[flag.value for flag in flags], y=[0.0] * len(flags), color=BLUE2, legend=False, ax=axes)
        axes.collections[0].set(
            facecolor=[_COLOURS[flag.role][0] for flag in flags],
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
    highs = [max((f.height for f, t in zip(flags, tiers, strict=True) if t == i), default=0) for i in range(len(flags))]
    base = sum(highs) + _RISE
    canvas.height = base + 1.8 + _NOTE_LINE
    canvas.line((axis.left, axis.right), (base, base), INK, above=False)
    ticks(canvas, chart, axis, canvas.height - _NOTE_LINE / 2)
    for flag, tier in zip(flags, tiers, strict=True):
        _draw_flag(canvas, flag, axis.at(flag.value), base - _RISE - sum(highs[:tier]) - flag.height + _BETWEEN, base)
    canvas.frame(x=(axis.left, axis.right), y=(0, canvas.height), across=(axis.low, axis.high), down=(0, canvas.height))
    if flags:
        canvas.axes.collections[0].set_offsets([(flag.value, base) for flag in _by_weight(flags)])


def _draw_flag(canvas: Canvas, flag: Flag, x: float, top: float, base: float) -> None:
    colour = _COLOURS[flag.role][1]
    pole = (RULE, THIN) if flag.role == "" else (colour, STEM)
    canvas.line((x, x), (base, top + 0.6), pole[0], weight=pole[1], above=False)
    words, fact = INK if flag.total else INK2, flag.mark.fact
    canvas.text(x + _BESIDE, top + _NUMBER_LINE / 2, flag.mark.printed, size=LARGE, colour=colour, bold=True, fact=fact)
    below = top + _NUMBER_LINE + len(flag.name) * _LINE / 2
    canvas.text(x + _BESIDE, below, flag.name, colour=words, bold=flag.total, fact=fact)
    canvas.shows(fact, around((x, base), _TOTAL_SIZE if flag.total else _SIZE))


def _axis(canvas: Canvas, chart: DotChart, flags: list[Flag]) -> Axis:
    """Make the axis as long as the flags at its right leave room for."""
    low, high = span(chart)
    left = max((width(tick_words(chart, value), NOTE) for value in chart.ticks), default=0) / 2 + 0.5
    full = canvas.width - 2 * left
    for flag in flags:
        share = (flag.value - low) / (high - low)
        if share > 0:
            full = min(full, (canvas.width - left - flag.width) / share)
    return Axis(low, high, left, left + full)


def _tiers(flags: list[Flag], axis: Axis) -> list[int]:
    """Return the tier of each flag, 0 lowest: over every flag at its right that it would run into."""
    tiers: list[int] = []
    for i in range(len(flags) - 1, -1, -1):
        end = axis.at(flags[i].value) + flags[i].width + 2
        met = [tier for flag, tier in zip(flags[i + 1 :], tiers, strict=True) if axis.at(flag.value) < end]
        tiers.insert(0, max(met, default=-1) + 1)
    return tiers
