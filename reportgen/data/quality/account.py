"""What the rules on quality found, and what was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Flagged:
    """What one rule found."""

    n: int
    """Respondents of whom it is true."""
    base: int
    """Respondents of whom it can be told."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast respondents were, in seconds."""

    median: float | None
    """None where nobody's time is known."""
    bound: float | None
    """Under which a respondent is too fast; None where it is a part of a median that there is not."""


@dataclass(frozen=True, slots=True)
class Screened:
    """The account of all rules; each was judged on the data as they were read."""

    read: int
    """Respondents in the data."""
    flagged: int
    """Of whom any rule is true."""
    excluded: int
    """Who are left out, each counted once."""
    rules: Mapping[str, Flagged]
    """By name of the rule."""
    pace: Pace | None = None
    differentiation: Mapping[str, float] = field(default_factory=dict)
    """By name of the rule on straight-lining, how much the answers of those judged differ, on average."""

    @property
    def kept(self) -> int:
        """Respondents who count."""
        return self.read - self.excluded
