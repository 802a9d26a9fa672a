"""The bytes of a file, whatever it is, as a table; runs in the process that may not do harm."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from reportgen.importing.decision import Decision
from reportgen.importing.files import archive, kind, limesurvey_archive
from reportgen.importing.files.limits import MEGABYTE, Limits
from reportgen.importing.files.text import unbroken
from reportgen.importing.files.triple_s_definition import is_definition
from reportgen.importing.files.trouble import FileError
from reportgen.importing.files.words.say import say
from reportgen.importing.table import Table
from reportgen.problems import Code

DEEPEST = 2
"""Archives inside archives: a zip file with a gzip file in it."""
_EXPORT = "export the answers as CSV, xlsx, sav, dta, Parquet or JSON lines"
_OPEN_XML = ("[Content_Types].xml", "_rels/.rels")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the author says of a file; empty where nothing."""

    sheet: str = ""
    member: str = ""
    encoding: str = ""
    delimiter: str = ""


def parse(data: bytes, wishes: Wishes, limits: Limits, depth: int = 0) -> Table:
    """Return the table that a file holds.

    Parameters
    ----------
    data
        The file.
    wishes
        What the author says.
    limits
        What may be used.
    depth
        Archives that have been opened already.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise FileError(Code.DATA_EMPTY, "the file is empty", "export the answers again")
    found = kind.kind_of(data[: kind.HEAD])
    if found in _READERS:
        return _READERS[found](data, wishes, limits)
    if found in _NOT_READ:
        raise FileError(Code.FILE_UNREADABLE, *_NOT_READ[found])
    if found in {"zip", "gzip"}:
        if depth >= DEEPEST:
            raise FileError(
                Code.FILE_UNREADABLE,
                "the file is an archive in an archive in an archive",
                "unpack it, and import the file itself",
            )
        return (
            _of_zip(data, wishes, limits, depth)
            if found == "zip"
            else parse(archive.from_gzip(data, limits), wishes, limits, depth + 1)
        )
    raise FileError(Code.FILE_UNREADABLE, f"the file is {kind.other(data)}", _EXPORT)


def _of_zip(data: bytes, wishes: Wishes, limits: Limits, depth: int) -> Table:
    packed = archive.opened(data)
    names = set(packed.namelist())
    if any(name.startswith("xl/") for name in names):
        return _of_workbook(data, packed, "xlsx", wishes, limits)
    if "content.xml" in names and "mimetype" in names:
        return _of_workbook(data, packed, "ods", wishes, limits)
    if any(name in names for name in _OPEN_XML):
        raise FileError(Code.FILE_UNREADABLE, "the file is an Office document, but no workbook", _EXPORT)
    if limesurvey_archive.is_archive(packed):
        member = archive.with_suffix(packed, limesurvey_archive.RESPONSES, limits)
        return limesurvey_archive.table_of_responses(member.data, member.name)
    if (described := archive.first(packed, limits, is_definition)) is not None:
        return _of_triple_s(packed, described, wishes, limits)
    member = archive.from_zip(packed, wishes.member, limits)
    table = parse(member.data, replace(wishes, member=""), limits, depth + 1)
    shown = f"{member.name}, {table.shown}" if table.shown else member.name
    return replace(table, shown=shown, decisions=(*member.decisions, *table.decisions))


def _of_triple_s(packed: zipfile.ZipFile, described: archive.Member, wishes: Wishes, limits: Limits) -> Table:
    from reportgen.importing.files.triple_s import table_of_triple_s

    data = archive.from_zip(packed, wishes.member, limits, without=described.name)
    return table_of_triple_s(described.data, data.data, wishes.encoding)


def _of_workbook(data: bytes, packed: zipfile.ZipFile, form: str, wishes: Wishes, limits: Limits) -> Table:
    from reportgen.importing.files import workbook, workbook_xml

    if sum(info.file_size for info in packed.filelist) > limits.unpacked:
        found = f"the workbook unpacks to more than {limits.unpacked // MEGABYTE:,} MB"
        raise FileError(Code.FILE_TOO_LARGE, found, "export the answers as CSV, or allow more with `--memory MB`")
    sheet, decisions = workbook.sheet_of(data, wishes.sheet)
    more: tuple[Decision, ...] = ()
    if form == "xlsx":
        try:
            more = tuple(workbook_xml.told(packed, sheet.place))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
            raise FileError(
                Code.FILE_UNREADABLE, "the workbook is damaged", "open it in Excel and save it again as xlsx"
            ) from error
    table = workbook.table_of_sheet(sheet, form, (*decisions, *more))
    return replace(table, shown=unbroken(sheet.name)) if decisions or wishes.sheet else table


def _of_ole(data: bytes, wishes: Wishes, limits: Limits) -> Table:
    from reportgen.importing.files import workbook
    from reportgen.importing.files.workbook_biff import errors_in
    from reportgen.importing.files.workbook_xml import told_errors

    del limits
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise FileError(
            Code.FILE_UNREADABLE, "the workbook has a password", "open it in Excel, take the password off, and save it again"
        )
    if not any(name.encode("utf-16-le") in data for name in ("Workbook", "Book", "WORKBOOK", "BOOK")):
        raise FileError(Code.FILE_UNREADABLE, "the file is an old Office document, but no workbook", _EXPORT)
    sheet, decisions = workbook.sheet_of(data, wishes.sheet)
    errors = [f"{workbook.letters(column)}{row + 1}" for row, column in errors_in(data, sheet.place)]
    table = workbook.table_of_sheet(sheet, "xls", (*decisions, *told_errors(errors)))
    return replace(table, shown=unbroken(sheet.name)) if decisions or wishes.sheet else table


def _of_html(data: bytes, wishes: Wishes, limits: Limits) -> Table:
    from reportgen.importing.files.growing import Growing
    from reportgen.importing.files.guessing import guess
    from reportgen.importing.files.html_table import charset, largest_table
    from reportgen.importing.files.text import text_from
    from reportgen.importing.files.trimming import without_trailing_columns, without_trailing_rows

    del limits
    found = guess(data)
    sure = found is not None and not found.doubt
    text = text_from(data, wishes.encoding or ("" if sure else charset(data)))
    rows = largest_table(text.data.decode())
    grid = Growing(len(rows[0]))
    grid.add(rows)
    columns, count = without_trailing_rows(grid.columns())
    told = say("html")
    kept = tuple(decision for decision in text.decisions if wishes.encoding or decision.doubt)
    return Table("", "html", without_trailing_columns(columns), count, encoding=text.encoding, decisions=(told, *kept))


def _of_text(data: bytes, wishes: Wishes, limits: Limits) -> Table:
    from reportgen.importing.files.delimited import table_of_text

    del limits
    return table_of_text(data, wishes.encoding, wishes.delimiter)


def _of_json(data: bytes, wishes: Wishes, limits: Limits) -> Table:
    from reportgen.importing.files.json_lines import table_of_json

    del limits
    return table_of_json(data, wishes.encoding)


def _of_parquet(data: bytes, wishes: Wishes, limits: Limits) -> Table:
    from reportgen.importing.files.parquet import table_of_parquet

    del wishes
    return table_of_parquet(data, limits.megabytes)


def _of_statistics(form: str) -> Callable[[bytes, Wishes, Limits], Table]:
    def read(data: bytes, wishes: Wishes, limits: Limits) -> Table:
        from reportgen.importing.files.statistics import table_of_statistics

        del limits
        return table_of_statistics(data, form, wishes.encoding)

    return read


_READERS: Mapping[str, Callable[[bytes, Wishes, Limits], Table]] = {
    "ole": _of_ole,
    "html": _of_html,
    "text": _of_text,
    "jsonl": _of_json,
    "parquet": _of_parquet,
    **{form: _of_statistics(form) for form in ("sav", "por", "dta")},
}
_NOT_READ: Mapping[str, tuple[str, str]] = {
    "xml-sheet": ("the file is an XML spreadsheet of Excel 2003", "save it as xlsx in Excel"),
    "old-excel": ("the file is a worksheet of an Excel older than 5.0", "save it as xlsx in Excel"),
}
