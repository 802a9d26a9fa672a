"""Servers and engines of our own, and stand-ins for warehouses, for the tests that need one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.engines.clickhouse import ClickHouse, clickhouse_engine
from tests.engines.moved import Engine
from tests.engines.servers import OWNERS, Postgres, postgres_server, spark_session
from tests.engines.standins.bigquery import BigQuery, bigquery_client
from tests.engines.standins.snowflake import Snowflake, snowflake_driver
from tests.engines.standins.trino import TrinoServer, trino_server

WAREHOUSES = ("snowflake", "bigquery", "trino")
"""Which only stand-ins are had of."""
ENGINES = [pytest.param(name, marks=getattr(pytest.mark, name)) for name in ("postgres", "clickhouse", *WAREHOUSES)]
"""Where a report must say what it says of files; Spark has tables that no test makes."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server with the invented library in it: one table a year in the schema ``survey``, in proper types."""
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def clickhouse() -> Iterator[ClickHouse]:
    """The engine of ClickHouse, with the invented library in the database ``survey``."""
    with clickhouse_engine() as engine:
        yield engine


@pytest.fixture(scope="session")
def snowflake() -> Iterator[Snowflake]:
    """A stand-in for Snowflake, with the invented library in the schema ``SURVEY``."""
    with snowflake_driver() as made:
        yield made


@pytest.fixture(scope="session")
def bigquery() -> Iterator[BigQuery]:
    """A stand-in for BigQuery, with the invented library in the dataset ``survey``."""
    with bigquery_client() as made:
        yield made


@pytest.fixture(scope="session")
def trino() -> Iterator[TrinoServer]:
    """A stand-in for Trino, with the invented library in the schema ``survey``."""
    with trino_server() as made:
        yield made


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """Each of the engines, with the password of its owner where a project looks for it."""
    monkeypatch.setenv("WORD", OWNERS)
    found: Engine = request.getfixturevalue(request.param)
    return found


@pytest.fixture(params=[engine for engine in ENGINES if engine.values[0] in WAREHOUSES])
def warehouse(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Each of the stand-ins, with the password where a project looks for it."""
    monkeypatch.setenv("WORD", OWNERS)
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """Spark on this machine, with the invented library as temporary views."""
    with spark_session() as session:
        yield session
