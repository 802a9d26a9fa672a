"""The rows of one wave, where one file holds several."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import narwhals as nw

from reportgen.data.check import Test
from reportgen.data.codebook import Coded
from reportgen.data.engine import rows_of
from reportgen.data.source import Source
from reportgen.data.spots import Grid
from reportgen.problems import Code, Kind, Place, Problem


def wave_tests(field: Coded) -> tuple[Test, ...]:
    """Return what may be wrong with the column of waves: a row of none, and a wave that the spec does not name."""
    return Test(field, "wave-empty", field.told == ""), Test(field, "code", field.wrong())


def of_wave(table: nw.LazyFrame[Any], field: Coded, code: str, source: Source) -> tuple[nw.LazyFrame[Any], Source]:
    """Return the rows of one wave, and what is said of the file with the number of these.

    Parameters
    ----------
    table
        Raw table with all waves.
    field
        The column of waves, which has been checked.
    code
        The wave.
    source
        The file.
    """
    rows = table.filter(field.raw == code)
    return rows, replace(source, rows=int(rows_of(rows.select(nw.len()))[0][0]))


def no_row(field: Coded, code: str, grid: Grid) -> Problem:
    """Return the problem of a wave without a row."""
    found = f"{grid.column(field.column)} of {grid.shown} has no row of the wave '{code}'"
    return Problem(Code.DATA_EMPTY, Place(grid.shown), found, "put its answers there, or leave the wave out", kind=Kind.REPORT)
