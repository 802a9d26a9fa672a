"""Which characters a font of a theme has, read from its ``cmap`` table (OpenType 1.9): a check needs no font engine."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

from reportgen.glyphs import INVISIBLE
from reportgen.problems import Code, Problem
from reportgen.spec.theme.theme import ThemeFile


def characters_of(font: bytes) -> frozenset[int]:
    """Return the code points for which a font has a glyph; none where its table cannot be read."""
    try:
        return frozenset(code for code, glyph in _mapped(_table(font, b"cmap")) if glyph)
    except (struct.error, IndexError, KeyError):
        return frozenset()


def _table(font: bytes, name: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", font, 4)
    for i in range(count):
        tag, _, start, length = struct.unpack_from(">4sLLL", font, 12 + 16 * i)
        if tag == name:
            return font[start : start + length]
    raise KeyError(name)


def _mapped(table: bytes) -> Iterator[tuple[int, int]]:
    """Yield code points and glyphs of the widest subtable of Unicode: format 12, else 4."""
    (count,) = struct.unpack_from(">H", table, 2)
    records = [struct.unpack_from(">HHL", table, 4 + 8 * i) for i in range(count)]
    unicode = [start for platform, encoding, start in records if platform == 0 or (platform == 3 and encoding in {1, 10})]
    formats = {struct.unpack_from(">H", table, start)[0]: start for start in unicode}
    if 12 in formats:
        yield from _segments(table[formats[12] :])
    elif 4 in formats:
        yield from _ranges(table[formats[4] :])


def _segments(table: bytes) -> Iterator[tuple[int, int]]:
    (groups,) = struct.unpack_from(">L", table, 12)
    for i in range(groups):
        first, last, glyph = struct.unpack_from(">LLL", table, 16 + 12 * i)
        yield from ((code, glyph + code - first) for code in range(first, min(last, 0x10FFFF) + 1))


def _ranges(table: bytes) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">H", table, 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}h", table, 16 + 4 * count)
    offsets_at = 16 + 6 * count
    offsets = struct.unpack_from(f">{count}H", table, offsets_at)
    for i in range(count):
        for code in range(starts[i], ends[i] + 1):
            if offsets[i] == 0:
                yield code, (code + deltas[i]) % 65536
            elif code != 0xFFFF:
                (glyph,) = struct.unpack_from(">H", table, offsets_at + 2 * i + offsets[i] + 2 * (code - starts[i]))
                yield code, (glyph + deltas[i]) % 65536 if glyph else 0


def lacking(file: ThemeFile, wanted: Iterable[str]) -> Iterator[Problem]:
    """Yield the problem that a font lacks characters which a report sets in it; nothing where it has all of them."""
    has = characters_of(file.content)
    if missing := sorted(c for c in set(wanted) - INVISIBLE if c >= " " and ord(c) not in has):
        some = "".join(missing[:12]) + ("…" if len(missing) > 12 else "")
        count = "a character" if len(missing) == 1 else f"{len(missing):,} characters"
        found = f"{file.near} lacks {count} that the report sets in it: {some}"
        fix = "Write fill: own under fonts, which takes them from reportgen's own fonts, or bring a font that has them"
        yield Problem(Code.THEME_FILE, file.place, found, fix)
