"""What the pass over the file found, as problems: encoding, shape, columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportgen.data.check import places
from reportgen.data.codebook import column_name, fields_of
from reportgen.data.door import weight_field
from reportgen.data.encoding import program_file
from reportgen.data.shape import Fault
from reportgen.data.sheet import Sheet
from reportgen.problems import Code, Kind, Place, Problem
from reportgen.spec.collected import surveyed
from reportgen.spec.nearest import suggest
from reportgen.spec.spec import Key, Spec


def problems_of(spec: Spec, sheet: Sheet) -> list[Problem]:
    """Return what is wrong with the file before any answer is looked at; the first kind of fault that hides the others."""
    for stage in (_bytes, _header, _rows_and_columns):
        problems = list(stage(spec, sheet))
        if problems:
            return problems
    return []


def _problem(spec: Spec, code: Code, found: str, fix: str, line: int = 0) -> Problem:
    return Problem(code, Place(spec.answers.shown, line), found, fix, kind=Kind.REPORT)


_AS_CSV = "save it as CSV (UTF-8) in the program that wrote it, and name that file as source"


def _bytes(spec: Spec, sheet: Sheet) -> Iterator[Problem]:
    encoding = surveyed(spec.document)[1].encoding
    if sheet.bytes == 0:
        yield _problem(spec, Code.DATA_EMPTY, "the file is empty", "put the survey's export there")
    elif sheet.pointer:
        fix = "fetch the data with `git lfs pull`"
        yield _problem(spec, Code.DATA_EMPTY, "the file is a Git LFS pointer, not the data themselves", fix)
    elif program := program_file(spec.answers.path.resolve()):
        yield _problem(spec, Code.DATA_ENCODING, f"this is {program}, not a CSV file", _AS_CSV)
    elif sheet.undecodable:
        wrong = sheet.undecodable
        found = f"the file is not {encoding}: byte {wrong.offset} (line {wrong.line}) cannot be read"
        if encoding == "utf-16" and wrong.offset == 0:
            found = "the file is not utf-16: it does not begin with a byte order mark"
        instead = f"write `encoding: {wrong.instead}` under survey.data" if wrong.instead else "save the file as UTF-8"
        yield _problem(spec, Code.DATA_ENCODING, found, instead, wrong.line)
    elif sheet.disguised:
        found = f"the file is declared as {encoding}, but its bytes are {sheet.disguised}"
        yield _problem(spec, Code.DATA_ENCODING, found, f"write `encoding: {sheet.disguised}` under survey.data")
    elif sheet.control:
        found = f"row {sheet.control} holds a control character (a byte that is no text)"
        yield _problem(spec, Code.DATA_SHAPE, found, "export the file again, or remove the character", sheet.control)


def _header(spec: Spec, sheet: Sheet) -> Iterator[Problem]:
    header = sheet.shape.header
    if header and header[0].lower().startswith("sep="):
        found = "the first line is an instruction to a spreadsheet, not the header"
        yield _problem(spec, Code.DATA_SHAPE, found, "delete the line", 1)
    elif sheet.shape.line_end == b"\r\n" and any("\n" in name for name in header):
        # the engine would take that line break for the end of lines
        found = "the name of a column holds a line break, and the lines of the file end in another way"
        yield _problem(
            spec, Code.DATA_SHAPE, found, "write each column's name in one line, or save the file with line ends of one kind", 1
        )
    elif not header and "quote" not in sheet.shape.faults and "unclosed" not in sheet.shape.faults:
        yield _problem(spec, Code.DATA_EMPTY, "the file has no header", "write the names of the columns in the first row")
    elif len(header) == 1 and (delimiter := _splits(header[0], surveyed(spec.document)[1].delimiter)):
        written = "\\t" if delimiter == "\t" else delimiter
        found = f"the file has one column only, and '{written}' would split it"
        yield _problem(spec, Code.DATA_SHAPE, found, f'write `delimiter: "{written}"` under survey.data', 1)


def _splits(header: str, declared: str) -> str:
    counts = {d: header.count(d) for d in (",", ";", "\t", "|") if d != declared}
    best = max(counts, key=lambda d: counts[d])
    return best if counts[best] else ""


def _rows_and_columns(spec: Spec, sheet: Sheet) -> Iterator[Problem]:
    columns = len(sheet.shape.header)
    for kind, fault in sheet.shape.faults.items():
        found, fix = _SHAPES[kind]
        words = found.format(rows=places(fault.count, fault.rows), found=_fields(fault), columns=columns)
        yield _problem(spec, Code.DATA_SHAPE, words, fix, fault.rows[0])
    if sheet.shape.header:
        yield from _columns(spec, sheet)
    if not sheet.shape.faults and sheet.shape.rows <= 1:
        yield _problem(spec, Code.DATA_EMPTY, "the file has a header and no rows", "put the survey's export there")


def _fields(fault: Fault) -> str:
    return f"{fault.detail} field{'' if fault.detail == '1' else 's'}"


_SHAPES = {
    "few": (
        "too few fields in {rows}: {found} in the first, {columns} columns in the header",
        "add the missing fields, empty ones too; nothing is shifted",
    ),
    "many": (
        "too many fields in {rows}: {found} in the first, {columns} columns in the header",
        "put a value that holds the delimiter in quotes, or remove the extra fields",
    ),
    "blank": ("{rows}: nothing between two rows of answers", "delete the empty lines"),
    "quote": (
        "a quote inside a field that is not in quotes, or text after a closing quote, in {rows}",
        'put the field in quotes and write a quote in it twice: "5"" wide"',
    ),
    "unclosed": ("a quote that is never closed begins in {rows}", "close the quote, or write a quote inside a field twice"),
    "line-end": ("a line that ends differently from the first, in {rows}", "save the file with one kind of line end"),
}


def _columns(spec: Spec, sheet: Sheet) -> Iterator[Problem]:
    names = [column_name(h) for h in sheet.shape.header]
    counts, weight = Counter(names), weight_field(spec)
    used: dict[str, Key] = {}
    for field in (*fields_of(spec.document), *([weight] if weight else [])):
        used.setdefault(field.column, field.key)
    for column, key in used.items():
        if counts[column] == 0:
            yield _missing(spec, column, key, names)
        elif counts[column] > 1:
            at = ", ".join(str(i + 1) for i, n in enumerate(names) if n == column)
            found = f"{counts[column]} columns are called '{column}' (columns {at})"
            yield _problem(spec, Code.DATA_COLUMN, found, "give every column that is used a name of its own", 1)


def _missing(spec: Spec, column: str, key: Key, names: list[str]) -> Problem:
    found = f"'{spec.answers.shown}' has no column '{column}'"
    return Problem(Code.DATA_COLUMN, spec.place(key), found, suggest(column, [n for n in names if n], "columns"))
