"""Colours of the levels of a rating scale: by side and strength, whatever the number of levels."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.content.charts.kinds import Level
from reportgen.render.style import BAD, GOOD, GREY

_CHOICES = {1: (0,), 2: (0, 4), 3: (0, 1, 4), 4: (0, 1, 2, 4)}
"""Which shades a side of so many levels takes: as far apart as they go."""


def _side(shades: Sequence[str], count: int) -> list[str]:
    """Return colours from the weakest to the strongest; a side of one level has the weak one."""
    chosen = _CHOICES.get(count) or [round(4 * i / (count - 1)) for i in range(count)]
    return [shades[i] for i in chosen]


def colours(levels: Sequence[Level]) -> tuple[str, ...]:
    """Return the colour of each level, the levels given from the worst to the best."""
    bad = _side(BAD, sum(level.side == "bad" for level in levels))[::-1]
    good = _side(GOOD, sum(level.side == "good" for level in levels))
    supply = {"bad": iter(bad), "middle": iter([GREY] * len(levels)), "good": iter(good)}
    return tuple(next(supply[level.side]) for level in levels)
