"""How the reading process hands its result back: JSON and arrays of numbers, all of which is checked.

The process has parsed a stranger's file and may have been taken over by it, so nothing that it writes is run or trusted.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping
from typing import IO, Any

from reportgen.importing.files.trouble import FileError
from reportgen.importing.files.words.say import Said, say
from reportgen.importing.table import Column, ResponseSet, Table, Variable
from reportgen.problems import Code

MAGIC = b"reportgen-table-1\n"
_TEXTS = ("shown", "format", "weight", "encoding", "delimiter")


def write_table(table: Table, file: IO[bytes]) -> None:
    """Write a table."""
    head: dict[str, Any] = {name: getattr(table, name) for name in _TEXTS}
    head["rows"], head["dropped"], head["columns"] = table.rows, dict(table.dropped), len(table.columns)
    head["decisions"] = [[d.key, d.doubt, list(d.values)] for d in table.decisions if isinstance(d, Said)]
    head["sets"] = [[s.name, s.label, list(s.variables), s.counted] for s in table.sets]
    head["variables"] = [[v.name, v.label, list(v.labels.items()), sorted(v.missing), v.kind, v.measure] for v in table.variables]
    file.write(MAGIC)
    _write_line(file, head)
    for column in table.columns:
        _write_line(file, column.values)
        file.write(_packed(column).tobytes())


def _write_line(file: IO[bytes], value: object) -> None:
    file.write(json.dumps(value).encode() + b"\n")


def write_trouble(trouble: FileError, file: IO[bytes]) -> None:
    """Write why there is no table."""
    file.write(MAGIC)
    _write_line(file, {"trouble": [trouble.code.value, trouble.found, trouble.fix, trouble.line]})


def _packed(column: Column) -> array[int]:
    kind = _kind(len(column.values))
    cells = column.cells
    return cells if isinstance(cells, array) and cells.typecode == kind else array(kind, cells)


def _kind(values: int) -> str:
    """Return the smallest kind of number that tells so many values apart."""
    return "B" if values <= 1 << 8 else "H" if values <= 1 << 16 else "I"


def read_result(file: IO[bytes]) -> Table:
    """Return the table that was written.

    Raises
    ------
    FileError
        The process wrote why there is none.
    ValueError
        What was written is neither.
    """
    if file.read(len(MAGIC)) != MAGIC:
        raise ValueError
    head = _line(file)
    if "trouble" in head:
        code, found, fix, line = head["trouble"]
        raise FileError(Code(code), str(found), str(fix), int(line))
    rows, count = int(head["rows"]), int(head["columns"])
    columns = tuple(_column(file, rows) for _ in range(count))
    shown, form, weight, encoding, delimiter = (str(head[name]) for name in _TEXTS)
    return Table(
        shown,
        form,
        columns,
        rows,
        tuple(map(_variable, head["variables"])),
        tuple(ResponseSet(str(name), str(label), tuple(map(str, parts)), str(one)) for name, label, parts, one in head["sets"]),
        weight,
        encoding,
        delimiter,
        {str(reason): int(n) for reason, n in head["dropped"].items()},
        tuple(_decision(*told) for told in head["decisions"]),
    )


def _line(file: IO[bytes]) -> Mapping[str, Any]:
    head = json.loads(file.readline())
    if not isinstance(head, dict):
        raise TypeError
    return head


def _column(file: IO[bytes], rows: int) -> Column:
    values = json.loads(file.readline())
    if not all(isinstance(value, str) for value in values) or len(set(values)) != len(values):
        raise ValueError
    cells = array(_kind(len(values)))
    size = rows * cells.itemsize
    cells.frombytes(file.read(size))
    if len(cells) != rows or (rows and max(cells) >= len(values)):
        raise ValueError
    return Column(tuple(values), cells)


def _decision(key: str, doubt: bool, values: list[list[Any]]) -> Said:
    return say(
        str(key),
        doubt=bool(doubt),
        **{str(name): value if isinstance(value, str) else tuple(map(int, value)) for name, value in values},
    )


def _variable(told: list[Any]) -> Variable:
    name, label, labels, missing, kind, measure = told
    pairs = {str(value): str(text) for value, text in labels}
    return Variable(str(name), str(label), pairs, frozenset(map(str, missing)), str(kind), str(measure))
