"""Suggestions for a name that does not exist."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable

LISTED = 12
"""So many valid names are listed; the rest is counted."""


LONGEST = 80
"""What is longer is no misspelt name."""


def nearest(written: str, valid: Iterable[str]) -> str | None:
    """Return the valid name that a misspelt one most likely means, or ``None``.

    Case, accents' form and the sign between words do not count. Of a number nobody knows which one was meant: 2023 is as
    near to 2025 as to 2022.
    """
    if written.isdecimal():
        return None
    names = {_folded(name): name for name in reversed(list(valid))}
    best = difflib.get_close_matches(_folded(written[:LONGEST]), list(names), 1, 0.6)
    return names[best[0]] if best else None


def suggest(written: str, valid: Iterable[str], kind: str = "names", most: int = LISTED) -> str:
    """Return a sentence that names the nearest valid name and lists the valid ones.

    Parameters
    ----------
    written
        What the author wrote.
    valid
        The names that exist, in the order to list them.
    kind
        What the names are, in the plural, such as ``scales``.
    most
        So many are listed; the rest is counted.
    """
    names = list(dict.fromkeys(valid))
    if not names:
        return f"There are no {kind} in this spec"
    best = nearest(written, names)
    return (f"Did you mean '{best}'? " if best else "") + f"The {kind} are: {listed(names, most)}"


def listed(names: Iterable[str], most: int = LISTED) -> str:
    """Return names separated by commas, at most a dozen without other wish."""
    every = list(names)
    more = f" and {len(every) - most} more" if len(every) > most else ""
    return ", ".join(name[:LONGEST] for name in every[:most]) + more


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().replace("-", "_").replace(" ", "_")
