"""A CSV file as a table of text in DuckDB: every column is text, nothing is sniffed, nothing is repaired."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.data.codebook import column_name
from reportgen.data.engine import literal
from reportgen.data.shape import Shape
from reportgen.data.sheet import Sheet

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

ROW = "row"
"""The column that holds the row of the sheet, the header being row 1."""


def load(
    connection: DuckDBPyConnection, sheet: Sheet, delimiter: str, used: Iterable[str]
) -> tuple[DuckDBPyRelation, Mapping[str, str]]:
    """Return the used columns of a file whose shape has been proven, as a lazy table of text with row numbers.

    Parameters
    ----------
    connection
        The engine; keeps the order of the file.
    sheet
        What the pass over the file found.
    delimiter
        What separates the fields.
    used
        Names of columns to keep, NFC and trimmed.

    Returns
    -------
    tuple
        The table, and the name of each column in it.
    """
    names = [column_name(h) for h in sheet.shape.header]
    kept = {name: f"c{position}" for name, position in positions(sheet, used).items()}
    scan = _scan(sheet.scanned, delimiter, len(names), sheet.shape)
    columns = ", ".join(kept.values()) or "c0"
    table = connection.sql(f"SELECT row_number() OVER () + 1 AS {ROW}, {columns} FROM {scan}")  # noqa: S608 (names of ours)
    return table, kept


def positions(sheet: Sheet, used: Iterable[str]) -> Mapping[str, int]:
    """Return where used columns stand in the file, from 0; those that it lacks are left out."""
    first: dict[str, int] = {}
    for position, header in enumerate(sheet.shape.header):
        first.setdefault(column_name(header), position)
    return {name: first[name] for name in used if name in first}


def _scan(path: Path, delimiter: str, columns: int, shape: Shape) -> str:
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
        f"max_line_size = {max(2_097_152, 2 * shape.longest)}",
    ]
    return f"read_csv({literal(str(path))}, {', '.join(options)})"
