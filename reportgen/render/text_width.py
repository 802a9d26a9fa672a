"""How wide words are in the report's own font, and where a label may break into lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from reportgen.render.fonts import SANS, SANS_BOLD, font_file
from reportgen.render.style import LABEL, MM

if TYPE_CHECKING:
    import uharfbuzz

_OPENING = frozenset("（“‘《〈「『【〔［｛([{$￥¥£€#@")
_CLOSING = frozenset("/／-–，。、；：？！）”’》〉」』】〕］｝)]},.;:?!…—·～%％‰°℃")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = str.maketrans("\t\n\r", "   ")
_JOINER = "\u200d"
_FIXED_SPACE = "\u00a0"


def legal(words: str) -> str:
    """Return words as a line can show them: line ends and tabs as spaces, what XML cannot hold as U+FFFD."""
    return _ILLEGAL.sub("\ufffd", words).translate(_SPACES)


_WORN: ContextVar[tuple[tuple[str, ...], tuple[str, ...]]] = ContextVar("fonts", default=((SANS.name,), (SANS_BOLD.name,)))
"""The fonts that words are set in, regular and bold; a character is set in the first that has it."""
_HAS: ContextVar[Mapping[str, frozenset[int]]] = ContextVar("has", default=MappingProxyType({}))
"""The characters that are set in each of several fonts."""


@contextmanager
def set_in(regular: tuple[str, ...], bold: tuple[str, ...], has: Mapping[str, frozenset[int]]) -> Iterator[None]:
    """Measure words as they are set in the fonts of a theme; ``has`` are the characters of each, where there are several."""
    before, known = _WORN.set((regular, bold)), _HAS.set(has)
    try:
        yield
    finally:
        _WORN.reset(before)
        _HAS.reset(known)


@lru_cache(maxsize=8)
def _font(name: str) -> uharfbuzz.Font:
    import uharfbuzz

    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(font_file(name))))


def ems(words: str, bold: bool = False) -> float:
    """Return the advance of a line of words in ems, kerned as a browser kerns it."""
    fonts = _WORN.get()[bold]
    if len(fonts) == 1:
        return _ems(words, fonts[0])
    has = _HAS.get()
    runs = groupby(legal(words), key=lambda c: next((name for name in fonts if ord(c) in has[name]), fonts[-1]))
    return sum(_ems("".join(run), name) for name, run in runs)


@lru_cache(maxsize=8192)
def _ems(words: str, name: str) -> float:
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(legal(words))
    buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "zh"  # by name: guessing asks the machine's locale
    font = _font(name)
    uharfbuzz.shape(font, buffer)
    return float(sum(position.x_advance for position in buffer.glyph_positions or ())) / float(font.face.upem)


def width(words: str, size: float = LABEL, bold: bool = False) -> float:
    """Return the width in millimetres of a line of words set at ``size`` points."""
    return ems(words, bold) * size / MM


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _attached(character: str) -> bool:
    return character == _JOINER or unicodedata.category(character) in {"Mn", "Me", "Mc", "Sk"}


def _may_break(before: str, after: str) -> bool:
    if after.isspace() or before == _FIXED_SPACE:
        return False
    if before.isspace():
        return True
    if after in _CLOSING or before in _OPENING or before == _JOINER or _attached(after):
        return False
    return _wide(before) or _wide(after) or (before in "-/–" and after.isalpha())


def pieces(words: str) -> Iterator[str]:
    """Cut words where a line may end.

    Between hanzi, but not before closing nor after opening marks; after spaces that are not fixed; after a hyphen or a slash
    in front of a letter. A space stays with what stands before it.
    """
    start = 0
    for i in range(1, len(words)):
        if _may_break(words[i - 1], words[i]):
            yield words[start:i]
            start = i
    if words:
        yield words[start:]


def _clusters(word: str) -> Iterator[str]:
    """Cut a word that is wider than the line: anywhere but inside a character with its marks."""
    start = 0
    for i in range(1, len(word)):
        if not _attached(word[i]) and not word[i].isspace() and word[i - 1] != _JOINER:
            yield word[start:i]
            start = i
    yield word[start:]


def _fill(parts: list[tuple[str, float, float]], limit: float) -> list[str]:
    lines, line, used = [], "", 0.0
    for part, bare, full in parts:
        if line and used + bare > limit:
            lines.append(line)
            line, used = "", 0.0
        line, used = line + part, used + full
    return [*lines, line]


def _parts(words: str, limit: float, bold: bool) -> list[tuple[str, float, float]]:
    parts = []
    for piece in pieces(words):
        fits = ems(piece.rstrip(), bold) <= limit
        parts += [(part, ems(part.rstrip(), bold), ems(part, bold)) for part in ((piece,) if fits else _clusters(piece))]
    return parts


def wrap(words: str, limit: float, size: float = LABEL, bold: bool = False) -> tuple[str, ...]:
    """Break words into as few lines as fit ``limit`` millimetres, of about equal width.

    The lines joined give the words back: a space at a line's end is kept. No word is ever left out.
    """
    return _wrapped(words, limit, size, bold, _WORN.get()[bold])


@lru_cache(maxsize=4096)
def _wrapped(words: str, limit: float, size: float, bold: bool, _fonts: tuple[str, ...]) -> tuple[str, ...]:
    room = limit * MM / size + 1e-9
    if ems(words, bold) <= room:
        return (words,)
    parts = _parts(words, room, bold)
    lines = _fill(parts, room)
    low, high = ems(words, bold) / (len(lines) + 1), room
    for _ in range(7):  # the narrowest measure with as many lines, so that no character is left alone on the last
        middle = (low + high) / 2
        trial = _fill(parts, middle)
        low, high, lines = (low, middle, trial) if len(trial) <= len(lines) else (middle, high, lines)
    return tuple(lines)


def widest(lines: tuple[str, ...], size: float = LABEL, bold: bool = False) -> float:
    """Return the width in millimetres of the widest of several lines."""
    return max((width(line.rstrip(), size, bold) for line in lines), default=0.0)
