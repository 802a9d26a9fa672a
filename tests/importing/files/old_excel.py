"""Workbooks of Excel 97 written byte by byte, since nothing that we install writes them.

After the published descriptions of the compound file ([MS-CFB]) and of its stream of records ([MS-XLS]).
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
ERRORS = {"#DIV/0!": 0x07, "#N/A": 0x2A}


@dataclass(frozen=True)
class Error:
    """A cell with an error, typed or computed."""

    text: str
    computed: bool = False


Cell = str | float | bool | Error | None


def workbook(sheets: dict[str, Sequence[Sequence[Cell]]]) -> bytes:
    """Return a workbook."""
    strings: dict[str, int] = {}
    bodies = [_sheet(rows, strings) for rows in sheets.values()]
    names = [name.encode("utf-16-le") for name in sheets]
    table = struct.pack("<2I", len(strings), len(strings)) + b"".join(
        struct.pack("<HB", len(text), 1) + text.encode("utf-16-le") for text in strings
    )
    front = _bof(0x0005) + _record(0x0042, struct.pack("<H", 1200))
    back = _record(0x00FC, table) + _record(0x000A)
    at = len(front) + sum(4 + 8 + len(name) for name in names) + len(back)
    bounds = b""
    for name, body in zip(names, bodies, strict=True):
        bounds += _record(0x0085, struct.pack("<I2B2B", at, 0, 0, len(name) // 2, 1) + name)
        at += len(body)
    return compound(front + bounds + back + b"".join(bodies))


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<2H", kind, len(body)) + body


def _bof(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<4H2I", 0x0600, kind, 0x0DBB, 1996, 0, 6))


def _sheet(rows: Sequence[Sequence[Cell]], strings: dict[str, int]) -> bytes:
    width = max(map(len, rows))
    cells = b"".join(
        _cell(struct.pack("<3H", y, x, 0), cell, strings)
        for y, row in enumerate(rows)
        for x, cell in enumerate(row)
        if cell is not None
    )
    return _bof(0x0010) + _record(0x0200, struct.pack("<2I3H", 0, len(rows), 0, width, 0)) + cells + _record(0x000A)


def _cell(place: bytes, cell: Cell, strings: dict[str, int]) -> bytes:
    if isinstance(cell, Error):
        code = ERRORS[cell.text]
        if not cell.computed:
            return _record(0x0205, place + struct.pack("<2B", code, 1))
        formula = struct.pack("<2B", 0x1C, code)
        return _record(
            0x0006, place + struct.pack("<8B", 2, 0, code, 0, 0, 0, 0xFF, 0xFF) + struct.pack("<HIH", 0, 0, 2) + formula
        )
    if isinstance(cell, bool):
        return _record(0x0205, place + struct.pack("<2B", cell, 0))
    if isinstance(cell, str):
        return _record(0x00FD, place + struct.pack("<I", strings.setdefault(cell, len(strings))))
    return _record(0x0203, place + struct.pack("<d", cell))


def compound(stream: bytes, name: str = "Workbook") -> bytes:
    """Return a compound file with one stream."""
    stream += bytes(max(4096, -(-len(stream) // SECTOR) * SECTOR) - len(stream))
    count = len(stream) // SECTOR
    fat = [FAT, END, *range(3, count + 2), END]
    assert len(fat) <= SECTOR // 4, "one sector of the table of sectors is enough for tests"
    fat += [FREE] * (SECTOR // 4 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<109I", 0, *[FREE] * 108)
    entries = _entry("Root Entry", 5, END, 0, child=1) + _entry(name, 2, 2, len(stream)) + bytes(256)
    return header + struct.pack("<128I", *fat) + entries + stream


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    text = name.encode("utf-16-le")
    head = text + bytes(64 - len(text)) + struct.pack("<H2B3I", len(text) + 2, kind, 1, FREE, FREE, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
