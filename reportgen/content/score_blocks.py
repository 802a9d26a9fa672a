"""What the scorecard of a plan hands on to be drawn."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.content.charts.kinds import Meter
from reportgen.content.inlines import Inlines
from reportgen.content.tables import TableCell


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """An action with what became of it."""

    anchor: str
    number: str
    """That of the action in the plan; empty where the plan is not printed."""
    title: Inlines
    about: tuple[str, ...]
    """Owner, day and status, in words."""
    measure: Inlines
    meter: Meter | None
    alt: str
    baseline: TableCell
    """Its text is empty where there is no number, as are the next two."""
    now: TableCell
    change: TableCell
    interval: str
    """Of the change; empty where it has none."""
    target: str
    outcome: str
    """Its code, which decides the colour of the sign."""
    sign: str
    word: str
    notes: str
    """Sentences on what stands behind the outcome; empty where nothing has to be said."""


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """The actions of a chapter of the plan."""

    title: str
    """Empty where there is only one."""
    rows: tuple[ScoreRow, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A numbered table of what became of the actions."""

    anchor: str
    id: str
    number: str
    title: Inlines
    summary: str
    """How many there are of each outcome."""
    headings: tuple[str, ...]
    """Of the seven columns: action, measure, baseline, now, change, target, outcome."""
    groups: tuple[ScoreGroup, ...]
    key: str
    """Sentences under the table on how to read it."""
    source: Inlines
    """What the author says under it."""
    tag: str = ""
    subtitle: Inlines = ()
