"""The names of stops under or over a drawing: all of them where there is room, else every second one, else the first and last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from reportgen.render.charts.canvas import Canvas
from reportgen.render.style import INK2, LEADING, MM, NOTE
from reportgen.render.text_width import pieces, widest, width, wrap

LINE = NOTE * LEADING / MM
_TRIES = ((2, 1), (2, 2), (3, 1), (3, 2))
"""Lines at most, and of how many stops one is named."""

Named = Mapping[int, tuple[str, ...]]


def names(labels: Sequence[str], xs: Sequence[float]) -> Named:
    """Return the names that are set, in lines, by the number of their stop."""
    for most, step in _TRIES:
        found = _chosen(labels, xs, step)
        if found and all(len(lines) <= most for lines in found.values()):
            return found
    room = max((xs[-1] - xs[0]) / 2 - 1, 12.0)
    return {i: wrap(labels[i], room, NOTE) for i in (0, len(xs) - 1)}


def height(found: Named) -> float:
    """Return the height of names in millimetres."""
    return max(map(len, found.values())) * LINE


def draw(canvas: Canvas, found: Named, xs: Sequence[float], edge: float, *, under: bool = True) -> None:
    """Set names from a line downwards, or upwards from it, none of them past the edge of the sheet."""
    for i, lines in found.items():
        half, high = widest(lines, NOTE) / 2, len(lines) * LINE / 2
        x = min(max(xs[i], half), canvas.width - half)
        canvas.text(x, edge + high if under else edge - high, lines, size=NOTE, colour=INK2, anchor="middle")


def _chosen(labels: Sequence[str], xs: Sequence[float], step: int) -> dict[int, tuple[str, ...]]:
    """Return the names of every stop or every second one, the last among them; nothing where a word is too long."""
    chosen = [i for i in range(len(xs)) if (len(xs) - 1 - i) % step == 0]
    room = min((xs[b] - xs[a] for a, b in pairwise(chosen)), default=30.0) - 1.6
    if any(width(piece.rstrip(), NOTE) > room for i in chosen for piece in pieces(labels[i])):
        return {}
    return {i: wrap(labels[i], room, NOTE) for i in chosen}
