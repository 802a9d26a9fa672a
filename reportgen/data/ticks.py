"""Questions with several answers: an empty cell of somebody who answered means that an option was not ticked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import add, or_
from typing import Any

import narwhals as nw

from reportgen.data.columns import item, unticked
from reportgen.data.folded import folded
from reportgen.data.portable import one_if
from reportgen.spec.model.questions import MultiQuestion

UNTICKED = "0"


def any_filled(columns: Sequence[str]) -> nw.Expr:
    """Return whether any of some cleaned columns has an answer."""
    return folded(or_, (~nw.col(c).is_null() for c in columns))


def how_many_filled(columns: Sequence[str]) -> nw.Expr:
    """Return how many of some cleaned columns have an answer."""
    return folded(add, (one_if(~nw.col(c).is_null()) for c in columns))


def filled(table: nw.LazyFrame[Any], questions: Mapping[str, MultiQuestion]) -> nw.LazyFrame[Any]:
    """Return the table with "not ticked" in empty cells of rows that answered (of all rows with ``empty: none``).

    Whether a row answered is a column of its own, for the length of two steps: told anew in the cell of every option, the work
    would grow with the square of their number. Two steps for all questions, because each binds all columns anew.
    """
    told = {unticked(name): _unticked(name, q) for name, q in questions.items() if q.empty != "none"}
    if told:
        table = table.with_columns(*(expression.alias(column) for column, expression in told.items()))
    cells = [_cell(name, q, code) for name, q in questions.items() for code in q.columns]
    table = table.with_columns(*cells) if cells else table
    return table.drop(*told) if told else table


def _unticked(name: str, q: MultiQuestion) -> nw.Expr:
    return nw.when(any_filled([item(name, code) for code in q.columns])).then(nw.lit(UNTICKED))


def _cell(name: str, q: MultiQuestion, code: str) -> nw.Expr:
    column = item(name, code)
    missing = nw.lit(UNTICKED) if q.empty == "none" else nw.col(unticked(name))
    return nw.when(~nw.col(column).is_null()).then(nw.col(column)).otherwise(missing).alias(column)
