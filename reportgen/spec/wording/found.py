"""What the guard finds in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Rule = Literal["number", "comparative", "trend", "significance", "inference"]
"""Why words are pointed out."""
FINDINGS: tuple[Rule, ...] = ("comparative", "trend", "significance")
"""Words that state a finding, and want a claim behind them."""


@dataclass(frozen=True, slots=True)
class Found:
    """Words that a careful reviewer would ask about."""

    rule: Rule
    start: int
    end: int

    def meets(self, start: int, end: int) -> bool:
        """Return whether it shares a character with another stretch of the text."""
        return self.start < end and start < self.end
