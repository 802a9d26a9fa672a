"""Lists in one cell, as databases and JSON have them: joined by what none of their texts holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from reportgen.importing.decision import Decision
from reportgen.importing.files.words.say import say

SEPARATORS = ("; ", " | ", "┋", " ¦ ", "\n")


def writer(name: str, cells: Iterable[Any], text: Callable[[Any], str]) -> tuple[Callable[[Any], str], tuple[Decision, ...]]:
    """Return how the cells of a column are written, and the decision where there are lists among them.

    Parameters
    ----------
    name
        The column.
    cells
        Its distinct cells; lists are tuples.
    text
        How what is no list is written.
    """
    lists = [cell for cell in cells if isinstance(cell, tuple)]
    if not lists:
        return text, ()
    parts = {part for cell in lists for part in map(text, cell)}
    separator = next((sign for sign in SEPARATORS if not any(sign.strip(" ") in part for part in parts)), SEPARATORS[0])
    shown = f"`{separator.strip(' ')}`".replace("\n", "\\n")

    def joined(cell: Any) -> str:
        return separator.join(map(text, cell)) if isinstance(cell, tuple) else text(cell)

    return joined, (say("lists", column=f"'{name}'", sign=shown),)
