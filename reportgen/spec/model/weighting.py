"""``survey.weight:``, how much each respondent counts: a column of weights, or margins to which they are raked."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.spec.model.scalars import Amount, Code, Column, Integer, Name, Number, Part, Share, Text

Targets = Annotated[dict[Code, Amount], Field(min_length=1)]
"""Code to its share of the population, with ``%``; or to how many people of the population have it."""


class Trim(Part):
    """How far a raked weight may lie from the mean of all weights."""

    low: Number | None = None
    """The smallest weight, in parts of the mean weight, such as ``0.3``; no limit without it."""
    high: Number | None = None
    """The largest weight, in parts of the mean weight, such as ``3``; no limit without it."""


class Rake(Part):
    """Weights that give several margins the shares that they have in the population, and otherwise change as little as can be."""

    margins: Annotated[dict[Name, Targets], Field(min_length=1)]
    """Segments and questions with one answer (single, scale), each with a target for every code."""
    source: Text
    """Where the targets come from, printed in the methodology."""
    missing: Literal["refuse", "keep"] = "refuse"
    """Respondents of whom a margin is not known: a problem, or a category of their own that keeps its share."""
    trim: Trim | None = None
    """Limits of the weights; all margins are met inside them, or a problem says that this cannot be."""
    tolerance: Share = 1e-12
    """How far a weighted share may be from its target in the end."""
    iterations: Integer = 1000
    """Rounds over all margins after which raking gives up."""


class Weight(Part):
    """Weights of respondents: given in a column, or raked to margins; with both, the raking starts from the column."""

    column: Column | None = None
    """The column that holds the weight: a positive number for every respondent. With ``rake`` the weight to start from, such as
    that of the sample's design."""
    rake: Rake | None = None
    """Margins of the population to which the answers are weighted."""
    note: Text | None = None
    """What the weights correct for, printed in the methodology."""
