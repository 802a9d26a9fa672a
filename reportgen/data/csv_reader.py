"""Reads answers from a CSV file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.data.csv_file import ROW, load, positions
from reportgen.data.faults import problems_of
from reportgen.data.reader import Raw
from reportgen.data.sheet import Sheet
from reportgen.data.source import Source
from reportgen.data.spots import Grid
from reportgen.data.used import used_columns
from reportgen.problems import Problem
from reportgen.spec.spec import Spec

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class CsvReader:
    """A CSV file whose shape the pass over it has proven."""

    sheet: Sheet
    delimiter: str

    @property
    def readable(self) -> tuple[Path, ...]:
        """The file, or its copy in UTF-8."""
        return (self.sheet.scanned,)

    def faults(self, spec: Spec) -> Sequence[Problem]:
        """Return what the pass found wrong."""
        return problems_of(spec, self.sheet)

    def load(self, connection: DuckDBPyConnection, spec: Spec) -> Raw:
        """Return the used columns, with the number of each row."""
        used, shape = used_columns(spec), self.sheet.shape
        table, names = load(connection, self.sheet, self.delimiter, used)
        source = Source(spec.answers.shown, self.sheet.sha256, self.sheet.bytes, shape.rows - 1, len(shape.header))
        grid = Grid(spec.answers.near, positions(self.sheet, used), self.sheet.readable, self.delimiter)
        return Raw(table, names, source, grid, ROW)

    def changed(self) -> bool:
        """Return nothing: other rows than the pass has seen are noticed by their number."""
        return False
