"""One pass over the file: digest, encoding, control characters, shape; with a UTF-8 copy where the engine needs one."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from shutil import copyfileobj
from tempfile import NamedTemporaryFile
from typing import IO

from reportgen.data.encoding import Strict, Undecodable, another, chunks
from reportgen.data.shape import Shape

LFS = b"version https://git-lfs.github.com/spec/"
_ALLOWED = b"\t\n\r"
CONTROLS = bytes(b for b in (*range(32), 127) if b not in _ALLOWED)
_CONTROL = re.compile(b"[" + re.escape(CONTROLS) + b"]")


@dataclass(frozen=True, slots=True)
class Control:
    """A character that is no text."""

    character: str
    line: int
    column: int
    """From 1, in characters."""
    wide: bool
    """Every other byte around it is zero, as in UTF-16."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the pass found. Nothing of it is a respondent's answer."""

    readable: Path
    """The file itself when it is UTF-8, else a temporary copy in UTF-8."""
    sha256: str
    bytes: int
    shape: Shape
    undecodable: Undecodable | None = None
    disguised: str = ""
    """Another encoding that the file certainly has, although the declared one decodes too."""
    control: Control | None = None
    """The first control character."""
    pointer: bool = False
    """The file is a Git LFS pointer, not the data."""
    plain: Path | None = None
    """A temporary copy with a plain first row, where a name in the file's own holds a line break."""

    @property
    def scanned(self) -> Path:
        """The file that the engine reads."""
        return self.plain or self.readable


@contextmanager
def open_sheet(path: Path, encoding: str, delimiter: str) -> Iterator[Sheet]:
    """Read a file once; a temporary copy is removed at the end.

    Parameters
    ----------
    path
        The file.
    encoding
        As declared: ``utf-8``, ``utf-16`` or ``gb18030``.
    delimiter
        What separates the fields.

    Raises
    ------
    OSError
        The file cannot be read.
    """
    with ExitStack() as stack:
        if encoding == "utf-8":
            sheet = _pass(path, encoding, delimiter, None)
        else:
            copy = stack.enter_context(_temporary())
            sheet = _pass(path, encoding, delimiter, copy)
            copy.flush()
            sheet = replace(sheet, readable=Path(copy.name))
        if any(sign in name for name in sheet.shape.header for sign in "\r\n"):
            plain = stack.enter_context(_temporary())
            _write_with_plain_header(sheet, delimiter, plain)
            sheet = replace(sheet, plain=Path(plain.name))
        yield sheet


def _temporary() -> AbstractContextManager[IO[bytes]]:
    return NamedTemporaryFile(prefix="reportgen-", suffix=".csv")


def _write_with_plain_header(sheet: Sheet, delimiter: str, copy: IO[bytes]) -> None:
    """Copy a file with numbers for names in its first row: the engine takes a line break in it for the end of lines."""
    with sheet.readable.open("rb") as file:
        start = len(BOM_UTF8) if file.read(len(BOM_UTF8)) == BOM_UTF8 else 0
        file.seek(start + sheet.shape.header_bytes)
        names = delimiter.join(map(str, range(len(sheet.shape.header))))
        copy.write(names.encode() + sheet.shape.line_end)
        copyfileobj(file, copy)
        copy.flush()


def _pass(path: Path, encoding: str, delimiter: str, copy: IO[bytes] | None) -> Sheet:
    digest, strict, shape, size = sha256(), Strict(encoding), Shape(delimiter), 0
    as_utf8 = Strict("utf-8") if encoding == "gb18030" else None
    pointer, beyond_ascii = False, False
    control: Control | None = None
    for chunk in _ended(chunks(path)):
        digest.update(chunk)
        pointer = pointer or (size == 0 and chunk.startswith(LFS))
        size += len(chunk)
        lines, letters = strict.lines, strict.letters
        text = strict.decode(chunk, final=not chunk).encode()
        control = control or _control(text, lines, letters)
        shape.feed(text)
        if copy:
            copy.write(text)
        if as_utf8:
            beyond_ascii = beyond_ascii or not chunk.isascii()
            as_utf8.decode(chunk, final=not chunk)
    shape.close()
    sheet = Sheet(path, digest.hexdigest(), size, shape, strict.failed, "", control, pointer)
    if strict.failed:
        return replace(sheet, undecodable=replace(strict.failed, instead=another(path, encoding)))
    return replace(sheet, disguised="utf-8" if as_utf8 and beyond_ascii and not as_utf8.failed else "")


def _ended(parts: Iterator[bytes]) -> Iterator[bytes]:
    yield from parts
    yield b""


def _control(text: bytes, lines: int, letters: int) -> Control | None:
    """Return the first control character of a part, before which stand so many lines, and letters in the line begun."""
    if len(text.translate(None, CONTROLS)) == len(text):
        return None
    found = next(_CONTROL.finditer(text))
    before = text[: found.start()].decode()
    last = before.rfind("\n")
    column = len(before) - last if last >= 0 else letters + len(before) + 1
    around = text[max(0, found.start() - 40) : found.start() + 40]
    return Control(found[0].decode(), lines + before.count("\n") + 1, column, around.count(0) * 3 > len(around))
