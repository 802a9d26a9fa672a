"""Moves the CSV files of a project onto a PostgreSQL server, as text, and its specs to a connection."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from tests.engines.servers import OWNER, Postgres

CONNECTION = """connections:
  warehouse: {{backend: postgres, host: 127.0.0.1, port: {port}, database: postgres, user: {user}, password: {{env: WORD}}}}
"""


def moved(folder: Path, server: Postgres, schema: str) -> None:
    """Put every CSV file below a folder into a table of a schema, and name the table where a spec names the file."""
    server.run(f'CREATE SCHEMA "{schema}"')
    for path in sorted(folder.rglob("*.csv")):
        header, *rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
        columns = ", ".join(f'"{name}" text' for name in header)
        server.run(f'CREATE TABLE "{schema}"."{path.stem}" ({columns})')
        server.copy(f'COPY "{schema}"."{path.stem}" FROM STDIN', [[cell or None for cell in row] for row in rows])
        path.unlink()
    for spec in folder.rglob("*.yaml"):
        text = spec.read_text(encoding="utf-8")
        spec.write_text(_elsewhere(text, schema), encoding="utf-8")
    (folder / "reportgen.yaml").write_text(CONNECTION.format(port=server.port, user=OWNER), encoding="utf-8")


def _elsewhere(text: str, schema: str) -> str:
    """Return a spec, in YAML or JSON, with tables for its files."""
    text = re.sub(r'"source": "(?:[\w.-]+/)*([\w-]+)\.csv"', rf'"connection": "warehouse", "table": "{schema}.\1"', text)
    flow = re.sub(r"\{source: (?:[\w.-]+/)*([\w-]+)\.csv", rf"{{connection: warehouse, table: {schema}.\1", text)
    block = re.sub(r"( +)source: (?:[\w.-]+/)*([\w-]+)\.csv\n", rf"\1connection: warehouse\n\1table: {schema}.\2\n", flow)
    return re.sub(r"\n +(?:encoding|delimiter): [^\n]*", "", block)
