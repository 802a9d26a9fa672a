"""Lists in one cell, as databases and JSON have them: joined by what none of their texts holds."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from reportgen.importing.decision import Decision

SEPARATORS = ("; ", " | ", "┋", " ¦ ", "\n")


def separator_of(name: str, texts: Collection[str], cells: Sequence[Any]) -> tuple[str, tuple[Decision, ...]]:
    """Return what joins the texts of a column's lists, and the decision where there are lists.

    Parameters
    ----------
    name
        The column.
    texts
        All texts in its lists.
    cells
        Its cells; lists are tuples.
    """
    if not any(isinstance(cell, tuple) for cell in cells):
        return "", ()
    separator = next((sign for sign in SEPARATORS if not any(sign.strip(" ") in text for text in texts)), SEPARATORS[0])
    shown = separator.strip(" ").replace("\n", "a line break")
    return separator, (Decision(f"Lists in the column '{name}' are joined by {shown}."),)
