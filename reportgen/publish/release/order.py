"""The order of versions: numbers inside them count as numbers, so that 2022.9 comes before 2022.10."""

from __future__ import annotations

import re

_PARTS = re.compile(r"(\d+)")
_BETWEEN = str.maketrans("_-+", "...")


def order(version: str) -> tuple[tuple[int, int, str], ...]:
    """Return what to sort a version by: words before numbers, and a version before what only adds to it.

    Two versions that differ in signs or leading zeros alone, ``2024.1`` and ``2024-01``, are equal in order.
    """
    pieces = [piece for part in version.translate(_BETWEEN).split(".") for piece in _PARTS.split(part) if piece]
    return tuple((1, int(piece), "") if piece.isascii() and piece.isdigit() else (0, 0, piece.casefold()) for piece in pieces)


def in_row(version: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """Return what to put versions in a row by: their order, and their names where that is equal."""
    return order(version), version
