"""What stops the reading of a file, before anybody knows how the author named it."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.problems import Code

SHOWN = 5
"""The most lines that a message names."""


@dataclass
class FileError(Exception):
    """A file that cannot be read; becomes a ``Problem`` once the file's name is at hand."""

    code: Code
    found: str
    """As in ``Problem``; never holds a respondent's words."""
    fix: str
    line: int = 0


def counted(count: int, what: str) -> str:
    """Return a number with its noun, such as ``1 row`` or ``2 rows``."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def listed(numbers: list[int], most: int = SHOWN) -> str:
    """Return line numbers in words, such as ``lines 3, 7 and 9``; the first few where there are many."""
    shown = [f"{number:,}" for number in numbers[:most]]
    if len(numbers) == 1:
        return f"line {shown[0]}"
    if len(numbers) > most:
        return f"lines {', '.join(shown)} and {len(numbers) - most:,} more"
    return f"lines {', '.join(shown[:-1])} and {shown[-1]}"
