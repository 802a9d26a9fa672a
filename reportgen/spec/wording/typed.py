"""A number typed into a sentence, as stage 1 hands it on: only stage 4 knows the expression that would give it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.problems import Place, Severity
from reportgen.spec.wording.meaning import Meaning

Spot = Literal["marks", "heading", "statement"]
"""Where words stand: where they can be marked, in a heading over such words, or in a statement with a condition of its own."""


@dataclass(frozen=True, slots=True)
class Typed:
    """One number that is typed where it could be computed."""

    place: Place
    path: str
    """The key path of its text, as messages print it."""
    words: str
    means: Meaning | None
    """The numbers that would be said so; None where the words are not understood."""
    spot: Spot
    """What can be done there for words that stand on nothing."""
    severity: Severity
