"""Reads the declared design from the answers: how many clusters were drawn in each stratum, of how many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import narwhals as nw

from reportgen.data.check import Test
from reportgen.data.codebook import Field, Numeric, column_name
from reportgen.data.columns import CLUSTER, POPULATION, STRATUM
from reportgen.data.engine import rows_of
from reportgen.data.misdrawn import DESIGN, Found, Group
from reportgen.data.selection import Selection, Stratum
from reportgen.data.spots import Grid
from reportgen.problems import ReportError
from reportgen.spec.collected import design_of
from reportgen.spec.spec import Spec


def design_fields(spec: Spec) -> tuple[Field, ...]:
    """Return the columns of the design: strata, clusters, population."""
    design = design_of(spec.document)
    if design is None:
        return ()
    named = (("strata", design.strata, STRATUM), ("clusters", design.clusters, CLUSTER))
    found = [Field((*DESIGN, key), column_name(column), target) for key, column, target in named if column]
    if isinstance(design.population, str):
        found.append(Numeric((*DESIGN, "population"), column_name(design.population), POPULATION))
    return tuple(found)


def design_tests(fields: Sequence[Field]) -> Iterator[Test]:
    """Yield what may be wrong with single cells of the design: everybody was drawn somewhere."""
    for field in fields:
        yield Test(field, "design-empty", field.raw.is_null() | (field.raw == ""))
        if isinstance(field, Numeric):
            yield Test(field, "design-number", field.wrong())
            yield Test(field, "design-positive", field.number() <= 0)


def kept(fields: Sequence[Field]) -> list[nw.Expr]:
    """Return the columns of the cleaned table that tell where a respondent was drawn."""
    return [f.typed() for f in fields if f.target in {STRATUM, CLUSTER}]


def selection(table: nw.LazyFrame[Any], fields: Sequence[Field], spec: Spec, grid: Grid, row: str | None) -> Selection:
    """Return the design of the sample.

    Parameters
    ----------
    table
        Raw table whose columns of the design have been checked.
    fields
        These columns.
    spec
        The spec.
    grid
        The file, as messages point into it.
    row
        The column of row numbers; None when the engine has no order of rows.

    Raises
    ------
    ReportError
        The design does not fit the answers; holds every problem found.
    """
    design = design_of(spec.document)
    if design is None:
        raise TypeError("no design is declared")  # the caller asks only where there is one
    groups = _groups(table, fields, row)
    found = Found(spec, design, grid, groups, {f.target: f for f in fields})
    if problems := [*found.unknown(), *found.uneven(), *found.small(), *found.single()]:
        raise ReportError(problems)
    strata = {g.name: Stratum(g.drawn, found.population(g)) for g in groups}
    return Selection(strata, design.clusters is not None, design.single_cluster)


def _groups(table: nw.LazyFrame[Any], fields: Sequence[Field], row: str | None) -> list[Group]:
    columns = {f.target for f in fields}
    narrow = table.select(
        (nw.col(row) if row else nw.lit(0)).alias("row"), *(f.typed() for f in fields), nw.lit(1).alias("everybody")
    )
    stratum = STRATUM if STRATUM in columns else "everybody"
    ends = [nw.col(POPULATION).min().alias("low"), nw.col(POPULATION).max().alias("high")] if POPULATION in columns else []
    counted = narrow.group_by(stratum).agg(nw.len().alias("drawn"), nw.col("row").min().alias("first"), *ends)
    names = ["first", "drawn", *(["low", "high"] if ends else [])]
    clusters = _clusters(narrow, stratum) if CLUSTER in columns else {}
    groups = []
    for name, first, number, *limits in rows_of(counted.select(stratum, *names)):
        low, high = limits or (None, None)
        groups.append(
            Group(
                str(name) if stratum == STRATUM else "", clusters.get(name, int(number)), int(first) if row else None, low, high
            )
        )
    return sorted(groups, key=lambda g: g.name)


def _clusters(narrow: nw.LazyFrame[Any], stratum: str) -> Mapping[Any, int]:
    """Return how many clusters each stratum has; grouped twice, for not every engine counts different values in one way."""
    each = narrow.group_by(stratum, CLUSTER).agg(nw.len().alias("people")).select(stratum, CLUSTER)
    counted = each.group_by(stratum).agg(nw.len().alias("drawn")).select(stratum, "drawn")
    return {name: int(number) for name, number in rows_of(counted)}
