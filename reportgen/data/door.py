"""The door for answers on any engine: a table of text columns goes in, checked and cleaned answers come out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeVar

import narwhals as nw

from reportgen.data.answers import Answers
from reportgen.data.check import absent, band_tests, check, first_rows, tests_of
from reportgen.data.clean import apply_rules, typed
from reportgen.data.codebook import Coded, Field, Numeric, column_name, fields_of, key_field, wave_field
from reportgen.data.columns import HIGH, LOW, WEIGHT, segment, stray
from reportgen.data.drawn import design_fields, design_tests, kept, selection
from reportgen.data.engine import rows_of
from reportgen.data.misdrawn import unweighted
from reportgen.data.panel import check_keys
from reportgen.data.portable import one_if
from reportgen.data.quality.columns import quality_fields, quality_tests
from reportgen.data.quality.doubts import doubts
from reportgen.data.quality.screen import screened
from reportgen.data.raking.rake import account, rake
from reportgen.data.rankings import as_warnings, disorder_tests
from reportgen.data.source import Source
from reportgen.data.spots import Grid, Spot, places
from reportgen.data.wave import no_row, of_wave, wave_tests
from reportgen.data.weights import HALF, LARGEST, halves, scale
from reportgen.problems import Code, Kind, Problem, ReportError, Severity
from reportgen.spec.collected import design_of, weight_of
from reportgen.spec.labels import options_of
from reportgen.spec.made import bands_of
from reportgen.spec.measures import Condition
from reportgen.spec.model.derived import Derived
from reportgen.spec.model.document import Document
from reportgen.spec.quality import may_be_outside, rules_of
from reportgen.spec.spec import Spec
from reportgen.spec.waves.listed import current_code

AnyField = TypeVar("AnyField", bound=Field)
Settle = Callable[[nw.LazyFrame[Any], int], nw.LazyFrame[Any]]
"""Computes a lazy table of so many rows once and keeps it, in the engine's own way (cache, persist, temporary table)."""


def answers_from(
    native: Any,
    spec: Spec,
    source: Source,
    *,
    row: str | None = None,
    grid: Grid | None = None,
    names: Mapping[str, str] = MappingProxyType({}),
    settle: Settle = lambda table, _rows: table,
) -> Answers:
    """Check and clean answers that lie in an engine.

    Parameters
    ----------
    native
        The engine's own lazy table (DuckDB relation, PySpark, Ibis or Polars lazy frame), one row a respondent. The columns
        that the codebook names must be text; empty cells are null or empty text.
    spec
        The spec, whose codebook the answers must fit.
    source
        What the table is, for the manifest.
    row
        A column of row numbers, so that messages can name rows.
    grid
        The file that the table came from, so that messages can point into it.
    names
        Column in the codebook to column in the table, where they differ.
    settle
        Called with the cleaned table.

    Raises
    ------
    ReportError
        The answers do not fit the codebook; holds every problem found.
    """
    table = nw.from_native(native).lazy()
    document, grid = spec.document, grid or Grid(source.shown)
    fields = tuple(_renamed(f, names) for f in fields_of(document))
    weight = weight_field(spec)
    weight = _renamed(weight, names) if weight else None
    wave, key = (None if f is None else _renamed(f, names) for f in (wave_field(document), key_field(document)))
    problems = check(table, wave_tests(wave), grid, row) if isinstance(wave, Coded) else []
    if isinstance(wave, Coded) and not problems:
        table, source = of_wave(table, wave, code := current_code(document), source)
        problems += [] if source.rows else [no_row(wave, code, grid)]
    drawn, ruled = (tuple(_renamed(f, names) for f in extra) for extra in (design_fields(spec), quality_fields(document)))
    tests = (*tests_of(_strict(document, fields), weight), *quality_tests(ruled), *design_tests(drawn))
    problems += check(table, (*tests, *disorder_tests(document, fields, "error")), grid, row)
    problems += check_keys(table, key, grid, row) if key and not rules_of(document) else []
    if problems:
        raise ReportError(problems)
    table, judged = screened(table, spec, (*fields, *ruled), row)
    if judged:
        source = replace(source, rows=judged.kept)
        if key and (problems := check_keys(table, key, grid, row)):  # whom a rule leaves out is in the wave no longer
            raise ReportError(problems)
    design = selection(table, drawn, spec, grid, row) if design_of(document) else None
    scaled = [_scaled(table, weight, grid, row).alias(WEIGHT)] if weight else []
    extra: list[str | nw.Expr] = [*([row] if row else []), *scaled, *([key.typed()] if key else []), *kept(drawn)]
    conditions = asked_if(spec)
    cleaned = apply_rules(typed(table, fields, *extra), document, spec.conditions)
    if problems := check(cleaned, band_tests(document, fields), grid, row):
        raise ReportError(problems)
    nobody = [*_absent(table, fields, spec, grid), *_nobody(cleaned, spec)]
    disorder = as_warnings(check(table, disorder_tests(document, fields, "no-answer"), grid, row))
    warnings = [*nobody, *_not_asked(cleaned, document, conditions, grid, row), *disorder]
    warnings += unweighted(spec, design) if design else ()
    raked = rake(cleaned, spec, weighted=weight is not None)
    weighted = weight is not None or raked is not None
    cleaned = cleaned.with_columns(raked.weight.alias(WEIGHT)) if raked else cleaned
    cleaned = cleaned.with_columns(*halves()) if weighted else cleaned
    settled = settle(cleaned.drop(*map(stray, conditions), *([row] if row else [])), source.rows)
    raking = account(settled, spec, raked) if raked else None
    warnings += doubts(settled, spec, source.rows)
    return Answers(settled, source, weighted, _total(settled, source, weighted=weighted), raking, tuple(warnings), design, judged)


