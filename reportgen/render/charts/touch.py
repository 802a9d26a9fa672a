"""Where a number of a drawing can be touched: its words and its bar, cell or dot, grown to the size of a fingertip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.render.charts.room import Room

TIP = 6.0
"""The least width and height in millimetres of the sheet: 24 px of a browser where the drawing has its least size (WCAG 2.2)."""
_NEAR = 3.0
"""Words at most so far from a mark of the same number, and in line with it, are one target with it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that shows a number."""

    fact: str
    """The fact's id; empty for what shows none and is not to be covered."""
    room: Room
    words: str = ""
    """What is written there; empty for a mark without words."""


@dataclass(frozen=True, slots=True)
class Targets:
    """What can be touched on a sheet; lengths in millimetres from the upper left corner."""

    width: float
    height: float
    spots: tuple[Spot, ...]


def targets(spots: Sequence[Spot], width: float, height: float) -> Targets:
    """Return what can be touched on a sheet, in the order drawn: no two share room unless their words or marks do.

    Parameters
    ----------
    spots
        The words and marks of numbers, in the order drawn.
    width, height
        The size of the sheet in millimetres.
    """
    cores = _joined(spots)
    grown = [_grown(core.room, width, height) for core in cores]
    tops = [room.top for room in grown]
    order = sorted(range(len(cores)), key=lambda i: tops[i])
    for place, i in enumerate(order):
        for j in order[place + 1 :]:
            if tops[j] >= grown[i].bottom:
                break
            if cores[i].fact != cores[j].fact and grown[i].shared(grown[j]):
                grown[i], grown[j] = _parted((grown[i], grown[j]), (cores[i].room, cores[j].room))
    found = (replace(core, room=room) for core, room in zip(cores, grown, strict=True) if core.fact)
    return Targets(width, height, tuple(found))


def _joined(spots: Sequence[Spot]) -> list[Spot]:
    """Make one of the words and the mark of a number that stand side by side, or over each other."""
    found: list[Spot] = []
    last: dict[str, int] = {}
    for spot in spots:
        at = last.get(spot.fact) if spot.fact else None
        if at is not None and (room := _both(found[at], spot, spots)):
            found[at] = Spot(spot.fact, room, " ".join(filter(None, (found[at].words, spot.words))))
        else:
            last[spot.fact] = len(found)
            found.append(spot)
    return found


def _gaps(one: Room, other: Room) -> tuple[float, float]:
    """Return how far two rooms are apart across and down; less than zero where they overlap."""
    return max(other.left - one.right, one.left - other.right), max(other.top - one.bottom, one.top - other.bottom)


def _both(one: Spot, other: Spot, spots: Sequence[Spot]) -> Room | None:
    """Return the room of two places side by side; None where they are not, or where something else stands in it."""
    a, b = one.room, other.room
    gaps = _gaps(a, b)
    if min(gaps) >= 0 or max(gaps) > _NEAR:
        return None
    room = Room(min(a.left, b.left), min(a.top, b.top), max(a.right, b.right), max(a.bottom, b.bottom))
    return None if any(room.shared(spot.room) for spot in spots if spot.fact != one.fact) else room


def _grown(room: Room, width: float, height: float) -> Room:
    aside, over = (max(0.0, TIP - size) / 2 for size in (room.right - room.left, room.bottom - room.top))
    return Room(
        max(0.0, room.left - aside), max(0.0, room.top - over), min(width, room.right + aside), min(height, room.bottom + over)
    )


def _parted(grown: tuple[Room, Room], cores: tuple[Room, Room]) -> tuple[Room, Room]:
    """Part two targets half-way between what they show, in the direction in which that is further apart."""
    (one, other), (a, b) = grown, cores
    across, down = _gaps(a, b)
    if across >= down:
        if a.left + a.right > b.left + b.right:
            return _parted((other, one), (b, a))[::-1]
        middle = (a.right + b.left) / 2
        return replace(one, right=min(one.right, middle)), replace(other, left=max(other.left, middle))
    if a.top + a.bottom > b.top + b.bottom:
        return _parted((other, one), (b, a))[::-1]
    middle = (a.bottom + b.top) / 2
    return replace(one, bottom=min(one.bottom, middle)), replace(other, top=max(other.top, middle))
