"""Texts are split at ``{{ }}`` before anything else looks at them, so that no answer or Markdown becomes an expression."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.problems import Code
from reportgen.spec.expressions.faults import Fault, Refused, feature, syntax

_BRACES = re.compile(r"\{\{|\{%|\{#|\}\}")
_REMEDY = {
    "{%": ("statements {% %}", "give the block a when: key"),
    "{#": ("comments {# #}", "write a YAML comment, which starts with #"),
}


_OTHER_BRACES = re.compile(r"(?:[{｛]\s*){1,2}[^\W\d]\w*\s*[(（]|｛\s*｛|[{｛]\s*｛|｛\s*\{")
"""Braces before a call that are not ``{{``: single, or full-width; or two in a row of which one is full-width."""


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
            wide = "｝" in text[found.end() :]
            fix = "write }} instead of the full-width ｝" if wide else "write }} after the expression"
            raise syntax(found.start(), 2, "{{ is not closed", fix)
        _check_words(text, start, found.start())
        parts += [text[start : found.start()], Inner(text[found.end() : end], found.end())]
        start = end + 2
    _check_words(text, start, len(text))
    return tuple(p for p in (*parts, text[start:]) if p != "")


def other_braces(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find braces that mean an expression and are none, between two offsets of a text.

    A lone ``{`` is a sign like any other; before a call, or doubled in full width, it is an expression that would print as
    its own source.
    """
    return _OTHER_BRACES.search(text, start, end)


def _check_words(text: str, start: int, end: int) -> None:
    faults = [_misbraced(text, found) for found in _OTHER_BRACES.finditer(text, start, end)]
    if faults:
        raise Refused(*faults)


def _misbraced(text: str, found: re.Match[str]) -> Fault:
    what = "full-width braces stand" if "｛" in found.group() else "a single brace stands"
    words = f"{what} where {{{{ should"
    return Fault(Code.EXPRESSION_SYNTAX, found.start(), len(found.group()), words, _remedy(text, found))


def _remedy(text: str, found: re.Match[str]) -> str:
    """Return the expression in the right braces, where it is closed and short."""
    whole = re.compile(r"[{｛\s]+([^{}｛｝]{1,60}?)\s*[}｝]").match(text, found.start())
    return f"write {{{{ {whole[1] if whole else '...'} }}}}"


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
