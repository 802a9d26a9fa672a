"""The door for answers on any engine: a table of text columns goes in, checked and cleaned answers come out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import narwhals as nw

from reportgen.data.answers import Answers
from reportgen.data.check import check, places, tests_of
from reportgen.data.clean import STRAY, apply_rules, typed
from reportgen.data.codebook import Numeric, column_name, fields_of
from reportgen.data.columns import WEIGHT
from reportgen.data.engine import rows_of
from reportgen.data.source import Source
from reportgen.data.weights import HALF, LARGEST, SCALE, scale
from reportgen.problems import Code, Kind, Place, Problem, ReportError, Severity
from reportgen.spec.measures import Condition
from reportgen.spec.spec import Spec

Settle = Callable[[nw.LazyFrame[Any]], nw.LazyFrame[Any]]
"""Computes a lazy table once and keeps it, in the engine's own way (cache, persist, temporary table)."""


def answers_from(native: Any, spec: Spec, source: Source, row: str | None = None, settle: Settle = lambda t: t) -> Answers:
    """Check and clean answers that lie in an engine.

    Parameters
    ----------
    native
        The engine's own lazy table (DuckDB relation, PySpark, Ibis or Polars lazy frame), one row a respondent. The columns
        that the codebook names must be text, under the names of the codebook; empty cells are null or empty text.
    spec
        The spec, whose codebook the answers must fit.
    source
        What the table is, for the manifest.
    row
        A column of row numbers, so that messages can name rows.
    settle
        Called with the cleaned table.

    Raises
    ------
    ReportError
        The answers do not fit the codebook; holds every problem found.
    """
    table = nw.from_native(native).lazy()
    document, shown = spec.document, source.shown
    fields, weight = fields_of(document), weight_field(spec)
    problems = check(table, tests_of(fields, weight), shown, row)
    if problems:
        raise ReportError(problems)
    extra = [*([row] if row else []), *([_scaled(table, weight, shown).alias(WEIGHT)] if weight else [])]
    cleaned = apply_rules(typed(table, fields, *extra), document, _asked_if(spec))
    warnings = _not_asked(cleaned, shown, row)
    kept = [c for c in cleaned.collect_schema().names() if not c.startswith(STRAY) and c != row]
    settled = settle(cleaned.select(*kept))
    return Answers(settled, source, weight is not None, _total(settled, source, weight), tuple(warnings))


def weight_field(spec: Spec) -> Numeric | None:
    """Return the weight's column, when there are weights."""
    weight = spec.document.survey.weight
    return Numeric(("survey", "weight", "column"), column_name(weight.column), WEIGHT) if weight else None


def _scaled(table: nw.LazyFrame[Any], weight: Numeric, shown: str) -> nw.Expr:
    scaled, _ = scale(table, weight)
    low, high = rows_of(table.select(scaled.min().alias("low"), scaled.max().alias("high")))[0]
    if high > LARGEST * SCALE or low < SCALE // 10**6:
        found = f"column '{weight.column}' holds weights {LARGEST} times larger or a million times smaller than their mean"
        raise ReportError([Problem(Code.DATA_WEIGHT, Place(shown), found, "trim the weights", kind=Kind.REPORT)])
    return scaled


def _total(table: nw.LazyFrame[Any], source: Source, weight: Numeric | None) -> int:
    if weight is None:
        return source.rows
    w = nw.col(WEIGHT)
    high, low = rows_of(table.select((w // HALF).sum().alias("high"), (w % HALF).sum().alias("low")))[0]
    return int(high) * HALF + int(low)


def _asked_if(spec: Spec) -> Mapping[str, Condition]:
    keys = {name: ("questions", name, "asked_if") for name in spec.document.questions}
    return {name: spec.conditions[key] for name, key in keys.items() if key in spec.conditions}


def _not_asked(table: nw.LazyFrame[Any], shown: str, row: str | None) -> list[Problem]:
    names = [c for c in table.collect_schema().names() if c.startswith(STRAY)]
    if not names:
        return []
    counts = rows_of(table.select(*(nw.col(c).sum() for c in names)))[0]
    return [_stray(table, c, int(n), shown, row) for c, n in zip(names, counts, strict=True) if n]


def _stray(table: nw.LazyFrame[Any], column: str, count: int, shown: str, row: str | None) -> Problem:
    rows = [] if row is None else [int(r[0]) for r in rows_of(table.filter(nw.col(column) == 1).select(row).sort(row).head(5))]
    found = f"question '{column.removeprefix(STRAY)}' was answered by somebody who was not asked, in {places(count, rows)}"
    fix = "correct asked_if or the data; these answers are not counted"
    return Problem(Code.DATA_NOT_ASKED, Place(shown, rows[0] if rows else 0), found, fix, Severity.WARNING, Kind.REPORT)
