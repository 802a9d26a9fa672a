"""One number of a figure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """One number of a figure."""

    value: float | None
    printed: str
    """As printed beside the mark, with unit on request of the kind (the first bar says %)."""
    fact: str
    """The fact's id."""
    low: float | None = None
    """Lower end of the interval, where there is one."""
    high: float | None = None
