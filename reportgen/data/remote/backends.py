"""How each kind of database is opened."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from typing import Any

from reportgen.data.remote.failures import told
from reportgen.data.remote.warehouses import REACH, Opened, bigquery, snowflake, trino
from reportgen.problems import Code, Kind, Problem, ToolError
from reportgen.spec.connections import Connection

CLICKHOUSE: Mapping[str, object] = {"join_use_nulls": 1, "session_timezone": "UTC"}
"""Settings of a session of ClickHouse: moments are in UTC, and a join writes no zeros and empty texts where nothing is found."""


def opened(connection: Connection, settings: Mapping[str, str]) -> Opened:
    """Return the open database, and what closes it.

    Parameters
    ----------
    connection
        The connection.
    settings
        Its settings with their secrets.

    Raises
    ------
    ToolError
        The driver is not installed, or the database cannot be reached.
    """
    try:
        import ibis.backends

        if not ibis.backends:
            raise ImportError
    except ImportError:
        raise ToolError([_not_installed(connection)]) from None
    with told(connection):
        try:
            return _OPEN[connection.backend](connection, settings)
        except ImportError:
            raise ToolError([_not_installed(connection)]) from None


def _not_installed(connection: Connection) -> Problem:
    found = f"what reads {connection.backend} for the connection '{connection.name}' is not installed"
    fix = f"run `pip install 'survey-reportgen[{connection.backend}]'`"
    return Problem(Code.TOOL_MISSING, connection.place, found, fix, kind=Kind.TOOL)


def _postgres(connection: Connection, settings: Mapping[str, str]) -> Opened:
    """Open PostgreSQL; moments and days are written in UTC and ISO, whatever the server's habits."""
    import ibis

    given: dict[str, Any] = {**settings, "port": int(settings.get("port", "5432"))}
    options = f"-c statement_timeout={connection.timeout * 1000} -c timezone=UTC -c datestyle=ISO"
    native = ibis.postgres.connect(**given, connect_timeout=REACH, options=options, application_name="reportgen")
    return native, native.disconnect


def _clickhouse(connection: Connection, settings: Mapping[str, str]) -> Opened:
    import ibis

    given: dict[str, Any] = {k: v for k, v in settings.items() if k not in {"port", "secure"}}
    given |= {"port": int(settings["port"])} if "port" in settings else {}
    given |= {"secure": settings["secure"] == "true"} if "secure" in settings else {}
    limits = {"connect_timeout": REACH, "send_receive_timeout": connection.timeout}
    native = ibis.clickhouse.connect(**given, **limits, settings=dict(CLICKHOUSE))
    return native, native.disconnect


def _spark(_connection: Connection, settings: Mapping[str, str]) -> Opened:
    """Open a session of Spark: the one that runs, which stays, or one as the machine's own configuration has it."""
    import ibis

    message = "PySpark does not yet fully support pandas"  # at every query; nothing of ours goes through pandas
    warnings.filterwarnings("ignore", message=message, category=FutureWarning)
    from pyspark.sql import SparkSession

    builder: Any = SparkSession.builder
    builder = builder.appName("reportgen").config("spark.ui.showConsoleProgress", "false")
    if "remote" in settings:
        builder = builder.remote(settings["remote"])
    elif "master" in settings:
        builder = builder.master(settings["master"])
    running = SparkSession.getActiveSession()
    session = running or builder.getOrCreate()
    session.conf.set("spark.sql.session.timeZone", "UTC")
    native = ibis.pyspark.connect(session)
    return native, (lambda: None) if running else native.disconnect


_OPEN: Mapping[str, Callable[[Connection, Mapping[str, str]], Opened]] = {
    "postgres": _postgres,
    "clickhouse": _clickhouse,
    "spark": _spark,
    "snowflake": snowflake,
    "bigquery": bigquery,
    "trino": trino,
}
