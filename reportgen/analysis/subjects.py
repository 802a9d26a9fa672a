"""What is counted of each kind of question: the text that stands for a person's answer, and how to read it back.

A person's answer to a multi-response question is written as one digit for each set of options that the plan asks for, so that
one group-by counts them all together with the people in the base; see ``Sets``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add, or_
from typing import cast

import narwhals as nw

from reportgen.analysis.index import index_column
from reportgen.analysis.rankings import first_place, place_of, placed_options
from reportgen.data.columns import asked, item, question
from reportgen.data.portable import one_if
from reportgen.spec.measures import Measure
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import MultiQuestion

OptionSet = tuple[str, ...]
CHUNK = 8
"""So many sets are counted together: at most 2^8 patterns, however many options a question has."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A text column to count, for one subject."""

    subject: str
    value: nw.Expr
    """Null for who is not in the base."""
    sets: tuple[OptionSet, ...] = ()
    """For multi-response questions: what each digit of the value stands for; after ``/`` the number of options ticked.
    For rankings: the option whose place the value is; none for the option in the first place."""


def variables_of(document: Document, subject: str, measures: Iterable[Measure]) -> tuple[Variable, ...]:
    """Return what to count of a subject for some measures of it."""
    if subject in document.dimensions:
        return (Variable(subject, index_column(document, subject)),)
    kind = document.questions[subject].type
    return _KINDS[kind](document, subject, tuple(measures))


def _codes(_document: Document, subject: str, _measures: Sequence[Measure]) -> tuple[Variable, ...]:
    return (Variable(subject, nw.col(question(subject))),)


def _number(_document: Document, subject: str, _measures: Sequence[Measure]) -> tuple[Variable, ...]:
    return (Variable(subject, nw.col(question(subject)).cast(nw.String)),)


def _text(_document: Document, subject: str, _measures: Sequence[Measure]) -> tuple[Variable, ...]:
    return (Variable(subject, nw.when(~nw.col(question(subject)).is_null()).then(nw.lit("answered"))),)


def _multi(document: Document, subject: str, measures: Sequence[Measure]) -> tuple[Variable, ...]:
    q = cast(MultiQuestion, document.questions[subject])
    return tuple(Variable(subject, _pattern(subject, q, c), c) for c in chunks_of(q, measures))


def _ranking(_document: Document, subject: str, measures: Sequence[Measure]) -> tuple[Variable, ...]:
    places = (Variable(subject, place_of(subject, option), ((option,),)) for option in placed_options(measures))
    return (Variable(subject, first_place(subject)), *places)


_KINDS: Mapping[str, Callable[[Document, str, Sequence[Measure]], tuple[Variable, ...]]] = {
    "single": _codes,
    "scale": _codes,
    "nps": _codes,
    "number": _number,
    "text": _text,
    "multi": _multi,
    "ranking": _ranking,
}


def chunks_of(q: MultiQuestion, measures: Iterable[Measure]) -> tuple[tuple[OptionSet, ...], ...]:
    """Return the sets of options to count, in groups; never none, because the base is counted with them.

    Options alone where ranks need them or nothing else is named; the sets that shares and counts name. Of responses, the
    options of one measure stand alone but in one group, because a person may give several of the answers.
    """
    named = [m.options for m in measures if m.options]
    ranked = any(m.name == "rank" for m in measures)
    alone = [(code,) for code in q.columns] if ranked or not named else []
    if q.base == "responses":
        alone += [s for s in named if len(s) == 1]
        return (*_groups(alone), *(tuple((o,) for o in s) for s in dict.fromkeys(named) if len(s) > 1))
    return _groups([*alone, *named])


def _groups(sets: Sequence[OptionSet]) -> tuple[tuple[OptionSet, ...], ...]:
    unique = tuple(dict.fromkeys(sets))
    return tuple(unique[i : i + CHUNK] for i in range(0, len(unique), CHUNK))


def _pattern(subject: str, q: MultiQuestion, sets: Sequence[OptionSet]) -> nw.Expr:
    digits = [one_if(reduce(or_, (_ticked(subject, o) for o in s))) for s in sets]
    text: list[nw.Expr] = [d.cast(nw.String) for d in digits]
    if q.base == "responses":
        text += [nw.lit("/"), reduce(add, (one_if(_ticked(subject, o)) for o in q.columns)).cast(nw.String)]
    return nw.when(_in_base(subject, q)).then(nw.concat_str(text))


def _ticked(subject: str, option: str) -> nw.Expr:
    return nw.col(item(subject, option)).fill_null("0") == "1"


def _in_base(subject: str, q: MultiQuestion) -> nw.Expr:
    """Return who counts: whoever was asked, whoever answered, or whoever ticked something (base of responses)."""
    if q.base == "answered":
        return ~nw.col(item(subject, next(iter(q.columns)))).is_null()
    if q.base == "responses":
        return reduce(or_, (_ticked(subject, o) for o in q.columns))
    return nw.col(asked(subject)) == 1 if q.asked_if is not None else nw.lit(True)
