"""A PostgreSQL server, an engine of ClickHouse and a session of Spark of our own, for the tests that need one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.engines.clickhouse import ClickHouse, clickhouse_engine
from tests.engines.servers import Postgres, postgres_server, spark_session


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
def spark() -> Iterator[Any]:
    """Spark on this machine, with the invented library as temporary views."""
    with spark_session() as session:
        yield session
