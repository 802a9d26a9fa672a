"""The report from a real Snowflake, BigQuery or Trino, where somebody has one; and the same steps from a stand-in, always.

``REPORTGEN_TEST_SNOWFLAKE`` (or ``_BIGQUERY``, ``_TRINO``) names a file with ``connections:`` as a ``reportgen.yaml`` has it, one
of them called ``warehouse``, whose user may make tables in its schema. Two tables are made there, and deleted again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex
from typing import Any

import pytest

from reportgen.data.remote.backends import opened
from reportgen.data.remote.secrets import resolved
from reportgen.spec.connections import Connection, read_connections
from tests.engines.conftest import WAREHOUSES
from tests.engines.library import YEARS, everywhere, facts, project, run, typed

pytestmark = pytest.mark.filterwarnings("ignore")
BATCH = 100
"""Rows in one statement."""


@pytest.mark.parametrize("name", WAREHOUSES, ids="real_{}".format)
def test_a_real_warehouse(name: str, tmp_path: Path) -> None:
    variable = f"REPORTGEN_TEST_{name.upper()}"
    file = os.environ.get(variable)
    if file is None:
        pytest.skip(f"needs a real {name}, to which the connection 'warehouse' in the file leads that {variable} names")
    same_as_csv(Path(file).read_text(encoding="utf-8"), tmp_path)


def test_the_same_steps_with_a_stand_in(warehouse: Any, tmp_path: Path) -> None:
    same_as_csv(warehouse.connection, tmp_path)


def same_as_csv(connection: str, folder: Path) -> None:
    """Put the answers of the invented library into a warehouse, and compare the report from there with that from CSV."""
    spec = project(folder)
    from_csv = facts(spec)
    (folder / "reportgen.yaml").write_text(connection, encoding="utf-8")
    found = read_connections(folder).found["warehouse"]
    native, close = opened(found, resolved(found, folder))
    setting = found.settings.get("schema") or found.settings["dataset"]
    prefix = f"{setting.value}.reportgen_test_{token_hex(6)}_"
    try:
        for year in YEARS:
            for statement in statements(folder, year, f"{prefix}{year}"):
                do(native, found, statement)
        assert facts(everywhere(folder, f"    connection: warehouse\n    table: {prefix}{{year}}\n")) == from_csv
    finally:
        for year in YEARS:
            do(native, found, f"DROP TABLE IF EXISTS {prefix}{year}")
        close()


def statements(folder: Path, year: str, table: str) -> Iterator[str]:
    """Yield what makes a table of a year's answers, in proper types, in DuckDB's words."""
    query = typed(folder, year)
    about = [(str(name), str(kind)) for name, kind, *_ in run(f"DESCRIBE {query}")]
    columns = ", ".join(f'"{name}" {"VARCHAR" if kind.startswith("ENUM") else kind}' for name, kind in about)
    yield f"CREATE TABLE {table} ({columns})"
    rows = [f"({', '.join(map(literal, row))})" for row in run(query)]
    for first in range(0, len(rows), BATCH):
        yield f"INSERT INTO {table} VALUES {', '.join(rows[first : first + BATCH])}"  # noqa: S608


def literal(value: object) -> str:
    """Return a value as SQL writes it."""
    if value is None or isinstance(value, bool):
        return "NULL" if value is None else str(value).upper()
    if isinstance(value, float):
        return f"CAST('{value}' AS DOUBLE)"
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)


def do(native: Any, connection: Connection, statement: str) -> None:
    """Run a statement of DuckDB in a warehouse, in its own words."""
    from sqlglot import transpile

    (said,) = transpile(statement, read="duckdb", write=connection.backend)
    done = native.raw_sql(said)
    if hasattr(done, "fetchall"):
        done.fetchall()
        done.close()
