"""``series:`` and ``scatter:``, figures of numbers that the author puts together, whatever they come from."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.spec.model.block import Block, Listed
from reportgen.spec.model.scalars import Date, Expression, Label, Part, Text, Truth


class SeriesStop(Part):
    """One point in time, or one thing compared."""

    label: Label
    """The words at the axis, such as 2024."""
    date: Date | None = None
    """When it was. Where all have a date, their distances on the axis are those in time; even without it."""
    breaks: Text | None = None
    """Why numbers from here on cannot be compared with those before it: the lines are broken, the reason is printed."""


class SeriesLine(Part):
    """One line: a name, and a number for each point."""

    of: Annotated[tuple[Expression, ...], Field(min_length=2)]
    """The numbers, one for each of ``at``, in one unit: ``index(service)``, ``published(index_2023)``."""
    label: Label | None = None
    """The words beside the line; the name of its last number without it."""
    highlight: Truth = False
    """Whether it is the line that matters."""


class SeriesDetail(Listed):
    """Numbers of several points in time, or of two things, row by row."""

    at: Annotated[tuple[SeriesStop, ...], Field(min_length=2, max_length=24)]
    """The points in time, the earliest first."""
    lines: Annotated[tuple[SeriesLine, ...], Field(min_length=1, max_length=30)]
    """The lines or rows, in the order drawn; more than five lines of a trend get a small drawing each."""
    kind: Literal["dumbbell", "slope", "trend"] | None = None
    """How to draw them; dumbbell for two points without it, trend for more."""
    better: Literal["higher", "lower", "neither"] | None = None
    """Which way is better; follows from the numbers without it, where they say so."""
    subtitle: Text | None = None
    """What is measured, and how to read the marks; may hold expressions."""


class SeriesBlock(Block):
    """Lines over time, or values side by side, of published figures, operational measures and results."""

    series: SeriesDetail
    """The numbers, and what stands around them."""


class ScatterAxis(Part):
    """One axis of a scatter."""

    label: Label
    """What it measures."""
    line: Expression | None = None
    """Where the line between low and high stands: a number such as ``70``, ``60%`` or ``index(overall)``; the mean of the
    points without it."""


class ScatterPoint(Part):
    """One point: a name and two numbers."""

    x: Expression
    """The number across, such as its importance."""
    y: Expression
    """The number upwards, such as its performance."""
    label: Label | None = None
    """The words beside the point; the name of its number upwards without it."""


class ScatterCorners(Part):
    """The names of the four corners."""

    upper_left: Label
    """Little across, much upwards; of importance and performance: maintain."""
    upper_right: Label
    """Much of both: strengths."""
    lower_left: Label
    """Little of both: low priority."""
    lower_right: Label
    """Much across, little upwards: act first."""


class ScatterDetail(Listed):
    """Importance and performance, or any two measures of the same things."""

    points: Annotated[tuple[ScatterPoint, ...], Field(min_length=2, max_length=30)]
    """The points: all numbers across in one unit, all numbers upwards in one unit."""
    x: ScatterAxis
    """The axis across; importance, where the corners have their usual names."""
    y: ScatterAxis
    """The axis upwards; performance, where the corners have their usual names."""
    corners: ScatterCorners | None = None
    """The names of the corners; those of importance and performance without it."""
    act_first: Literal["upper_left", "upper_right", "lower_left", "lower_right", "none"] = "lower_right"
    """The corner to act on first: it is tinted, its points are orange."""
    intervals: Truth = False
    """Whether to draw the intervals of both numbers as crosses."""
    subtitle: Text | None = None
    """How to read the figure; may hold expressions."""


class ScatterBlock(Block):
    """Points between four named corners."""

    scatter: ScatterDetail
    """The points, and what stands around them."""
