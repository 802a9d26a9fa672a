"""Moves the CSV files of a project into another engine, as text, and its specs to a connection."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol


class Engine(Protocol):
    """What the files are moved into."""

    @property
    def connection(self) -> str:
        """What a project says of it."""

    def schema(self, name: str) -> None:
        """Make what holds tables."""

    def table(self, schema: str, name: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Make a table of text, and fill it."""


def moved(folder: Path, server: Engine, schema: str) -> None:
    """Put every CSV file below a folder into a table of a schema, and name the table where a spec names the file."""
    server.schema(schema)
    for path in sorted(folder.rglob("*.csv")):
        header, *rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
        server.table(schema, path.stem, header, rows)
        path.unlink()
    for spec in folder.rglob("*.yaml"):
        text = spec.read_text(encoding="utf-8")
        spec.write_text(_elsewhere(text, schema), encoding="utf-8")
    (folder / "reportgen.yaml").write_text(server.connection, encoding="utf-8")


def _elsewhere(text: str, schema: str) -> str:
    """Return a spec, in YAML or JSON, with tables for its files."""
    text = re.sub(r'"source": "(?:[\w.-]+/)*([\w-]+)\.csv"', rf'"connection": "warehouse", "table": "{schema}.\1"', text)
    flow = re.sub(r"\{source: (?:[\w.-]+/)*([\w-]+)\.csv", rf"{{connection: warehouse, table: {schema}.\1", text)
    block = re.sub(r"( +)source: (?:[\w.-]+/)*([\w-]+)\.csv\n", rf"\1connection: warehouse\n\1table: {schema}.\2\n", flow)
    return re.sub(r"\n +(?:encoding|delimiter): [^\n]*", "", block)
