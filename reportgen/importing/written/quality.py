"""Rules on the quality of the answers that every import can declare: who was suspiciously fast, counted and not left out."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.importing.decision import Decision
from reportgen.importing.draft import Draft
from reportgen.importing.written.emit import Bare, Flow, Tree
from reportgen.importing.written.words import say

OF_MEDIAN = "0.4"
"""The part of the median time below which respondents are counted as too fast. Greszki, Meyer and Schoen (2015) look at 0.5 to
0.7; less than that is hard to explain by reading quickly."""
FEWEST, MOSTLY = 30, 0.5
"""Times, and the part of all rows with one, from which on a median says what is usual."""


def quality(draft: Draft) -> dict[str, Tree]:
    """Return the rules; empty where the export has no times, or too few."""
    if draft.duration is None or not _enough(draft):
        return {}
    rule: dict[str, str | Bare] = {
        "column": draft.duration.name,
        "unit": "seconds",
        "of_median": Bare(OF_MEDIAN),
        "action": "count",
    }
    return {"speeders": Flow(rule)}


def _enough(draft: Draft) -> bool:
    counts = draft.duration.cells.counts() if draft.duration else {}
    timed = sum(n for cell, n in counts.items() if cell)
    return timed >= max(FEWEST, MOSTLY * draft.rows) and len(counts) > 2


def timed(draft: Draft) -> Iterator[Decision]:
    """Yield what is done with the times that respondents took."""
    if quality(draft):
        what, change = say(draft.language, "speeders"), say(draft.language, "speeders-change")
        yield Decision(what, ("quality", "speeders"), change)
