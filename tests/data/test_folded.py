"""Conditions over hundreds of columns are true of the same rows as a chain of them would be."""

from __future__ import annotations

from operator import and_, or_

import duckdb
import narwhals as nw
import pytest

from reportgen.data.folded import folded

COLUMNS = 800
"""A chain over so many ends in a RecursionError."""


@pytest.mark.parametrize("count", [1, 2, 3, 7, COLUMNS])
def test_any_and_all_of_many_columns(count: int) -> None:
    names = [f"c{n}" for n in range(count)]
    rows = [[0] * count, [1] * count, [0] * (count - 1) + [1]]
    values = ", ".join(f"({', '.join(map(str, row))})" for row in rows)
    relation = duckdb.sql(f"SELECT * FROM (VALUES {values}) AS t({', '.join(names)})")  # noqa: S608 - names and numbers of ours
    there = [nw.col(name) == 1 for name in names]
    told = nw.from_native(relation).select(folded(or_, there).alias("any"), folded(and_, there).alias("all"))
    assert told.to_native().fetchall() == [(any(row), all(row)) for row in rows]
