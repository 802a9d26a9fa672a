"""Colours of the levels of a rating scale: by side and strength, whatever the number of levels."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.content.charts.kinds import Level
from reportgen.render.style import BLUE, BLUE2, BLUE_MIDDLE, GREY, RED, RED2, RED_MIDDLE

_BAD = (RED2, RED_MIDDLE, RED)
_GOOD = (BLUE2, BLUE_MIDDLE, BLUE)


def _mix(one: str, other: str, share: float) -> str:
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _strengths(shades: tuple[str, str, str], count: int) -> list[str]:
    """Return colours from the weakest to the strongest of a side; a side of one level has the weak one."""
    if count <= 1:
        return [shades[0]][:count]
    places = [2 * i / (count - 1) for i in range(count)]
    return [_mix(shades[min(int(place), 1)], shades[min(int(place), 1) + 1], place - min(int(place), 1)) for place in places]


def colours(levels: Sequence[Level]) -> tuple[str, ...]:
    """Return the colour of each level, the levels given from the worst to the best."""
    bad = _strengths(_BAD, sum(level.side == "bad" for level in levels))[::-1]
    good = _strengths(_GOOD, sum(level.side == "good" for level in levels))
    supply = {"bad": iter(bad), "middle": iter([GREY] * len(levels)), "good": iter(good)}
    return tuple(next(supply[level.side]) for level in levels)
