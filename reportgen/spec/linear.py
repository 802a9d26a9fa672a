"""A number as a sum of measures, each times a number, and a constant: what a test of a difference needs."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from reportgen.problems import Code
from reportgen.spec.expressions.faults import Refused, all_of, wrong
from reportgen.spec.expressions.tree import Arithmetic, Asked, Change, Chosen, Expression, Literal, Negative, Size, Stated
from reportgen.spec.measures import Measure

TESTABLE = frozenset({"share", "row_share", "top", "bottom", "mean", "index", "nps", "ranked", "mean_rank"})
"""Measures that are means of the respondents' answers, so that the error of a sum of them follows from the answers."""
Linear = tuple[Mapping[Measure, Decimal], Decimal]
_INSTEAD = {
    "median": "compare means, or the share above a number",
    "sd": "compare means or shares",
    "count": "compare shares: counts depend on how many were asked",
    "base": "compare shares: a base says how many were asked",
    "rank": "compare the rank with a whole number, as in rank(question, option) == 1, or compare the shares",
}
_ELSE = "compare shares, means, indices or scores, or leave significant out"


def linear(expression: Expression) -> Linear:
    """Return the factor of every measure in a number, and what is added to them.

    Raises
    ------
    Refused
        It is no such sum, or has a number in it whose error is not known; holds every fault found.
    """
    match expression:
        case Literal(value, percent):
            return {}, value / 100 if percent else value
        case Asked(measure):
            if measure.name not in TESTABLE:
                raise _refused(expression, f"{measure.name}() has no test", _INSTEAD.get(measure.name, _ELSE))
            return {measure: Decimal(1)}, Decimal(0)
        case Negative(part):
            return _scaled(linear(part), Decimal(-1))
        case Change(now, then):
            return _sum(linear(now), linear(then), Decimal(-1))
        case Arithmetic():
            return _calculated(expression)
        case _:
            raise _refused(expression, *_why_not(expression))


def _calculated(expression: Arithmetic) -> Linear:
    left, right = all_of((linear, side) for side in (expression.left, expression.right))
    if expression.operator in {"+", "-"}:
        return _sum(left, right, Decimal(1 if expression.operator == "+" else -1))
    if expression.operator == "*" and not (left[0] and right[0]):
        (_, factor), other = (right, left) if left[0] else (left, right)
        return _scaled(other, factor)
    if expression.operator == "/" and not right[0] and right[1]:
        return _scaled(left, 1 / right[1])
    what = "a ratio" if expression.operator == "/" else "a product"
    raise _refused(expression, f"{what} of two numbers of the survey has no test", "compare their difference, as in a - b > 3%")


def _why_not(expression: Expression) -> tuple[str, str]:
    match expression:
        case Stated(family, name):
            return (
                f"{family}({name}) comes with no error of sampling",
                "delete significant, or compare a number of the survey with one written in the condition, such as 60%",
            )
        case Chosen():
            return (
                "which number is meant is chosen by the data that would test it",
                "name the option or value, as the sentence does",
            )
        case Size():
            return "abs() inside a calculation has no test", "write abs(a - b) > 3% or abs(a - b) < 3%, abs() alone on one side"
        case _:
            return "what is no number cannot be tested", "compare two numbers of the survey"


def _refused(part: Expression, found: str, fix: str) -> Refused:
    return wrong(part, found, fix, Code.NOT_TESTABLE)


def _scaled(found: Linear, factor: Decimal) -> Linear:
    return {measure: own * factor for measure, own in found[0].items()}, found[1] * factor


def _sum(left: Linear, right: Linear, factor: Decimal) -> Linear:
    terms = dict(left[0])
    for measure, own in right[0].items():
        terms[measure] = terms.get(measure, Decimal(0)) + factor * own
    return terms, left[1] + factor * right[1]
