"""What each field of the grammar takes: a condition, a number, a target that fits its measure, something that prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from reportgen.spec.expressions.faults import wrong
from reportgen.spec.expressions.fields import CLAIM, LINE, METER, NUMBER, TARGET, WHEN
from reportgen.spec.expressions.tree import Asked, Expression, Literal, Negative
from reportgen.spec.expressions.units import LITERALS, WORDS, Other, check_comparable, check_one_unit, type_of
from reportgen.spec.expressions.walk import asks_data, is_condition, says_something
from reportgen.spec.measures import Unit

_LIMITS: Mapping[Unit, tuple[int, int]] = {Unit.SHARE: (0, 1), Unit.SCORE: (0, 100), Unit.NPS: (-100, 100)}
"""The smallest and the largest value that a measure can have."""


def check_field(kind: str, expression: Expression) -> None:
    """Refuse an expression that does not fit its field.

    Raises
    ------
    Refused
        It is a number where a condition is wanted, or the other way round.
    """
    _CHECKS[kind](expression)


def check_printable(expression: Expression) -> None:
    """Refuse an expression that cannot be printed in a text.

    Raises
    ------
    Refused
        It is a condition, or a number that has nothing to do with the survey.
    """
    kind = type_of(expression)
    if kind is Other.CONDITION:
        raise wrong(
            expression, "a condition stands where a number should be printed", "write a measure, or give the block a when: key"
        )
    if kind in LITERALS:
        raise wrong(expression, "the number has no measure in it", "write the number itself, without braces")


def check_target(target: Expression, of: Expression) -> None:
    """Refuse a target that its measure cannot reach.

    Raises
    ------
    Refused
        It has another unit than the measure, or lies outside the measure's limits.
    """
    check_comparable(of, target)
    value, unit = _value(target), type_of(of)
    if value is None or not isinstance(unit, Unit) or unit not in _LIMITS:
        return
    low, high = _LIMITS[unit]
    if not low <= value <= high:
        shown = f"{low * 100}% to {high * 100}%" if unit is Unit.SHARE else f"{low} to {high}"
        raise wrong(target, f"the target is outside the limits of {WORDS[unit]}", f"write a value from {shown}")


def check_figure(expression: Expression) -> Asked:
    """Return a single number that was published.

    Raises
    ------
    Refused
        It is no measure of the survey, or one that says how many rows were made.
    """
    if not isinstance(expression, Asked):
        found = "something else stands where a published number should"
        raise wrong(expression, found, "write one measure, such as index(service)")
    if expression.measure.name in {"base", "count"}:
        found = f"{expression.measure.name}() says how many rows were made, which nobody published"
        raise wrong(expression, found, "write survey.sample.published_base instead")
    return expression


def usual(numbers: Sequence[Expression]) -> Expression:
    """Return the first number of the kind that most of them are: the others are those that do not fit."""
    counts = Counter(map(type_of, numbers))
    return max(numbers, key=lambda number: counts[type_of(number)])


def check_alike(first: Expression, other: Expression, among: str = "bars") -> None:
    """Refuse two numbers that cannot be drawn on one scale.

    Raises
    ------
    Refused
        They are of different kinds, or in different units.
    """
    one, two = type_of(first), type_of(other)
    if one is not two:
        raise wrong(other, f"{WORDS[two]} stands among {among} of {WORDS[one]}", "draw it in a figure of its own")
    check_one_unit(first, other)


def _value(expression: Expression) -> Decimal | None:
    match expression:
        case Literal(value, percent):
            return value / 100 if percent else value
        case Negative(part):
            inner = _value(part)
            return None if inner is None else -inner
        case _:
            return None


def _claim(expression: Expression) -> None:
    if asks_data(expression):
        raise wrong(expression, "the name has_data stands in a statement", "write when: has_data beside the statement")
    _when(expression)


def _when(expression: Expression) -> None:
    if not is_condition(expression):
        raise wrong(
            expression,
            f"{WORDS[type_of(expression)]} stands where a condition should",
            "write a comparison, such as ... > 50%",
        )
    if not asks_data(expression) and not says_something(expression):
        raise wrong(expression, "the condition has no measure in it", "compare a number of the survey, or a published one")


def _number(expression: Expression) -> None:
    kind = type_of(expression)
    if not isinstance(kind, Unit):
        raise wrong(
            expression, f"{WORDS[kind]} stands where a number of the survey should", "write a measure, such as top(overall)"
        )


def _meter(expression: Expression) -> None:
    _number(expression)
    kind = type_of(expression)
    if kind not in {Unit.SHARE, Unit.SCORE}:
        raise wrong(expression, f"{WORDS[kind]} stands where a share or an index should", "write share(), top() or index()")


def _target(expression: Expression) -> None:
    kind = type_of(expression)
    if not isinstance(kind, Unit) and kind not in LITERALS:
        raise wrong(expression, f"{WORDS[kind]} stands where a target should", "write a number, such as 80 or 80%")


def _line(expression: Expression) -> None:
    kind = type_of(expression)
    if not isinstance(kind, Unit) and kind not in LITERALS:
        raise wrong(
            expression,
            f"{WORDS[kind]} stands where a place on the axis should",
            "write a number, such as 70, 60% or index(overall)",
        )


_CHECKS: Mapping[str, Callable[[Expression], None]] = {
    CLAIM: _claim,
    WHEN: _when,
    NUMBER: _number,
    METER: _meter,
    TARGET: _target,
    LINE: _line,
}
