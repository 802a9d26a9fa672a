"""Conditions on respondents: ``among=``, ``among:``, ``asked_if:`` and ``when:`` of groups, resolved to filters on columns."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise

from reportgen.spec import canonical
from reportgen.spec.expressions.faults import Refused, all_of, wrong
from reportgen.spec.expressions.mentions import mentions
from reportgen.spec.expressions.names import Names, nfc, number_text
from reportgen.spec.expressions.tree import Call, Chain, Expression, Literal, Logic, Name, Negation, Negative, Sequence, Words
from reportgen.spec.made import bands_of
from reportgen.spec.measures import Answered, Comparison, Condition, Not
from reportgen.spec.unfold import within

_EXAMPLE = "write a comparison, such as asked == 'yes'"
_TURNED = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
"""Comparisons read from right to left."""
_SIZES = frozenset({"<", "<=", ">", ">="})
_SIZED = frozenset({"scale", "number", "nps"})
_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")


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
            return _chain(names, written)
        case Call("ticked"):
            return _ticked(names, written)
        case Call("answered"):
            return _answered(names, written)
        case Call("mentions"):
            return mentions(names, written)
        case Call():
            raise _no_answer(written)
        case Name(name):
            _known(names, written)
            raise wrong(written, f"the name {name!r} stands alone where a condition should", _EXAMPLE)
        case _:
            raise wrong(written, "a value stands where a condition on respondents should", _EXAMPLE)


def _no_answer(written: Call) -> Refused:
    """Refuse a measure: it is a number of many respondents, and a condition is about each of them."""
    fix = _EXAMPLE
    if written.function == "index":
        fix = "compare the questions that the index is made of, as in overall in (4, 5); nobody is chosen by an index"
    return wrong(written, f"{written.function}() stands in a condition on respondents", fix)


def _known(names: Names, written: Expression) -> str:
    if isinstance(written, Name) and nfc(written.name) in names.dimensions:
        fix = "compare a question that it is made of; nobody is chosen by an index"
        raise wrong(written, f"the dimension {written.name} has no answer to compare", fix)
    subject = names.asked(written)
    if names.kind(subject) == "multi":
        fix = f"write ticked({subject}, 'option')"
        raise wrong(written, f"the multi-response question {subject} has no single answer to compare", fix)
    if names.kind(subject) == "text":
        fix = f"compare another question, or write mentions({subject}, 'word') or answered({subject})"
        raise wrong(written, f"answers in words, such as {subject}, cannot be compared", fix)
    return subject


def _chain(names: Names, written: Chain) -> Condition:
    """Return a comparison, or ``18 <= age < 35``: every link of a chain is one."""
    sides = [written.first, *(right for _, right in written.links)]
    links = zip(written.links, pairwise(sides), strict=True)
    return canonical.all_of(all_of((partial(_link, names), (operator, pair)) for (operator, _), pair in links))


def _link(names: Names, link: tuple[str, tuple[Expression, Expression]]) -> Condition:
    operator, (left, right) = link
    if isinstance(left, Name):
        return _comparison(names, left, operator, right)
    if isinstance(right, Name) and operator in _TURNED:
        return _comparison(names, right, _TURNED[operator], left)
    for side in (left, right):
        if isinstance(side, Call):
            raise _no_answer(side)
    raise wrong(left, "no question or segment stands in the comparison", "compare one with a value: age >= 18")


def _comparison(names: Names, left: Name, operator: str, right: Expression) -> Condition:
    subject = _known(names, left)
    if operator in _SIZES and names.kind(subject) not in _SIZED:
        fix = f"write {subject} in ('a', 'b'), with the options meant"
        raise wrong(left, f"the answers of {subject} have no size for {operator} to compare", fix)
    parts = right.parts if isinstance(right, Sequence) else (right,)
    if names.kind(subject) == "number" and operator not in _SIZES and any(map(_is_words, parts)):
        return _in_bands(names, subject, operator, parts)
    return canonical.comparison(subject, operator, *(_value(names, subject, p) for p in parts))


def _is_words(written: Expression) -> bool:
    return isinstance(written, Name) or (isinstance(written, Words) and not _NUMBER.fullmatch(written.text))


def _in_bands(names: Names, subject: str, operator: str, parts: tuple[Expression, ...]) -> Condition:
    """Return the condition that a number lies, or does not lie, in bands of its question."""
    bands = bands_of(names.document, subject)
    if not bands:
        raise wrong(parts[0], f"the quantity {subject} is not compared with a number", f"write {subject} >= 18")
    inside = canonical.any_of(within(subject, bands[names.option(subject, part)]) for part in parts)
    return Not(inside) if operator == "!=" else inside


def _value(names: Names, subject: str, written: Expression) -> str:
    if names.kind(subject) != "number":
        return names.option(subject, written)
    match written:
        case Literal(value, False):
            return number_text(value)
        case Negative(Literal(value, False)):
            return "-" + number_text(value)
        case Words(text) if _NUMBER.fullmatch(text):
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


def _answered(names: Names, written: Call) -> Answered:
    if len(written.arguments) != 1 or written.keywords:
        raise wrong(written, "answered() takes one question", "write answered(overall)")
    return Answered(names.asked(written.arguments[0]))
