"""A Parquet file as a table, through DuckDB."""

from __future__ import annotations

import json
import tempfile
from typing import Any

from reportgen.importing.files.growing import Typed
from reportgen.importing.files.lists import writer
from reportgen.importing.files.plain import text_of
from reportgen.importing.files.trouble import FileError
from reportgen.importing.table import Table, Variable
from reportgen.problems import Code

ROWS = 2000
"""Rows fetched at once."""
_NUMBERS = (
    "TINYINT",
    "SMALLINT",
    "INTEGER",
    "BIGINT",
    "HUGEINT",
    "UTINYINT",
    "USMALLINT",
    "UINTEGER",
    "UBIGINT",
    "FLOAT",
    "DOUBLE",
    "DECIMAL",
)


def table_of_parquet(data: bytes, megabytes: int) -> Table:
    """Return the table of a Parquet file.

    Parameters
    ----------
    data
        The file.
    megabytes
        Memory that the engine may use.
    """
    import duckdb

    config: dict[str, str | bool | int | float | list[str]] = {
        "threads": "1",
        "memory_limit": f"{megabytes // 2}MB",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    with tempfile.NamedTemporaryFile(suffix=".parquet") as file:
        file.write(data)
        file.flush()
        try:
            with duckdb.connect(config=config) as connection:
                relation = connection.execute("SELECT * FROM read_parquet(?)", [file.name])
                described = [(str(name), str(kind)) for name, kind, *_ in relation.description]
                grid = Typed(len(described))
                while part := relation.fetchmany(ROWS):
                    grid.add([tuple(map(_hashable, row)) for row in part])
        except duckdb.Error as error:
            raise FileError(Code.FILE_UNREADABLE, "the Parquet file is damaged or cut short", "write it again") from error
    if not described or not grid.rows:
        raise FileError(Code.DATA_EMPTY, "the file holds no answers", "export the answers again")
    writers = [writer(name, cells, _text) for (name, _), cells in zip(described, grid.distinct(), strict=True)]
    columns = grid.written(*(text for text, _ in writers))
    variables = tuple(Variable(name, kind=_kind(kind)) for name, kind in described)
    return Table(
        "", "parquet", columns, grid.rows, variables, decisions=tuple(decision for _, said in writers for decision in said)
    )


def _hashable(cell: Any) -> Any:
    """Return a cell by which a dictionary can be asked: lists as tuples, what stands deeper as JSON."""
    if isinstance(cell, list):
        return tuple(_flat(part) for part in cell)
    return _flat(cell)


def _flat(cell: Any) -> Any:
    return json.dumps(cell, ensure_ascii=False, default=str) if isinstance(cell, dict | list) else cell


def _text(cell: Any) -> str:
    if isinstance(cell, bytes):  # text of programs that leave its kind unsaid
        return cell.decode("utf-8", "replace")
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return text_of(cell)


def _kind(kind: str) -> str:
    if kind in _NUMBERS or kind.startswith("DECIMAL"):
        return "number"
    return "date" if kind.startswith(("DATE", "TIMESTAMP", "TIME")) else "text"
