"""What the pass over the file found, as problems: encoding, shape, columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportgen.data.codebook import column_name
from reportgen.data.encoding import program_file
from reportgen.data.shape import Fault
from reportgen.data.sheet import Control, Sheet
from reportgen.data.spots import Spot, places, rows_at
from reportgen.data.used import missing_column, used_columns
from reportgen.problems import Code, Kind, Place, Problem
from reportgen.spec.collected import surveyed
from reportgen.spec.spec import Spec


def problems_of(spec: Spec, sheet: Sheet) -> list[Problem]:
    """Return what is wrong with the file before any answer is looked at; the first kind of fault that hides the others."""
    for stage in (_bytes, _header, _rows_and_columns):
        problems = list(stage(spec, sheet))
        if problems:
            return problems
    return []


def _problem(spec: Spec, code: Code, found: str, fix: str, spot: Spot | None = None) -> Problem:
    place = spot.place(spec.answers.near) if spot else Place(spec.answers.near)
    return Problem(code, place, found, fix, kind=Kind.REPORT)


MOST_COLUMNS = 16_384
"""Of the largest worksheet; with many more the engine takes minutes."""
_AS_CSV = (
    "save it as CSV (UTF-8) in the program that wrote it, and name that file as source; "
    "or let `reportgen import FILE` make a spec and such a file of it"
)


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
        yield _problem(spec, Code.DATA_ENCODING, found, instead, Spot(0, wrong.line, wrong.column))
    elif sheet.disguised:
        found = f"the file is declared as {encoding}, but its bytes are {sheet.disguised}"
        yield _problem(spec, Code.DATA_ENCODING, found, f"write `encoding: {sheet.disguised}` under survey.data")
    elif sheet.control:
        yield _control(spec, sheet.control)


def _control(spec: Spec, control: Control) -> Problem:
    found = f"line {control.line} holds a character that is no text (U+{ord(control.character):04X})"
    fix = "export the file again, or remove the character"
    if control.wide:
        found, fix = f"{found}; the file looks like UTF-16 without a byte order mark", "save the file as UTF-8"
    return _problem(spec, Code.DATA_SHAPE, found, fix, Spot(0, control.line, control.column))


def _header(spec: Spec, sheet: Sheet) -> Iterator[Problem]:
    header, first = sheet.shape.header, Spot(1, 1, 1)
    if header and header[0].lower().startswith("sep="):
        found = "the first line is an instruction to a spreadsheet, not the header"
        yield _problem(spec, Code.DATA_SHAPE, found, "delete the line", first)
    elif not header and not sheet.shape.faults.keys() & {"quote", "astray", "unclosed", "carriage-return"}:
        yield _problem(spec, Code.DATA_EMPTY, "the file has no header", "write the names of the columns in the first line", first)
    elif len(header) > MOST_COLUMNS:
        found = f"the file has {len(header):,} columns, more than {MOST_COLUMNS:,}, which is what a spreadsheet holds"
        yield _problem(spec, Code.DATA_SHAPE, found, "export only the columns that the spec names", first)
    elif len(header) == 1 and (delimiter := _splits(header[0], surveyed(spec.document)[1].delimiter)):
        written = "\\t" if delimiter == "\t" else delimiter
        found = f"the file has one column only, and '{written}' would split it"
        yield _problem(spec, Code.DATA_SHAPE, found, f'write `delimiter: "{written}"` under survey.data', first)


def _splits(header: str, declared: str) -> str:
    counts = {d: header.count(d) for d in (",", ";", "\t", "|") if d != declared}
    best = max(counts, key=lambda d: counts[d])
    return best if counts[best] else ""


def _rows_and_columns(spec: Spec, sheet: Sheet) -> Iterator[Problem]:
    for kind, fault in sheet.shape.faults.items():
        yield _misshapen(spec, sheet, kind, fault)
    if sheet.shape.header:
        yield from _columns(spec, sheet)
    if not sheet.shape.faults and sheet.shape.rows <= 1:
        yield _problem(spec, Code.DATA_EMPTY, "the file has a header and no rows", "put the survey's export there")


def _misshapen(spec: Spec, sheet: Sheet, kind: str, fault: Fault) -> Problem:
    found, fix = _SHAPES[kind]
    columns = len(sheet.shape.header)
    one = f"{fault.detail} field{'' if fault.detail == '1' else 's'}" + ("" if fault.count == 1 else " in the first")
    words = found.format(where=places(fault.count, fault.spots), fields=f"{one}, {columns} columns in the header")
    if kind == "few" and not sheet.shape.ended and fault.spots[0].row == sheet.shape.rows:
        fix = "the file ends in the middle of a line, as if it had been cut off: export it again"
    return _problem(spec, Code.DATA_SHAPE, words, fix, fault.spots[0])


_SHAPES = {
    "few": ("too few fields in {where}: {fields}", "add the missing fields, empty ones too; nothing is shifted"),
    "many": (
        "too many fields in {where}: {fields}",
        "put a value that holds the delimiter in quotes, or remove the extra fields",
    ),
    "blank": ("nothing between two rows of answers, in {where}", "delete the empty lines"),
    "quote": (
        "a quote inside a field that is not in quotes, or text after a closing quote, in {where}",
        'put the field in quotes and write a quote in it twice: "5"" wide"',
    ),
    "astray": (
        "a quote opens in {where}, and the next quote, in a line further down, does not end the field",
        "close the quote where the answer ends, and write a quote inside a field twice",
    ),
    "unclosed": (
        "a quote that is never closed opens in {where}",
        "close the quote where the answer ends; if the file is cut off, export it again",
    ),
    "line-end": ("a line that ends differently from the first, in {where}", "save the file with one kind of line end"),
    "carriage-return": (
        "a carriage return (CR) that ends no line, in {where}; old Macintosh programs end lines so",
        "save the file with the line ends of Windows or Unix: in a spreadsheet, as CSV UTF-8",
    ),
}


def _columns(spec: Spec, sheet: Sheet) -> Iterator[Problem]:
    names = [column_name(h) for h in sheet.shape.header]
    counts, delimiter = Counter(names), surveyed(spec.document)[1].delimiter
    for column, key in used_columns(spec).items():
        if counts[column] == 0:
            yield missing_column(spec, column, key, names)
        elif counts[column] > 1:
            at = ", ".join(str(i + 1) for i, n in enumerate(names) if n == column)
            found = f"{counts[column]} columns are called '{column}' (columns {at})"
            yield _problem(
                spec,
                Code.DATA_COLUMN,
                found,
                "give every column that is used a name of its own",
                _second(sheet, names, column, delimiter),
            )


def _second(sheet: Sheet, names: list[str], column: str, delimiter: str) -> Spot:
    """Return where the second column of a name stands."""
    header = rows_at(sheet.readable, {1})
    return header[1].cell(names.index(column, names.index(column) + 1), delimiter) if header else Spot(1, 1)
