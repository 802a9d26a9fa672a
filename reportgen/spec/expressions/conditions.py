"""Conditions on respondents: ``among=``, ``among:`` and ``asked_if:``, resolved to filters on columns."""

from __future__ import annotations

import re
from functools import partial

from reportgen.spec import canonical
from reportgen.spec.expressions.faults import all_of, wrong
from reportgen.spec.expressions.names import Names, number_text
from reportgen.spec.expressions.tree import Call, Chain, Expression, Literal, Logic, Name, Negation, Negative, Sequence, Words
from reportgen.spec.measures import AllOf, AnyOf, Comparison, Condition, Not

_EXAMPLE = "write a comparison, such as asked == 'yes'"
_SIZES = frozenset({"<", "<=", ">", ">="})
_SIZED = frozenset({"scale", "number", "nps"})


def condition(names: Names, written: Expression) -> Condition:
    """Return the condition on respondents that an expression states.

    Raises
    ------
    Refused
        It is no such condition; holds every fault found.
    """
    match written:
        case Logic(operator, parts):
            return (canonical.all_of if operator == "and" else canonical.any_of)(
                all_of((partial(condition, names), p) for p in parts)
            )
        case Negation(part):
            return Not(condition(names, part))
        case Chain():
            return _comparison(names, written)
        case Call("ticked"):
            return _ticked(names, written)
        case Call(function=function):
            raise wrong(written, f"{function}() stands in a condition on respondents", _EXAMPLE)
        case Name(name):
            _known(names, written)
            raise wrong(written, f"the name {name!r} stands alone where a condition should", _EXAMPLE)
        case _:
            raise wrong(written, "a value stands where a condition on respondents should", _EXAMPLE)


def _known(names: Names, written: Expression) -> str:
    subject = names.asked(written)
    if names.kind(subject) == "multi":
        fix = f"write ticked({subject}, 'option')"
        raise wrong(written, f"the multi-response question {subject} has no single answer to compare", fix)
    if names.kind(subject) == "text":
        raise wrong(written, f"answers in words, such as {subject}, cannot be compared", "compare another question")
    return subject


def _comparison(names: Names, written: Chain) -> Condition:
    if len(written.links) != 1:
        raise wrong(written, "several comparisons stand in a chain", "write two comparisons joined by and")
    if not isinstance(written.first, Name):
        raise wrong(
            written,
            "the comparison does not begin with a question",
            "write the question on the left: age >= 18",
        )
    (operator, right) = written.links[0]
    subject = _known(names, written.first)
    if operator in _SIZES and names.kind(subject) not in _SIZED:
        fix = f"write {subject} in ('a', 'b'), with the options meant"
        raise wrong(written, f"the answers of {subject} have no size for {operator} to compare", fix)
    parts = right.parts if isinstance(right, Sequence) else (right,)
    return canonical.comparison(subject, operator, *(_value(names, subject, p) for p in parts))


def _value(names: Names, subject: str, written: Expression) -> str:
    if names.kind(subject) != "number":
        return names.option(subject, written)
    match written:
        case Literal(value, False):
            return number_text(value)
        case Negative(Literal(value, False)):
            return "-" + number_text(value)
        case Words(text) if re.fullmatch(r"-?[0-9]{1,18}(\.[0-9]{1,18})?", text):
            return text
        case _:
            raise wrong(written, f"the quantity {subject} is not compared with a number", f"write {subject} >= 18")


def _ticked(names: Names, written: Call) -> Comparison:
    if len(written.arguments) != 2 or written.keywords:
        raise wrong(written, "ticked() takes two values", "write ticked(shortcomings, 'slow')")
    first, option = written.arguments
    subject = names.asked(first)
    if names.kind(subject) != "multi":
        fix = f"write {subject} == 'option'"
        raise wrong(first, f"ticked() takes no {subject}, since that is no multi-response question", fix)
    return canonical.ticked(subject, names.option(subject, option))


def subjects_of(found: Condition) -> frozenset[str]:
    """Return the questions and segments that a condition is about."""
    match found:
        case Comparison(subject):
            return frozenset({subject})
        case Not(part):
            return subjects_of(part)
        case AllOf(parts) | AnyOf(parts):
            return frozenset().union(*map(subjects_of, parts))
