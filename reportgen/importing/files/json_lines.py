"""JSON, one object a line or a list of them, as a table: keys are columns, objects in objects are taken apart."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from reportgen.importing.decision import Decision
from reportgen.importing.files.growing import column_of
from reportgen.importing.files.limits import MOST_COLUMNS
from reportgen.importing.files.lists import writer
from reportgen.importing.files.plain import number
from reportgen.importing.files.text import text_from
from reportgen.importing.files.trouble import FileError
from reportgen.importing.files.words.say import Said, say
from reportgen.importing.table import Column, Table, Variable
from reportgen.problems import Code

DEEPEST = 20
"""Objects inside objects."""


def table_of_json(data: bytes, encoding: str = "") -> Table:
    """Return the table of JSON lines.

    Parameters
    ----------
    data
        The file.
    encoding
        As the author says; empty to find out.
    """
    text = text_from(data, encoding)
    columns: dict[str, list[Any]] = {}
    decisions = list(text.decisions)
    rows = 0
    for line, record in _records(text.data.decode(), decisions):
        for name, value in _flat(record, "", line):
            column = columns.setdefault(name, [])
            column += [None] * (rows - len(column))
            column.append(value)
        rows += 1
        if len(columns) > MOST_COLUMNS:
            raise FileError(
                Code.DATA_SHAPE, f"the records have more than {MOST_COLUMNS:,} keys", "export the answers as CSV", line
            )
    if not columns:
        raise FileError(Code.DATA_EMPTY, "the file holds no record with a key", "export the answers again")
    for column in columns.values():
        column.extend([None] * (rows - len(column)))
    made = [_column(name, cells, decisions) for name, cells in columns.items()]
    dropped = {"cut-short": 1} if any(isinstance(decision, Said) and decision.key == "cut" for decision in decisions) else {}
    variables = tuple(Variable(name, kind=kind) for name, (_, kind) in zip(columns, made, strict=True))
    return Table(
        "",
        "jsonl",
        tuple(column for column, _ in made),
        rows,
        variables,
        encoding=text.encoding,
        dropped=dropped,
        decisions=tuple(decisions),
    )


def _records(text: str, decisions: list[Decision]) -> Iterator[tuple[int, dict[str, Any]]]:
    if text.lstrip().startswith("["):
        yield from ((0, _object(record, 0)) for record in _parsed(text, 0, most=list))
        return
    lines = text.split("\n")
    for at, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = _parsed(line, at, most=dict)
        except FileError:
            if at < len(lines) or at < 3:  # only the last line may be cut short
                raise
            decisions.append(say("cut", doubt=True, lines=[at]))
            return
        yield at, record


def _parsed(text: str, line: int, most: type) -> Any:
    try:
        value = json.loads(text, parse_constant=lambda _: None)
    except (ValueError, RecursionError) as error:
        where = f"line {line:,}" if line else "the file"
        raise FileError(
            Code.FILE_UNREADABLE, f"{where} is not JSON", "export the answers again, one object a line", line
        ) from error
    return value if most is list and isinstance(value, list) else _object(value, line)


def _object(value: Any, line: int) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    raise FileError(Code.FILE_UNREADABLE, "a record is no JSON object", "export the answers again, one object a line", line)


def _flat(record: dict[str, Any], before: str, line: int, depth: int = 0) -> Iterator[tuple[str, Any]]:
    if depth > DEEPEST:
        raise FileError(Code.DATA_SHAPE, f"objects stand in objects more than {DEEPEST} deep", "export the answers as CSV", line)
    for name, value in record.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.", line, depth + 1)
        else:
            yield before + name, tuple(map(_plain, value)) if isinstance(value, list) else value


def _plain(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


def _column(name: str, cells: list[Any], decisions: list[Decision]) -> tuple[Column, str]:
    text, said = writer(name, cells, text_of_json)
    decisions += said
    numbers = all(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in cells if cell is not None)
    return column_of(cells, text), "number" if numbers and any(cell is not None for cell in cells) else "text"


def text_of_json(value: Any) -> str:
    """Return a value of JSON as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return number(value) if isinstance(value, float) else str(value)
