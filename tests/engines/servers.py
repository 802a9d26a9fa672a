"""Starts a PostgreSQL server and a session of Spark, and puts the invented library into them."""

from __future__ import annotations

import csv
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from tests.engines.library import ROOT, TYPES, YEARS, run, typed
from tests.outside import POSTGRES

OWNER, OWNERS = "owner", "owner's word"
READER, READERS = "reader", "never-told-7f3a"
"""A user who may read and nothing else, and the secret that must not show anywhere."""
TYPE = {"INTEGER": "integer", "BOOLEAN": "boolean", "DOUBLE": "double precision"}


@dataclass(frozen=True, slots=True)
class Postgres:
    """A server that runs."""

    port: int

    def run(self, statement: str, values: Any = None) -> list[tuple[Any, ...]]:
        """Run a statement as the owner."""
        import psycopg

        address: dict[str, Any] = {
            "host": "127.0.0.1",
            "port": self.port,
            "dbname": "postgres",
            "user": OWNER,
            "password": OWNERS,
        }
        with psycopg.connect(**address, autocommit=True) as connection:
            done = connection.execute(cast(Any, statement), values)
            return list(done.fetchall()) if done.description else []

    @property
    def connection(self) -> str:
        """What a project says of it."""
        where = f"host: 127.0.0.1, port: {self.port}, database: postgres"
        return f"connections:\n  warehouse: {{backend: postgres, {where}, user: {OWNER}, password: {{env: WORD}}}}\n"

    def schema(self, name: str) -> None:
        """Make a schema."""
        self.run(f'CREATE SCHEMA "{name}"')

    def table(self, schema: str, name: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Make a table of text, and fill it."""
        columns = ", ".join(f'"{column}" text' for column in header)
        self.run(f'CREATE TABLE "{schema}"."{name}" ({columns})')
        self.copy(f'COPY "{schema}"."{name}" FROM STDIN', [[cell or None for cell in row] for row in rows])

    def copy(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Fill a table."""
        import psycopg

        with psycopg.connect(**self._address()) as connection, connection.cursor().copy(cast(Any, statement)) as file:
            for row in rows:
                file.write_row(row)

    def _address(self) -> dict[str, Any]:
        return {"host": "127.0.0.1", "port": self.port, "dbname": "postgres", "user": OWNER, "password": OWNERS}


@contextmanager
def postgres_server() -> Iterator[Postgres]:
    """Start a server in a folder of its own, as a user who is not root, and stop it."""
    programs = next(path.parent for pattern in POSTGRES for path in sorted(Path("/").glob(pattern), reverse=True))
    user = pwd.getpwnam("postgres" if _is_user("postgres") else "nobody") if os.geteuid() == 0 else None
    home = Path(tempfile.mkdtemp(prefix="reportgen-postgres-"))
    word = home / "word"
    word.write_text(OWNERS, encoding="utf-8")
    if user:
        os.chown(home, user.pw_uid, user.pw_gid)
        os.chown(word, user.pw_uid, user.pw_gid)

    def as_user(*call: str) -> None:
        who = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(call, check=True, cwd=home, **streams, **who)  # type: ignore[call-overload]

    data, port = str(home / "data"), free_port()
    try:
        as_user(
            *(f"{programs}/initdb", "-D", data, "-U", OWNER, "--auth=scram-sha-256", f"--pwfile={word}"),
            *("-E", "UTF8", "--locale=C", "--no-sync"),
        )
        settings = f"-p {port} -k {home} -c listen_addresses=127.0.0.1 -c fsync=off"
        as_user(f"{programs}/pg_ctl", "-D", data, "-o", settings, "-l", f"{home}/log", "-w", "start")
        try:
            server = Postgres(port)
            _fill(server)
            yield server
        finally:
            as_user(f"{programs}/pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_user(name: str) -> bool:
    return any(user.pw_name == name for user in pwd.getpwall())


def _fill(server: Postgres) -> None:
    """Put the library into a schema, and a user beside it who may only read it."""
    server.run("CREATE SCHEMA survey")
    server.run("CREATE TYPE branch AS ENUM ('central', 'riverside', 'hillside', 'mobile')")
    server.run(f"CREATE USER {READER} PASSWORD '{READERS}'")
    server.run(f"GRANT USAGE ON SCHEMA survey TO {READER}")
    for year in YEARS:
        path = ROOT / "survey_data" / f"city-library-{year}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        columns = ", ".join(f'"{name}" {_type(name)}' for name in header)
        server.run(f'CREATE TABLE survey."answers of {year}" ({columns})')
        server.run(f'GRANT SELECT ON survey."answers of {year}" TO {READER}')
        row = f"({', '.join(['%s'] * len(header))})"
        values = [_value(name, cell) for cells in rows for name, cell in zip(header, cells, strict=True)]
        server.run(f'INSERT INTO survey."answers of {year}" VALUES {", ".join([row] * len(rows))}', values)  # noqa: S608


def _type(name: str) -> str:
    return "branch" if name == "branch" else TYPE.get(TYPES.get(name, ""), "text")


def _value(name: str, cell: str) -> object:
    if not cell:
        return None
    return cell == "1" if TYPES.get(name) == "BOOLEAN" else cell


@contextmanager
def spark_session() -> Iterator[Any]:
    """Start Spark in local mode, with a temporary view for each year; stop it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pyspark.sql import SparkSession

        folder = Path(tempfile.mkdtemp(prefix="reportgen-spark-"))
        builder: Any = SparkSession.builder
        builder = builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2")
        builder = builder.config("spark.sql.warehouse.dir", str(folder)).config("spark.ui.showConsoleProgress", "false")
        session = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1").getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        (folder / "survey_data").mkdir()
        for year in YEARS:
            shutil.copy(ROOT / "survey_data" / f"city-library-{year}.csv", folder / "survey_data")
            run(f"COPY ({typed(folder, year)}) TO '{folder}/{year}.parquet'")
            session.read.parquet(f"{folder}/{year}.parquet").createOrReplaceTempView(f"answers_{year}")
        try:
            yield session
        finally:
            session.stop()
            shutil.rmtree(folder, ignore_errors=True)
