"""Who answered nearly as somebody else did: the maximum percent match of Kuriakose and Robbins (2016).

Of each pair of respondents the questions are counted that both answered alike; a respondent's match is the largest such number
over all others, as a part of the questions compared. The engine forms the pairs, as many as the square of the respondents.
"""

from __future__ import annotations

import math
from operator import add
from typing import Any

import narwhals as nw

from reportgen.data.columns import question
from reportgen.data.engine import rows_of
from reportgen.data.folded import folded
from reportgen.data.portable import one_if
from reportgen.data.ticks import how_many_filled
from reportgen.problems import Code, Kind, Problem, ReportError
from reportgen.spec.model.quality import NearDuplicates
from reportgen.spec.quality import Rule, compared_by
from reportgen.spec.spec import Spec

MOST = 3_000
"""Respondents that are compared at most: four and a half million pairs."""
TOLD = 0.75
"""The part of the questions that a respondent must have answered to be compared."""
_ROW, _OTHER, _ALIKE = "t:judged", "t:other", "t:alike"
Table = nw.LazyFrame[Any]


def told_enough(spec: Spec, rule: Rule) -> nw.Expr:
    """Return whether a respondent answered enough of the questions to be compared."""
    columns = [question(name) for name in compared_by(spec.document, rule)]
    return how_many_filled(columns) >= math.ceil(TOLD * len(columns))


def nearly_alike(table: Table, spec: Spec, rule: Rule, row: str) -> list[int]:
    """Return the row numbers of those who answered nearly as somebody else did.

    Parameters
    ----------
    table
        Cleaned answers.
    spec, rule
        The rule, and what it compares.
    row
        The column of row numbers.

    Raises
    ------
    ReportError
        There are too many respondents to compare each with every other.
    """
    if not isinstance(rule.part, NearDuplicates):
        raise TypeError(rule.kind)
    judged = table.filter(told_enough(spec, rule))
    n = int(rows_of(judged.select(nw.len()))[0][0])
    if n > MOST:
        found = f"quality.near_duplicates compares every respondent with every other, and there are {n:,}; {MOST:,} at most"
        fix = "delete the rule; duplicates: finds the same answers in any number of rows"
        raise ReportError([Problem(Code.DATA_QUALITY, spec.place(rule.key), found, fix, kind=Kind.REPORT)])
    names = [question(name) for name in compared_by(spec.document, rule)]
    needed = math.ceil(rule.part.share * len(names) - 1e-9)
    return _matching(judged, names, needed, row)


def _matching(judged: Table, names: list[str], needed: int, row: str) -> list[int]:
    one = judged.select(nw.col(row).alias(_ROW), *(nw.col(c).alias(f"a{n}") for n, c in enumerate(names)))
    other = judged.select(nw.col(row).alias(_OTHER), *(nw.col(c).alias(f"b{n}") for n, c in enumerate(names)))
    alike = folded(add, (one_if(nw.col(f"a{n}") == nw.col(f"b{n}")) for n in range(len(names))))
    pairs = one.join(other, how="cross").filter(nw.col(_ROW) < nw.col(_OTHER)).select(_ROW, _OTHER, alike.alias(_ALIKE))
    found = rows_of(pairs.filter(nw.col(_ALIKE) >= needed).select(_ROW, _OTHER))
    return sorted({int(number) for pair in found for number in pair})
