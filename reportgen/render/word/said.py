"""What a converter said when it failed, in a few words: its error, without colours, warnings and places in its own code."""

from __future__ import annotations

import re
from collections.abc import Iterator

LINES = 3
"""How many lines of it are told."""
LENGTH = 400
"""How many characters."""
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_TITLE = re.compile(r"(?:pandoc\b.*|metadata)$")
"""Heads the settings that Quarto lists before it begins; they follow indented."""
_ASIDE = re.compile(r"\s*(?:\[WARNING\]|(?i:stack trace(?:back)?):|at (?:async )?\S.*:\d+\)?$|\S*:\d*: in |\[C\]: )")
"""Begins a warning, or a line that names a place in a program."""
_ERROR = re.compile(r"\s*(?:ERROR|Error|FATAL)\b")


def told(said: str) -> str:
    """Return what a program said about its failure, as one line.

    Parameters
    ----------
    said
        All that it wrote. Quarto writes what it is going to do first, then warnings of Pandoc, then the error and, of errors
        that it did not foresee, the places in its own code that led there.
    """
    lines = list(dict.fromkeys(_of_the_matter(_COLOUR.sub("", said).splitlines())))
    first = next((n for n, line in enumerate(lines) if _ERROR.match(line)), max(0, len(lines) - LINES))
    return " ".join(lines[first : first + LINES])[:LENGTH]


def _of_the_matter(lines: list[str]) -> Iterator[str]:
    listing = False
    for line in lines:
        listing = bool(_TITLE.match(line)) or (listing and (line.startswith("  ") or not line.strip()))
        if line.strip() and not listing and not _ASIDE.match(line):
            yield line.strip()
