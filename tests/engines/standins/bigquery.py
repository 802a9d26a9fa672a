"""The client of BigQuery, with DuckDB where the network would be; names of columns that BigQuery refuses are refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from tests.engines.standins.arrow import WHOLE, arrow
from tests.engines.standins.engine import Engine, engine

PROJECT, DATASET, HIDDEN = "surveys", "survey", "_hidden"
MACROS = (
    "CREATE MACRO to_hex(bytes) AS lower(hex(bytes))",
    "CREATE MACRO ieee_divide(one, other) AS CAST(one AS DOUBLE) / CAST(other AS DOUBLE)",
)
NEVER = re.compile(r'[!"$()*,./;?@\[\]^`{}~\\]')
"""Signs that no column of a table or a result may have; see "Flexible column names" in BigQuery's documentation."""
KINDS = {
    **dict.fromkeys(WHOLE.split(), "INTEGER"),
    "VARCHAR": "STRING",
    "DOUBLE": "FLOAT",
    "BOOLEAN": "BOOLEAN",
    "DATE": "DATE",
    "TIME": "TIME",
    "TIMESTAMP": "DATETIME",
    "TIMESTAMP WITH TIME ZONE": "TIMESTAMP",
}
"""Types of DuckDB, each as BigQuery tells of it."""


@dataclass
class BigQuery:
    """A stand-in that runs."""

    engine: Engine
    clients: list[Any] = field(default_factory=list)

    @property
    def connection(self) -> str:
        """What a project says of it."""
        return f"connections:\n  warehouse: {{backend: bigquery, project: {PROJECT}, dataset: {DATASET}}}\n"

    def schema(self, name: str) -> None:
        """Make a dataset."""
        self.engine.run(f'CREATE SCHEMA "{name}"')

    def table(self, schema: str, name: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Make a table of text, and fill it."""
        self.engine.fill(f'"{schema}"."{name}"', dict.fromkeys(header, "VARCHAR"), rows)

    def tables(self, dataset: str) -> list[str]:
        """Return the names of the tables of a dataset."""
        known = "SELECT table_name FROM duckdb_tables() WHERE schema_name = ?"
        return [str(row[0]) for row in self.engine.owner.execute(known, [dataset]).fetchall()]


@contextmanager
def bigquery_client() -> Iterator[BigQuery]:
    """Let every client be one of DuckDB."""
    import google.auth
    import google.cloud.bigquery as driver
    import google.cloud.bigquery_storage_v1 as storage

    behind = engine("bigquery", PROJECT, DATASET)
    for macro in (f"CREATE SCHEMA {HIDDEN}", *MACROS):
        behind.run(macro)
    made = BigQuery(behind)

    def client(**given: Any) -> _Client:
        one = _Client(made, **given)
        made.clients.append(one)
        return one

    try:
        with (
            patch.object(driver, "Client", client),
            patch.object(storage, "BigQueryReadClient", SimpleNamespace),
            patch.object(google.auth, "default", lambda **_given: (SimpleNamespace(), PROJECT)),
        ):
            yield made
    finally:
        behind.owner.close()


class _Client:
    def __init__(self, about: BigQuery, *, project: str, **given: Any) -> None:
        self.about, self.project, self.given = about, project, given
        self.default_query_job_config: Any = given["default_query_job_config"]
        self.closed = False

    def get_dataset(self, name: str, **_given: Any) -> Any:
        from google.api_core import exceptions

        missing: Any = exceptions.NotFound
        if name != f"{PROJECT}.{DATASET}":
            raise missing(f"Not found: Dataset {name}")
        return SimpleNamespace(location="EU")

    def list_datasets(self, **_given: Any) -> list[Any]:
        known = "SELECT DISTINCT schema_name FROM duckdb_schemas() WHERE NOT internal"
        return [SimpleNamespace(dataset_id=row[0]) for row in self.about.engine.owner.execute(known).fetchall()]

    def list_tables(self, dataset: Any) -> list[Any]:
        return [SimpleNamespace(table_id=name) for name in self.about.tables(dataset.dataset_id)]

    def get_table(self, reference: Any) -> Any:
        from google.cloud.bigquery import SchemaField, Table

        rows = self.about.engine.owner.execute(f'DESCRIBE "{reference.dataset_id}"."{reference.table_id}"').fetchall()
        kinds = {str(name): str(kind) for name, kind, *_ in rows}
        mode = {True: "REPEATED", False: "NULLABLE"}
        fields = [SchemaField(n, KINDS.get(k.removesuffix("[]"), "NUMERIC"), mode[k.endswith("[]")]) for n, k in kinds.items()]
        return Table(reference, fields)

    def delete_table(self, name: str, *, not_found_ok: bool) -> None:
        project, dataset, table = name.split(".")
        assert (project, dataset, not_found_ok) == (PROJECT, HIDDEN, True)
        self.about.engine.run(f'DROP TABLE "{dataset}"."{table}"')

    def query(self, statement: str, **_given: Any) -> Any:
        destination = SimpleNamespace(project=PROJECT, dataset_id=HIDDEN)
        return SimpleNamespace(result=lambda: self.query_and_wait(statement), destination=destination)

    def query_and_wait(self, statement: str, **_given: Any) -> Any:
        names, kinds, rows = self.about.engine.ask(statement)
        wrong = [name for name in names if NEVER.search(name)]
        assert not wrong, wrong
        return SimpleNamespace(to_arrow=lambda **_how: arrow(names, kinds, rows))

    def close(self) -> None:
        self.closed = True
