"""The kinds of figure. Rendering decides colours, sizes and positions; content decides values, order, words and emphasis.

Values are in percent for shares (0-100) and in their own unit otherwise. ``value`` is None exactly when the number is
withheld; then ``printed`` is the sign for it and the row stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.content.charts.compared import Comparison
from reportgen.content.charts.mark import Mark


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar."""

    label: str
    mark: Mark
    strong: bool = False
    """The one that matters."""
    somewhere: tuple[float, float] | None = None
    """Between which values the number lies, where only that is known, the one nearer to zero first: no bar ends there."""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars with a common zero: single choice and multi-response."""

    bars: tuple[Bar, ...]
    scale_to: float | None = None
    """Draw to this maximum, so that figures can be compared; the largest bar without it."""
    kind: Literal["bar"] = "bar"


@dataclass(frozen=True, slots=True)
class ColumnChart:
    """Vertical columns: few categories with an order of their own."""

    bars: tuple[Bar, ...]
    scale_to: float | None = None
    kind: Literal["column"] = "column"


@dataclass(frozen=True, slots=True)
class Donut:
    """One share of a whole; two parts, never more."""

    part: Bar
    rest: Bar
    kind: Literal["donut"] = "donut"


@dataclass(frozen=True, slots=True)
class Level:
    """One answer of a rating scale."""

    label: str
    side: Literal["bad", "middle", "good"]


@dataclass(frozen=True, slots=True)
class DivergingRow:
    """One question: its shares by level and the net (good minus bad)."""

    label: str
    marks: tuple[Mark, ...]
    """One for each level."""
    net: Mark
    """Top box minus bottom box, in points."""


@dataclass(frozen=True, slots=True)
class DivergingChart:
    """Rating scales: bad answers left of zero, good ones right, the middle on a base line of its own, the net at the right."""

    levels: tuple[Level, ...]
    """From the worst to the best, whatever the order in the questionnaire."""
    rows: tuple[DivergingRow, ...]
    bad_word: str
    """The word over the left side (不满意); the label of the bottom box."""
    good_word: str
    middle_word: str
    net_word: str
    kind: Literal["diverging"] = "diverging"


@dataclass(frozen=True, slots=True)
class NpsChart:
    """Eleven columns in three groups with the group totals above."""

    marks: tuple[Mark, ...]
    """Shares of 0 to 10."""
    groups: tuple[Bar, Bar, Bar]
    """Detractors, passives, promoters."""
    score: Mark
    kind: Literal["nps"] = "nps"


@dataclass(frozen=True, slots=True)
class Dot:
    """One estimate by segment."""

    label: str
    mark: Mark
    role: Literal["", "high", "low"] = ""
    """The highest and the lowest are emphasised, as ``low`` the one that is worse where either is."""


@dataclass(frozen=True, slots=True)
class DotChart:
    """Estimates by segment, with intervals where the sample permits, and the total as a dashed line."""

    dots: tuple[Dot, ...]
    total: Mark | None
    total_word: str
    value_word: str
    """The heading of the column of values."""
    low: float
    """Left end of the axis."""
    high: float
    ticks: tuple[float, ...]
    withheld_word: str
    tick_unit: str = ""
    """What the first number of the axis carries, where no heading says it."""
    kind: Literal["dot"] = "dot"


@dataclass(frozen=True, slots=True)
class Meter:
    """A small bar on a track: a share or an index, with a target as a tick where there is one."""

    mark: Mark
    """Its ``printed`` is the number with its unit (50%, 68 分)."""
    label: str
    """The words before the number over the bar's end, without the number: 基线, or the name of the measure."""
    limit: float
    """The right end of the track (100 for shares and indices)."""
    target: float | None = None
    target_printed: str = ""
    """The words over the tick, number included: 目标 80%."""
    better: Literal["up", "down"] = "up"
    """Where the number should go; what should go down is drawn as bad."""
    somewhere: tuple[float, float] | None = None
    """Between which values the number lies, where only that is known: no bar ends there. An open end is the track's."""
    before: float | None = None
    """The baseline of a number that is followed: a hollow tick; its number stands in the label."""
    bare: bool = False
    """Whether the words stand beside the drawing and not in it."""
    before_fact: str = ""
    """The fact's id of the baseline."""
    target_fact: str = ""
    """The fact's id of a target that is computed."""
    kind: Literal["meter"] = "meter"


@dataclass(frozen=True, slots=True)
class GanttBar:
    """One row of a timetable; days are counted from the calendar's first."""

    label: str
    owner: str
    """Who does it; empty when nobody is named."""
    with_owner: str
    """Label and owner in one, for where the owner has no room beside the bar."""
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class GanttPhase:
    """A part of the calendar with a name of its own."""

    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class GanttReview:
    """A day on which the plan is looked at."""

    sign: str
    """A letter, set over its line."""
    label: str
    """The words of the key: 3月31日 季度复盘."""
    day: int


@dataclass(frozen=True, slots=True)
class GanttTick:
    """The first day of a month, quarter or year."""

    label: str
    day: int


@dataclass(frozen=True, slots=True)
class GanttChart:
    """A timetable: bars on a calendar, phases behind them, reviews as lines. There is no line for today."""

    bars: tuple[GanttBar, ...]
    phases: tuple[GanttPhase, ...]
    reviews: tuple[GanttReview, ...]
    ticks: tuple[GanttTick, ...]
    days: int
    """The length of the calendar."""
    kind: Literal["gantt"] = "gantt"


@dataclass(frozen=True, slots=True)
class Twig:
    """A dimension, or at the end of a branch a question, with what it is made of."""

    label: str
    mark: Mark | None = None
    """Its number with the unit; None where it has none, or where there are no answers yet."""
    parts: tuple[Twig, ...] = ()
    question: bool = False


@dataclass(frozen=True, slots=True)
class TreeChart:
    """What dimensions are made of: indicators, and the questions that measure them."""

    twigs: tuple[Twig, ...]
    kind: Literal["tree"] = "tree"


Chart = GanttChart | BarChart | ColumnChart | Donut | DivergingChart | NpsChart | DotChart | Meter | TreeChart | Comparison

__all__ = [
    "Bar",
    "BarChart",
    "Chart",
    "ColumnChart",
    "DivergingChart",
    "DivergingRow",
    "Donut",
    "Dot",
    "DotChart",
    "GanttBar",
    "GanttChart",
    "GanttPhase",
    "GanttReview",
    "GanttTick",
    "Level",
    "Mark",
    "Meter",
    "NpsChart",
    "TreeChart",
    "Twig",
]
