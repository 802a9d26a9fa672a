"""The engine of ClickHouse in this process (chDB), with the invented library in it, behind the driver that speaks to servers."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from tests.engines.library import ROOT, TYPES, YEARS

TYPE = {"INTEGER": "Nullable(Int32)", "BOOLEAN": "Nullable(Bool)", "DOUBLE": "Nullable(Float64)"}
BRANCHES = "Enum8('central' = 1, 'riverside' = 2, 'hillside' = 3, 'mobile' = 4)"


@dataclass(frozen=True, slots=True)
class ClickHouse:
    """An engine that runs."""

    owner: Any
    connection = "connections:\n  warehouse: {backend: clickhouse, host: nowhere}\n"
    """What a project says of it; nothing is sent anywhere."""

    def run(self, statement: str) -> None:
        """Run a statement as the owner."""
        self.owner.command(statement)

    def schema(self, name: str) -> None:
        """Make a database."""
        self.run(f'CREATE DATABASE "{name}"')

    def table(self, schema: str, name: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Make a table of text, and fill it."""
        self.fill(f'"{schema}"."{name}"', dict.fromkeys(header, "Nullable(String)"), rows)

    def fill(self, table: str, columns: dict[str, str], rows: Iterable[Sequence[str]]) -> None:
        """Make a table of columns by name with their types, and fill it; empty cells are NULL."""
        declared = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
        self.run(f"CREATE TABLE {table} ({declared}) ENGINE = MergeTree ORDER BY tuple()")
        values = ", ".join(f"({', '.join(map(_written, row))})" for row in rows)
        self.run(f"INSERT INTO {table} VALUES {values}")  # noqa: S608


@contextmanager
def clickhouse_engine() -> Iterator[ClickHouse]:
    """Start the engine, and let every client of a server be one of it, with the settings that the server would get."""
    import clickhouse_connect

    connect = clickhouse_connect.get_client

    def client(settings: dict[str, Any] | None = None, **_given: object) -> Any:
        return connect(interface="chdb", path=":memory:", query_limit=0, settings=settings or {})

    owner = ClickHouse(client())
    try:
        with patch.object(clickhouse_connect, "get_client", client):
            owner.run("CREATE DATABASE survey")
            for year in YEARS:
                path = ROOT / "survey_data" / f"city-library-{year}.csv"
                with path.open(encoding="utf-8", newline="") as file:
                    header, *rows = csv.reader(file)
                owner.fill(f'survey."answers of {year}"', {name: _type(name) for name in header}, rows)
            yield owner
    finally:
        owner.owner.close()


def _type(name: str) -> str:
    return BRANCHES if name == "branch" else TYPE.get(TYPES.get(name, ""), "Nullable(String)")


def _written(cell: str) -> str:
    return "'" + cell.replace("\\", "\\\\").replace("'", "\\'") + "'" if cell else "NULL"
