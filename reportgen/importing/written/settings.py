"""What the author says of the survey when importing, because no file can tell it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What stands in the spec beside the questions."""

    id: str
    """The report's id."""
    shown: str
    """The export as the author named it."""
    date: str
    """The report's date, ISO 8601."""
    dated: bool = True
    """Whether the date is the author's, or that of the last answer; otherwise a doubt says so."""
    title: str = ""
    """Instead of what the export calls the survey."""
    sample: str = ""
    """The sample's kind; without it the cautious one, ``opt-in``, and a doubt."""
    population: str = ""
    mode: str = ""
    fieldwork: tuple[str, str] | None = None
    """Instead of the days that the export tells."""
    weighted: bool = False
    """Whether the draft's weight is to be used; the author named it."""
    named: str = ""
    """What the name of the file says of the survey, for a title where nothing else does."""
