"""The algebra of units: what may be added to, divided by or compared with what, and what comes out.

A literal takes the unit of what it meets: ``80%`` meets shares and points, a bare ``80`` the rest, and ``0`` and ``1``
both (``1 - share(...)`` is the share of the others).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from reportgen.spec.canonical import UNITS
from reportgen.spec.expressions.faults import shortened, wrong
from reportgen.spec.expressions.names import number_text
from reportgen.spec.expressions.tree import (
    Arithmetic,
    Asked,
    Change,
    Chosen,
    Expression,
    Literal,
    Negative,
    Pick,
    Reference,
    Size,
    Stated,
)
from reportgen.spec.expressions.walk import is_condition, stated_in
from reportgen.spec.measures import Unit


class Other(Enum):
    """What is no number with a unit."""

    BARE = "bare number"
    """A literal without ``%``."""
    ZERO_ONE = "0 or 1"
    """A bare literal that is 0 or 1."""
    PERCENT = "percentage"
    """A literal with ``%``."""
    CONDITION = "condition"
    LABEL = "option"
    """An option or segment value that the data choose."""
    REFERENCE = "reference"


Type = Unit | Other
LITERALS = frozenset({Other.BARE, Other.ZERO_ONE, Other.PERCENT})
_PLAIN = frozenset({Other.BARE, Other.ZERO_ONE})
_FREE = frozenset({Unit.MEAN, Unit.NPS, Unit.COUNT, Unit.COEFFICIENT, Unit.NUMBER})
"""Units that plain numbers may be added to and compared with."""

WORDS: dict[Type, str] = {
    Unit.SHARE: "a share",
    Unit.POINTS: "a difference of shares",
    Unit.SCORE: "an index",
    Unit.SCORE_CHANGE: "a difference of indices",
    Unit.NPS: "a net promoter score",
    Unit.MEAN: "a mean",
    Unit.COUNT: "a count",
    Unit.RANK: "a rank",
    Unit.COEFFICIENT: "a coefficient",
    Unit.NUMBER: "a number",
    Other.BARE: "a bare number",
    Other.ZERO_ONE: "a bare number",
    Other.PERCENT: "a percentage",
    Other.CONDITION: "a condition",
    Other.LABEL: "an option",
    Other.REFERENCE: "a reference",
}
"""Each type in words, for messages."""

_DIFFERENCE: dict[Type, Unit] = {
    Unit.SHARE: Unit.POINTS,
    Unit.SCORE: Unit.SCORE_CHANGE,
    Unit.NPS: Unit.NUMBER,
    Unit.MEAN: Unit.NUMBER,
    Unit.RANK: Unit.NUMBER,
}
_MOVES: dict[tuple[Type, Type], Unit] = {
    (Unit.SHARE, Unit.POINTS): Unit.SHARE,
    (Unit.SHARE, Other.PERCENT): Unit.SHARE,
    (Unit.SHARE, Other.ZERO_ONE): Unit.SHARE,
    (Unit.POINTS, Other.PERCENT): Unit.POINTS,
    (Unit.SCORE, Unit.SCORE_CHANGE): Unit.SCORE,
    (Unit.NUMBER, Other.PERCENT): Unit.NUMBER,
    **{(unit, plain): unit for plain in _PLAIN for unit in (*_FREE, Unit.SCORE, Unit.SCORE_CHANGE)},
    **{(Unit.RANK, plain): Unit.NUMBER for plain in _PLAIN},
    **{(unit, Unit.NUMBER): unit for unit in _FREE - {Unit.NUMBER}},
}
"""A value moved by another: what adding the second to the first gives."""
_CANNOT = {
    "+": "{right} cannot be added to {left}",
    "-": "{right} cannot be subtracted from {left}",
    "*": "{left} cannot be multiplied by {right}",
    "/": "{left} cannot be divided by {right}",
}
_SCALED: dict[Type, Unit] = {Unit.COUNT: Unit.NUMBER, Unit.RANK: Unit.NUMBER}
"""Units that do not stay what they are when multiplied by a number."""


def type_of(expression: Expression) -> Type:
    """Return the type of a resolved expression.

    Raises
    ------
    Refused
        Its parts do not fit together.
    """
    typed = _TYPES.get(type(expression))
    if typed is not None:
        return typed(expression)
    if is_condition(expression):
        return Other.CONDITION
    raise wrong(expression, "a text or name stands where a number should", "write a measure, such as share(question, 'option')")


def _literal_type(literal: Literal) -> Type:
    if literal.percent:
        return Other.PERCENT
    return Other.ZERO_ONE if literal.value in {0, 1} else Other.BARE


def _negative(expression: Negative) -> Type:
    kind = type_of(expression.part)
    if not isinstance(kind, Unit) and kind not in LITERALS:
        raise wrong(expression, f"a minus stands before {WORDS[kind]}", "leave it out")
    return Other.BARE if kind is Other.ZERO_ONE else kind


def _size(expression: Size) -> Type:
    kind = type_of(expression.part)
    if not isinstance(kind, Unit):
        raise wrong(
            expression.part,
            f"abs() takes a number of the survey, and here is {WORDS[kind]}",
            "write abs(top(overall) - bottom(overall))",
        )
    return kind


_TYPES: Mapping[type[Any], Callable[[Any], Type]] = {
    Literal: _literal_type,
    Asked: lambda e: UNITS[e.measure.name],
    Chosen: lambda e: UNITS[e.by_code[0][1].name],
    Negative: _negative,
    Size: _size,
    Arithmetic: lambda e: _combined(e, e.operator, type_of(e.left), type_of(e.right)),
    Change: lambda e: _changed(e, type_of(e.now)),
    Stated: lambda e: e.unit,
    Pick: lambda _: Other.LABEL,
    Reference: lambda _: Other.REFERENCE,
}


def _combined(expression: Arithmetic, operator: str, left: Type, right: Type) -> Type:
    check_one_unit(expression.left, expression.right)
    result = {"+": added, "-": subtracted, "*": multiplied, "/": divided}[operator](left, right)
    if result is None:
        found = _CANNOT[operator].format(left=WORDS[left], right=WORDS[right])
        raise wrong(
            expression, found, _remedy(left, right, expression.left, expression.right) or "combine values of the same unit"
        )
    if operator == "/" and isinstance(expression.right, Literal) and not expression.right.value:
        raise wrong(expression.right, "a number is divided by 0", "divide by another number")
    return result


def _changed(expression: Change, kind: Type) -> Type:
    if not isinstance(kind, Unit):
        raise wrong(
            expression, f"{WORDS[kind]} stands where a number of the survey should", "write change(measure, since='wave')"
        )
    return _DIFFERENCE.get(kind, kind)


def added(left: Type, right: Type) -> Type | None:
    """Return the type of a sum, or None where there is none."""
    if left in LITERALS and right in LITERALS:
        return _literal(left, right)
    if left == right and isinstance(left, Unit):
        return Unit.NUMBER if left is Unit.RANK else left
    return _MOVES.get((left, right)) or _MOVES.get((right, left))


def subtracted(left: Type, right: Type) -> Type | None:
    """Return the type of a difference, or None where there is none."""
    if left == right and isinstance(left, Unit):
        return _DIFFERENCE.get(left, left)
    if (left, right) in {(Unit.POINTS, Unit.SHARE), (Unit.SCORE_CHANGE, Unit.SCORE)}:
        return None
    return added(left, right)


def multiplied(left: Type, right: Type) -> Type | None:
    """Return the type of a product, or None where there is none."""
    if left in LITERALS and right in LITERALS:
        return Other.PERCENT if Other.PERCENT in {left, right} else Other.BARE
    for one, other in ((left, right), (right, left)):
        if (one in LITERALS or one is Unit.NUMBER) and isinstance(other, Unit):
            return _SCALED.get(other, other)
    products: dict[tuple[Type, Type], Unit] = {
        (Unit.SHARE, Unit.SHARE): Unit.SHARE,
        (Unit.SHARE, Unit.COUNT): Unit.NUMBER,
        (Unit.COUNT, Unit.SHARE): Unit.NUMBER,
    }
    return products.get((left, right))


def divided(left: Type, right: Type) -> Type | None:
    """Return the type of a quotient, or None where there is none."""
    if left in LITERALS and right in LITERALS:
        return Other.PERCENT if left is Other.PERCENT and right in _PLAIN else Other.BARE
    if isinstance(left, Unit) and (right in LITERALS or (right is Unit.NUMBER and left is not Unit.NUMBER)):
        return _SCALED.get(left, left)
    if left in LITERALS:
        return Unit.NUMBER if isinstance(right, Unit) and added(right, left) is not None else None
    return Unit.NUMBER if left == right and isinstance(left, Unit) else None


def comparable(left: Type, right: Type) -> bool:
    """Return whether two values may be compared."""
    if Other.CONDITION in {left, right} or Other.REFERENCE in {left, right} or (Other.LABEL in {left, right} and left != right):
        return False
    if left == right or (left in LITERALS and right in LITERALS):
        return True
    return _compares(left, right) or _compares(right, left)


def _compares(value: Type, other: Type) -> bool:
    if other is Other.PERCENT:
        return value in {Unit.SHARE, Unit.POINTS, Unit.NUMBER}
    if other is Other.ZERO_ONE:
        return isinstance(value, Unit)
    if other is Other.BARE:
        return isinstance(value, Unit) and value not in {Unit.SHARE, Unit.POINTS}
    return other is Unit.NUMBER and value in _FREE


def check_comparable(left: Expression, right: Expression) -> None:
    """Refuse a comparison of values that do not fit.

    Raises
    ------
    Refused
        They have different units, or one of them is no number.
    """
    one, other = type_of(left), type_of(right)
    check_one_unit(left, right)
    if not comparable(one, other):
        blamed = right if other in LITERALS else left
        fix = _remedy(one, other, left, right) or "compare values of the same unit"
        raise wrong(blamed, f"{WORDS[one]} cannot be compared with {WORDS[other]}", fix)


def check_one_unit(left: Expression, right: Expression) -> None:
    """Refuse two stated quantities in different units, such as minutes and hours.

    Raises
    ------
    Refused
        They are in different units.
    """
    units = {s.measured: s for part in (left, right) for s in stated_in(part) if s.unit is Unit.MEAN}
    if len(units) > 1:
        first, other = list(units)[:2]
        blamed = units[other]
        found = f"Numbers in two units stand together: {shortened(first)}, {shortened(other)}"
        raise wrong(blamed, found, f"state both in one unit: {blamed.family}({blamed.name}) is in {shortened(other)}")


def _remedy(left: Type, right: Type, left_part: Expression, right_part: Expression) -> str:
    for unit, literal, part in ((left, right, right_part), (right, left, left_part)):
        if isinstance(part, Literal) and unit in {Unit.SHARE, Unit.POINTS} and literal in _PLAIN:
            percent = part.value * 100 if part.value < 1 else part.value
            return f"write {number_text(percent)}%"
        if isinstance(part, Literal) and literal is Other.PERCENT and isinstance(unit, Unit):
            return f"write {number_text(part.value)} without the % sign"
    return "write one condition, joined by and, or" if Other.CONDITION in {left, right} else ""


def _literal(left: Type, right: Type) -> Type | None:
    if Other.PERCENT not in {left, right}:
        return Other.BARE
    return Other.PERCENT if left == right or Other.ZERO_ONE in {left, right} else None
