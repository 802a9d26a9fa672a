"""In which encoding a text is: strict decoding says which are possible, the characters that come out say which is meant."""

from __future__ import annotations

import codecs
import io
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from reportgen.importing.files.frequent import HANGUL, KANJI, LATIN, MARKS, SIMPLIFIED, TRADITIONAL

SAMPLE = 1 << 20
"""Bytes around characters outside ASCII that are looked at."""
STRAY = 0.002
"""So small a share of characters outside ASCII may be broken: damage, and not another encoding."""
CLEAR = 0.25
"""By so much the likeliest encoding must lead, or it is told with a doubt."""
LEAST = 0.12
"""A reading less plausible than that is none."""
_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NAMES = ("utf-8", "utf-16", "gb18030", "big5", "cp949", "shift-jis", "cp1252")
"""Encodings as messages name them."""


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding, and how sure it is."""

    encoding: str
    sign: str
    """What told it: ``mark``, ``wide``, ``valid`` UTF-8 or ``option``; empty where it was guessed by the characters."""
    doubt: bool = False
    others: tuple[str, ...] = ()
    """Other encodings that it may be, the likeliest first."""
    lines: tuple[int, ...] = ()
    """Where characters outside ASCII stand, as far as was looked."""


@dataclass(frozen=True, slots=True)
class _Reading:
    encoding: str
    codec: str
    value: Callable[[str], float]


def guess(data: bytes) -> Guess | None:
    """Return the encoding of a text; None where no reading of it is plausible.

    Parameters
    ----------
    data
        The whole text.
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return Guess(encoding, "mark")
    wide = _wide(data)
    if wide:
        return Guess(wide, "wide")
    if _decodes(data, "utf-8"):
        return Guess("utf-8", "valid")
    numbers, part = _beyond_ascii(data)
    return Guess("utf-8", "valid") if _is_utf8(part) else _local(numbers, part)


def _wide(data: bytes) -> str:
    """Return UTF-16 with its byte order when the zeros of a text can mean nothing else."""
    head = data[: 1 << 16]
    even, odd = head[::2].count(0), head[1::2].count(0)
    least = max(2, len(head) // 40)
    if odd >= least and even * 50 <= odd and _decodes(data, "utf-16-le"):
        return "utf-16-le"
    if even >= least and odd * 50 <= even and _decodes(data, "utf-16-be"):
        return "utf-16-be"
    return ""


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _is_utf8(part: bytes) -> bool:
    """Return whether a text is in UTF-8, but for a few bytes: no other encoding has so many sequences of UTF-8 by chance."""
    text = part.decode("utf-8", "surrogateescape")
    broken = len(re.findall("[\udc80-\udcff]+", text))
    good = len(re.findall("[^\x00-\x7f\udc80-\udcff]", text))
    return good >= 10 * broken


def _beyond_ascii(data: bytes) -> tuple[list[int], bytes]:
    """Return the lines with characters outside ASCII, by number and by text, as far as the sample goes."""
    numbers: list[int] = []
    lines: list[bytes] = []
    size = 0
    for number, line in enumerate(io.BytesIO(data), 1):
        if not line.isascii():
            numbers.append(number)
            lines.append(line[:SAMPLE])
            size += len(line)
            if size > SAMPLE:
                break
    return numbers, b"".join(lines)


def _local(numbers: list[int], part: bytes) -> Guess | None:
    scores = {reading.encoding: _score(part, reading) for reading in _READINGS}
    beyond = sum(byte > 0x7F for byte in part)
    if beyond <= 4 or beyond * 200 < len(part):  # a few characters in a text of Latin letters
        scores["cp1252"] += 0.3
    first, second, *_ = ranked = sorted(scores, key=lambda encoding: -scores[encoding])
    if scores[first] < LEAST:
        return None
    doubt = scores[first] - scores[second] < CLEAR or beyond <= 4
    return Guess(first, "", doubt, tuple(name for name in ranked[1:] if scores[name] >= LEAST), tuple(numbers))


def _score(data: bytes, reading: _Reading) -> float:
    """Return how usual the characters outside ASCII are, from -1 to 1, when a text is read so."""
    text = codecs.getincrementaldecoder(reading.codec)("replace").decode(data, final=False)
    if reading.encoding == "cp1252":
        text = _RUN.sub(lambda found: "\x00" * len(found[0]), text)
    counts = Counter(text)
    beyond = {character: n for character, n in counts.items() if character > "\x7f" or character == "\x00"}
    total = sum(beyond.values())
    if not total or beyond.get("\ufffd", 0) > STRAY * total + (reading.encoding == "cp1252" and total < 1 / STRAY):
        return -1.0
    return sum(n * reading.value(character) for character, n in beyond.items()) / total


_RUN = re.compile("[^\x00-\x7f‘’“”–—…•€£°\xa0]{3,}")
"""Western words have no three letters outside ASCII in a row; East Asian text read as western has little else."""


def _gb18030(character: str) -> float:
    if character in SIMPLIFIED or character in MARKS:
        return 1.0
    if character in TRADITIONAL:
        return 0.7
    try:
        lead, trail = character.encode("gb2312")
    except ValueError:
        return -0.5
    return 0.15 if lead <= 0xD7 and trail else -0.2


def _big5(character: str) -> float:
    if character in TRADITIONAL or character in MARKS:
        return 1.0
    try:
        lead = character.encode("big5")[0]
    except ValueError:
        return -0.5
    return 0.15 if lead <= 0xC6 else -0.3


def _cp949(character: str) -> float:
    if character in HANGUL:
        return 1.0
    if character in MARKS:
        return 0.5
    try:
        lead = character.encode("euc_kr")[0]
    except ValueError:
        return -0.5
    return 0.15 if 0xB0 <= lead <= 0xC8 else -0.3


def _shift_jis(character: str) -> float:
    if "\u3041" <= character <= "\u30fe":
        return 0.9
    if character in KANJI:
        return 1.0
    if character in MARKS:
        return 0.7
    if "\uff61" <= character <= "\uff9f":
        return -0.5
    try:
        lead = character.encode("shift_jis")[0]
    except ValueError:
        return -0.5
    return 0.15 if lead <= 0x97 else -0.3


def _cp1252(character: str) -> float:
    return 0.8 if character in LATIN else -0.5


_READINGS = (
    _Reading("gb18030", "gb18030", _gb18030),
    _Reading("big5", "cp950", _big5),
    _Reading("cp949", "cp949", _cp949),
    _Reading("shift-jis", "cp932", _shift_jis),
    _Reading("cp1252", "cp1252", _cp1252),
)
CODECS = {"utf-8": "utf-8", **{reading.encoding: reading.codec for reading in _READINGS}}
"""The codec by which an encoding is read, where it has another name: those of Windows, which hold more characters."""
