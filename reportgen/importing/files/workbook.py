"""Excel and OpenDocument workbooks, through calamine: the sheet that holds answers, as text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportgen.importing.decision import Decision
from reportgen.importing.files.growing import Typed, in_parts, rewritten
from reportgen.importing.files.plain import CONTROLS, REPLACED, lined, text_of
from reportgen.importing.files.text import unbroken
from reportgen.importing.files.trimming import without_trailing_columns, without_trailing_rows
from reportgen.importing.files.trouble import FileError
from reportgen.importing.files.words.say import say
from reportgen.importing.table import Column, Table
from reportgen.problems import Code

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

FIRST = 0.5
"""The first sheet is taken unless another has so many times more filled cells that it must be the answers."""
_PASSWORD = "open it in Excel, take the password off, and save it again"  # noqa: S105 (advice, no secret)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet read."""

    name: str
    place: int
    """Among all sheets of the workbook."""
    columns: tuple[Column, ...]
    rows: int
    filled: int
    """Cells that hold something."""
    odd: tuple[int, ...] = ()
    """Columns in which control characters stood."""


def sheet_of(data: bytes, wanted: str = "") -> tuple[Sheet, tuple[Decision, ...]]:
    """Return the sheet that holds the answers, and why it is that one.

    Parameters
    ----------
    data
        The workbook.
    wanted
        The sheet's name or number, as the author says; empty to find out.
    """
    workbook = _opened(data)
    names = _sheets(workbook)
    if wanted:
        return _sheet(workbook, *_named(names, wanted)), ()
    sheets = [_sheet(workbook, name, place) for name, place in names.items()]
    most = max((sheet.filled for sheet in sheets), default=0)
    if not most:
        raise FileError(Code.DATA_EMPTY, "the workbook holds no filled sheet", "export the answers again")
    chosen = next(sheet for sheet in sheets if sheet.filled >= FIRST * most)
    others = [sheet for sheet in sheets if sheet is not chosen and sheet.filled]
    return chosen, _told(chosen, others) if others else ()


def table_of_sheet(sheet: Sheet, form: str, decisions: tuple[Decision, ...]) -> Table:
    """Return a sheet as a table."""
    return Table("", form, sheet.columns, sheet.rows, decisions=(*decisions, *_controls(sheet)))


def _opened(data: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineError, PasswordError, load_workbook

    try:
        return load_workbook(io.BytesIO(data))
    except PasswordError as error:
        raise FileError(Code.FILE_UNREADABLE, "the workbook has a password", _PASSWORD) from error
    except (CalamineError, OSError, ValueError) as error:
        raise _damaged() from error


def _damaged() -> FileError:
    return FileError(Code.FILE_UNREADABLE, "the workbook is damaged or cut short", "open it in Excel and save it again as xlsx")


def _sheets(workbook: CalamineWorkbook) -> dict[str, int]:
    """Return the names of sheets with cells that a reader of the workbook sees, with their places."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [(sheet, place) for place, sheet in enumerate(workbook.sheets_metadata) if sheet.typ == SheetTypeEnum.WorkSheet]
    seen = [(sheet, place) for sheet, place in sheets if sheet.visible == SheetVisibleEnum.Visible]
    return {sheet.name: place for sheet, place in seen or sheets}


def _named(names: dict[str, int], wanted: str) -> tuple[str, int]:
    if wanted in names:
        return wanted, names[wanted]
    if len(alike := [name for name in names if name.casefold() == wanted.casefold()]) == 1:
        return alike[0], names[alike[0]]
    if wanted.isdecimal() and 0 < int(wanted) <= len(names):
        return list(names.items())[int(wanted) - 1]
    shown = ", ".join(f"'{unbroken(name)}'" for name in names)
    raise FileError(Code.UNKNOWN_NAME, f"the workbook has no sheet '{unbroken(wanted)}'", f"name one of its sheets: {shown}")


def _sheet(workbook: CalamineWorkbook, name: str, place: int) -> Sheet:
    from python_calamine import CalamineError

    try:
        sheet = workbook.get_sheet_by_name(name)
        width = sheet.end[1] + 1 if sheet.end else 0
        grid = Typed(width)
        for part in in_parts(_padded(sheet.iter_rows(), width)):
            grid.add(part)
    except CalamineError as error:
        raise _damaged() from error
    columns, rows = without_trailing_rows(grid.written(_cell))
    columns = without_trailing_columns(columns)
    odd = tuple(at for at, column in enumerate(columns) if any(map(CONTROLS.search, column.values)))
    columns = tuple(rewritten(column, _plain) if at in odd else column for at, column in enumerate(columns))
    return Sheet(name, place, columns, rows, sum(map(_filled, columns)), odd)


def _padded(rows: Iterator[list[Any]], width: int) -> Iterator[list[Any]]:
    """Yield rows from the first column on: columns left of the first filled cell are not handed out."""
    for row in rows:
        yield row if len(row) == width else [""] * (width - len(row)) + row


def _cell(cell: Any) -> str:
    return lined(cell) if isinstance(cell, str) else text_of(cell)


def _plain(text: str) -> str:
    return CONTROLS.sub(REPLACED, text)


def _filled(column: Column) -> int:
    return column.rows - column.counts().get("", 0)


def _told(chosen: Sheet, others: list[Sheet]) -> tuple[Decision, ...]:
    names = ", ".join(f"'{unbroken(sheet.name)}' ({_size(sheet)})" for sheet in others[:8])
    close = any(sheet.filled >= FIRST * chosen.filled for sheet in others)
    others_shown = names + (", …" if len(others) > 8 else "")
    return (say("sheet", doubt=close, name=f"'{unbroken(chosen.name)}'", size=_size(chosen), others=others_shown),)


def _size(sheet: Sheet) -> str:
    return f"{sheet.rows:,} × {len(sheet.columns)}"


def _controls(sheet: Sheet) -> Iterator[Decision]:
    if sheet.odd:
        where = ", ".join(letters(place) for place in sheet.odd[:5]) + (", …" if len(sheet.odd) > 5 else "")
        yield say("controls-columns", doubt=True, columns=where, sign=REPLACED)


def letters(place: int) -> str:
    """Return a column's letters in a worksheet: A for the first."""
    text, number = "", place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text
