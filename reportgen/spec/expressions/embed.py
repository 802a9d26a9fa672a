"""Texts are split at ``{{ }}`` before anything else looks at them, so that no answer or Markdown becomes an expression."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.spec.expressions.faults import feature, syntax

_BRACES = re.compile(r"\{\{|\{%|\{#|\}\}")
_REMEDY = {
    "{%": ("statements {% %}", "give the block a when: key"),
    "{#": ("comments {# #}", "write a YAML comment, which starts with #"),
}


@dataclass(frozen=True, slots=True)
class Inner:
    """An expression inside a text, not yet parsed."""

    text: str
    """What stands between the braces."""
    at: int
    """Offset of that in the text."""


def split(text: str) -> tuple[str | Inner, ...]:
    """Return words and inner expressions in turn, in order; words are never empty.

    Raises
    ------
    Refused
        Braces are not closed or not opened, or there is a statement or comment.
    """
    parts: list[str | Inner] = []
    start = 0
    while found := _BRACES.search(text, start):
        sign = found.group()
        if sign in _REMEDY:
            raise feature(found.start(), 2, f"texts have no {_REMEDY[sign][0]}", _REMEDY[sign][1])
        if sign == "}}":
            raise syntax(
                found.start(), 2, "}} stands without the {{ that belongs to it", "write {{ before the expression, or leave }} out"
            )
        end = _end(text, found.end())
        if end is None:
            raise syntax(found.start(), 2, "{{ is not closed", "write }} after the expression")
        parts += [text[start : found.start()], Inner(text[found.end() : end], found.end())]
        start = end + 2
    return tuple(p for p in (*parts, text[start:]) if p != "")


def _end(text: str, at: int) -> int | None:
    """Return where the braces close that opened before ``at``; those in quotes do not count."""
    while at < len(text):
        if text.startswith("}}", at):
            return at
        if text.startswith("{{", at):
            return None
        quote = text.find(text[at], at + 1) if text[at] in "'\"" else -1
        at = max(quote, at) + 1
    return None
