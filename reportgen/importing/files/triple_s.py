"""Triple-S surveys: the fields of the data file as columns, each option of a multiple one of its own."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.importing.decision import Decision
from reportgen.importing.files.growing import ROWS, Growing, in_parts
from reportgen.importing.files.limits import LONGEST_CELL
from reportgen.importing.files.text import text_from
from reportgen.importing.files.triple_s_definition import Definition, Described, definition_of
from reportgen.importing.files.trouble import FileError
from reportgen.importing.files.words.say import say
from reportgen.importing.table import ResponseSet, Table, Variable
from reportgen.problems import Code

_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,9})?")
_DATE, _TIME = re.compile(r"(\d{4})(\d\d)(\d\d)"), re.compile(r"(\d\d)(\d\d)(\d\d)")
_TRUTH = {"1": "1", "0": "0", "T": "1", "F": "0", "Y": "1", "N": "0"}


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the table."""

    described: Described
    variable: Variable
    code: str = ""
    """Of a multiple: the option."""


def table_of_triple_s(definition: bytes, data: bytes, encoding: str = "") -> Table:
    """Return the table of a survey.

    Parameters
    ----------
    definition
        The file that describes it.
    data
        The file with its answers.
    encoding
        Of the answers, as the author says; empty to find out.
    """
    survey = definition_of(definition)
    text = text_from(data, encoding)
    columns = [column for described in survey.variables if described.use != "serial" for column in _columns(described)]
    if not columns:
        raise FileError(Code.DATA_EMPTY, "the Triple-S survey has serial numbers only", "export its variables too")
    grid = Growing(len(columns))
    for part in in_parts(_rows(survey, columns, text.data), ROWS):
        grid.add(part)
    if not grid.rows:
        raise FileError(Code.DATA_EMPTY, "the data file of the Triple-S survey holds no answers", "export it when there are some")
    weights = [one.name for one in survey.variables if one.use == "weight"]
    said: list[Decision] = [say("weight", name=f"'{weights[0]}'")] if weights else []
    sets = tuple(_set(described) for described in survey.variables if described.kind == "multiple" and described.values)
    return Table(
        "",
        "sss",
        grid.columns(),
        grid.rows,
        tuple(column.variable for column in columns),
        sets,
        weights[0] if weights else "",
        text.encoding,
        decisions=(*text.decisions, *said),
    )


def _columns(described: Described) -> Iterator[_Column]:
    name, label = described.name, described.label
    if described.kind == "multiple":
        for code, words in described.values.items():
            yield _Column(described, Variable(f"{name}_{code}", words, kind="number", measure="nominal"), code)
        return
    labels = dict(described.values)
    if described.kind == "logical":
        labels = labels or {"1": "Yes", "0": "No"}
    kind = {"quantity": "number", "single": "number", "logical": "number", "date": "date"}.get(described.kind, "text")
    measure = {"quantity": "scale", "single": "nominal"}.get(described.kind, "")
    yield _Column(described, Variable(name, label, labels, kind=kind, measure=measure))


def _set(described: Described) -> ResponseSet:
    names = tuple(f"{described.name}_{code}" for code in described.values)
    return ResponseSet(described.name, described.label, names, "1")


def _rows(survey: Definition, columns: Sequence[_Column], data: bytes) -> Iterator[list[str]]:
    """Yield the cells of every record."""
    for record in _records(survey, data):
        if len(record) > LONGEST_CELL * 10:
            raise FileError(Code.FILE_TOO_LARGE, "a record of the Triple-S data is endless", "export it again")
        held = {id(one): _fields(one, record) for one in survey.variables}
        yield [_cell(column, held[id(column.described)]) for column in columns]


def _records(survey: Definition, data: bytes) -> Iterator[str | list[str]]:
    """Yield the records below the lines that are skipped: texts of fixed width, or fields."""
    lines = io.TextIOWrapper(io.BytesIO(data), "utf-8", newline="")
    if survey.format == "csv":
        csv.field_size_limit(LONGEST_CELL)
        try:
            for place, row in enumerate(csv.reader(lines)):
                if place >= survey.skip and any(row):
                    yield row
        except csv.Error as error:
            raise FileError(Code.FILE_UNREADABLE, "the data file of the Triple-S survey is damaged", "export it again") from error
        return
    for place, line in enumerate(lines):
        record = line.rstrip("\r\n\x1a")
        if place >= survey.skip and record.strip():
            yield record


def _fields(one: Described, record: str | list[str]) -> list[str]:
    """Return the field of a variable, or the fields of one that has several."""
    first, last = one.start - 1, one.finish
    if isinstance(record, list):
        return [field.strip() for field in record[first:last]] or [""]
    return [record[first:last]]


def _cell(column: _Column, fields: Sequence[str]) -> str:
    described = column.described
    if described.kind == "multiple":
        return _ticked(described, fields, column.code)
    text = " ".join(fields).strip()
    if described.kind in ("single", "quantity"):
        return _plain(text)
    if described.kind == "logical":
        return _TRUTH.get(text.upper(), "")
    if described.kind == "date" and (match := _DATE.fullmatch(text)):
        return "-".join(match.groups())
    if described.kind == "time" and (match := _TIME.fullmatch(text)):
        return ":".join(match.groups())
    return text


def _ticked(described: Described, fields: Sequence[str], code: str) -> str:
    """Return whether an option of a multiple was ticked; empty where the field says nothing at all."""
    whole = "".join(fields)
    if not whole.strip():
        return ""
    if described.subfields:
        width = described.width or max(len(whole) // described.subfields, 1)
        parts = fields if len(fields) > 1 else [whole[n : n + width] for n in range(0, len(whole), width)]
        return "1" if code in {_plain(part.strip()) for part in parts} else "0"
    bits = list(fields) if len(fields) > 1 else list(whole)
    place = int(code) - 1 if code.isdecimal() else -1
    return "1" if 0 <= place < len(bits) and bits[place].strip() == "1" else "0"


def _plain(text: str) -> str:
    """Return a number as it is written elsewhere: without signs of width before it; other texts stay."""
    if not _NUMBER.fullmatch(text):
        return text
    sign = "-" if text.startswith("-") else ""
    whole, point, rest = text.lstrip("+-").partition(".")
    rest = rest.rstrip("0")
    return f"{sign}{int(whole)}{point if rest else ''}{rest}"
