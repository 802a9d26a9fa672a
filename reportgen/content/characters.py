"""Characters of the report that no text of the spec holds: in names, codes, the names of files, and written as entities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from reportgen import glyphs
from reportgen.content.blocks import Content
from reportgen.problems import Place, Problem
from reportgen.spec.theme.cmap import lacking as lacking_of
from reportgen.spec.theme.theme import Theme

_UNSEEN = frozenset({"fact", "anchor", "id", "used_at", "spec_file"})
"""Fields that hold ids and links, which nobody reads."""


def unprintable(content: Content) -> tuple[Problem, ...]:
    """Return a problem for each character for which the fonts have no sign, with the words around it.

    Where it stands in the spec is not known here; what its texts hold was refused when it was read.
    """
    texts = strings(content)
    lacking = glyphs.lacking(frozenset().union(*texts))
    found: dict[str, str] = {}
    for text in texts if lacking else ():
        for character in sorted(lacking.intersection(text)):
            found.setdefault(character, text)
    place = Place(content.spec_file or content.id)
    return tuple(glyphs.problem(c, place, f"The report prints '{around(c, text)}' with") for c, text in found.items())


def unset(content: Content, theme: Theme | None) -> tuple[Problem, ...]:
    """Return a problem for each font of a theme that lacks characters of the text, unless ours fill in for it.

    What headings are made of is known when the page is written; their font is looked at then.
    """
    if theme is None or theme.document.fonts.fill == "own":
        return ()
    files = [file for role, file in theme.fonts.items() if role.startswith("text.")]
    if not files:
        return ()
    wanted = frozenset().union(*strings(content))
    return tuple(problem for file in files for problem in lacking_of(file, wanted))


def around(character: str, text: str) -> str:
    """Return the words around a character."""
    at = text.find(character)
    return " ".join(text[max(0, at - 20) : at + 20].split())


def strings(value: Any) -> list[str]:
    """Return every text that a block prints."""
    found: list[str] = []
    left = [value]
    names: dict[type[Any], tuple[str, ...]] = {}
    while left:  # a report has a million such values: no call for each
        part = left.pop()
        if isinstance(part, str):
            found.append(part)
        elif isinstance(part, tuple):
            left += part[::-1]
        elif isinstance(part, Mapping):
            left += list(part.values())[::-1]
        else:
            kind = type(part)
            if kind not in names:
                names[kind] = _printed(kind)
            left += [getattr(part, name) for name in names[kind]]
    return found


def _printed(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields of a kind of value that hold what is printed, the last one first; none for values without fields."""
    names = [field.name for field in fields(kind)] if is_dataclass(kind) else []
    return tuple(name for name in reversed(names) if name not in _UNSEEN)
