"""Names for questions, scales and columns: short, valid in expressions, each once, and the same whenever the file is the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import takewhile
from keyword import iskeyword

from reportgen.spec.expressions.functions import RESERVED

_MOST = 40
_TAIL = re.compile(r"(?:_part|_text|_item|_row|_sq|sq)?[_.\[(\s-]*$", re.IGNORECASE)


class Names:
    """Names that were given out; no two are the same, whatever the case."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Begin with names that are taken."""
        self._taken = {name.casefold() for name in taken}

    def take(self, wish: str) -> str:
        """Return a name near to the one wished."""
        base = readable(wish)
        name, number = base, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{base}_{number}"
        self._taken.add(name.casefold())
        return name


def identifier(text: str) -> str:
    """Return a text as a name: lower-case ASCII letters, digits and ``_``, a letter first."""
    number = re.fullmatch(r"(?:第\s*)?(\d{1,4})\s*(?:题|題|\.|、)?.*", text)
    if number and not text[0].isascii():
        text = f"q{number[1]}"
    position = re.fullmatch(r"c(\d+)", text)
    if position:
        text = f"q{position[1]}"
    ascii_ = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    name = re.sub(r"_+", "_", re.sub(r"[^a-z0-9]+", "_", ascii_.lower())).strip("_")[:_MOST].strip("_")
    if not name:
        return "q"
    if not name[0].isalpha():
        name = f"q{name}"
    return f"{name}_1" if name in RESERVED or iskeyword(name) or name in {"true", "false", "none"} else name


_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")


def readable(text: str) -> str:
    """Return a text as a name: as ``identifier`` does, but with Chinese signs as they are, except in numbers of questions."""
    if not _HAN.search(text) or re.fullmatch(r"第?\s*\d{1,4}\s*[题題].*", text):
        return identifier(text)
    name = re.sub(r"_+", "_", re.sub(r"\W+", "_", unicodedata.normalize("NFKC", text).lower())).lstrip("_0123456789")[:_MOST]
    return name.strip("_") if name.isidentifier() else identifier(text)


def _shared(codes: Sequence[str]) -> str:
    """Return what all codes begin with."""
    same = [signs[0] for signs in takewhile(lambda signs: len(set(signs)) == 1, zip(*codes, strict=False))]
    return "".join(same)


def common(codes: Sequence[str]) -> str:
    """Return the code of a question from those of its columns: ``Q7`` from ``Q7_1`` and ``Q7_2``; the first without one."""
    if len(codes) == 1:
        return codes[0].partition("[")[0].strip() or codes[0]
    shared = _shared(codes).partition("[")[0]
    if any(code[len(shared) : len(shared) + 1].isdigit() for code in codes):
        shared = re.sub(r"\d+$", "", shared) if not re.fullmatch(r"[A-Za-z]+\d+", shared) or shared in codes else shared
    shared = _TAIL.sub("", shared)
    return shared if re.search(r"\d|第|..", shared) else codes[0]
