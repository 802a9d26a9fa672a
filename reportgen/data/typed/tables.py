"""A table of typed columns as a lazy table of text in DuckDB, with what is wrong with it before any answer is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.data.typed.as_text import as_text
from reportgen.data.used import named_columns
from reportgen.problems import Code, Kind, Place, Problem
from reportgen.spec.spec import Spec

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation


@dataclass(frozen=True, slots=True)
class Loaded:
    """A table of text columns."""

    table: DuckDBPyRelation
    names: Mapping[str, str]
    """The name in it of each column that the spec uses."""
    rows: int
    columns: int
    """All columns of the table, used or not."""


def types_of(connection: DuckDBPyConnection, scan: str) -> Mapping[str, str]:
    """Return the columns of what can stand after FROM, each with its type."""
    return {str(row[0]): str(row[1]) for row in connection.sql(f"DESCRIBE SELECT * FROM {scan}").fetchall()}  # noqa: S608


def texts(spec: Spec, types: Mapping[str, str]) -> tuple[Mapping[str, str], list[Problem]]:
    """Return for each used column the expression that writes it as text, and what is wrong with the columns.

    Parameters
    ----------
    spec
        The spec.
    types
        The columns of the table, each with its type.
    """
    written, problems = named_columns(spec, list(types))
    found = {column: as_text(name, types[name]) for column, name in written.items()}
    problems += [_no_answer(spec, column, types[written[column]]) for column, text in found.items() if text is None]
    return {column: text for column, text in found.items() if text is not None}, problems


def _no_answer(spec: Spec, column: str, kind: str) -> Problem:
    found = f"column '{column}' of '{spec.answers.near}' holds values of the type {kind[:60]}, which are no single answers"
    fix = "write one column for each answer, as text, number, date or yes and no"
    return Problem(Code.DATA_COLUMN, Place(spec.answers.near), found, fix, kind=Kind.REPORT)


def loaded(connection: DuckDBPyConnection, scans: Iterable[tuple[str, Mapping[str, str]]], columns: int) -> Loaded:
    """Return a lazy table of text over one or more scans of the same used columns.

    Parameters
    ----------
    connection
        The engine.
    scans
        What can stand after FROM, each with the expression of every used column.
    columns
        How many columns the table has, used or not.
    """
    parts = list(scans)
    used: Sequence[str] = list(parts[0][1])
    names = {column: f"c{number}" for number, column in enumerate(used)}
    selects = [_select(scan, [(expressions[c], names[c]) for c in used]) for scan, expressions in parts]
    counts = (f"SELECT count(*) AS n FROM {scan}" for scan, _ in parts)  # noqa: S608
    rows = connection.sql(f"SELECT sum(n) FROM ({' UNION ALL '.join(counts)})").fetchall()[0][0]  # noqa: S608
    return Loaded(connection.sql(" UNION ALL ".join(selects)), names, int(rows), columns)


def _select(scan: str, columns: Sequence[tuple[str, str]]) -> str:
    named = ", ".join(f"{expression} AS {name}" for expression, name in columns) or "1 AS c0"
    return f"SELECT {named} FROM {scan}"  # noqa: S608 - names of ours, and names of the file in quotes


def empty(spec: Spec) -> Problem:
    """Return the problem of a table without rows."""
    return Problem(Code.DATA_EMPTY, Place(spec.answers.near), "the table has no rows", "put the answers there", kind=Kind.REPORT)
