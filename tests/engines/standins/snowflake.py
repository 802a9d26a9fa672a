"""The driver of Snowflake, with DuckDB where the network would be: names that nobody put into quotes are in capitals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from tests.engines.servers import OWNERS
from tests.engines.standins.arrow import WHOLE, arrow
from tests.engines.standins.engine import Engine, engine

DATABASE, SCHEMA = "SURVEYS", "SURVEY"
MACROS = ("CREATE MACRO convert_timezone(zone, moment) AS timezone('UTC', moment)",)
KINDS = {
    **dict.fromkeys(WHOLE.split(), "NUMBER(38,0)"),
    "VARCHAR": "VARCHAR(16777216)",
    "DOUBLE": "FLOAT",
    "BOOLEAN": "BOOLEAN",
    "DATE": "DATE",
    "TIME": "TIME(9)",
    "TIMESTAMP": "TIMESTAMP_NTZ(9)",
    "TIMESTAMP WITH TIME ZONE": "TIMESTAMP_TZ(9)",
    "VARCHAR[]": "ARRAY",
}
"""Types of DuckDB, each as Snowflake tells of it."""


@dataclass
class Snowflake:
    """A stand-in that runs."""

    engine: Engine
    given: dict[str, Any] = field(default_factory=dict)
    """With what the driver was last called."""
    closed: int = 0

    @property
    def connection(self) -> str:
        """What a project says of it."""
        where = f"account: org-surveys, user: reader, password: {{env: WORD}}, database: {DATABASE}, schema: {SCHEMA}"
        return f"connections:\n  warehouse: {{backend: snowflake, warehouse: small, role: readers, {where}}}\n"

    def schema(self, name: str) -> None:
        """Make a schema."""
        self.engine.run(f'CREATE SCHEMA "{name}"')

    def table(self, schema: str, name: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Make a table of text, and fill it."""
        self.engine.fill(f'"{schema}"."{name}"', dict.fromkeys(header, "VARCHAR"), rows)


@contextmanager
def snowflake_driver() -> Iterator[Snowflake]:
    """Let every connection of the driver be one of DuckDB."""
    import snowflake.connector as driver

    behind = engine("snowflake", DATABASE, SCHEMA)
    for macro in MACROS:
        behind.run(macro)
    made = Snowflake(behind)

    def connect(**given: Any) -> _Connection:
        made.given = given
        if given.get("password") != OWNERS:
            raise driver.errors.DatabaseError("250001 (08001): Incorrect username or password was specified.", errno=250001)
        return _Connection(made, behind.session(), str(given["database"]), str(given["schema"]))

    try:
        with patch.object(driver, "connect", connect):
            yield made
    finally:
        behind.owner.close()


@dataclass
class _Connection:
    about: Snowflake
    engine: Engine
    database: str
    schema: str

    def cursor(self) -> _Cursor:
        return _Cursor(self.engine)

    def close(self) -> None:
        self.about.closed += 1
        self.engine.owner.close()


@dataclass
class _Cursor:
    engine: Engine
    names: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    rows: list[tuple[Any, ...]] = field(default_factory=list)

    def __enter__(self) -> _Cursor:
        return self

    def __exit__(self, *_error: object) -> None:
        """Nothing is held."""

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.rows)

    def execute(self, statement: str, **_given: object) -> _Cursor:
        words = statement.split()
        if words[0] == "ALTER":
            self.engine.asked.append(statement)
        elif words[0] == "SHOW":
            self.rows = [("", name) for name in self._shown(words)]
        elif words[0] == "DESCRIBE":
            self.rows = self._described(statement.removeprefix("DESCRIBE TABLE "))
        else:
            self.names, self.kinds, self.rows = self.engine.ask(statement)
        return self

    def _shown(self, words: Sequence[str]) -> list[str]:
        known = {
            "SCHEMAS": "SELECT DISTINCT schema_name FROM duckdb_schemas() WHERE NOT internal OR schema_name = 'main'",
            "TABLES": "SELECT table_name FROM duckdb_tables() WHERE schema_name = ?",
            "VIEWS": "SELECT view_name FROM duckdb_views() WHERE schema_name = ?",
        }
        schema = [words[-1].strip('"') if len(words) > 2 else SCHEMA] if words[1] != "SCHEMAS" else []
        return [str(row[0]) for row in self.engine.owner.execute(known[words[1]], schema).fetchall()]

    def _described(self, table: str) -> list[tuple[Any, ...]]:
        rows = self.engine.owner.execute(f"DESCRIBE {table}").fetchall()
        return [(name, KINDS.get(kind, kind.replace("DECIMAL", "NUMBER")), "COLUMN", "Y") for name, kind, *_ in rows]

    def fetchall(self) -> list[tuple[Any, ...]]:
        return self.rows

    def fetchone(self) -> tuple[Any, ...] | None:
        return self.rows[0] if self.rows else None

    def fetch_arrow_all(self) -> Any:
        return arrow(self.names, self.kinds, self.rows) if self.rows else None

    def fetch_arrow_batches(self) -> Iterator[Any]:
        yield from [arrow(self.names, self.kinds, self.rows)] if self.rows else []

    def close(self) -> None:
        """Nothing is held."""
