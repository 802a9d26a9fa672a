"""What an author wrote: a number in running text is the author's own if it stands among the same words in the spec."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from tests.numbers.pieces import NUMERAL

ENOUGH = 6
"""So much has to stand around a number in both: a Chinese character counts two, any other letter one."""
FACT = re.compile(r"\{\{.*?\}\}", re.DOTALL)
LITERAL = re.compile(r"\[([^\[\]]+)\]\{source=[^{}]*\}")
MARKED = re.compile(r"\[([^\[\]]+)\]\{[^{}]*\}|\[([^\[\]]+)\]\([^()]*\)")
CUT = "\x00"


class Author:
    """The texts of a spec."""

    def __init__(self, spec: Any) -> None:
        self.spec = spec

    @cached_property
    def scalars(self) -> set[str]:
        """Every value, bare of spaces and marks."""
        return {bare(text) for text in _texts(self.spec)}

    @cached_property
    def whole(self) -> str:
        """All of them in a row."""
        return CUT + CUT.join(sorted(self.scalars)) + CUT

    def mask(self, text: str) -> str:
        """Return a text without the numbers that the author wrote among these words."""
        out, at = "", 0
        for match in NUMERAL.finditer(text):
            own = self.wrote(text[: match.start()], match.group(), text[match.end() :])
            out += text[at : match.start()] + (re.sub(r"\d", "#", match.group()) if own else match.group())
            at = match.end()
        return out + text[at:]

    def wrote(self, before: str, number: str, after: str) -> bool:
        """Whether a number stands in the spec with what is before and after it, as far as that is the same."""
        left, right, middle = bare(before), bare(after), bare(number)
        if weight(left) + weight(right) < ENOUGH:
            return CUT + left + middle + right + CUT in self.whole
        return any(self._around(left, middle, right))

    def _around(self, left: str, number: str, right: str) -> Iterator[bool]:
        for found in re.finditer(rf"(?<!\d){re.escape(number)}(?!\d)", self.whole):
            one = shared(left[::-1], self.whole[: found.start()][-40:][::-1])
            other = shared(right, self.whole[found.end() :][:40])
            yield weight(one) + weight(other) >= ENOUGH


def shared(one: str, other: str) -> str:
    """Return the beginning that two texts share."""
    count = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:count]


def weight(text: str) -> int:
    """Return how much a text says."""
    return sum(2 if ord(c) > 0x2E80 else 1 for c in text if c.isalnum())


def bare(text: str) -> str:
    """Return a text without spaces, quotation marks and marks of layout; numbers of the survey in it are cuts."""
    text = LITERAL.sub(r"\1", FACT.sub(CUT, text))
    text = MARKED.sub(lambda m: CUT + (m.group(1) or m.group(2)) + CUT, text).replace("**", CUT)
    return re.sub(r"[\s\u2060\u200b*_`“”‘’\"'「」]", "", text).replace("-", "−")


def _texts(thing: Any) -> Iterator[str]:
    if isinstance(thing, dict):
        yield from (str(key) for key in thing)
        for value in thing.values():
            yield from _texts(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from _texts(value)
    elif thing is not None:
        yield str(thing)
