"""A Parquet file as a table, through DuckDB."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import Any

from reportgen.importing.decision import Decision
from reportgen.importing.files.growing import Typed
from reportgen.importing.files.lists import separator_of
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
    columns = grid.written(_text)
    variables = tuple(Variable(name, kind=_kind(kind)) for name, kind in described)
    return Table("", "parquet", columns, grid.rows, variables, decisions=tuple(_told(described)))


def _hashable(cell: Any) -> Any:
    if isinstance(cell, list):
        return tuple(map(_hashable, cell))
    if isinstance(cell, dict):
        return tuple((name, _hashable(value)) for name, value in cell.items())
    return cell


def _text(cell: Any) -> str:
    if isinstance(cell, tuple):
        return "; ".join(map(_text, cell))
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return text_of(cell)


def _kind(kind: str) -> str:
    if kind in _NUMBERS or kind.startswith("DECIMAL"):
        return "number"
    return "date" if kind.startswith(("DATE", "TIMESTAMP", "TIME")) else "text"


def _told(described: list[tuple[str, str]]) -> Iterator[Decision]:
    lists = [name for name, kind in described if kind.endswith("]") or kind.startswith(("STRUCT", "MAP"))]
    for name in lists:
        _, said = separator_of(name, (), [()])
        yield from said
