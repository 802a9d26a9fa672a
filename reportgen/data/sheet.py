"""One pass over the file: digest, encoding, control characters, shape; with a UTF-8 copy where the engine needs one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from reportgen.data.encoding import Strict, Undecodable, another, chunks
from reportgen.data.shape import Shape

LFS = b"version https://git-lfs.github.com/spec/"
_ALLOWED = b"\t\n\r"
CONTROLS = bytes(b for b in (*range(32), 127) if b not in _ALLOWED)
_CONTROL = re.compile(b"[" + re.escape(CONTROLS) + b"]")


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
    control: int = 0
    """The row of the first control character; 0 without one."""
    pointer: bool = False
    """The file is a Git LFS pointer, not the data."""


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
    if encoding == "utf-8":
        yield _pass(path, encoding, delimiter, None)
        return
    with NamedTemporaryFile(prefix="reportgen-", suffix=".csv") as copy:
        sheet = _pass(path, encoding, delimiter, copy)
        copy.flush()
        yield replace(sheet, readable=Path(copy.name))


def _pass(path: Path, encoding: str, delimiter: str, copy: IO[bytes] | None) -> Sheet:
    digest, strict, shape, size = sha256(), Strict(encoding), Shape(delimiter), 0
    as_utf8 = Strict("utf-8") if encoding == "gb18030" else None
    pointer, control, beyond_ascii = False, 0, False
    for chunk in _ended(chunks(path)):
        digest.update(chunk)
        pointer = pointer or (size == 0 and chunk.startswith(LFS))
        size += len(chunk)
        text = strict.decode(chunk, final=not chunk).encode()
        control = control or _control_row(text, shape)
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


def _control_row(text: bytes, shape: Shape) -> int:
    if len(text.translate(None, CONTROLS)) == len(text):
        return 0
    found = _CONTROL.search(text)
    return shape.rows + text.count(b"\n", 0, found.start() if found else 0) + 1
