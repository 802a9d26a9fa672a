"""What calamine does not tell of a workbook of Excel 97: cells with an error.

After the published descriptions of the compound file ([MS-CFB]) and of its stream of records ([MS-XLS]).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_SECTOR_SIZES = {9: 512, 12: 4096}
_LAST = 0xFFFFFFFA
"""Sectors are numbered below that."""
_ENTRY = 128
_STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")
_BOUNDSHEET, _END, _BOOLERR, _FORMULA = 0x0085, 0x000A, 0x0205, 0x0006


def errors_in(data: bytes, place: int) -> list[tuple[int, int]]:
    """Return row and column, from 0, of the cells with an error.

    Parameters
    ----------
    data
        The workbook; nothing is found where it is not as it should be.
    place
        The sheet among all.
    """
    try:
        stream = _stream(data)
        sheets = [struct.unpack_from("<I", stream, at)[0] for kind, at, _ in _records(stream, 0) if kind == _BOUNDSHEET]
        return list(_errors(stream, sheets[place]))
    except (struct.error, IndexError, KeyError):
        return []


def _errors(stream: bytes, start: int) -> Iterator[tuple[int, int]]:
    for kind, at, size in _records(stream, start):
        if _is_error(kind, stream[at : at + size]):
            row, column = struct.unpack_from("<2H", stream, at)
            yield row, column


def _is_error(kind: int, record: bytes) -> bool:
    """Return whether a record is a cell with an error, typed or computed."""
    if kind == _BOOLERR:
        return record[7:8] == b"\x01"
    return kind == _FORMULA and record[6:7] == b"\x02" and record[12:14] == b"\xff\xff"


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield kind, place and size of the records of a part, up to its end."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<2H", stream, at)
        if kind == _END:
            return
        yield kind, at + 4, size
        at += 4 + size


def _stream(data: bytes) -> bytes:
    """Return the stream of records of a compound file."""
    size = _SECTOR_SIZES[struct.unpack_from("<H", data, 30)[0]]
    tables = [number for number in struct.unpack_from("<109I", data, 76) if number < _LAST]
    more, left = struct.unpack_from("<2I", data, 68)
    while more < _LAST and left > 0 and len(tables) * size < len(data):
        numbers = struct.unpack_from(f"<{size // 4}I", data, (more + 1) * size)
        tables += [number for number in numbers[:-1] if number < _LAST]
        more, left = numbers[-1], left - 1
    nexts = [n for table in tables for n in struct.unpack_from(f"<{size // 4}I", data, (table + 1) * size)]
    folder = _chain(data, nexts, struct.unpack_from("<I", data, 48)[0], size)
    for at in range(0, len(folder) - _ENTRY + 1, _ENTRY):
        (length,) = struct.unpack_from("<H", folder, at + 64)
        if folder[at : at + max(length - 2, 0)].decode("utf-16-le", "replace") in _STREAMS:
            start, stream = struct.unpack_from("<2I", folder, at + 116)
            return _chain(data, nexts, start, size)[:stream]
    return b""


def _chain(data: bytes, nexts: list[int], number: int, size: int) -> bytes:
    parts: list[bytes] = []
    while number < _LAST and len(parts) <= len(nexts):  # a chain that bites its tail ends too
        parts.append(data[(number + 1) * size : (number + 2) * size])
        number = nexts[number]
    return b"".join(parts)
