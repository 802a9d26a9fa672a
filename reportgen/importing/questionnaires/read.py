"""The way into a questionnaire: what a file is, is told by its bytes."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from reportgen.importing.files.kind import kind_of
from reportgen.importing.files.limesurvey_archive import is_archive
from reportgen.importing.files.limits import MEGABYTE, Limits
from reportgen.importing.files.read import looked_at
from reportgen.importing.files.trouble import FileError
from reportgen.importing.questionnaires.limesurvey import limesurvey
from reportgen.importing.questionnaires.parsing import MOST_BYTES, json_of, xml_of
from reportgen.importing.questionnaires.qualtrics import qualtrics
from reportgen.importing.questionnaires.questionnaire import Questionnaire
from reportgen.importing.questionnaires.xlsform import xlsform
from reportgen.problems import Code, Place, Problem, SpecError

_FORMS = "name a LimeSurvey structure (.lss), a Qualtrics survey (.qsf) or an XLSForm (.xlsx, .xls)"


def questionnaire_of(path: Path, limits: Limits = Limits()) -> Questionnaire:  # noqa: B008 - frozen
    """Return the questionnaire that a file holds.

    Parameters
    ----------
    path
        The file, as the author names it.
    limits
        What the process that reads a workbook may use.

    Raises
    ------
    SpecError
        The file cannot be read, or holds no questionnaire; says why and what to do.
    """
    try:
        looked_at(path)
        found = _reader(path, limits)(path)
        if not any(column.role == "answer" for _, column in found.columns()):
            raise FileError(Code.DATA_EMPTY, "the questionnaire asks nothing", _FORMS)
    except FileError as trouble:
        place = Place(str(path), trouble.line)
        raise SpecError([Problem(trouble.code, place, trouble.found, trouble.fix)]) from trouble
    return found


def holds_no_answers(path: Path) -> bool:
    """Return whether a file is a questionnaire rather than the answers to one, by its first bytes or its sheets."""
    try:
        with path.open("rb") as file:
            head = file.read(4096)
        if head.startswith(b"PK"):
            with zipfile.ZipFile(path) as archive:
                name = "xl/workbook.xml"
                sheets = archive.open(name).read(1 << 20) if name in archive.namelist() else b""
            return {b"survey", b"choices"} <= {name.lower() for name in re.findall(rb'\bname="([^"]*)"', sheets)}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, zlib.error):
        return False
    return b"<LimeSurveyDocType>" in head or b'"SurveyEntry"' in head


def holds_both(path: Path) -> bool:
    """Return whether a file is an archive of LimeSurvey, which holds a questionnaire and the answers to it."""
    try:
        with zipfile.ZipFile(path) as archive:
            return is_archive(archive)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, zlib.error):
        return False


def _reader(path: Path, limits: Limits) -> Callable[[Path], Questionnaire]:
    size = path.stat().st_size
    if size > MOST_BYTES:
        found = f"the questionnaire is larger than {MOST_BYTES // MEGABYTE} MB"
        raise FileError(Code.FILE_TOO_LARGE, found, _FORMS)
    with path.open("rb") as file:
        head = file.read(4096)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"PK"):
        return _packed(path, limits)
    if kind_of(head) == "ole":
        return lambda path: xlsform(path, limits)
    if start.startswith(b"{"):
        return lambda path: qualtrics(json_of(path.read_bytes()), str(path))
    if start.startswith(b"<") or head.startswith((b"\xff\xfe<", b"\xfe\xff\x00<")):
        return lambda path: limesurvey(xml_of(path.read_bytes().lstrip()), str(path))
    raise FileError(Code.FILE_UNREADABLE, "the file is no questionnaire that is read", _FORMS)


def _packed(path: Path, limits: Limits) -> Callable[[Path], Questionnaire]:
    """Return what reads a zip file: a workbook, or an archive of LimeSurvey with a structure in it."""
    try:
        with zipfile.ZipFile(path) as archive:
            inside = [info for info in archive.infolist() if info.filename.lower().endswith(".lss")]
            if not inside:
                return lambda path: xlsform(path, limits)
            data = _member(archive, inside[0])
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise FileError(Code.FILE_UNREADABLE, "the archive is damaged", "export the questionnaire again") from error
    return lambda path: limesurvey(xml_of(data), str(path))


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as file:
        data = BytesIO(file.read(MOST_BYTES + 1)).getvalue()
    if len(data) > MOST_BYTES:
        raise FileError(Code.FILE_TOO_LARGE, f"the structure unpacks to more than {MOST_BYTES // MEGABYTE} MB", _FORMS)
    return data
