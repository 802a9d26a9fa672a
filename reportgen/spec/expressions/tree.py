"""A parsed expression: a small frozen tree. ``parse`` makes it with names as written, ``resolve`` with measures in it.

``at`` of every node is the offset, in characters, of its first token in the text it was read from; it has no part in equality.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from reportgen.spec.bounds import Bounds
from reportgen.spec.measures import Condition, Measure, Unit


@dataclass(frozen=True, slots=True)
class Literal:
    """A number written in the expression."""

    value: Decimal
    percent: bool = False
    """Written with ``%``: ``80%`` is 0.8 as a share."""
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Words:
    """A text in quotes."""

    text: str
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A bare name: a question, dimension, segment or option."""

    name: str
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A call as written, before names are resolved."""

    function: str
    arguments: tuple[Expression, ...]
    keywords: tuple[tuple[str, Expression], ...]
    keywords_at: tuple[int, ...] = field(default=(), compare=False, repr=False)
    """The offset of each keyword."""
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """A measure whose parts are all known: one number of the plan."""

    measure: Measure
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Pick:
    """An option or segment value chosen by the data: prints as its label, and may stand where an option may stand."""

    function: str
    """``option_ranked`` or ``segment_ranked``."""
    subject: str
    """The question, or the segment."""
    place: int
    """1 for the largest, 2 for the next; -1 for the smallest."""
    candidates: tuple[tuple[str, Measure], ...]
    """(code, measure) pairs to compare, in the order of the options."""
    canonical: str = field(default="", compare=False)
    """The canonical expression."""
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A measure one of whose options or segment values is a ``Pick``."""

    pick: Pick
    by_code: tuple[tuple[str, Measure], ...]
    """(code, measure) pairs: which measure to take for each code the pick may yield."""
    canonical: str = field(default="", compare=False)
    """The canonical expression, with the pick in the place of the code."""
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure or table of the report: prints as its number with a link."""

    kind: str
    """``figure`` or ``table``."""
    target: str
    """The id of the block."""
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Stated:
    """A number that the spec itself states: a published figure, or an operational measure."""

    family: str
    """``published`` or ``operation``."""
    name: str
    unit: Unit
    """What it may be compared and combined with."""
    measured: str
    """Its unit by name; only quantities in one unit are compared."""
    bounds: Bounds | None = None
    """What is known of it; None when it has no value yet."""
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class HasData:
    """Whether the report has answers: a condition that is known before anything is computed."""

    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """``+ - * /`` of two numbers."""

    operator: str
    left: Expression
    right: Expression
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Negative:
    """Minus a number."""

    part: Expression
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Size:
    """A number without its sign: how far apart two others are."""

    part: Expression
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Change:
    """How much a number differs from the same number of an earlier wave."""

    now: Expression
    then: Expression
    """The same, of the earlier wave; what the data choose is chosen in the wave of ``now``."""
    since: str
    """The name of the earlier wave."""
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Chain:
    """``a < b <= c``: every link must hold."""

    first: Expression
    links: tuple[tuple[str, Expression], ...]
    """(operator, right side) pairs; operators ``== != < <= > >= in``."""
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of values, on the right of ``in``."""

    parts: tuple[Expression, ...]
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Logic:
    """``and`` or ``or`` of conditions."""

    operator: str
    parts: tuple[Expression, ...]
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Negation:
    """``not`` of a condition."""

    part: Expression
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Quantified:
    """``every(SET, CONDITION)`` or ``some(SET, CONDITION)``, written out: the condition about each item."""

    operator: str
    """``every`` or ``some``."""
    items: tuple[tuple[str, str], ...]
    """(question, "") of a question or dimension; (segment or question, code) of a value or option."""
    parts: tuple[Expression, ...]
    """The condition about each of them, in the same order."""
    canonical: str = field(default="", compare=False)
    """As written, with ``each``."""
    at: int = field(default=0, compare=False, repr=False)


Expression = (
    Literal
    | Words
    | Name
    | Call
    | Asked
    | Pick
    | Chosen
    | Reference
    | Stated
    | HasData
    | Arithmetic
    | Negative
    | Size
    | Change
    | Chain
    | Sequence
    | Logic
    | Negation
    | Quantified
)

__all__ = [
    "Arithmetic",
    "Asked",
    "Call",
    "Chain",
    "Change",
    "Chosen",
    "Condition",
    "Expression",
    "HasData",
    "Literal",
    "Logic",
    "Measure",
    "Name",
    "Negation",
    "Negative",
    "Pick",
    "Quantified",
    "Reference",
    "Sequence",
    "Size",
    "Stated",
    "Words",
]
