"""Who is asked a question, in the terms of its questionnaire: tests on columns, joined.

Forms know two values: what is not true is false, and an empty answer differs from every option. Conditions of a spec know a
third one, so that every test here says whether it is true where there is no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

_OPPOSITE: Mapping[str, str] = MappingProxyType({"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"})
_MOST = 400
"""Tests of a condition: one of more is longer than a spec takes, and conditions in conditions could be endless."""


@dataclass(frozen=True, slots=True)
class Test:
    """The answer in a column compares so with a value."""

    column: str
    """The questionnaire's own name of it."""
    sign: str
    """``==``, ``!=``, ``<``, ``<=``, ``>`` or ``>=``."""
    value: str
    """A code of the questionnaire, or a number."""
    empty: bool = False
    """Whether it is true of no answer as well, as the opposite of every test is."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """An option is among the answers to a question of several, or is not."""

    columns: tuple[str, ...]
    """What an export may have of it: the column of the option, the one of all options."""
    option: str
    question: tuple[str, ...]
    """All columns that an export may have of the question."""
    ticked: bool = True
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """One of some columns at least has an answer, or none has."""

    columns: tuple[str, ...]
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What cannot be said in a spec."""


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold; of no parts, always."""

    parts: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Some:
    """A part at least holds; of no parts, never."""

    parts: tuple[Condition, ...] = ()


Condition = Test | Ticked | Filled | Unsaid | Every | Some
ALWAYS, NEVER, UNSAID = Every(), Some(), Unsaid()


def every(parts: Iterable[Condition]) -> Condition:
    """Return that all of some conditions hold."""
    return _joined(Every, Some, parts)


def some(parts: Iterable[Condition]) -> Condition:
    """Return that one of some conditions holds at least."""
    return _joined(Some, Every, parts)


_Joint = type[Every] | type[Some]


def _joined(joint: _Joint, other: _Joint, parts: Iterable[Condition]) -> Condition:
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, joint) else (part,))]
    found = _reduced(dict.fromkeys(flat), joint, other)
    if other() in found:  # what decides the whole: NEVER among all, ALWAYS among some
        return other()
    if sum(map(_size, found)) > _MOST:
        return UNSAID
    return found[0] if len(found) == 1 else joint(found)


def _reduced(parts: Iterable[Condition], joint: _Joint, other: _Joint) -> tuple[Condition, ...]:
    """Return parts without what the other ones say already: "not a, and a or b" is "not a, and b".

    Each skip of a form is passed by those who took none before it, so that the conditions of a long block would grow without end.
    """
    parts, found = tuple(parts), list[Condition]()
    known = {part for part in parts if not isinstance(part, other)}
    for part in parts:
        new: Condition = part
        if isinstance(part, other):
            left = [one for one in part.parts if opposite(one) not in known]
            if not known.isdisjoint(left):
                continue
            new = left[0] if len(left) == 1 else other(tuple(left))
        pieces = new.parts if isinstance(new, joint) else (new,)
        found += pieces
        known.update(pieces)
    return tuple(dict.fromkeys(found))


def _size(condition: Condition) -> int:
    """Return of how many tests a condition is made."""
    return sum(map(_size, condition.parts)) if isinstance(condition, Every | Some) else 1


def opposite(condition: Condition) -> Condition:
    """Return that a condition does not hold, as a form has it: what has no answer satisfies no test."""
    match condition:
        case Every(parts):
            return some(map(opposite, parts))
        case Some(parts):
            return every(map(opposite, parts))
        case Test():
            return replace(condition, sign=_OPPOSITE[condition.sign], empty=not condition.empty)
        case Ticked():
            return replace(condition, ticked=not condition.ticked, empty=not condition.empty)
        case Filled():
            return replace(condition, filled=not condition.filled)
        case Unsaid():
            return condition


def of_no_answer(condition: Condition) -> set[str]:
    """Return the columns of which a condition may hold although they have no answer."""
    match condition:
        case Every(parts) | Some(parts):
            return {name for part in parts for name in of_no_answer(part)}
        case Test(column, empty=True):
            return {column}
        case Ticked(question=columns, empty=True) | Filled(columns, filled=False):
            return set(columns)
        case _:
            return set()


def of_answers(condition: Condition) -> set[str]:
    """Return the columns that have an answer wherever a condition holds."""
    match condition:
        case Every(parts):
            return {name for part in parts for name in of_answers(part)}
        case Some(parts):
            return set.intersection(*map(of_answers, parts)) if parts else set()
        case Test(column, empty=False):
            return {column}
        case Ticked(question=columns, empty=False) | Filled(columns, filled=True):
            return set(columns)
        case _:
            return set()


def answered_alike(condition: Condition, required: frozenset[str]) -> Condition:
    """Return a condition without the case that a column has no answer which everybody must give."""
    match condition:
        case Every(parts):
            return every(answered_alike(part, required) for part in parts)
        case Some(parts):
            return some(answered_alike(part, required) for part in parts)
        case Test(column) if column in required:
            return replace(condition, empty=False)
        case Ticked(question=columns) if required.intersection(columns):
            return replace(condition, empty=False)
        case Filled(columns, filled) if required.intersection(columns):
            return ALWAYS if filled else NEVER
        case _:
            return condition
