"""What an import decided, so that the author can look at it and change it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision, told in the account beside the spec with the line to change."""

    what: str
    """What was decided and why, a whole sentence; never a respondent's own words."""
    path: tuple[str, ...] = ()
    """Where the spec says so, such as ``("questions", "q5", "type")``; empty for what is nowhere in the spec."""
    change: str = ""
    """What to write there, or which option to give, where the author knows better."""
    doubt: bool = False
    """Whether the file cannot tell, so that somebody should look."""
