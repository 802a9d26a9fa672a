"""Sentences about many numbers for the alternative text of a figure."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.content.charts.drawing import Labelled, extremes
from reportgen.content.edition import Edition

NAMED = 6
"""So many numbers that are not shown are named; more of them are counted."""


def range_of(edition: Edition, rows: Sequence[Labelled]) -> str:
    """Return the highest and the lowest number, and which are not shown, or how many where there are too many to name."""
    hidden = [row for row in rows if row[1].value is None]
    if len(hidden) <= NAMED:
        return extremes(edition, rows)
    shown = extremes(edition, [row for row in rows if row[1].value is not None])
    counted = edition.say("alt-withheld-count", count=len(hidden))
    return edition.say("joint").join(part for part in (shown, counted) if part)
