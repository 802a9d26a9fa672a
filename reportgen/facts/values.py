"""The evaluator: what a resolved expression is worth over the estimates of a survey. Nothing is ever executed.

Numbers are decimals of the shortest text that a float stands for, and sums are rounded to 15 digits of the larger part, so
that 3/7 + 4/7 - 1 is 0. A withheld number makes everything unknown that needs it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Any

from reportgen.analysis.results import Difference, Estimate, Results
from reportgen.facts.rounding import quantised
from reportgen.spec.bounds import Bounds, combined, compare, point
from reportgen.spec.expressions.tree import (
    Arithmetic,
    Asked,
    Chain,
    Change,
    Chosen,
    Expression,
    HasData,
    Literal,
    Logic,
    Negation,
    Negative,
    Pick,
    Quantified,
    Sequence,
    Size,
    Stated,
    Words,
)
from reportgen.spec.expressions.walk import links
from reportgen.spec.measures import Measure

_EXACT = Context(prec=40)
_DIGITS = 15
DIVISION_BY_ZERO = "division-by-zero"
OPEN = "open"
"""Bounds that do not tell the result of a calculation."""


@dataclass(frozen=True, slots=True)
class Value:
    """A number, or why there is none."""

    number: Decimal | None
    withheld: str = ""
    bounds: Bounds | None = None
    """What is known of a number that was not published exactly; ``number`` is None then."""

    @property
    def known(self) -> Bounds | None:
        """What is known of the number, itself included."""
        return self.bounds if self.number is None else point(quantised(self.number))


@dataclass(frozen=True, slots=True)
class Evaluator:
    """Evaluates resolved expressions over results."""

    results: Results

    def estimate(self, measure: Measure) -> Estimate:
        """Return the estimate of a measure; every measure of the plan has one."""
        return self.results.estimates[measure]

    def number(self, expression: Expression) -> Value:
        """Return the value of a number."""
        match expression:
            case Literal(value, percent):
                return Value(value / 100 if percent else value)
            case Asked() | Chosen():
                measure, reason = self.measure_of(expression)
                return Value(None, reason) if measure is None else self._asked(measure)
            case Stated(bounds=bounds):
                return _stated(bounds)
            case Change():
                return self._changed(expression)
            case Negative(part) | Size(part):
                return (_turned if isinstance(expression, Negative) else _unsigned)(self.number(part))
            case Arithmetic(sign, left, right):
                return _combined(sign, self.number(left), self.number(right))
            case _:
                raise TypeError(type(expression).__name__)

    def measure_of(self, expression: Asked | Chosen) -> tuple[Measure | None, str]:
        """Return the measure that is asked for, or None and why it cannot be told which one the data choose."""
        if isinstance(expression, Asked):
            return expression.measure, ""
        code, reason = self.chosen(expression.pick)
        return (None, reason) if code is None else (dict(expression.by_code)[code], "")

    def _changed(self, change: Change) -> Value:
        """Return a change: in a panel among those who answered in both waves, else the difference of the two numbers."""
        found = self.difference(change)
        if found is not None and found.withheld:
            return Value(None, found.withheld)
        if found is not None and found.value is not None:
            return Value(Decimal(repr(found.value)))
        return _combined("-", self.number(change.now), self.number(change.then))

    def difference(self, change: Change) -> Difference | None:
        """Return what is known of a change; None where the data cannot choose what it is of."""
        now, then = (self.measure_of(part)[0] for part in (change.now, change.then) if isinstance(part, Asked | Chosen))
        return None if now is None or then is None else self.results.changes.get((now, then))

    def _asked(self, measure: Measure) -> Value:
        estimate = self.estimate(measure)
        return Value(None, estimate.withheld or "no-answers") if estimate.value is None else Value(Decimal(repr(estimate.value)))

    def chosen(self, pick: Pick) -> tuple[str | None, str]:
        """Return the code that the data choose, or None and why it cannot be told: one candidate is withheld."""
        values = [(code, self._asked(measure)) for code, measure in pick.candidates]
        for _, value in values:
            if value.number is None:
                return None, value.withheld
        order = sorted(values, key=lambda pair: -quantised(pair[1].number or Decimal(0)))
        return order[pick.place - 1 if pick.place > 0 else pick.place][0], ""

    def holds(self, expression: Expression) -> bool | None:
        """Return whether a condition is true; None where a withheld number leaves it open."""
        match expression:
            case Logic("and", parts) | Quantified("every", _, parts):
                return all_true(self.holds(p) for p in parts)
            case Logic(_, parts) | Quantified(_, _, parts):
                return _negated(all_true(_negated(self.holds(p)) for p in parts))
            case Negation(part):
                return _negated(self.holds(part))
            case HasData():
                return self.results.source is not None
            case Chain():
                return all_true(self.link(left, sign, right) for left, sign, right in links(expression))
            case _:
                raise TypeError(type(expression).__name__)

    def link(self, left: Expression, sign: str, right: Expression) -> bool | None:
        """Return whether one comparison is true."""
        if isinstance(right, Sequence):
            return _negated(all_true(_negated(self.link(left, "==", part)) for part in right.parts))
        if isinstance(left, Pick):
            return self._same(left, sign, right)
        one, other = self.number(left), self.number(right)
        if one.number is None or other.number is None:
            return None if one.known is None or other.known is None else compare(one.known, sign, other.known)
        return COMPARE[sign](quantised(one.number), quantised(other.number))

    def _same(self, pick: Pick, sign: str, other: Expression) -> bool | None:
        code, _ = self.chosen(pick)
        against = other.text if isinstance(other, Words) else self.chosen(other)[0] if isinstance(other, Pick) else None
        return None if code is None or against is None else COMPARE[sign](code, against)


COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def all_true(parts: Iterable[bool | None]) -> bool | None:
    """Return whether every part is true: false as soon as one is, else unknown as soon as one is (Kleene's logic)."""
    known = list(parts)
    return False if False in known else None if None in known else True


def _negated(value: bool | None) -> bool | None:
    return None if value is None else not value


def _stated(bounds: Bounds | None) -> Value:
    if bounds is None:
        return Value(None, "no-answers")
    return Value(None, bounds=bounds) if bounds.exact is None else Value(bounds.exact)


def _turned(value: Value) -> Value:
    if value.number is not None:
        return Value(-value.number)
    return Value(None, value.withheld, value.bounds.negative() if value.bounds else None)


def _unsigned(value: Value) -> Value:
    if value.number is not None:
        return Value(abs(value.number))
    return Value(None, value.withheld, value.bounds.size() if value.bounds else None)


def _combined(sign: str, left: Value, right: Value) -> Value:
    if left.number is None or right.number is None:
        if left.known is None or right.known is None:
            return Value(None, left.withheld or right.withheld)
        bounds = combined(sign, left.known, right.known)
        return Value(None, "" if bounds else OPEN, bounds)
    if sign == "/" and not right.number:
        return Value(None, DIVISION_BY_ZERO)
    return Value(_ARITHMETIC[sign](left.number, right.number))


def _sum(result: Decimal, left: Decimal, right: Decimal) -> Decimal:
    """Drop the digits of a sum that only binary arithmetic put there."""
    largest = max(left.copy_abs(), right.copy_abs())
    return _EXACT.quantize(result, Decimal(1).scaleb(largest.adjusted() - _DIGITS + 1)) if largest else result


_ARITHMETIC: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": lambda left, right: _sum(_EXACT.add(left, right), left, right),
    "-": lambda left, right: _sum(_EXACT.subtract(left, right), left, right),
    "*": _EXACT.multiply,
    "/": _EXACT.divide,
}
