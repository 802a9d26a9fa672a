"""The data inside a zip or gzip file, unpacked in memory and never by a member's name."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from gzip import BadGzipFile, GzipFile
from pathlib import PurePosixPath
from typing import Protocol

from reportgen.importing.decision import Decision
from reportgen.importing.files.kind import HEAD
from reportgen.importing.files.limits import MEGABYTE, Limits
from reportgen.importing.files.text import unbroken
from reportgen.importing.files.trouble import FileError
from reportgen.importing.files.words.say import say
from reportgen.problems import Code

CHUNK = 1 << 20
MOST_MEMBERS = 10_000
ENCRYPTED = 0x1
_DATA = {
    ".csv",
    ".tsv",
    ".tab",
    ".txt",
    ".xls",
    ".xlsx",
    ".xlsm",
    ".xlsb",
    ".ods",
    ".sav",
    ".zsav",
    ".por",
    ".dta",
    ".parquet",
    ".json",
    ".jsonl",
    ".ndjson",
    ".gz",
    ".htm",
    ".html",
    ".dat",
    ".asc",
}
"""Suffixes of files that may hold answers; the others are passed over where there is one of these."""
_XML = {".sss", ".xml"}
_NOTES = {"readme", "license", "licence", "changelog"}


class _Unpacking(Protocol):
    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Member:
    """A file taken out of an archive."""

    name: str
    data: bytes
    decisions: tuple[Decision, ...] = ()


def from_gzip(data: bytes, limits: Limits) -> bytes:
    """Return what a gzip file holds."""
    try:
        return _read(GzipFile(fileobj=io.BytesIO(data)), limits)
    except (OSError, EOFError, zlib.error, BadGzipFile) as error:
        raise FileError(Code.FILE_UNREADABLE, "the gzip file is damaged or cut short", "fetch or export it again") from error


def opened(data: bytes) -> zipfile.ZipFile:
    """Return a zip archive whose directory has been read."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
        raise FileError(
            Code.FILE_UNREADABLE, "the workbook or zip archive is damaged or cut short", "fetch or export it again"
        ) from error
    if len(archive.filelist) > MOST_MEMBERS:
        found = f"the zip archive has {len(archive.filelist):,} members"
        raise FileError(Code.FILE_TOO_LARGE, found, "unpack it, and import the file with the answers")
    return archive


def from_zip(archive: zipfile.ZipFile, wanted: str, limits: Limits, without: str = "") -> Member:
    """Return the member that holds the answers.

    Parameters
    ----------
    archive
        The archive.
    wanted
        The member's name, as the author says; empty to find out.
    limits
        How much may be unpacked.
    without
        The name of a file that is none of the answers.
    """
    files = [info for info in archive.filelist if _is_data(info) and unbroken(info.filename) != without]
    if not files:
        raise FileError(Code.DATA_EMPTY, "the zip archive holds no file", "put the survey's export into it, or import that")
    info = _named(files, wanted) if wanted else _only(files)
    said = () if wanted or len(files) == 1 else (_told(info, files),)
    return Member(unbroken(info.filename), _member(archive, info, limits), said)


def first(archive: zipfile.ZipFile, limits: Limits, told: Callable[[bytes], bool]) -> Member | None:
    """Return the first file of XML in an archive that its first bytes tell to be what is looked for; None without one."""
    for info in archive.filelist:
        if not _is_data(info) or _suffix(info) not in _XML or info.flag_bits & ENCRYPTED:
            continue
        with suppress(zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
            with archive.open(info) as file:
                found = told(file.read(HEAD))
            if found:
                return Member(unbroken(info.filename), _member(archive, info, limits))
    return None


def suffixes(archive: zipfile.ZipFile) -> set[str]:
    """Return how the names of the files in an archive end, in small letters."""
    return {_suffix(info) for info in archive.filelist if _is_data(info)}


def with_suffix(archive: zipfile.ZipFile, suffix: str, limits: Limits) -> Member:
    """Return the first member whose name ends so, in capitals or not."""
    info = next(info for info in archive.filelist if _is_data(info) and _suffix(info) == suffix)
    return Member(unbroken(info.filename), _member(archive, info, limits))


def _is_data(info: zipfile.ZipInfo) -> bool:
    """Return whether a member is a file that somebody put there: no folder, link, or what a system leaves behind."""
    parts = PurePosixPath(info.filename.replace("\\", "/")).parts
    hidden = any(part.startswith((".", "__MACOSX", "~$")) and part not in {".", ".."} for part in parts)
    left = bool(parts) and parts[-1].lower() in {"thumbs.db", "desktop.ini"}
    link = stat.S_ISLNK(info.external_attr >> 16)
    return not (info.is_dir() or not parts or hidden or left or link)


def _named(files: list[zipfile.ZipInfo], wanted: str) -> zipfile.ZipInfo:
    exact = [info for info in files if info.filename == wanted]
    found = exact or [info for info in files if PurePosixPath(info.filename).name == wanted]
    if len(found) == 1:
        return found[0]
    raise FileError(
        Code.UNKNOWN_NAME, f"the zip archive has no member '{unbroken(wanted)}'", f"name one of its members: {_names(files)}"
    )


def _only(files: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    likely = [info for info in files if _suffix(info) in _DATA and PurePosixPath(info.filename).stem.lower() not in _NOTES]
    candidates = likely or files
    if len(candidates) == 1:
        return candidates[0]
    fix = f"say which one holds the answers: `--member NAME`, one of {_names(candidates)}"
    raise FileError(Code.FILE_AMBIGUOUS, f"the zip archive holds {len(candidates)} files that may be the answers", fix)


def _suffix(info: zipfile.ZipInfo) -> str:
    return PurePosixPath(info.filename).suffix.lower()


def _names(files: list[zipfile.ZipInfo]) -> str:
    names = [f"'{unbroken(info.filename)[:100]}'" for info in files[:8]]
    return ", ".join(names) + (f" and {len(files) - 8} more" if len(files) > 8 else "")


def _told(info: zipfile.ZipInfo, files: list[zipfile.ZipInfo]) -> Decision:
    others = _names([other for other in files if other is not info])
    return say("member", name=f"'{unbroken(info.filename)}'", others=others)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> bytes:
    name = unbroken(info.filename)[:100]
    if info.flag_bits & ENCRYPTED:
        raise FileError(
            Code.FILE_UNREADABLE, f"'{name}' in the zip archive has a password", "unpack it, and import the file itself"
        )
    if info.file_size > limits.unpacked:
        raise _too_large(limits)
    try:
        with archive.open(info) as file:
            return _read(file, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        found = f"'{name}' in the zip archive is damaged, cut short or packed in a way that is not read"
        raise FileError(Code.FILE_UNREADABLE, found, "unpack it, and import the file itself") from error


def _read(file: _Unpacking, limits: Limits) -> bytes:
    """Return what an unpacking file holds, whatever its header says of the size."""
    parts, size = [], 0
    for part in _parts(file):
        size += len(part)
        if size > limits.unpacked:
            raise _too_large(limits)
        parts.append(part)
    return b"".join(parts)


def _parts(file: _Unpacking) -> Iterator[bytes]:
    while part := file.read(CHUNK):
        yield part


def _too_large(limits: Limits) -> FileError:
    found = f"the archive unpacks to more than {limits.unpacked // MEGABYTE:,} MB"
    return FileError(Code.FILE_TOO_LARGE, found, "if it is not a bomb, unpack it yourself, or allow more with `--memory MB`")
