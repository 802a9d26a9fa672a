"""The kinds of figure that compare: groups with groups, waves with waves, one measure with another.

Like the other kinds they hold values, order, words and emphasis; see :mod:`reportgen.content.charts.kinds`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.content.charts.mark import Mark

Role = Literal["", "high", "low"]
"""``high``: blue, in order or the one that matters. ``low``: orange, unfavourable or falling. Neither: grey."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis that need not begin at zero."""

    low: float
    high: float
    ticks: tuple[float, ...]
    unit: str = ""
    """What the first number of the axis carries, where no heading says it."""


@dataclass(frozen=True, slots=True)
class HeatChart:
    """Questions, dimensions or options by the values of a segment: a table whose cells are shaded by their numbers."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Mark, ...], ...]
    """By row, in the order of the columns."""
    totals: tuple[Mark, ...]
    """Of each row, for everyone; none where the columns are waves."""
    total_word: str
    limits: tuple[float, ...]
    """Where one shade ends and the next begins, the two ends included; evenly spaced."""
    withheld_word: str
    unit: str = ""
    """What the first limit carries, where the numbers have it: %."""
    tone: Literal["good", "bad"] = "good"
    """``bad`` where the numbers count unfavourable answers."""
    strong: frozenset[str] = frozenset()
    """Labels of rows and columns to emphasise."""
    kind: Literal["heat"] = "heat"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values of one thing."""

    label: str
    first: Mark
    second: Mark
    gap: Mark
    """The second less the first."""
    role: Role = ""
    """Whether the second is better (``high``) or worse (``low``)."""


@dataclass(frozen=True, slots=True)
class DumbbellChart:
    """Two values a row: a hollow dot for the first, a full one for the second, the difference in a column at the right."""

    pairs: tuple[Pair, ...]
    heads: tuple[str, str]
    """What the first and the second values are of."""
    gap_word: str
    scale: Scale
    withheld_word: str
    kind: Literal["dumbbell"] = "dumbbell"


@dataclass(frozen=True, slots=True)
class Course:
    """One thing over several waves or groups: a line."""

    label: str
    marks: tuple[Mark, ...]
    """One for each stop."""
    role: Role = ""
    breaks: tuple[int, ...] = ()
    """The stops that cannot be compared with the one before them."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One wave or group on the axis."""

    label: str
    at: float
    """Where it stands, from 0 to 1: by its date, or evenly spaced."""


@dataclass(frozen=True, slots=True)
class SlopeChart:
    """Two or a few waves or groups side by side: where each line begins and ends, in numbers."""

    stops: tuple[Stop, ...]
    courses: tuple[Course, ...]
    scale: Scale
    kind: Literal["slope"] = "slope"


@dataclass(frozen=True, slots=True)
class TrendChart:
    """Lines over time with bands for their intervals."""

    stops: tuple[Stop, ...]
    courses: tuple[Course, ...]
    scale: Scale
    apart: bool = False
    """Each line in a small drawing of its own, all on one scale."""
    kind: Literal["trend"] = "trend"


@dataclass(frozen=True, slots=True)
class Point:
    """One thing with two numbers."""

    label: str
    x: Mark
    y: Mark
    first: bool = False
    """It stands in the corner to act on first."""
    borderline: bool = False
    """The interval of one of its numbers crosses a line between corners."""


@dataclass(frozen=True, slots=True)
class Corner:
    """One quarter of a scatter."""

    words: str
    first: bool = False
    """The corner to act on first."""


@dataclass(frozen=True, slots=True)
class ScatterChart:
    """Importance and performance, or any two measures: points with their names, and lines between four named corners."""

    points: tuple[Point, ...]
    """Only those with both numbers."""
    x: Scale
    y: Scale
    x_word: str
    y_word: str
    cross: tuple[float | None, float | None]
    """Where the vertical and the horizontal line stand."""
    corners: tuple[Corner, ...] = ()
    """Upper left, upper right, lower left, lower right; none without both lines."""
    crosses: bool = False
    """Whether the intervals are drawn."""
    kind: Literal["scatter"] = "scatter"


Comparison = HeatChart | DumbbellChart | SlopeChart | TrendChart | ScatterChart
