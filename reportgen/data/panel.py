"""The keys of a panel: who answered, once in each wave. They are never printed, not in messages either."""

from __future__ import annotations

from typing import Any

import narwhals as nw

from reportgen.data.check import first_rows
from reportgen.data.codebook import Field
from reportgen.data.engine import rows_of
from reportgen.data.spots import Grid, places
from reportgen.problems import Code, Kind, Problem


def check_keys(table: nw.LazyFrame[Any], field: Field, grid: Grid, row: str | None) -> list[Problem]:
    """Return the problem of keys that stand in one wave more than once; empty ones are nobody's.

    Parameters
    ----------
    table
        Raw table of one wave.
    field
        The column of keys.
    grid
        The file, as messages point into it.
    row
        The column of row numbers; None when the engine has no order of rows.
    """
    known = table.filter(field.told != "").select(field.raw.alias("key"), *([row] if row else []))
    twice = known.group_by("key").agg(nw.len().alias("n")).filter(nw.col("n") > 1).select("key", "n")
    count = rows_of(twice.select(nw.col("n").sum()))[0][0]
    if not count:
        return []
    rows = [] if row is None else first_rows(known.join(twice, on="key", how="inner"), row)
    spots = list(grid.spots((number, field.column) for number in rows).values())
    found = f"{grid.column(field.column)} holds a key that another row has too, in {places(int(count), spots)}"
    fix = "give every respondent of a wave a key of their own, and leave it empty where it is unknown"
    return [Problem(Code.DATA_VALUE, grid.place(spots), found, fix, kind=Kind.REPORT)]
