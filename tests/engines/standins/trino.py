"""A server that speaks Trino's protocol over HTTP, with DuckDB behind it; the driver is the real one."""

from __future__ import annotations

import json
import threading
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.engines.standins.engine import Engine, engine

CATALOG, SCHEMA = "lake", "survey"
MACROS = (
    "CREATE MACRO at_timezone(moment, zone) AS moment",  # the session of DuckDB is in UTC
    "CREATE MACRO to_hex(bytes) AS hex(bytes)",
    "CREATE MACRO trino_format(form, number) AS printf(form, CAST(number AS VARCHAR))",
)


@dataclass(frozen=True)
class TrinoServer:
    """A server that runs."""

    port: int
    engine: Engine

    @property
    def connection(self) -> str:
        """What a project says of it."""
        where = f"host: 127.0.0.1, port: {self.port}, catalog: {CATALOG}, schema: {SCHEMA}, user: reader"
        return f"connections:\n  warehouse: {{backend: trino, {where}}}\n"

    def schema(self, name: str) -> None:
        """Make a schema."""
        self.engine.run(f'CREATE SCHEMA "{name}"')

    def table(self, schema: str, name: str, header: Sequence[str], rows: Any) -> None:
        """Make a table of text, and fill it."""
        self.engine.fill(f'"{schema}"."{name}"', dict.fromkeys(header, "VARCHAR"), rows)


@contextmanager
def trino_server() -> Iterator[TrinoServer]:
    """Start a server with the invented library in it."""
    behind = engine("trino", CATALOG, SCHEMA)
    for macro in MACROS:
        behind.run(macro)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(behind))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield TrinoServer(server.server_address[1], behind)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        behind.owner.close()


def _handler(behind: Engine) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            statement = self.rfile.read(int(self.headers["Content-Length"])).decode()
            user = self.headers["X-Trino-User"]
            if user == "stranger":
                self.send_error(401)
                return
            body = json.dumps(_told(behind, statement)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *_arguments: object) -> None:  # noqa: A002 - the name of the method that it replaces
            """Say nothing."""

    return Handler


def _told(behind: Engine, statement: str) -> dict[str, object]:
    common: dict[str, object] = {"id": "q", "infoUri": "http://127.0.0.1/q", "stats": {"state": "FINISHED"}, "warnings": []}
    try:
        names, kinds, rows = _asked(behind, statement)
    except Exception as error:
        kind = {"errorCode": 1, "errorName": "SYNTAX_ERROR", "errorType": "USER_ERROR"}
        said = {"message": f"{type(error).__name__}: {error}", **kind}
        return {**common, "stats": {"state": "FAILED"}, "error": said}
    columns = [_column(name, kind) for name, kind in zip(names, kinds, strict=True)]
    return {**common, "columns": columns, "data": [[_json(value) for value in row] for row in rows]}


def _asked(behind: Engine, statement: str) -> tuple[list[str], list[str], list[tuple[Any, ...]]]:
    words = statement.split()
    if words[:2] == ["SHOW", "SCHEMAS"]:
        return ["Schema"], ["VARCHAR"], behind.owner.execute("SELECT DISTINCT schema_name FROM duckdb_schemas()").fetchall()
    if words[:2] == ["SHOW", "TABLES"]:
        schema = words[-1].strip('"') if "IN" in words else SCHEMA
        known = "SELECT table_name FROM duckdb_tables() WHERE schema_name = ?"
        return ["Table"], ["VARCHAR"], behind.owner.execute(known, [schema]).fetchall()
    names, kinds, rows = behind.ask(_inside(statement))
    if "information_schema" in statement:
        rows = [(name, _type(kind), nullable) for name, kind, nullable in rows]
    return names, kinds, rows


def _inside(statement: str) -> str:
    """Return a statement whose calls of ``format`` are those of our own: DuckDB has another function of that name."""
    return statement.replace("FORMAT('%s'", "TRINO_FORMAT('%s'")


def _type(kind: str) -> str:
    from sqlglot import exp

    return str(exp.DataType.build(kind, dialect="duckdb").sql("trino")).lower()


def _column(name: str, kind: str) -> dict[str, object]:
    told = _type(kind)
    raw, _, inside = told.partition("(")
    arguments = [{"kind": "LONG", "value": int(n)} for n in inside.rstrip(")").split(",") if n.strip().isdecimal()]
    return {"name": name, "type": told, "typeSignature": {"rawType": raw, "arguments": arguments}}


def _json(value: Any) -> object:
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return str(value) if isinstance(value, Decimal) or not isinstance(value, int | float | str | bool | None) else value
