"""Whether a straight line comes inside a rectangle."""

from __future__ import annotations

from collections.abc import Sequence


def enters(one: Sequence[float], other: Sequence[float], across: tuple[float, float], down: tuple[float, float]) -> bool:
    """Say whether a line from one point to another comes inside a rectangle (Liang and Barsky 1984).

    Parameters
    ----------
    one, other
        The ends of the line, each as (x, y).
    across
        The left and the right side of the rectangle.
    down
        Its upper and its lower side.
    """
    begin, end = 0.0, 1.0
    for start, stop, (low, high) in zip(one, other, (across, down), strict=True):
        if start == stop:
            if not low < start < high:
                return False
        else:
            first, last = sorted(((low - start) / (stop - start), (high - start) / (stop - start)))
            begin, end = max(begin, first), min(end, last)
    return begin < end
