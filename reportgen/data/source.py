"""What the file with the answers was, as read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The file the answers came from, as read."""

    shown: str
    """Path relative to the project root."""
    sha256: str
    bytes: int
    """Of the file or files; 0 for a table behind a connection."""
    rows: int
    """Respondents in the file, or of one wave in it, without those whom a rule on quality leaves out."""
    columns: int
