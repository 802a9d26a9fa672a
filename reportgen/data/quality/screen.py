"""Judges every row by every rule, and takes out what a rule says is to be taken out: before weights, bases, panels, anything.

A raw table goes in and a raw table comes out, with fewer rows, and with empty cells where answers are taken for none; all that
follows is as if the file had been so. Every rule is judged on the data as they were read, whatever the others do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import or_
from typing import Any

import narwhals as nw

from reportgen.data.clean import apply_rules
from reportgen.data.codebook import Field
from reportgen.data.columns import safe
from reportgen.data.engine import rows_of
from reportgen.data.folded import folded
from reportgen.data.portable import one_if
from reportgen.data.quality.account import Flagged, Pace, Screened
from reportgen.data.quality.duplicates import with_duplicates
from reportgen.data.quality.duration import DURATION, seconds
from reportgen.data.quality.flags import flag, whole
from reportgen.data.quality.middle import median
from reportgen.data.quality.near import nearly_alike, told_enough
from reportgen.data.quality.spread import differentiation
from reportgen.problems import Code, Kind, Problem, ReportError
from reportgen.spec.quality import Rule, clears, rules_of, speeders_of
from reportgen.spec.spec import Spec

_ROW, _EXCLUDED = "t:row", "t:excluded"
Table = nw.LazyFrame[Any]


def screened(table: Table, spec: Spec, fields: Sequence[Field], row: str | None) -> tuple[Table, Screened | None]:
    """Return the raw table as the rules leave it, and what they found; the table itself and nothing without rules.

    Parameters
    ----------
    table
        Raw table whose cells have been checked.
    spec
        The spec.
    fields
        Every used column: those of the codebook and those of the rules.
    row
        The column of row numbers; None when the engine has no order of rows.

    Raises
    ------
    ReportError
        The rules leave nobody.
    """
    rules = rules_of(spec.document)
    if not rules:
        return table, None
    names = tuple(table.collect_schema().names())
    raw = {name: f"raw:{number}" for number, name in enumerate(names)}  # no name of a file is that of a cleaned column
    aside = table.select(*(nw.col(name).alias(other) for name, other in raw.items()))
    own = tuple(replace(field, source=raw[field.source or field.column]) for field in fields)
    numbered = _numbered(aside, raw, row)
    pace = _pace(numbered, spec, own)
    wide = _wide(numbered, spec, own)
    flagged = _flagged(wide, spec, own, rules, pace)
    judged = flagged.select(*numbered.collect_schema().names(), *map(flag_column, rules)).with_columns(
        _out(rules).alias(_EXCLUDED)
    )
    account = replace(_account(judged, rules, pace), differentiation=differentiation(wide, spec.document, rules))
    if account.kept == 0:
        found = f"the rules on quality leave out all {account.read:,} respondents"
        fix = "write `action: count`, or correct the rules"
        raise ReportError([Problem(Code.DATA_EMPTY, spec.place(("quality",)), found, fix, kind=Kind.REPORT)])
    return _left(judged, own, rules, raw), account


def flag_column(rule: Rule) -> str:
    """Return the column that tells whether a rule is true of a respondent."""
    return f"t:{rule.kind}:{safe(rule.name)}"


def _numbered(table: Table, raw: dict[str, str], row: str | None) -> Table:
    """Return the table with a number for each row: of the file where it has one, else in the order of the cells."""
    if row is not None:
        return table.with_columns(nw.col(raw[row]).alias(_ROW))
    return table.with_row_index(_ROW, order_by=list(raw.values()))


def _wide(table: Table, spec: Spec, fields: Sequence[Field]) -> Table:
    """Return the raw columns with the cleaned ones beside them."""
    speeders = speeders_of(spec.document)
    typed = (seconds(f, speeders.unit).alias(DURATION) if f.target == DURATION and speeders else f.typed() for f in fields)
    return apply_rules(table.with_columns(*typed), spec.document, spec.conditions)


def _flagged(wide: Table, spec: Spec, fields: Sequence[Field], rules: Sequence[Rule], pace: Pace | None) -> Table:
    """Return the table with a column of each rule."""
    document, bound = spec.document, pace.bound if pace else None
    alone = [rule for rule in rules if rule.kind not in {"duplicates", "near_duplicates"}]
    near = [rule for rule in rules if rule.kind == "near_duplicates"]
    flags = [whole(flag(r, document, spec.conditions, bound)).alias(flag_column(r)) for r in alone]
    flags += [whole(_near(wide, spec, rule)).alias(flag_column(rule)) for rule in near]
    wide = wide.with_columns(*flags) if flags else wide
    for rule in rules:
        if rule.kind == "duplicates":
            keys = [f.target for f in fields if f.target.startswith("t:key")]
            wide = with_duplicates(wide, document, keys, _ROW, flag_column(rule))
    return wide


def _out(rules: Sequence[Rule]) -> nw.Expr:
    """Return who is left out."""
    out = [_true(rule) for rule in rules if rule.action == "exclude"]
    return folded(or_, out) if out else nw.lit(False)


def _near(wide: Table, spec: Spec, rule: Rule) -> nw.Expr:
    """Return who answered nearly as somebody else did: told once by looking at all pairs, and then by the number of the row."""
    numbers = nearly_alike(wide, spec, rule, _ROW)
    return nw.when(told_enough(spec, rule)).then(nw.col(_ROW).is_in(numbers) if numbers else nw.lit(False))


def _pace(table: Table, spec: Spec, fields: Sequence[Field]) -> Pace | None:
    speeders = speeders_of(spec.document)
    if speeders is None:
        return None
    column = next(field for field in fields if field.target == DURATION)
    middle = median(table, seconds(column, speeders.unit))
    bounds = [speeders.below] if speeders.below is not None else []
    if speeders.of_median is not None and middle is not None:
        bounds.append(middle * speeders.of_median)
    return Pace(middle, max(bounds, default=None))


def _true(rule: Rule) -> nw.Expr:
    return one_if(nw.col(flag_column(rule)) == 1) == 1


def _account(judged: Table, rules: Sequence[Rule], pace: Pace | None) -> Screened:
    """Count, in one query."""
    numbers = [
        nw.len().alias("read"),
        one_if(folded(or_, map(_true, rules))).sum().alias("flagged"),
        one_if(nw.col(_EXCLUDED)).sum().alias("excluded"),
        *(one_if(_true(rule)).sum().alias(f"n{number}") for number, rule in enumerate(rules)),
        *(one_if(~nw.col(flag_column(rule)).is_null()).sum().alias(f"b{number}") for number, rule in enumerate(rules)),
    ]
    read, flagged, excluded, *counts = (int(value or 0) for value in rows_of(judged.select(*numbers))[0])
    pairs = zip(counts[: len(rules)], counts[len(rules) :], strict=True)
    found = {rule.name: Flagged(n, base) for rule, (n, base) in zip(rules, pairs, strict=True)}
    return Screened(read, flagged, excluded, found, pace)


def _left(judged: Table, fields: Sequence[Field], rules: Sequence[Rule], raw: dict[str, str]) -> Table:
    """Return the raw columns of those who stay, with empty cells where answers are taken for none."""
    emptied = dict(_emptied(fields, rules))
    columns = [
        (nw.when(~emptied[other]).then(nw.col(other)) if other in emptied else nw.col(other)).alias(name)
        for name, other in raw.items()
    ]
    return judged.filter(~nw.col(_EXCLUDED)).select(*columns)


def _emptied(fields: Sequence[Field], rules: Sequence[Rule]) -> Iterator[tuple[str, nw.Expr]]:
    """Yield each raw column with the test for cells that are emptied."""
    for field in fields:
        of = [_true(r) for r in rules if field.key[0] == "questions" and field.key[1] in clears(r)]
        if of:
            yield field.source, folded(or_, of)
