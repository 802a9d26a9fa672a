"""The names of the columns of cleaned answers: one place, so that whoever asks finds what was written."""

from __future__ import annotations

WEIGHT = "weight"
"""Whole numbers; see ``weights``."""
HIGH, LOW = "weight:high", "weight:low"
"""The weight in two parts, ``high * HALF + low``, so that squares and sums of them fit into 64 bits on every engine."""
KEY = "key"
"""Who answered, in a panel: the same text in all waves."""
STRATUM, CLUSTER, POPULATION = "d:stratum", "d:cluster", "d:population"
"""Where a respondent was drawn, in a sample with a declared design, and of how many."""

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")


def safe(name: str) -> str:
    """Return a name without what engines read as syntax (dots, quotes) or do not tell apart (capital and small letters)."""
    return "".join(c if c in _PLAIN or (c.isalpha() and c.lower() == c.upper()) else f"~{ord(c):x}~" for c in name)


def question(name: str) -> str:
    """Return the column of a question (multi-response questions have one per option instead); of a ranking, its first place."""
    return f"q:{safe(name)}"


def item(name: str, option: str) -> str:
    """Return the column of one option.

    Of a multi-response question: ``1`` ticked, ``0`` not ticked, null no answer. Of a ranking: the option's place as text, null
    without one.
    """
    return f"q:{safe(name)}:{safe(option)}"


def unticked(name: str) -> str:
    """Return the column with what an empty cell of a multi-response question means in a row; dropped when that is written."""
    return f"u:{safe(name)}"


def place(name: str, number: int) -> str:
    """Return the column of one place of a ranking, from 0, in a file that has the option of each place."""
    return f"p:{safe(name)}:{number}"


def asked(name: str) -> str:
    """Return the column that tells whether a respondent was asked a question with ``asked_if``: 1, else 0."""
    return f"a:{safe(name)}"


def stray(name: str) -> str:
    """Return the column that is 1 where somebody answered a question without being asked; dropped after the check."""
    return f"x:{safe(name)}"


def segment(name: str) -> str:
    """Return the column of a segment."""
    return f"s:{safe(name)}"
