"""Conditions of a spec (``among``, ``asked_if``) as filters of the engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from operator import and_, or_

import narwhals as nw

from reportgen.data.columns import item, question, segment
from reportgen.data.ticks import any_filled
from reportgen.spec.measures import AllOf, Answered, AnyOf, Comparison, Condition, Not
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import MultiQuestion


def holds(condition: Condition, document: Document) -> nw.Expr:
    """Return the filter of respondents who satisfy a condition.

    A respondent whose answer is missing satisfies neither a comparison nor its negation: the expression yields null
    there, and null stays null under ``not`` (three-valued logic); a filter keeps only what is true.

    Parameters
    ----------
    condition
        With resolved names.
    document
        The spec; tells questions from segments and texts from numbers.
    """
    match condition:
        case Comparison():
            return _comparison(condition, document)
        case Answered(subject):
            return any_filled(_columns(subject, document))
        case Not(part):
            return ~holds(part, document)
        case AllOf(parts):
            return reduce(and_, (holds(p, document) for p in parts))
        case AnyOf(parts):
            return reduce(or_, (holds(p, document) for p in parts))


_BY_SIZE: Mapping[str, Callable[[nw.Expr, float], nw.Expr]] = {
    "<": lambda c, v: c < v,
    "<=": lambda c, v: c <= v,
    ">": lambda c, v: c > v,
    ">=": lambda c, v: c >= v,
}


def _comparison(test: Comparison, document: Document) -> nw.Expr:
    column = nw.col(column_of(test, document))
    if test.operator == "mentions":
        return column.str.to_lowercase().str.contains("|".join(map(_word, test.values)))
    if test.operator in _BY_SIZE:
        return _BY_SIZE[test.operator](column.cast(nw.Float64), float(test.values[0]))
    values: list[str] | list[float] = list(test.values)
    if _is_number(test.subject, document):
        values = [float(v) for v in test.values]
    # A null must stay null: `is_in` alone is false for it on some engines, and its negation then true.
    found = nw.when(~column.is_null()).then(column.is_in(values))
    return ~found if test.operator == "!=" else found


def _word(word: str) -> str:
    """Return the pattern of a word: whole where it is written in letters that blanks part, anywhere in Chinese.

    Words are letters, blanks, hyphens and apostrophes, none of which a pattern reads as anything else. The ends are written out,
    because engines write the end of a word in several ways.
    """
    first = "(^|[^0-9A-Za-z_])" if word[0].isascii() else ""
    last = "([^0-9A-Za-z_]|$)" if word[-1].isascii() else ""
    return f"{first}{word}{last}"


def _columns(subject: str, document: Document) -> tuple[str, ...]:
    """Return the columns of which one at least is filled when a question was answered."""
    found = document.questions.get(subject)
    if isinstance(found, MultiQuestion):
        return tuple(item(subject, option) for option in found.columns)
    return (segment(subject) if subject in document.segments else question(subject),)


def _is_number(subject: str, document: Document) -> bool:
    return subject in document.questions and document.questions[subject].type == "number"


def column_of(test: Comparison, document: Document) -> str:
    """Return the column that a comparison is about."""
    if test.item:
        return item(test.subject, test.item)
    return segment(test.subject) if test.subject in document.segments else question(test.subject)
