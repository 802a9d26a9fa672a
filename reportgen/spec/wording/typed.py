"""A number typed into a sentence, as stage 1 hands it on: only stage 4 knows the expression that would give it."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.problems import Place, Severity
from reportgen.spec.wording.meaning import Meaning


@dataclass(frozen=True, slots=True)
class Typed:
    """One number that is typed where it could be computed."""

    place: Place
    path: str
    """The key path of its text, as messages print it."""
    words: str
    means: Meaning | None
    """The numbers that would be said so; None where the words are not understood."""
    markdown: bool
    """Whether words can be marked there."""
    severity: Severity
