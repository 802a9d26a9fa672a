"""Rankings: the two forms in which files hold them, what is no order, and the one form that all after this reads.

A file has a column for each option with its place, or a column for each place with its option. Cleaned, each option has a column
with its place, and the question one with the option in the first place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from operator import add, or_
from typing import Any

import narwhals as nw

from reportgen.data.check import Test
from reportgen.data.codebook import Coded, Field
from reportgen.data.columns import item, place, question
from reportgen.data.portable import one_if
from reportgen.problems import Problem, Severity
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import RankingQuestion


def disorder_tests(document: Document, fields: Sequence[Field], disorder: str) -> tuple[Test, ...]:
    """Return the tests for rows that are no order: one option twice, or two in one place; a place left out.

    Parameters
    ----------
    document
        The spec.
    fields
        Every used column.
    disorder
        Of the questions that treat such rows so: ``error`` or ``no-answer``.
    """
    rankings = {n: q for n, q in document.questions.items() if isinstance(q, RankingQuestion) and q.disorder == disorder}
    return tuple(
        test for name, q in rankings.items() for test in _tests(q, [f for f in fields if f.key[:2] == ("questions", name)])
    )


def _tests(q: RankingQuestion, fields: Sequence[Field]) -> Iterator[Test]:
    answers = [nw.when(f.raw.is_in(list(f.codes))).then(f.raw) for f in fields if isinstance(f, Coded)]
    for kind, found in (("rank-twice", _twice(answers)), ("rank-gap", _gaps(q, answers))):
        yield from (Test(fields[n], kind, wrong) for n, wrong in found.items())


def _twice(answers: Sequence[nw.Expr]) -> Mapping[int, nw.Expr]:
    """Return where a column has the answer of an earlier one: one place for two options, or one option in two places."""
    return {n: reduce(or_, (a == answers[n] for a in answers[:n])) for n in range(1, len(answers))}


def _gaps(q: RankingQuestion, answers: Sequence[nw.Expr]) -> Mapping[int, nw.Expr]:
    """Return where a place is filled and one before it is not."""
    if q.places:
        return {n: ~answers[n].is_null() & answers[n - 1].is_null() for n in range(1, len(answers))}
    ranks = [a.cast(nw.Int64) for a in answers]
    before = [reduce(add, (one_if(other < rank) for other in ranks)) for rank in ranks]
    return {n: count < rank - 1 for n, (rank, count) in enumerate(zip(ranks, before, strict=True))}


def as_warnings(problems: Iterable[Problem]) -> list[Problem]:
    """Return what is wrong with rows that are declared to be no answer."""
    return [
        replace(p, severity=Severity.WARNING, fix="correct the data; these rows are no answer to the question") for p in problems
    ]


def ordered(table: nw.LazyFrame[Any], name: str, q: RankingQuestion) -> nw.LazyFrame[Any]:
    """Return the table with the place of each option, and with the option in the first place."""
    written = [nw.col(c) for c in written_columns(name, q)]
    if q.disorder == "no-answer":
        wrong = reduce(or_, (nw.when(w).then(nw.lit(True)).otherwise(nw.lit(False)) for w in _wrong(q, written)))
        table = table.with_columns(*(nw.when(~wrong).then(nw.col(c)).alias(c) for c in written_columns(name, q)))
    if q.places:
        table = table.with_columns(*(_place_of(name, q, code).alias(item(name, code)) for code in q.options))
        table = table.drop(*written_columns(name, q))
    return table.with_columns(_first(name, q).alias(question(name)))


def written_columns(name: str, q: RankingQuestion) -> tuple[str, ...]:
    """Return the cleaned columns as the file has them."""
    return tuple(place(name, n) for n in range(len(q.places))) or tuple(item(name, code) for code in q.columns)


def _wrong(q: RankingQuestion, answers: Sequence[nw.Expr]) -> list[nw.Expr]:
    return [*_twice(answers).values(), *_gaps(q, answers).values()]


def _place_of(name: str, q: RankingQuestion, code: str) -> nw.Expr:
    found = nw.lit(None, nw.String)
    for n in reversed(range(len(q.places))):
        found = nw.when(nw.col(place(name, n)) == code).then(nw.lit(str(n + 1))).otherwise(found)
    return found


def _first(name: str, q: RankingQuestion) -> nw.Expr:
    found = nw.lit(None, nw.String)
    for code in q.options:
        found = nw.when(nw.col(item(name, code)) == "1").then(nw.lit(code)).otherwise(found)
    return found