def _strict(document: Document, fields: Iterable[Field]) -> Sequence[Field]:
    """Return the columns as they are checked: without the bounds of questions whose numbers outside them a rule deals with."""
    return [
        replace(f, minimum=None, maximum=None) if isinstance(f, Numeric) and may_be_outside(document, str(f.key[1])) else f
        for f in fields
    ]


def weight_field(spec: Spec) -> Numeric | None:
    """Return the column of weights, when weights are given; raked ones may start from them."""
    weight = weight_of(spec.document)
    return Numeric(("survey", "weight", "column"), column_name(weight.column), WEIGHT) if weight and weight.column else None


def _scaled(table: nw.LazyFrame[Any], weight: Numeric, grid: Grid, row: str | None) -> nw.Expr:
    scaled, mean = scale(table, weight)
    low, high = rows_of(table.select(scaled.min().alias("low"), scaled.max().alias("high")))[0]
    if high > LARGEST * mean or low * 10**6 < mean:
        extreme = high if high > LARGEST * mean else low
        rows = first_rows(table.filter(scaled == extreme), row)[:1]
        spots = grid.spots((number, weight.column) for number in rows)
        than = f"more than {LARGEST} times" if extreme == high else "less than a millionth of"
        found = f"{grid.column(weight.column)} holds a weight of {than} the mean weight"
        where = f", in {places(1, list(spots.values()))}" if spots else ""
        problem = Problem(Code.DATA_WEIGHT, grid.place([*spots.values()]), found + where, "trim the weights", kind=Kind.REPORT)
        raise ReportError([problem])
    return scaled


def _total(table: nw.LazyFrame[Any], source: Source, *, weighted: bool) -> int:
    if not weighted:
        return source.rows
    high, low = rows_of(table.select(nw.col(HIGH).sum(), nw.col(LOW).sum()))[0]
    return int(high) * HALF + int(low)


def asked_if(spec: Spec) -> Mapping[str, Condition]:
    """Return the condition of every question that has an ``asked_if``."""
    keys = {name: ("questions", name, "asked_if") for name in spec.document.questions}
    return {name: spec.conditions[key] for name, key in keys.items() if key in spec.conditions}


def _renamed(field: AnyField, names: Mapping[str, str]) -> AnyField:
    return replace(field, source=names.get(field.column, field.column))


def _absent(table: nw.LazyFrame[Any], fields: Iterable[Field], spec: Spec, grid: Grid) -> list[Problem]:
    problems = []
    for field, code in absent(table, fields):
        name = str(field.key[1])
        found = f"the segment '{name}' has the value '{code}', which nobody has in {grid.column(field.column)} of {grid.shown}"
        fix = "write the value as the data do, or delete it"
        place = spec.place(("segments", name, "options", code))
        problems.append(Problem(Code.DATA_VALUE, place, found, fix, Severity.WARNING, Kind.REPORT))
    return problems


def _nobody(cleaned: nw.LazyFrame[Any], spec: Spec) -> list[Problem]:
    """Return a warning for each value of a segment made of others that nobody has."""
    document = spec.document
    wanted = [(n, c) for n, s in document.segments.items() if isinstance(s, Derived) for c in options_of(document, n)]
    if not wanted:
        return []
    counts = (nw.col(segment(n)) == c for n, c in wanted)
    found = rows_of(cleaned.select(*(one_if(has).sum().alias(f"v{i}") for i, has in enumerate(counts))))[0]
    return [_empty(spec, name, code) for (name, code), n in zip(wanted, found, strict=True) if not n]


def _empty(spec: Spec, name: str, code: str) -> Problem:
    found = f"nobody has the value '{code}' of the segment '{name}'"
    part = "bands" if bands_of(spec.document, name) else "groups"
    place = spec.place(("segments", name, part, code))
    return Problem(Code.DATA_VALUE, place, found, "correct what it is made of, or delete it", Severity.WARNING, Kind.REPORT)


def _not_asked(table: nw.LazyFrame[Any], document: Document, names: Iterable[str], grid: Grid, row: str | None) -> list[Problem]:
    names = list(names)
    if not names:
        return []
    column = {f.key[1]: f.column for f in reversed(fields_of(document))}  # the first of a question's
    counts = rows_of(table.select(*(nw.col(stray(n)).sum() for n in names)))[0]
    strays = [(n, int(c), first_rows(table.filter(nw.col(stray(n)) == 1), row)) for n, c in zip(names, counts, strict=True) if c]
    spots = grid.spots((number, column[name]) for name, _, rows in strays for number in rows)
    return [_stray(name, count, [spots[r, column[name]] for r in rows], grid) for name, count, rows in strays]


def _stray(name: str, count: int, spots: Sequence[Spot], grid: Grid) -> Problem:
    found = f"question '{name}' was answered by somebody who was not asked, in {places(count, spots)}"
    fix = "correct asked_if or the data; these answers are not counted"
    return Problem(Code.DATA_NOT_ASKED, grid.place(spots), found, fix, Severity.WARNING, Kind.REPORT)
