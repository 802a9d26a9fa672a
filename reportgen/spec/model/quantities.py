"""``published:``, figures that others published, and ``operations:``, measures from the operator's own records."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.spec.model.scalars import Amount, Integer, Label, Name, Part, Text, Truth

Pair = Annotated[tuple[Name, ...], Field(min_length=2)]
"""Two or more names of published figures."""


class Quantity(Part):
    """A number with a unit: known, about known, or known to lie somewhere."""

    value: Amount | None = None
    """The number, with ``%`` for shares and changes: ``60%``, ``30``."""
    low: Amount | None = None
    """With ``high``, in place of ``value``: the lower end of a range."""
    high: Amount | None = None
    """With ``low``, in place of ``value``: the upper end of a range."""
    qualifier: Literal["at_least", "about", "more_than", "less_than", "at_most"] | None = None
    """What is known of the number; without it the number is exact. ``about`` covers what would be rounded to it."""
    unit: Label
    """``share``, ``change`` and ``points`` (all with ``%``), ``score``, ``nps``, ``people``, ``times``, ``seconds``, ``minutes``,
    ``hours``, ``days``, ``weeks``, ``months``, ``years``; or the words of another unit."""


class Published(Quantity):
    """A figure from somebody else's survey or report; expressions name it as ``published(name)``."""

    label: Label
    """What the number is, in a few words."""
    source: Text
    """Who published it, and where."""
    base: Text | None = None
    """What or whom it is about: respondents, conversations, orders."""
    n: Integer | None = None
    """How many of these the share was counted of, where the source says so; an unweighted share that cannot occur among so
    many is a problem."""
    weighted: Truth = False
    """Whether the source weighted it: then ``n`` does not tell which shares can occur."""
    place: Text | None = None
    """Where it holds: a company, a market."""
    date: Text | None = None
    """When it was measured: a day or a period."""


class Arithmetic(Part):
    """Published figures that must agree with each other: a sum, a mean or a difference."""

    sum_of: Pair = ()
    """Figures that add up to ``is``, or to 100% without it: the shares of all options of one question."""
    mean_of: Pair = ()
    """Figures of which ``is`` is the mean, such as those of the channels that make up all contacts."""
    difference_of: Pair = ()
    """Two figures of which ``is`` is the difference, the first minus the second: this year and last year."""
    is_: Name | None = Field(None, alias="is")
    """The figure that they make."""
    weights: dict[Name, Amount] = {}
    """For a mean: figure to its weight, as a share or as a number of people; without it any weights may have been used."""


class Earlier(Part):
    """What an operational measure was when the actions that name it were decided."""

    value: Amount
    """The number, in the unit of the measure."""
    source: Text
    """Where it stands: a report, a table, a system."""
    date: Text | None = None
    """When it was measured: a day or a period."""


class Operation(Quantity):
    """A measure from the operator's own records, such as the average wait; expressions name it as ``operation(name)``.

    The value is today's, the baseline of a plan; it may be left out as long as nobody has measured it.
    """

    label: Label
    """What is measured, in a few words."""
    better: Literal["lower", "higher"]
    """Which way is better."""
    basis: Literal["measured", "proposed"] = "measured"
    """Whether the value was measured, or is only proposed as a baseline until it is."""
    target: Amount | None = None
    """The value to reach."""
    how: Text
    """How it is computed: from which records, over which time."""
    source: Text | None = None
    """Which system or table it comes from."""
    date: Text | None = None
    """When the value was measured."""
    baseline: Earlier | None = None
    """What it was when the plan began: with it the report says what became of the actions that name the measure.
    Expressions name it as ``baseline(name)``."""
