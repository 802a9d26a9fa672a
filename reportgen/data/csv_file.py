"""A CSV file as a table of text in DuckDB: every column is text, nothing is sniffed, nothing is repaired."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.data.codebook import column_name
from reportgen.data.engine import literal
from reportgen.data.sheet import Sheet

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

ROW = "row"
"""The column that holds the row of the sheet, the header being row 1."""


def load(connection: DuckDBPyConnection, sheet: Sheet, delimiter: str, used: Iterable[str]) -> Mapping[str, str]:
    """Read the used columns of a file whose shape has been proven, into the table ``sheet``.

    Parameters
    ----------
    connection
        The engine.
    sheet
        What the pass over the file found.
    delimiter
        What separates the fields.
    used
        Names of columns to keep, NFC and trimmed.

    Returns
    -------
    Mapping
        Name of a column to its name in the table.
    """
    names = [column_name(h) for h in sheet.shape.header]
    kept = {name: f"c{names.index(name)}" for name in used}
    columns = ", ".join(kept.values()) or "c0"
    source = _scan(sheet.readable, delimiter, len(names), sheet.shape.longest)
    connection.execute(f"CREATE TABLE sheet AS SELECT {columns} FROM {source}")  # noqa: S608 (c0, c1, ... and escaped literals)
    return kept


def numbered(connection: DuckDBPyConnection) -> DuckDBPyRelation:
    """Return the loaded table with row numbers; the engine keeps the order of the file."""
    return connection.sql(f"SELECT rowid + 2 AS {ROW}, * FROM sheet")  # noqa: S608 (our own column name)


def _scan(path: Path, delimiter: str, columns: int, longest: int) -> str:
    types = ", ".join(f"c{i}: 'VARCHAR'" for i in range(columns))
    options = [
        f"columns = {{{types}}}",
        f"delim = {literal(delimiter)}",
        "auto_detect = false",
        "header = true",
        "quote = '\"'",
        "escape = '\"'",
        "nullstr = ''",
        "strict_mode = true",
        "null_padding = false",
        f"max_line_size = {max(2_097_152, 2 * longest)}",
    ]
    return f"read_csv({literal(str(path))}, {', '.join(options)})"
