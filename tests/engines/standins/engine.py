"""DuckDB that is spoken to in the SQL of a warehouse."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from threading import RLock
from typing import Any

import duckdb

from tests.engines.library import ROOT, TYPES, YEARS

UTC = "SET TimeZone = 'UTC'"
DIRTY: dict[str, tuple[str, ...]] = {
    "snowflake": ("(?",),  # groups that Snowflake's patterns do not know
    "trino": (),
    "bigquery": (),
}
"""What stands in no statement, because the warehouse would refuse it and DuckDB does not."""


@dataclass(frozen=True)
class Engine:
    """An engine that runs."""

    dialect: str
    catalog: str
    owner: duckdb.DuckDBPyConnection
    asked: list[str] = field(default_factory=list)
    """Every statement, as it came."""
    lock: Any = field(default_factory=RLock)

    def ask(self, statement: str) -> tuple[list[str], list[str], list[tuple[Any, ...]]]:
        """Run a statement of the warehouse; return names and types of the columns, as DuckDB has them, and the rows."""
        self.asked.append(statement)
        assert not [sign for sign in DIRTY[self.dialect] if sign in statement]
        said = self.translated(statement)
        with self.lock:
            done = self.owner.execute(said)
            about = done.description or []
            return [str(a[0]) for a in about], [str(a[1]) for a in about], list(done.fetchall())

    def session(self) -> Engine:
        """Return the engine as somebody else's, with temporary tables of their own."""
        owner = self.owner.cursor()
        owner.execute(f"USE {self.catalog}; {UTC}")
        return replace(self, owner=owner)

    def translated(self, statement: str) -> str:
        """Return a statement in DuckDB's words."""
        from sqlglot import ErrorLevel, transpile

        usual = sys.getrecursionlimit()
        sys.setrecursionlimit(20 * usual)  # the translator calls itself at every step of a statement; a warehouse does not
        try:
            (said,) = transpile(statement, read=self.dialect, write="duckdb", unsupported_level=ErrorLevel.RAISE)
        finally:
            sys.setrecursionlimit(usual)
        return str(said)

    def run(self, statement: str) -> None:
        """Run a statement of DuckDB as the owner."""
        with self.lock:
            self.owner.execute(statement)

    def fill(self, table: str, columns: dict[str, str], rows: Iterable[Sequence[str]]) -> None:
        """Make a table of columns by name with their types, and fill it; empty cells are NULL."""
        declared = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
        self.run(f"CREATE TABLE {table} ({declared})")
        values = [[cell or None for cell in row] for row in rows]
        if not values:
            return
        with self.lock:
            self.owner.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", values)  # noqa: S608


def engine(dialect: str, catalog: str, schema: str) -> Engine:
    """Start an engine with the invented library in a schema: one table a year, in proper types."""
    owner = duckdb.connect(":memory:")
    owner.execute(f"ATTACH ':memory:' AS {catalog}; USE {catalog}; {UTC}")
    made = Engine(dialect, catalog, owner)
    made.run(f'CREATE SCHEMA IF NOT EXISTS "{schema}"')
    for year in YEARS:
        path = ROOT / "survey_data" / f"city-library-{year}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        kinds = {name: TYPES.get(name, "VARCHAR") for name in header}
        made.fill(f'"{schema}"."answers of {year}"', {n: "VARCHAR" if "ENUM" in k else k for n, k in kinds.items()}, rows)
    return made
