"""A table of a DuckDB file, which is opened for reading alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.data.engine import literal
from reportgen.data.typed.as_text import identifier
from reportgen.data.typed.tables import Loaded, loaded, texts, types_of
from reportgen.problems import Code, Kind, Place, Problem, ReportError, SpecError, ToolError
from reportgen.spec.collected import surveyed
from reportgen.spec.nearest import suggest
from reportgen.spec.spec import Spec

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MARK, OFFSET = b"DUCK", 8
"""What a DuckDB file holds behind the checksum at its beginning."""


def files_of(path: Path) -> tuple[tuple[str, Path], ...]:
    """Return the file, and the log of changes beside it that it does not hold yet."""
    log = path.with_name(f"{path.name}.wal")
    return (("", path), *([(log.name, log)] if log.is_file() else []))


def readable(path: Path) -> tuple[Path, Path]:
    """Return what the engine looks at to read a database: the file, and its log, whether there is one or not."""
    return path, path.with_name(f"{path.name}.wal")


def faults(spec: Spec) -> list[Problem]:
    """Return what is wrong with the file at first sight."""
    with spec.answers.path.open("rb") as file:
        if file.read(OFFSET + len(MARK))[OFFSET:] == MARK:
            return []
    found, fix = "this is no DuckDB file", "name a DuckDB file, or delete `table` to read a CSV file"
    return [Problem(Code.DATA_SHAPE, Place(spec.answers.near), found, fix, kind=Kind.REPORT)]


def load_table(connection: DuckDBPyConnection, spec: Spec, alias: str) -> Loaded:
    """Return the used columns of a table as a lazy table of text.

    Parameters
    ----------
    connection
        The engine, which has the database under ``alias``.
    spec
        The spec, which names the table.
    alias
        The database.

    Raises
    ------
    SpecError
        There is no such table.
    ReportError
        The table does not have the columns that the spec names.
    """
    import duckdb

    listed = f"SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = {literal(alias)}"  # noqa: S608
    views = f"SELECT schema_name, view_name FROM duckdb_views() WHERE database_name = {literal(alias)} AND NOT internal"  # noqa: S608
    known = [(str(schema), str(name)) for schema, name in connection.sql(f"{listed} UNION ALL {views} ORDER BY ALL").fetchall()]
    schema, name = _meant(spec, known)
    scan = ".".join(map(identifier, (alias, schema, name)))
    try:
        types = types_of(connection, scan)
    except duckdb.Error as error:
        found, fix = f"'{name}' cannot be read: a view that reads other files, or is broken", "copy the answers into a table"
        raise ReportError([Problem(Code.DATA_ENGINE, Place(spec.answers.near), found, fix, kind=Kind.REPORT)]) from error
    found_texts, problems = texts(spec, types)
    if problems:
        raise ReportError(problems)
    return loaded(connection, [(scan, found_texts)], len(types))


def _meant(spec: Spec, known: list[tuple[str, str]]) -> tuple[str, str]:
    """Return schema and name of the table that the spec names; capital and small letters count where both are there."""
    written = surveyed(spec.document)[1].table or ""
    names = [name if schema == "main" else f"{schema}.{name}" for schema, name in known]
    for same in (str, str.lower):
        for about, name in zip(known, names, strict=True):
            if same(written) in {same(name), same(".".join(about))}:
                return about
    found = f"'{spec.answers.near}' has no table '{written}'"
    place = spec.place(("survey", "data", "table"))
    fix = suggest(written, names, "tables") if names else "put the answers into a table of it"
    raise SpecError([Problem(Code.UNKNOWN_NAME, place, found, fix)])


def attach(connection: DuckDBPyConnection, spec: Spec, alias: str) -> None:
    """Open the database of a spec for reading under a name.

    Raises
    ------
    ToolError
        It is in use, or was written by a version of DuckDB that this one cannot read.
    """
    import duckdb

    try:
        connection.execute(f"ATTACH IF NOT EXISTS {literal(str(spec.answers.path.resolve()))} AS {identifier(alias)} (READ_ONLY)")
    except duckdb.Error as error:
        found = "DuckDB cannot open the file: another program writes to it, it is damaged, or a newer version of DuckDB wrote it"
        fix = "close the program that has it open; or copy the table into a new file with this version of DuckDB"
        raise ToolError([Problem(Code.DATA_ENGINE, Place(spec.answers.near), found, fix, kind=Kind.TOOL)]) from error
