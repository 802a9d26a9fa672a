"""Full-width punctuation, which a Chinese keyboard types, where YAML wants its own; and colons without a space."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

INSTEAD: Mapping[str, str] = {
    "：": "':' and a space",
    "，": "','",
    "、": "','",
    "“": "'\"'",
    "”": "'\"'",
    "‘": "'\"'",
    "’": "'\"'",
    "｛": "'{'",
    "｝": "'}'",
    "［": "'['",
    "］": "']'",
    "【": "'['",
    "】": "']'",
}
"""Sign to what YAML wants in its place."""
_QUOTES = "“”‘’"

_KEY = r"\s*(?:-\s+)*"
_COLON = re.compile(rf"{_KEY}[^\s:：'\"#\[{{][^:：'\"#]{{0,60}}?(：)")
_CLOSE = re.compile(rf"{_KEY}[^\W\d]\w{{0,60}}(:)(?=[^\s:/\\])")
_VALUE = re.compile(rf"{_KEY}(?:[^\s:'\"#][^:'\"#]*:\s+)?([｛［【])")
_WELL_FORMED = re.compile(rf"{_KEY}[^\s:'\"#][^:'\"#]*:(?:\s|$)")
_SKIPPED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"")
_IN_FLOW = re.compile(r"[｛｝［］【】“”‘’：]|[，、](?=\s*[^\s,，、:：{}\[\]]+\s*[:：])")
_BLOCK_TEXT = re.compile(r"(?:^|[:\-]\s+)[|>][-+0-9]*\s*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign that stands where YAML wants another."""

    line: int
    """From 0."""
    column: int
    """From 0."""
    sign: str

    @property
    def found(self) -> str:
        """What is wrong."""
        return said(self.sign)[0]

    @property
    def fix(self) -> str:
        """What to write instead."""
        return said(self.sign)[1]


def said(sign: str) -> tuple[str, str]:
    """Return what to say about a sign: what is wrong, and what to write instead."""
    if sign == ":":
        return "A colon without a space after it makes no key", "Write ':' and a space after the key"
    kind = "Chinese quotation mark" if sign in _QUOTES else "full-width sign"
    named = f"{kind} {sign}"
    return f"The {named} stands where YAML wants {INSTEAD[sign]}", f"Write {INSTEAD[sign]} instead of the {named}"


def in_block(lines: tuple[str, ...], last: int) -> Mark | None:
    """Return a wrong sign after a key on a line, or on the lines above that run into it.

    Parameters
    ----------
    lines
        The file.
    last
        Where the parser gave up, from 0; the mistake stands there or just above, where a line became part of a longer text.
    """
    for number in range(min(last, len(lines) - 1), -1, -1):
        line = lines[number]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if number < last and _in_text(lines, number):
            return None
        for pattern in (_COLON, _CLOSE, _VALUE):
            found = pattern.match(line)
            if found:
                return Mark(number, found.start(1), found[1])
        if number < last and _WELL_FORMED.match(line):
            return None
    return None


def _in_text(lines: tuple[str, ...], number: int) -> bool:
    """Tell whether a line belongs to a text under | or >, in which every sign may stand."""
    indent = _indent(lines[number])
    for above in range(number - 1, -1, -1):
        if lines[above].strip() and _indent(lines[above]) < indent:
            return bool(_BLOCK_TEXT.search(lines[above]))
    return False


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def in_flow(lines: tuple[str, ...], first: tuple[int, int], last: int) -> Mark | None:
    """Return the first wrong sign inside a map or list in brackets.

    Parameters
    ----------
    lines
        The file.
    first
        Line and column of the bracket, from 0.
    last
        The line on which the parser gave up, from 0.
    """
    for number in range(first[0], min(last + 1, len(lines))):
        line = _SKIPPED.sub(lambda text: "." * len(text[0]), lines[number])
        found = _IN_FLOW.search(line, first[1] if number == first[0] else 0)
        if found:
            return Mark(number, found.start(), found[0])
    return None


def in_quotes(lines: tuple[str, ...], line: int, column: int) -> Mark | None:
    """Return the Chinese quotation mark that should have closed a text; line and column of its opening, from 0."""
    found = list(re.finditer("[”’“‘]", lines[line][column:])) if line < len(lines) else []
    return Mark(line, column + found[-1].start(), found[-1][0]) if found else None


def key_fix(key: str) -> str | None:
    """Return what to write where a key without a value holds the value too, as in ``{5：good}``; or ``None``."""
    found = re.search("：", key) or re.search(r"(?<=\w):(?=\S)", key)
    return said(found[0])[1] if found else None


def value_fix(value: str) -> str | None:
    """Return what to write instead of a value that was refused, when it is wrong by its signs; or ``None``."""
    sign = next((c for c in value if c in INSTEAD), None)
    if sign:
        return said(sign)[1]
    plain = unicodedata.normalize("NFKC", value)
    return f"Write {plain} with half-width signs" if plain != value and plain.isascii() else None


def name_fix(name: str, valid: Iterable[str]) -> str | None:
    """Return what to write instead of a name that is several names with full-width commas between; or ``None``."""
    known = set(valid)
    sign = next((c for c in name if c in "，、"), None)
    return said(sign)[1] if sign and any(part.strip() in known for part in re.split("[，、]", name)) else None
