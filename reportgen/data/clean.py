"""Cleaning: codes and numbers with null for no answer; multi-response items; who was asked; what is made of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from graphlib import TopologicalSorter
from operator import or_
from typing import Any

import narwhals as nw

from reportgen.data.codebook import Field
from reportgen.data.columns import asked, item, question, stray
from reportgen.data.conditions import holds
from reportgen.data.derive import column, derived
from reportgen.data.folded import folded
from reportgen.data.portable import one_if
from reportgen.data.rankings import ordered
from reportgen.data.ticks import any_filled, filled
from reportgen.spec.canonical import TICKED
from reportgen.spec.made import is_asked, needs, variable
from reportgen.spec.measures import Condition
from reportgen.spec.model.derived import Derived
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import AskedQuestion, MultiQuestion, RankingQuestion
from reportgen.spec.spec import Key


def typed(table: nw.LazyFrame[Any], fields: Sequence[Field], *extra: nw.Expr | str) -> nw.LazyFrame[Any]:
    """Return the table with cleaned columns only."""
    return table.select(*extra, *(f.typed() for f in fields))


def apply_rules(table: nw.LazyFrame[Any], document: Document, conditions: Mapping[Key, Condition]) -> nw.LazyFrame[Any]:
    """Return the table with the rules of the spec applied.

    Only those answer who were asked, multi-response rows say yes or no to every option, and every variable that is made of
    others has its column.

    Parameters
    ----------
    table
        Cleaned columns.
    document
        The spec.
    conditions
        The spec's resolved conditions.
    """
    free = _of_everybody(document, conditions)
    table = filled(table, free)
    for name in TopologicalSorter(needs(document, conditions)).static_order():
        if name in free:
            continue
        if isinstance(variable(document, name), Derived):
            table = table.with_columns(derived(document, conditions, name).alias(column(document, name)))
        elif name in document.questions:
            table = _settle(table, document, name, conditions.get(("questions", name, "asked_if")))
    return table


def _of_everybody(document: Document, conditions: Mapping[Key, Condition]) -> Mapping[str, MultiQuestion]:
    """Return the questions with several answers that everybody was asked: they need nothing but their own columns."""
    return {
        name: q
        for name, q in document.questions.items()
        if isinstance(q, MultiQuestion) and ("questions", name, "asked_if") not in conditions
    }


def columns_of(q: AskedQuestion, name: str) -> tuple[str, ...]:
    """Return the cleaned columns of a question."""
    if isinstance(q, RankingQuestion):
        return (question(name), *(item(name, code) for code in q.options))
    return tuple(item(name, code) for code in q.columns) if isinstance(q, MultiQuestion) else (question(name),)


def _settle(table: nw.LazyFrame[Any], document: Document, name: str, condition: Condition | None) -> nw.LazyFrame[Any]:
    q = document.questions[name]
    if not is_asked(q):
        return table
    table = ordered(table, name, q) if isinstance(q, RankingQuestion) else table
    columns = columns_of(q, name)
    if condition is None:
        return table
    answered = any_filled(columns)
    was_asked = one_if(holds(condition, document))
    unasked = one_if((nw.col(asked(name)) == 0) & _told(q, columns, answered)).alias(stray(name))
    table = table.with_columns(was_asked.alias(asked(name))).with_columns(unasked)
    inside = nw.col(asked(name)) == 1
    table = filled(table, {name: q}) if isinstance(q, MultiQuestion) else table
    return table.with_columns(*(nw.when(inside).then(nw.col(c)).alias(c) for c in columns))


def _told(q: AskedQuestion, columns: Sequence[str], answered: nw.Expr) -> nw.Expr:
    """Return who said something: of several options one at least ticked, because exports fill the others for everybody."""
    return folded(or_, (nw.col(c).fill_null("0") == TICKED for c in columns)) if isinstance(q, MultiQuestion) else answered
