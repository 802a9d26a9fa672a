"""The labelled sentences: what a careful reviewer wants pointed out, and the two halves."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

SENTENCES = Path(__file__).with_name("sentences.yaml")
RULES = ("number", "comparative", "trend", "significance", "inference")
_MARK = re.compile(r"⟦(?P<rule>[a-z]+)\|(?P<words>[^⟦⟧|]+)⟧")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One sentence and the spans that shall be pointed out in it."""

    language: str
    text: str
    """Without the marks."""
    spans: tuple[tuple[str, int, int], ...]
    """Rule, start and end."""

    @property
    def half(self) -> str:
        """``development`` or ``test``, by the rule that stands in the file."""
        digit = hashlib.sha256(self.text.encode()).hexdigest()[0]
        return "test" if int(digit, 16) % 2 else "development"


@cache
def sentences() -> tuple[Labelled, ...]:
    """Return all of them, in the order of the file."""
    written = yaml.safe_load(SENTENCES.read_text(encoding="utf-8"))
    return tuple(_labelled(language, marked) for language, texts in written.items() for marked in texts)


def _labelled(language: str, marked: str) -> Labelled:
    pieces = list(_pieces(marked))
    spans, at = [], 0
    for rule, words in pieces:
        if rule:
            spans.append((rule, at, at + len(words)))
        at += len(words)
    return Labelled(language, "".join(words for _, words in pieces), tuple(spans))


def _pieces(marked: str) -> Iterator[tuple[str, str]]:
    at = 0
    for found in _MARK.finditer(marked):
        yield "", marked[at : found.start()]
        yield found["rule"], found["words"]
        at = found.end()
    yield "", marked[at:]
