"""``drivers:``, what an overall judgement goes together with, and how strongly."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.spec.model.scalars import Expression, Label, Name, Part, Text


class Drivers(Part):
    """A linear regression of one answer on several others, of which the importance of each is told.

    What is told is association: who is content with a driver is more or less content in all. That one is the cause of the
    other does not follow.
    """

    label: Label
    """The model's name in the report."""
    of: Name
    """What is explained: a scale, number or 0-to-10 question, or a dimension."""
    by: Annotated[tuple[Name, ...], Field(min_length=2, max_length=40)]
    """The drivers: scale, number or 0-to-10 questions, or dimensions; up to 12 for ``shapley``."""
    method: Literal["shapley", "johnson"] = "shapley"
    """How R² is shared out: ``shapley``, over all orders of the drivers (LMG); or ``johnson``, relative weights, for many."""
    among: Expression | None = None
    """Only respondents for whom this is true."""
    note: Text | None = None
    """What the model is for, or what to bear in mind."""
