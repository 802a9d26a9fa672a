"""``bars:``, a figure of numbers that the author puts side by side, whatever they come from."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reportgen.spec.model.block import Block, Listed
from reportgen.spec.model.scalars import Expression, Label, Part, Text, Truth


class BarNumber(Part):
    """One bar: a number and its name."""

    number: Expression
    """The number, such as ``published(wait)``, ``operation(solved)`` or ``top(overall)``."""
    label: Label | None = None
    """The words beside the bar; the number's own name without it."""
    highlight: Truth = False
    """Whether it is the bar that matters."""


class BarsDetail(Listed):
    """Numbers of one kind, as bars from a common zero."""

    of: Annotated[tuple[BarNumber, ...], Field(min_length=2, max_length=20)]
    """The bars, in the order drawn: from 2 to 20, all in one unit."""
    subtitle: Text | None = None
    """What is measured, and how to read the bars; may hold expressions."""


class BarsBlock(Block):
    """Bars of published figures, operational measures and results, to compare them."""

    bars: BarsDetail
    """The numbers, and what stands around them."""
