"""What is wrong inside an expression, before its place in a file is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from reportgen.problems import Code
from reportgen.spec.expressions.tree import Asked, Call, Expression, Literal, Name, Words
from reportgen.spec.nearest import suggest

_Item = TypeVar("_Item")
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in an expression's text."""

    code: Code
    at: int
    """Offset of the offending token, in characters from the start of the text."""
    length: int
    """Characters to underline."""
    found: str
    fix: str


class Refused(Exception):  # noqa: N818 (an outcome of reading, caught by the reader of expressions)
    """The expression cannot be read; holds at least one fault."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(f.found for f in faults))
        self.faults = faults


def syntax(at: int, length: int, found: str, fix: str) -> Refused:
    """Return the refusal of a text that is no expression."""
    return Refused(Fault(Code.EXPRESSION_SYNTAX, at, max(length, 1), found, fix))


def feature(at: int, length: int, found: str, fix: str) -> Refused:
    """Return the refusal of something that the language does not have."""
    return Refused(Fault(Code.EXPRESSION_FEATURE, at, max(length, 1), found, fix))


def wrong(part: Expression, found: str, fix: str, code: Code = Code.EXPRESSION_TYPE) -> Refused:
    """Return the refusal of a part of an expression that does not fit where it stands."""
    return Refused(Fault(code, part.at, _width(part), found, fix))


def _width(part: Expression) -> int:
    """Return how many characters to underline: the first token of a part."""
    match part:
        case Name(name):
            return len(name)
        case Words(text):
            return len(text) + 2
        case Call(function):
            return len(function)
        case Asked(measure):
            return len(measure.name)
        case Literal(value, percent):
            return len(format(value, "f")) + percent
        case _:
            return 1


def unknown(at: int, name: str, what: str, valid: Iterable[str]) -> Refused:
    """Return the refusal of a name that nothing in the spec has, with the nearest one that is there."""
    kinds = what.split(" of ", maxsplit=1)[0].replace(" or ", "s or ") + "s"
    return unknown_but(at, name, what, suggest(name[:80], valid, kinds))


def unknown_but(at: int, name: str, what: str, fix: str) -> Refused:
    """Return the refusal of a name that nothing in the spec has, with words of its own on what to write."""
    return Refused(Fault(Code.UNKNOWN_NAME, at, max(len(name), 1), f"unknown {what}: {shortened(name)}", fix))


def wave_unknown(written: Expression, name: str, valid: Iterable[str]) -> Refused:
    """Return the refusal of a wave that the survey does not have."""
    known = list(valid)
    fix = suggest(name[:80], known, "waves") if len(known) > 1 else "name the earlier wave under survey.waves"
    return Refused(Fault(Code.WAVE_UNKNOWN, written.at, _width(written), f"the survey has no wave {shortened(name)}", fix))


def all_of(reads: Iterable[tuple[Callable[[_Item], _Value], _Item]]) -> list[_Value]:
    """Call every reader with its value, and refuse with the faults of all that cannot be read."""
    values: list[_Value] = []
    faults: list[Fault] = []
    for read, item in reads:
        try:
            values.append(read(item))
        except Refused as refused:
            faults.extend(refused.faults)
    if faults:
        raise Refused(*faults)
    return values


def shortened(text: str, most: int = 40) -> str:
    """Return a text short enough for a message."""
    return text if len(text) <= most else text[: most - 1] + "…"
