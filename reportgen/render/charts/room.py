"""Room that words take on a sheet, in millimetres, and what is left of a line that must not run through them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportgen.render.clipping import enters
from reportgen.render.style import LABEL, LEADING, MM
from reportgen.render.text_width import widest

Place = tuple[float, float]
Span = tuple[float, float]

_CLEAR = 0.5
"""Between words and a line that stops short of them."""


@dataclass(frozen=True, slots=True)
class Room:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def shared(self, other: Room) -> float:
        """Return the area that two rectangles have in common."""
        if self.right <= other.left or other.right <= self.left or self.bottom <= other.top or other.bottom <= self.top:
            return 0.0
        across = min(self.right, other.right) - max(self.left, other.left)
        return across * (min(self.bottom, other.bottom) - max(self.top, other.top))

    def holds(self, place: Place) -> bool:
        """Say whether a place lies inside."""
        return self.left <= place[0] <= self.right and self.top <= place[1] <= self.bottom

    def entered(self, one: Place, other: Place) -> bool:
        """Say whether a straight line comes inside."""
        if (one[0] < self.left > other[0]) or (one[0] > self.right < other[0]):
            return False
        if (one[1] < self.top > other[1]) or (one[1] > self.bottom < other[1]):
            return False
        return enters(one, other, (self.left, self.right), (self.top, self.bottom))


def room_of(x: float, y: float, lines: Sequence[str], *, size: float = LABEL, bold: bool = False, anchor: str = "start") -> Room:
    """Return the room of lines of words as the canvas sets them."""
    wide, high = widest(tuple(lines), size, bold), len(lines) * size * LEADING / MM
    left = x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    return Room(left, y - high / 2, left + wide, y + high / 2)


def upright(x: float, spans: Iterable[Span], taken: Iterable[Room]) -> list[Span]:
    """Return what is left of a vertical line at ``x`` where words take their room."""
    blocked = sorted((r.top, r.bottom) for r in taken if r.left - _CLEAR < x < r.right + _CLEAR)
    return [part for span in spans for part in _without(span, blocked)]


def level(y: float, spans: Iterable[Span], taken: Iterable[Room]) -> list[Span]:
    """Return what is left of a level line at ``y`` where words take their room."""
    blocked = sorted((r.left - _CLEAR, r.right + _CLEAR) for r in taken if r.top + 0.4 < y < r.bottom - 0.4)
    return [part for span in spans for part in _without(span, blocked)]


def _without(span: Span, blocked: Sequence[Span]) -> list[Span]:
    start, end = span
    left = []
    for low, high in blocked:
        if high > start and low < end:
            left.append((start, low))
            start = max(start, high)
    left.append((start, end))
    return [(a, b) for a, b in left if b - a > 0.3]
