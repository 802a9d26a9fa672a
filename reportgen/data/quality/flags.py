"""Whether a rule is true of a respondent: true, false, or null where it cannot be told."""

from __future__ import annotations

from collections.abc import Mapping
from operator import and_, or_

import narwhals as nw

from reportgen.data.columns import question
from reportgen.data.conditions import holds
from reportgen.data.folded import folded
from reportgen.data.quality.duration import DURATION
from reportgen.data.ticks import how_many_filled
from reportgen.spec.measures import Condition
from reportgen.spec.model.document import Document
from reportgen.spec.model.quality import Attention, StraightLining
from reportgen.spec.quality import Rule, bounds_of_question, condition_key, items_of
from reportgen.spec.spec import Key


def flag(rule: Rule, document: Document, conditions: Mapping[Key, Condition], bound: float | None) -> nw.Expr:
    """Return whether a rule is true of a respondent; duplicates aside, which are told by looking at others.

    Parameters
    ----------
    rule
        The rule.
    document, conditions
        The spec, with its resolved conditions.
    bound
        The time under which a respondent is too fast.
    """
    match rule.kind:
        case "speeders":
            return nw.col(DURATION) < bound if bound is not None else nw.lit(None, nw.Boolean)
        case "inconsistent":
            return holds(conditions[condition_key(rule)], document)
        case "out_of_range":
            return _outside(document, rule.name)
        case _ if isinstance(rule.part, StraightLining):
            return straight(rule.part, items_of(rule))
        case _ if isinstance(rule.part, Attention):
            column = nw.col(question(rule.part.of))
            return nw.when(~column.is_null()).then(~column.is_in(list(rule.part.answers)))
        case _:
            raise TypeError(rule.kind)


def whole(test: nw.Expr) -> nw.Expr:
    """Return a test as 1, 0 or null: some engines have no truth value that is unknown."""
    return nw.when(test).then(nw.lit(1)).otherwise(nw.when(~test).then(nw.lit(0)))


def _outside(document: Document, name: str) -> nw.Expr:
    low, high = bounds_of_question(document, name)
    number = nw.col(question(name))
    tests = [number < low] if low is not None else []
    return folded(or_, [*tests, number > high] if high is not None else tests)


def straight(lining: StraightLining, items: tuple[str, ...]) -> nw.Expr:
    """Return whether enough items were answered, and all of those alike; or so many in a row."""
    names = [question(name) for name in items]
    columns = [nw.col(name) for name in names]
    if lining.run is None:
        first = nw.coalesce(*columns)
        alike = folded(and_, ((c == first).fill_null(True) for c in columns))
    else:
        starts = range(len(columns) - lining.run + 1)
        alike = folded(or_, (_in_a_row(columns[n : n + lining.run]) for n in starts))
    return nw.when(how_many_filled(names) >= lining.least).then(alike)


def _in_a_row(columns: list[nw.Expr]) -> nw.Expr:
    """Return whether all of some items were answered, and alike: an item left out ends a row."""
    return folded(and_, ((c == columns[0]).fill_null(False) for c in columns))
