"""Read answers from files that know types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.data.reader import Raw
from reportgen.data.source import Source
from reportgen.data.spots import Grid
from reportgen.data.typed import database, parquet
from reportgen.data.typed.stamp import Stamp, stamp, unchanged
from reportgen.data.typed.tables import Loaded, empty
from reportgen.problems import Problem, ReportError
from reportgen.spec.spec import Spec

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Files = tuple[tuple[str, Path], ...]


@dataclass(frozen=True, slots=True)
class ParquetReader:
    """Parquet files."""

    files: Files
    stamp: Stamp

    @property
    def readable(self) -> tuple[Path, ...]:
        """The files."""
        return tuple(path for _, path in self.files)

    def faults(self, spec: Spec) -> Sequence[Problem]:
        """Return what is wrong at first sight."""
        return tuple(parquet.faults(spec))

    def load(self, connection: DuckDBPyConnection, spec: Spec) -> Raw:
        """Return the used columns."""
        return _raw(spec, parquet.load_parquet(connection, spec, self.files), self.stamp)

    def changed(self) -> bool:
        """Return whether a file is another than its digest tells."""
        return not unchanged(self.stamp, self.files)


@dataclass(frozen=True, slots=True)
class DatabaseReader:
    """A DuckDB file."""

    path: Path
    stamp: Stamp
    alias: str
    """The name under which the engine has it open."""

    @property
    def readable(self) -> tuple[Path, ...]:
        """The file and its log."""
        return database.readable(self.path)

    def faults(self, spec: Spec) -> Sequence[Problem]:
        """Return what is wrong at first sight."""
        return database.faults(spec)

    def load(self, connection: DuckDBPyConnection, spec: Spec) -> Raw:
        """Return the used columns of the table that the spec names."""
        database.attach(connection, spec, self.alias)
        return _raw(spec, database.load_table(connection, spec, self.alias), self.stamp)

    def changed(self) -> bool:
        """Return whether the file is another than its digest tells."""
        return not unchanged(self.stamp, database.files_of(self.path))


def parquet_reader(spec: Spec) -> ParquetReader:
    """Return what reads the Parquet files of a spec.

    Raises
    ------
    OSError
        A file cannot be read.
    """
    files = parquet.files_of(spec.answers)
    return ParquetReader(files, stamp(files))


def database_reader(spec: Spec, number: int) -> DatabaseReader:
    """Return what reads the DuckDB file of a spec; ``number`` tells it from others.

    Raises
    ------
    OSError
        The file cannot be read.
    """
    path = spec.answers.path.resolve()
    return DatabaseReader(path, stamp(database.files_of(path)), f"source{number}")


def _raw(spec: Spec, found: Loaded, stamp: Stamp) -> Raw:
    if not found.rows:
        raise ReportError([empty(spec)])
    source = Source(spec.answers.shown, stamp.digest, stamp.bytes, found.rows, found.columns)
    return Raw(found.table, found.names, source, Grid(spec.answers.near))
