"""Cleaning: codes and numbers with null for no answer; multi-response items; who was asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from graphlib import CycleError, TopologicalSorter
from operator import or_
from typing import Any

import narwhals as nw

from reportgen.data.codebook import Field
from reportgen.data.columns import asked, item, question, stray
from reportgen.data.conditions import holds
from reportgen.spec.canonical import TICKED
from reportgen.spec.measures import AllOf, AnyOf, Comparison, Condition, Not
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import AnyQuestion, MultiQuestion


def typed(table: nw.LazyFrame[Any], fields: Sequence[Field], *extra: nw.Expr | str) -> nw.LazyFrame[Any]:
    """Return the table with cleaned columns only."""
    return table.select(*extra, *(f.typed() for f in fields))


def apply_rules(table: nw.LazyFrame[Any], document: Document, conditions: Mapping[str, Condition]) -> nw.LazyFrame[Any]:
    """Return the table in which only those answer who were asked, and multi-response rows say yes or no to every option.

    Parameters
    ----------
    table
        Cleaned columns.
    document
        The spec.
    conditions
        ``asked_if`` by question.
    """
    for name in _in_order(document, conditions):
        table = _settle(table, document, name, conditions.get(name))
    return table


def _in_order(document: Document, conditions: Mapping[str, Condition]) -> list[str]:
    """Return the questions, each after those its condition speaks of."""
    needs = {
        q: {s for s in subjects(conditions[q]) if s in document.questions} if q in conditions else set()
        for q in document.questions
    }
    try:
        return list(TopologicalSorter(needs).static_order())
    except CycleError:  # refused when the spec is read; here only so that nothing hangs on it
        return list(document.questions)


def subjects(condition: Condition) -> Iterator[str]:
    """Yield the questions and segments that a condition speaks of."""
    match condition:
        case Comparison(subject):
            yield subject
        case Not(part):
            yield from subjects(part)
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from subjects(part)


def columns_of(document: Document, name: str) -> tuple[str, ...]:
    """Return the cleaned columns of a question."""
    q = document.questions[name]
    return tuple(item(name, code) for code in q.columns) if isinstance(q, MultiQuestion) else (question(name),)


def _settle(table: nw.LazyFrame[Any], document: Document, name: str, condition: Condition | None) -> nw.LazyFrame[Any]:
    q = document.questions[name]
    columns = columns_of(document, name)
    answered = reduce(or_, (~nw.col(c).is_null() for c in columns))
    if condition is None:
        return table.with_columns(*_filled(q, columns, answered)) if isinstance(q, MultiQuestion) else table
    was_asked = nw.when(holds(condition, document)).then(nw.lit(1)).otherwise(nw.lit(0))
    unasked = (
        nw.when((nw.col(asked(name)) == 0) & _told(q, columns, answered)).then(nw.lit(1)).otherwise(nw.lit(0)).alias(stray(name))
    )
    table = table.with_columns(was_asked.alias(asked(name))).with_columns(unasked)
    inside = nw.col(asked(name)) == 1
    kept = _filled(q, columns, answered) if isinstance(q, MultiQuestion) else [nw.col(c) for c in columns]
    return table.with_columns(*(nw.when(inside).then(k).alias(c) for k, c in zip(kept, columns, strict=True)))


def _told(q: AnyQuestion, columns: Sequence[str], answered: nw.Expr) -> nw.Expr:
    """Return who said something: of several options one at least ticked, because exports fill the others for everybody."""
    return reduce(or_, (nw.col(c).fill_null("0") == TICKED for c in columns)) if isinstance(q, MultiQuestion) else answered


def _filled(q: MultiQuestion, columns: Sequence[str], answered: nw.Expr) -> list[nw.Expr]:
    """Return the items with "not ticked" in empty cells of rows that answered (of all rows with ``empty: none``)."""
    inside = nw.lit(True) if q.empty == "none" else answered
    return [nw.when(~nw.col(c).is_null()).then(nw.col(c)).otherwise(nw.when(inside).then(nw.lit("0"))).alias(c) for c in columns]
