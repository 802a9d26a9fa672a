"""YAML as a person would write it, with comments, and with the line on which every value came to stand.

Libraries write YAML without comments, or take their time over thousands of lines; an import writes maps, lists and texts only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Path = tuple[str, ...]
"""Keys from the root; places in lists count from 0, as text."""

_PLAIN = re.compile(r"[^\W_](?:[\w \-./()%+=·、，。；：！？（）《》“”‘’～…]*[\w\-./()%+=、。！？（）《》“”‘’…])?", re.UNICODE)
"""Texts that need no quotes: nothing in them means something to YAML."""
_WORDS = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n", "~", ".nan", ".inf"])
"""What YAML readers take for something else than text."""
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_LIKE_NUMBERS = re.compile(r"[-+.]?[0-9][0-9a-fA-FoOxXTZ_:.+\- ]*")
"""Dates, times, hexadecimal numbers and the like, which readers would make something of."""
_WIDE = 120


@dataclass(frozen=True, slots=True)
class Flow:
    """A short map or list on one line."""

    of: Mapping[str, str | Bare] | Sequence[str]


@dataclass(frozen=True, slots=True)
class Lines:
    """A long text as a block of lines."""

    text: str


@dataclass(frozen=True, slots=True)
class Bare:
    """A word that is no text, such as ``true``."""

    word: str


TRUE = Bare("true")

Tree: TypeAlias = "str | Bare | Flow | Lines | Mapping[str, Tree] | Sequence[Tree]"
"""What stands under a key."""


@dataclass(frozen=True, slots=True)
class Written:
    """YAML with the places of what stands in it."""

    text: str
    lines: Mapping[Path, int]
    """Path to its line, from 1; of a list's element, the line of its dash."""

    def line(self, path: Path) -> int:
        """Return the line of the nearest thing on a path that is written; 0 where there is none."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)


def emit(tree: Mapping[str, Tree], comments: Mapping[Path, Sequence[str]]) -> Written:
    """Return a map as YAML.

    Parameters
    ----------
    tree
        What to write; keys keep their order.
    comments
        Path to the lines that stand above it. A path of which nothing is written gives its comment to whatever holds it.
    """
    lines: dict[Path, int] = {}
    out: list[str] = []
    for paths, text in _map(tree, (), ""):
        pad = text[: len(text) - len(text.lstrip())]
        out += [""] if out and any(len(path) == 1 for path in paths) else []
        out += [f"{pad}# {line}".rstrip() for path in paths for line in comments.get(path, ())]
        lines |= dict.fromkeys(paths, len(out) + 1)
        out.append(text)
    return Written("\n".join(out) + "\n", lines)


_Line: TypeAlias = tuple[tuple[Path, ...], str]
"""The paths of what begins on a line, and the line."""


def _map(tree: Mapping[str, Tree], path: Path, pad: str) -> Iterator[_Line]:
    for key, value in tree.items():
        yield from _entry(f"{pad}{scalar(key)}:", value, (*path, key), pad)


def _entry(start: str, value: Tree, path: Path, pad: str) -> Iterator[_Line]:
    if isinstance(value, str):
        yield (path,), f"{start} {scalar(value)}"
    elif isinstance(value, Bare):
        yield (path,), f"{start} {value.word}"
    elif isinstance(value, Flow):
        yield (path,), f"{start} {_flow(value)}"
    elif isinstance(value, Lines):
        yield (path,), f"{start} |"
        yield from (((), f"{pad}  {line}".rstrip()) for line in value.text.split("\n"))
    elif isinstance(value, Mapping):
        yield (path,), start
        yield from _map(value, path, f"{pad}  ")
    else:
        yield (path,), start
        yield from _list(value, path, f"{pad}  ")


def _list(items: Sequence[Tree], path: Path, pad: str) -> Iterator[_Line]:
    for place, item in enumerate(items):
        here = (*path, str(place))
        if not isinstance(item, Mapping):
            yield from _entry(f"{pad}-", item, here, pad)
            continue
        inner = list(_map(item, here, f"{pad}  "))
        paths, text = inner[0]
        yield (here, *paths), f"{pad}- {text[len(pad) + 2 :]}"
        yield from inner[1:]


def _flow(value: Flow) -> str:
    if isinstance(value.of, Mapping):
        return "{" + ", ".join(f"{_inside(k)}: {_inside(v)}" for k, v in value.of.items()) + "}"
    return "[" + ", ".join(map(_inside, value.of)) + "]"


def _inside(text: str | Bare) -> str:
    """Return a scalar for the inside of braces or brackets."""
    if isinstance(text, Bare):
        return text.word
    return scalar(text) if re.fullmatch(r"[\w\-.]+", text) else _quoted(text)


def scalar(text: str) -> str:
    """Return a text as a YAML scalar on one line: plain where nobody could read it otherwise, else in double quotes."""
    if _NUMBER.fullmatch(text):
        return text
    plain = _PLAIN.fullmatch(text) and not _LIKE_NUMBERS.fullmatch(text) and text.lower() not in _WORDS and len(text) <= _WIDE * 4
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    written = json.dumps(text, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", lambda m: f"\\u{ord(m[0]):04x}", written)
