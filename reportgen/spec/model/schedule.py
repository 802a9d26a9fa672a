"""``schedule:``, the time that a plan takes: its period, phases, reviews, and tasks that are no actions."""

from __future__ import annotations

from pydantic import Field

from reportgen.spec.model.report import Period
from reportgen.spec.model.scalars import Date, Label, Part


class Phase(Part):
    """A part of the period with a name of its own."""

    label: Label
    """The phase in a few words."""
    from_: Date = Field(alias="from")
    """First day."""
    to: Date
    """Last day."""


class Review(Part):
    """A day on which the plan is looked at."""

    label: Label
    """What is looked at, in a few words."""
    date: Date
    """The day."""


class Task(Part):
    """A row of a timetable that is no action of the plan, such as the fieldwork of a survey."""

    label: Label
    """The task in a few words."""
    owner: Label | None = None
    """Who does it: a role."""
    from_: Date = Field(alias="from")
    """First day."""
    to: Date
    """Last day."""


class Schedule(Part):
    """The time that a plan takes; ``roadmap`` draws it."""

    period: Period | None = None
    """From when to when the plan runs; nothing may lie outside. The first and the last day of what it holds without it."""
    phases: tuple[Phase, ...] = ()
    """Parts of the period, shown behind the bars."""
    reviews: tuple[Review, ...] = ()
    """Days on which the plan is looked at."""
    tasks: tuple[Task, ...] = ()
    """Rows of a timetable that are no actions of the plan."""
