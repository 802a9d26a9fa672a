"""The bytes of the file: their digest, and the proof that they are in the declared encoding."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CODECS = {"utf-8": "utf-8-sig", "utf-16": "utf-16", "gb18030": "gb18030"}
"""Declared encoding to Python's strict codec."""
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CHUNK = 1 << 20
_OPEN_XML, _OLE, _SAV = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", (b"$FL2", b"$FL3")


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Where the bytes leave the declared encoding."""

    offset: int
    """Bytes before the first wrong one."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    instead: str
    """Another encoding in which the whole file decodes, or nothing."""


def chunks(path: Path) -> Iterator[bytes]:
    """Yield a file's bytes in parts."""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def program_file(path: Path) -> str:
    """Return what a file is that a program wrote for itself, such as ``an Excel workbook``; nothing for text.

    The first bytes decide, not the name: a workbook that was renamed to ``.csv`` is still one.
    """
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(_SAV):
        return "an SPSS file"
    if head.startswith(b"PAR1"):
        return "a Parquet file"
    if head.startswith(_OPEN_XML):
        return _ZIPPED.get(path.suffix.lower(), "an Excel workbook")
    return "an Excel workbook" if head == _OLE else ""


_ZIPPED = {".ods": "an OpenDocument spreadsheet", ".zip": "a zip archive"}


@dataclass(slots=True)
class Strict:
    """A strict decoder that knows where it is."""

    encoding: str
    offset: int = 0
    lines: int = 0
    letters: int = 0
    """Characters since the last line break."""
    failed: Undecodable | None = None
    _decoder: codecs.IncrementalDecoder = field(init=False)

    def __post_init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder(CODECS[self.encoding])("strict")

    def decode(self, chunk: bytes, final: bool = False) -> str:
        """Return the text of the next part; after the first wrong byte ``failed`` is set and the text is empty.

        Parameters
        ----------
        chunk
            The next bytes.
        final
            Whether the file ends here, so that half a character is wrong.
        """
        if self.failed:
            return ""
        if self.encoding == "utf-16" and self.offset == 0 and chunk and chunk[:2] not in UTF16_MARKS:
            self.failed = Undecodable(0, 1, 1, "")
            return ""
        waiting = len(self._decoder.getstate()[0])
        try:
            text = self._decoder.decode(chunk, final)
        except UnicodeDecodeError as error:
            self.failed = self._where(error, waiting)
            return ""
        text = text if self.offset else text.removeprefix("\ufeff")
        self.offset += len(chunk)
        self._count(text)
        return text

    def _count(self, text: str) -> None:
        last = text.rfind("\n")
        self.lines += text.count("\n")
        self.letters = len(text) - last - 1 + (self.letters if last < 0 else 0)

    def _where(self, error: UnicodeDecodeError, waiting: int) -> Undecodable:
        before = error.object[: error.start].decode(error.encoding, "ignore").lstrip("\ufeff")
        self._count(before)
        return Undecodable(self.offset - waiting + error.start, self.lines + 1, self.letters + 1, "")


def decodes(path: Path, encoding: str) -> bool:
    """Return whether a whole file is in an encoding (UTF-16 only with its mark)."""
    strict = Strict(encoding)
    for chunk in chunks(path):
        strict.decode(chunk)
        if strict.failed:
            return False
    strict.decode(b"", final=True)
    return strict.failed is None


def another(path: Path, encoding: str) -> str:
    """Return another encoding of the grammar in which a file decodes, the most telling first; nothing if there is none."""
    return next((e for e in CODECS if e != encoding and decodes(path, e)), "")
