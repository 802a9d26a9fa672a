"""What the header of an SPSS file says and pyreadstat does not hand out: the variable that cases are weighted by."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

_FIRST = 176
"""Bytes of the header, before the records of variables."""
_LONG_NAMES = 13
"""The subtype of the record that pairs short names with long ones."""


def weight_of(data: bytes) -> str:
    """Return the name of the weight of an SPSS file; nothing where it declares none, or is not as SPSS writes it.

    The layout of system files is described in the developer's guide of GNU PSPP, "System File Format".
    """
    try:
        order = "<" if struct.unpack_from("<i", data, 64)[0] in {2, 3} else ">"
        (index,) = struct.unpack_from(f"{order}i", data, 76)
        if index < 1:
            return ""
        short = _names(data, order).get(index, "")
        return _long(data, order).get(short.upper(), short) if short else ""
    except struct.error:
        return ""


def _names(data: bytes, order: str) -> dict[int, str]:
    """Return the short names of variables by their place, which counts parts of long texts too."""
    names: dict[int, str] = {}
    for place, (width, name) in enumerate(_variables(data, order), 1):
        if width >= 0:
            names[place] = name.decode("latin-1").strip()
    return names


def _variables(data: bytes, order: str) -> Iterator[tuple[int, bytes]]:
    at = _FIRST
    while struct.unpack_from(f"{order}i", data, at)[0] == 2:
        width, labelled, missing = struct.unpack_from(f"{order}3i", data, at + 4)
        yield width, data[at + 24 : at + 32]
        at += 32
        if labelled:
            (length,) = struct.unpack_from(f"{order}i", data, at)
            at += 4 + (max(length, 0) + 3) // 4 * 4
        at += 8 * min(abs(missing), 3)


def _long(data: bytes, order: str) -> dict[str, str]:
    """Return long names by short ones."""
    start = re.search(re.escape(struct.pack(f"{order}3i", 7, _LONG_NAMES, 1)), data)
    if not start:
        return {}
    (length,) = struct.unpack_from(f"{order}i", data, start.end())
    text = data[start.end() + 4 : start.end() + 4 + max(length, 0)]
    pairs = (pair.split(b"=", 1) for pair in text.split(b"\t") if b"=" in pair)
    return {short.decode("latin-1").upper(): long.decode("utf-8", "replace") for short, long in pairs}
