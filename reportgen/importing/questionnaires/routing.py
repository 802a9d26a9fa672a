"""Conditions of questionnaires in words: ``Q1.NAOK == "Y"`` as “wording”: Yes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportgen.importing.platforms.wording import shortened

_QUOTES = str.maketrans("‘’“”", "''\"\"")
_ALWAYS = frozenset(("", "1", "1=1", "true()", "true"))
_PART = re.compile(
    r"""^\(*\s*(?:
        selected\(\s*\$\{(?P<many>[\w.-]+)\}\s*,\s*['"](?P<ticked>[^'"]*)['"]\s*\)
      | (?:\$\{(?P<form>[\w.-]+)\}|(?P<code>[A-Za-z]\w*?)(?:_(?P<sub>[A-Za-z0-9]+))?(?:\.(?:NAOK|value|code|shown))?)
        \s*(?P<sign>==?|!=|<>|<=|>=|<|>|\beq\b|\bne\b|\blt\b|\bgt\b|\ble\b|\bge\b)\s*
        (?:['"](?P<text>[^'"]*)['"]|(?P<number>-?\d+(?:\.\d+)?))
    )\s*\)*$""",
    re.VERBOSE | re.IGNORECASE,
)
_WHOLE = 300
"""Signs of a condition that is told as it is written: the author has to say it anew."""
_BETWEEN = re.compile(r"\s+(and|or)\s+|\s*(&&|\|\|)\s*", re.IGNORECASE)
_SIGNS = {"==": "=", "eq": "=", "!=": "≠", "<>": "≠", "ne": "≠", "lt": "<", "gt": ">", "le": "≤", "<=": "≤", "ge": "≥", ">=": "≥"}


@dataclass(frozen=True, slots=True)
class Named:
    """What a condition may say of a question."""

    ask: str
    options: Mapping[str, str]
    """Code of an option or of a subquestion to its words."""


def in_words(conditions: Iterable[str], known: Mapping[str, Named], language: str) -> str:
    """Return conditions that must all hold in words; as they are written where they are more than comparisons.

    Parameters
    ----------
    conditions
        In the form's own language; empty ones always hold.
    known
        The questions by code.
    language
        Of the words, for the signs between them.
    """
    return (" · " if language.startswith("zh") else " & ").join(_said(condition, known) for condition in _left(conditions))


def as_written(conditions: Iterable[str]) -> str:
    """Return conditions that must all hold as the form writes them."""
    left = _left(conditions)
    return left[0] if len(left) == 1 else " && ".join(f"({condition})" for condition in left)


def _left(conditions: Iterable[str]) -> list[str]:
    """Return the conditions that do not always hold."""
    return [condition.strip() for condition in conditions if re.sub(r"\s", "", condition) not in _ALWAYS]


def _said(condition: str, known: Mapping[str, Named]) -> str:
    pieces = [piece for piece in _BETWEEN.split(condition) if piece]
    words = [_joint(piece) or _comparison(piece.translate(_QUOTES), known) for piece in pieces]
    mixed = {word for word in words if word in ("&", "/")}
    if "" in words or len(mixed) > 1:  # brackets count where both stand
        return f"`{shortened(condition, _WHOLE)}`"
    return " ".join(words)


def _joint(piece: str) -> str:
    return {"and": "&", "&&": "&", "or": "/", "||": "/"}.get(piece.strip().lower(), "")


def _comparison(piece: str, known: Mapping[str, Named]) -> str:
    """Return a comparison in words; nothing where it is none, or of a question that is not known."""
    found = _PART.match(piece.strip())
    if not found:
        return ""
    code = found["many"] or found["form"] or found["code"] or ""
    question, sub = known.get(code), found["sub"]
    if question is None and sub:
        code, sub = f"{code}_{sub}", ""
        question = known.get(code)
    if question is None:
        return ""
    asked = f"“{shortened(question.ask or code)}”"
    if sub:
        asked += f" [{shortened(question.options.get(sub, sub))}]"
    value = found["ticked"] if found["many"] else found["text"] if found["text"] is not None else found["number"]
    sign = "=" if found["many"] else _SIGNS.get(found["sign"].lower(), found["sign"])
    return f"{asked} {sign} {shortened(question.options.get(value, value)) or '“”'}"
