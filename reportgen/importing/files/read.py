"""The way into an import: a file of any format as a table of text."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

from reportgen.importing.files.child import parsed
from reportgen.importing.files.limits import Limits
from reportgen.importing.files.paired import whole
from reportgen.importing.files.parse import Wishes
from reportgen.importing.files.text import unbroken
from reportgen.importing.files.trouble import FileError
from reportgen.importing.table import Table
from reportgen.problems import Code, Place, Problem, SpecError


def read(
    path: Path,
    *,
    sheet: str | None = None,
    member: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Table:
    """Return the table that a file holds.

    Parameters
    ----------
    path
        The file, as the author names it.
    sheet
        The name or number of a workbook's sheet; None to find out.
    member
        The name of a zip archive's member; None to find out.
    encoding
        The encoding of a text, or of the texts in a statistics program's file; None to find out.
    delimiter
        What separates the fields of a text file; None to find out.
    limits
        What the process that reads the file may use.

    Raises
    ------
    SpecError
        The file cannot be read; says why and what to do.
    """
    try:
        wishes = Wishes(sheet or "", member or "", encoding or "", _sign(delimiter or ""))
        before = looked_at(path)
        with whole(path) as all_of_it:
            table = parsed(all_of_it, wishes, limits)
        if looked_at(path) != before:
            raise FileError(
                Code.FILE_UNREADABLE, "the file changed while it was read", "import it again when nothing writes to it"
            )
    except FileError as trouble:
        place = Place(str(path), trouble.line)
        raise SpecError([Problem(trouble.code, place, trouble.found, trouble.fix)]) from trouble
    return replace(table, shown=f"{path} ({table.shown})" if table.shown else str(path))


def _sign(delimiter: str) -> str:
    sign = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}.get(delimiter, delimiter)
    if len(sign) > 1 or sign in {'"', "\r", "\n"}:
        fix = "write one sign, such as `;`, or tab, comma, semicolon or pipe"
        raise FileError(Code.WRONG_VALUE, f"`--delimiter` is no sign that separates fields: '{unbroken(delimiter)}'", fix)
    return sign


def looked_at(path: Path) -> tuple[int, int, int]:
    """Return what changes when a file is written to.

    Raises
    ------
    FileError
        It is no regular file: reading a pipe or a device may never end.
    """
    try:
        told = path.stat()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is wrong"
        raise FileError(
            Code.FILE_MISSING, f"the file cannot be read ({reason})", "correct the path or the permissions"
        ) from error
    if stat.S_ISDIR(told.st_mode):
        raise FileError(Code.FILE_MISSING, "this is a folder, not a file", "name the survey's export in it")
    if not stat.S_ISREG(told.st_mode):
        raise FileError(Code.FILE_MISSING, "this is no file but a pipe or a device", "save the export as a file, and name that")
    if not os.access(path, os.R_OK):
        raise FileError(Code.FILE_MISSING, "the file cannot be read (Permission denied)", "correct the permissions")
    return told.st_ino, told.st_size, told.st_mtime_ns
