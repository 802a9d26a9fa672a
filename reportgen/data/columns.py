"""The names of the columns of cleaned answers: one place, so that whoever asks finds what was written."""

from __future__ import annotations

WEIGHT = "weight"
"""Whole numbers; see ``weights``."""


def question(name: str) -> str:
    """Return the column of a question (multi-response questions have one per option instead)."""
    return f"q.{name}"


def item(name: str, option: str) -> str:
    """Return the column of one option of a multi-response question: ``1`` ticked, ``0`` not ticked, null no answer."""
    return f"q.{name}.{option}"


def asked(name: str) -> str:
    """Return the column that tells whether a respondent was asked a question with ``asked_if``: 1, else 0."""
    return f"a.{name}"


def segment(name: str) -> str:
    """Return the column of a segment."""
    return f"s.{name}"
