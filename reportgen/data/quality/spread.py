"""How much the answers to the items of a grid differ: the scale point variation of each respondent, on average.

Of a respondent with m answered items, c of them at each point of the scale, it is 1 - sum((c / m) ^ 2): 0 where all are alike,
larger the more points were used (Heerwegh and Loosveldt 2008, *Public Opinion Quarterly* 72). It takes points for names: how far
apart they are does not matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from operator import add
from typing import Any

import narwhals as nw

from reportgen.data.columns import question
from reportgen.data.engine import rows_of
from reportgen.data.folded import folded
from reportgen.data.portable import one_if
from reportgen.data.ticks import how_many_filled
from reportgen.spec.labels import options_of
from reportgen.spec.model.document import Document
from reportgen.spec.model.quality import StraightLining
from reportgen.spec.quality import Rule, items_of

_TOLD, _SQUARES, _RULE = "t:told", "t:squares", "t:rule"


def differentiation(table: nw.LazyFrame[Any], document: Document, rules: Sequence[Rule]) -> Mapping[str, float]:
    """Return the mean scale point variation by rule on straight-lining, of those judged; none where nobody is.

    The engine counts respondents by two whole numbers, items answered and the sum of squared counts: the mean does not depend on
    the order of rows.

    Parameters
    ----------
    table
        Cleaned answers.
    document
        The spec.
    rules
        All rules.
    """
    lining = [(rule, rule.part) for rule in rules if isinstance(rule.part, StraightLining)]
    if not lining:
        return {}
    parts = [_numbers(table, document, items_of(rule), part.least, place) for place, (rule, part) in enumerate(lining)]
    every = nw.concat(parts) if len(parts) > 1 else parts[0]
    counted: dict[int, list[tuple[int, int, int]]] = {}
    for place, told, squares, n in rows_of(every.group_by(_RULE, _TOLD, _SQUARES).agg(nw.len().alias("n"))):
        counted.setdefault(int(place), []).append((int(told), int(squares), int(n)))
    return {rule.name: _mean(counted[place]) for place, (rule, _) in enumerate(lining) if place in counted}


def _mean(counted: Sequence[tuple[int, int, int]]) -> float:
    """Return the mean over respondents, counted by their answered items and the sum of squared counts."""
    total = sum(n for _, _, n in counted)
    return float(sum(n * (1 - Fraction(squares, told**2)) for told, squares, n in counted) / total)


def _numbers(table: nw.LazyFrame[Any], document: Document, items: Sequence[str], least: int, place: int) -> nw.LazyFrame[Any]:
    """Return the two numbers of each respondent whom a rule judges, with the rule's place: all rules are one query."""
    columns = [question(name) for name in items]
    told = how_many_filled(columns)
    points = [folded(add, (one_if(nw.col(c) == code) for c in columns)) for code in options_of(document, items[0])]
    squares = folded(add, (point * point for point in points))
    numbers = table.select(told.alias(_TOLD), squares.alias(_SQUARES)).filter(nw.col(_TOLD) >= least)
    return numbers.with_columns(nw.lit(place).alias(_RULE))
