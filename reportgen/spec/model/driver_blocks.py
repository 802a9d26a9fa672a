"""Blocks that print how items hang together: reliability of dimensions, drivers, importance against performance."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Tag

from reportgen.spec.model.block import Block, Listed
from reportgen.spec.model.exhibits import name_or_detail, short_form
from reportgen.spec.model.scalars import Expression, Name, Names, Number, Part, Text, Truth, choose


class Joint(Listed):
    """A figure or table of how answers hang together, which no published distribution tells."""

    illustrative: Truth = False
    """On rebuilt rows: show it all the same, marked as an example; nothing may rest on it."""
    among: Expression | None = None
    """Only respondents for whom this is true."""

    @property
    def shown(self) -> tuple[str, ...]:
        """The names of what it shows."""
        raise NotImplementedError


class ReliabilityDetail(Joint):
    """A table of items with Cronbach's alpha."""

    of: Names
    """The dimension, or several; each measured by three questions or more."""

    @property
    def shown(self) -> tuple[str, ...]:
        """The dimensions."""
        return (self.of,) if isinstance(self.of, str) else self.of


class DriversDetail(Joint):
    """A figure of the drivers of one model."""

    of: Name
    """The model, by its name under ``drivers``."""
    subtitle: Text | None = None
    """How to read it; what the numbers are without it."""

    @property
    def shown(self) -> tuple[str, ...]:
        """The model."""
        return (self.of,)


class Cross(Part):
    """Where the two lines of an importance-performance figure stand."""

    importance: Number
    """The line between more and less important, as printed: 25 for 25%."""
    performance: Number
    """The line between better and worse performance, as printed: 60 for 60%."""


def _cross(value: Any) -> str:
    return "word" if isinstance(value, str) else "lines"


class ImportanceDetail(Joint):
    """Importance against performance: what to keep up, where to improve first."""

    of: Name | None = None
    """The model whose drivers are shown, their importance as derived there."""
    stated: dict[Name, Name] = {}
    """Instead of ``of``: question or dimension to the question that asked how important it is."""
    performance: Literal["top", "mean", "index", "nps"] | None = None
    """What performance is: the top box of a scale, a mean, an index or NPS; what suits all of them without it."""
    cross: Annotated[
        Annotated[Literal["mean"], Tag("word")] | Annotated[Cross, Tag("lines")],
        choose(_cross),
    ] = "mean"
    """Where the lines between the corners stand: at the ``mean`` of the items, or where you say."""

    @property
    def shown(self) -> tuple[str, ...]:
        """The model, or the items whose importance was asked."""
        return (self.of,) if self.of else tuple(self.stated)


class ReliabilityBlock(Block):
    """The items of dimensions with Cronbach's alpha: whether they measure one thing."""

    reliability: Annotated[
        Annotated[Name, Tag("name")] | Annotated[ReliabilityDetail, Tag("detail")],
        choose(name_or_detail),
        BeforeValidator(short_form("of")),
    ]
    """A dimension, or a map with details."""


class DriversBlock(Block):
    """What an overall judgement goes together with, the most important driver first."""

    drivers: Annotated[
        Annotated[Name, Tag("name")] | Annotated[DriversDetail, Tag("detail")],
        choose(name_or_detail),
        BeforeValidator(short_form("of")),
    ]
    """A model of ``drivers``, or a map with details."""


class ImportanceBlock(Block):
    """Importance against performance: a figure with four corners."""

    importance_performance: Annotated[
        Annotated[Name, Tag("name")] | Annotated[ImportanceDetail, Tag("detail")],
        choose(name_or_detail),
        BeforeValidator(short_form("of")),
    ]
    """A model of ``drivers``, or a map with details."""


JointBlock = ReliabilityBlock | DriversBlock | ImportanceBlock
