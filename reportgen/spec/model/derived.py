"""Variables made of others: numbers in bands, answers regrouped, respondents by condition."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from reportgen.spec.model.scalars import Code, Expression, Label, Name, Number, Part, Text, Truth


class Band(Part):
    """A band of numbers: from one number, which belongs to it, to another, which does not."""

    label: Label | None = None
    """The words of the band; left out only where they come from a scale."""
    from_: Number | None = Field(None, alias="from")
    """The smallest number of the band; left out, the band begins with the smallest of all."""
    below: Number | None = None
    """The number that the band ends before; left out, the band goes on to the largest of all."""


Bands = dict[Code, Band]
"""Code to band, from the smallest numbers to the largest."""


class Group(Part):
    """Answers, or respondents, that count as one: by codes, by a condition, or whatever the other groups leave."""

    label: Label | None = None
    """The words of the group; left out only where they come from a scale."""
    codes: tuple[Code, ...] = ()
    """The codes, in what the variable is made of, that belong here."""
    when: Expression | None = None
    """A condition on respondents, such as ``recommend >= 9 and overall in (4, 5)``; the first group with a true one counts."""
    otherwise: Truth = False
    """Everybody with an answer whom no other group takes."""


class Derived(Part):
    """What every variable made of others has."""

    label: Label | None = None
    """Its name in the report; without it that of the question it is made of."""
    of: Name | None = None
    """The question or segment that it is made of; conditions name theirs themselves."""
    bands: Bands = {}
    """Bands of a number question, in ascending order."""
    groups: dict[Code, Group] = {}
    """Code to group, in the order shown."""
    rest: Literal["missing"] | None = None
    """What becomes of whatever is in no band, in no group or satisfies no condition; without it, that is a problem."""
    note: Text | None = None
    """Why it is made so, printed in the methodology."""
    was: Name | None = None
    """The name it had in an earlier version of the spec."""
    bridge: dict[Code, Text] = {}
    """By wave: why its numbers may be compared although it was made otherwise then; printed in the report."""


class DerivedSegment(Derived):
    """A breakdown of respondents that is made of a question or another breakdown."""


class DerivedSingle(Derived):
    """A question that nobody is asked: its answers are made of those to others."""

    type: Literal["single"]
    """One answer out of several."""


class DerivedScale(Derived):
    """A scale question that nobody is asked: other answers, such as 0 to 10, brought onto a scale."""

    type: Literal["scale"]
    """An answer on a rating scale."""
    scale: Name
    """The name of the scale under ``scales``; its codes are the codes of the bands or groups, and its labels theirs."""


_MADE = ("of", "bands", "groups", "rest")


def made_or_asked(value: Any) -> str:
    """Tell what is made of other variables from what has a column of its own."""
    made = isinstance(value, Derived) or (isinstance(value, dict) and any(key in value for key in _MADE))
    return "derived" if made else "column"
