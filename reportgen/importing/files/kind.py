"""What a file is, told by its bytes and not by its name: platforms write tab-separated text and HTML as ``.xls``."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["text", "html", "zip", "gzip", "ole", "sav", "por", "dta", "parquet", "jsonl", "xml-sheet", "old-excel", "other"]
HEAD = 4096
"""Bytes that tell what a file is."""
_STARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"$FL2", "sav"),
    (b"$FL3", "sav"),
    (b"<stata_dta>", "dta"),
    (b"PAR1", "parquet"),
    (b"\x09\x00\x04\x00", "old-excel"),
    (b"\x09\x02\x06\x00", "old-excel"),
    (b"\x09\x04\x06\x00", "old-excel"),
    (b"\x09\x08\x10\x00", "old-excel"),
    (b"\x09\x08\x08\x00", "old-excel"),
)
OTHER: tuple[tuple[bytes, str], ...] = (
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"(\xb5/\xfd", "a Zstandard archive"),
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"RDX2", "an R data file"),
    (b"RDX3", "an R data file"),
    (b"ARROW1", "an Arrow file"),
    (b"version https://git-lfs.github.com/spec/", "a Git LFS pointer, not the data themselves"),
)
"""First bytes of files that hold no answers in a form that is read, and what these files are."""
_HTML = re.compile(
    rb"^(?:<\?xml[^>]*>)?\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_SHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"


def kind_of(head: bytes) -> Kind:
    """Return what a file is.

    Parameters
    ----------
    head
        Its first bytes.
    """
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if other(head):
        return "other"
    if b"SPSS PORT FILE" in head[:400]:
        return "por"
    if _old_stata(head):
        return "dta"
    return _text_kind(_narrow(head).lstrip(b"\xef\xbb\xbf \t\r\n"))


def other(head: bytes) -> str:
    """Return what a file is that is not read; nothing for others."""
    return next((what for start, what in OTHER if head.startswith(start)), "")


def _old_stata(head: bytes) -> bool:
    """Return whether a file begins as Stata wrote it before version 13: release, byte order, type, nothing."""
    return len(head) > 4 and head[0] in {104, 105, 108, *range(110, 116)} and head[1] in {1, 2} and head[2] == 1 and head[3] == 0


def _narrow(head: bytes) -> bytes:
    """Return text in UTF-16 as one byte a character, where it is Latin."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\x00", b"")
    return head


def _text_kind(start: bytes) -> Kind:
    if _SHEET_XML in start and not start[:200].lower().lstrip(b"<!doctype ").startswith(b"html") and b"<Workbook" in start:
        return "xml-sheet"
    if _HTML.match(start):
        return "html"
    if re.match(rb'(?:\[\s*)?\{\s*(?:"|\})', start):
        return "jsonl"
    return "text"
