"""A CSV file as a table of text in DuckDB: every column is text, nothing is sniffed, nothing is repaired."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import narwhals as nw

from reportgen.data.codebook import column_name
from reportgen.data.engine import identifier, literal
from reportgen.data.sheet import Sheet

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ROW = "row number"
"""The column that holds the row of the sheet, the header being row 1."""


def load(connection: DuckDBPyConnection, sheet: Sheet, delimiter: str, used: Sequence[str]) -> nw.LazyFrame[Any]:
    """Read the used columns of a file whose shape has been proven.

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
    """
    names = [column_name(h) for h in sheet.shape.header]
    kept = [f"c{names.index(u)} AS {identifier(u)}" for u in used]
    connection.execute(
        f"CREATE TABLE sheet AS SELECT {', '.join(kept)} FROM {_scan(sheet.readable, delimiter, len(names), sheet.shape.longest)}"  # noqa: S608
    )
    table = connection.sql(f"SELECT rowid + 2 AS {identifier(ROW)}, * FROM sheet")  # noqa: S608 (our own column name)
    return nw.from_native(table)


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
