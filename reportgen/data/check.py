"""Checks of the answers against the codebook: all in one query, details only for what is wrong.

Messages name columns and rows. A value is shown only when it is a short code of a column of codes; never an open answer, a
number, or a whole row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from reportgen.data.codebook import Coded, Field, Numeric
from reportgen.data.derive import checked_bands, outside
from reportgen.data.engine import rows_of
from reportgen.data.hints import hint
from reportgen.data.portable import one_if
from reportgen.data.spots import SHOWN, Grid, Spot, places
from reportgen.problems import Code, Kind, Problem
from reportgen.spec.model.document import Document

LONGEST = 20
"""Characters of the longest value a message shows."""


@dataclass(frozen=True, slots=True)
class Test:
    """One thing that may be wrong with a column."""

    field: Field
    name: str
    """``band``, ``code``, ``number``, ``duration``, ``minimum-maximum``, ``whole``; ``weight-`` or ``design-`` and ``empty``,
    ``number`` or ``positive``; ``wave-empty``, ``rank-twice``, ``rank-gap``."""
    wrong: nw.Expr
    variable: str = ""
    """Whose bands do not hold a number."""


def tests_of(fields: Sequence[Field], weight: Numeric | None) -> tuple[Test, ...]:
    """Return every test of the used columns."""
    return (*(t for f in fields for t in _tests(f)), *(_weight_tests(weight) if weight else ()))


def band_tests(document: Document, fields: Sequence[Field]) -> tuple[Test, ...]:
    """Return the tests, on cleaned answers, for numbers in no band of a variable that has to hold all of them."""
    numbers = {str(f.key[1]): f for f in fields if isinstance(f, Numeric)}
    pairs = ((name, numbers.get(of)) for name, of in checked_bands(document))
    return tuple(Test(field, "band", outside(document, name), name) for name, field in pairs if field)


def _tests(field: Field) -> Iterator[Test]:
    wrong = field.wrong()
    if wrong is not None:
        yield Test(field, "code" if isinstance(field, Coded) else "number", wrong)
    if isinstance(field, Numeric) and (outside := field.outside()) is not None:
        yield Test(field, "minimum-maximum", outside)
    if isinstance(field, Numeric) and (broken := field.broken()) is not None:
        yield Test(field, "whole", broken)


def _weight_tests(weight: Numeric) -> Iterator[Test]:
    yield Test(weight, "weight-empty", weight.raw.is_null() | (weight.raw == ""))
    yield Test(weight, "weight-number", weight.wrong())
    yield Test(weight, "weight-positive", weight.number() <= 0)


def check(table: nw.LazyFrame[Any], tests: Sequence[Test], grid: Grid, row: str | None) -> list[Problem]:
    """Return the problems of the answers.

    Parameters
    ----------
    table
        Raw table: text columns under the names of the file.
    tests
        What may be wrong.
    grid
        The file, as messages point into it.
    row
        The column of row numbers; None when the engine has no order of rows.
    """
    if not tests:
        return []
    counts = rows_of(table.select(*(one_if(t.wrong).sum().alias(f"t{i}") for i, t in enumerate(tests))))[0]
    failed = [(test, int(n), first_rows(table.filter(test.wrong), row)) for test, n in zip(tests, counts, strict=True) if n]
    spots = grid.spots((number, test.field.column) for test, _, rows in failed for number in rows)
    return [_problem(table, Failed(t, n, tuple(spots[r, t.field.column] for r in rows), row), grid) for t, n, rows in failed]


def absent(table: nw.LazyFrame[Any], fields: Iterable[Field]) -> list[tuple[Coded, str]]:
    """Return the values of segments that no row has."""
    wanted = [(f, code) for f in fields if isinstance(f, Coded) and f.key[0] == "segments" for code in f.codes]
    if not wanted:
        return []
    counts = rows_of(table.select(*(one_if(f.raw == code).sum().alias(f"v{i}") for i, (f, code) in enumerate(wanted))))
    return [value for value, n in zip(wanted, counts[0], strict=True) if not n]


@dataclass(frozen=True, slots=True)
class Failed:
    """A test that some rows fail."""

    test: Test
    count: int
    """Of rows."""
    spots: tuple[Spot, ...]
    """Where the first few stand; none on engines without an order of rows."""
    row: str | None
    """The column of row numbers."""


def _problem(table: nw.LazyFrame[Any], failed: Failed, grid: Grid) -> Problem:
    test = failed.test
    if test.name == "code":
        return _code_problem(table.filter(test.wrong), failed, grid)
    code = _CODES.get(test.name.partition("-")[0], Code.DATA_VALUE)
    words, fix = _WORDS[test.name]
    where = places(failed.count, failed.spots)
    found = f"{grid.column(test.field.column)} {words.format(bounds=_bounds(test.field), variable=test.variable)} in {where}"
    return Problem(code, grid.place(failed.spots), found, fix.format(variable=test.variable), kind=Kind.REPORT)


_CODES = {"weight": Code.DATA_WEIGHT, "design": Code.DATA_DESIGN, "rank": Code.DATA_RANKING}
_WORDS = {
    "number": (
        "holds something that is no number",
        "write numbers as 12 or 12.5, leave unanswered cells empty, or list the value under missing",
    ),
    "duration": (
        "holds something that is no time",
        "write times as 80, 1:20, 0:01:20 or 1m 20s, leave unknown ones empty, or list the value under missing of the rule",
    ),
    "minimum-maximum": ("holds a number outside {bounds}", "correct the data, or minimum and maximum of the question"),
    "whole": ("holds a number that is not whole", "correct the data, or take `whole` away from the question"),
    "wave-empty": ("is empty", "say of every row to which wave it belongs, or leave the row out of the file"),
    "band": (
        "holds a number in no band of {variable}",
        "add a band to {variable}, or correct the data; a variable made of the question may say `rest: missing`",
    ),
    "weight-empty": ("has no weight", "give every respondent a weight, or drop `weight` from the spec"),
    "weight-number": ("holds a weight that is no number", "write weights as numbers with a decimal point"),
    "weight-positive": (
        "holds a weight that is zero or negative",
        "give every respondent a positive weight, or leave the respondent out of the file",
    ),
    "design-empty": ("is empty", "say of every respondent where they were drawn, or leave the column out of the design"),
    "design-number": ("holds a population that is no number", "write how many there were to draw from, such as 4421"),
    "design-positive": ("holds a population that is zero or negative", "write how many there were to draw from, such as 4421"),
    "rank-twice": (
        "holds what an earlier column of the ranking holds already",
        "give each option a place of its own, or write `disorder: no-answer` to count such rows as no answer",
    ),
    "rank-gap": (
        "fills a place after one that is empty",
        "fill the places from the first on, or write `disorder: no-answer` to count such rows as no answer",
    ),
}


def _bounds(field: Field) -> str:
    if not isinstance(field, Numeric):
        return ""
    low = "" if field.minimum is None else f"{field.minimum:g}"
    high = "" if field.maximum is None else f"{field.maximum:g}"
    return f"{low} to {high}" if low and high else f"{low} and more" if low else f"{high} and less"


def first_rows(wrong: nw.LazyFrame[Any], row: str | None) -> list[int]:
    """Return the first few row numbers of a table; none on engines without an order of rows."""
    return [] if row is None else [int(r[0]) for r in rows_of(wrong.select(row).sort(row).head(SHOWN))]


def _values(wrong: nw.LazyFrame[Any], field: Field, row: str | None) -> list[str]:
    """Return the wrong values in the order of their first row (by value on engines without rows), a few of them."""
    order = nw.col(row).min() if row else nw.len()
    groups = wrong.select(*([row] if row else []), field.raw.alias("value")).group_by("value").agg(order.alias("first"))
    by = ["first", "value"] if row else ["value"]
    return [str(r[0]) for r in rows_of(groups.sort(*by).head(SHOWN).select("value"))]


def _code_problem(wrong: nw.LazyFrame[Any], failed: Failed, grid: Grid) -> Problem:
    field = failed.test.field
    values = _values(wrong, field, failed.row)
    each = wrong.select(field.raw.alias("value")).group_by("value").agg(nw.len().alias("rows"))
    distinct = int(rows_of(each.select(nw.len().alias("n")))[0][0])
    codes = field.codes if isinstance(field, Coded) else ()
    shown = [v for v in values if len(v) <= LONGEST]
    named = ", ".join(f"'{v}'" for v in shown)
    long = "" if shown else f" of more than {LONGEST} characters"
    noun = "value that is" if distinct == 1 else "values that are"
    listed = f": {named}{' and others' if distinct > len(shown) else ''}" if named else ""
    where = places(failed.count, failed.spots)
    found = f"{grid.column(field.column)} holds {distinct} {noun} no option, in {where}{long}{listed}"
    return Problem(Code.DATA_VALUE, grid.place(failed.spots), found, hint(values, codes), kind=Kind.REPORT)
