"""Names beside points, so that none touches another, a point, or a line: tried at many places, the cheapest of all together.

Deterministic: the same points give the same places. It begins with each name at its best place, in several orders, moves
one name after another as long as that makes the whole cheaper, and keeps the cheapest of what the orders led to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from reportgen.render.charts.room import Place, Room
from reportgen.render.style import LEADING, MM, NOTE
from reportgen.render.text_width import widest

SIDES: tuple[Place, ...] = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))
"""Right, left, above, below, then the corners: the order of preference."""
BETWEEN: tuple[Place, ...] = tuple((a, b) for a in (1, -1, 0.4, -0.4) for b in (-0.4, 0.4, -1, 1) if abs(a) != abs(b))
"""Directions that are tried besides where a line leads to the name."""
DISTANCES = (1.9, 3.6, 6.0, 9.0, 13.0, 18.0, 24.0)
"""From the middle of a point to its name, in mm."""
LED = 2
"""From this distance on, counted from 0, a line leads to the name."""
_FAR = (0.0, 1.2, 3.0, 4.5, 6.5, 9.0, 12.0)
"""What each distance costs."""
_FREE = 2.4
"""Nearer than this in mm no line is needed."""
_LINE = NOTE * LEADING / MM
_OVERLAP, _OUTSIDE, _ACROSS, _RUN = 40.0, 400.0, 80.0, 60.0
"""What a square millimetre of overlap costs, a name outside the frame, one across a line from its point, a line through one."""
_PASSES = 6
_LOOKED_AT = 80
"""Places of each name that are compared with those of the others."""


@dataclass(frozen=True, slots=True)
class Name:
    """Words to place beside a point."""

    point: Place
    ways: tuple[tuple[str, ...], ...]
    """The ways to break them into lines, the preferred first."""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A name at its place."""

    point: Place
    lines: tuple[str, ...]
    room: Room
    leader: tuple[Place, Place] | None
    """The line that leads to it, where it is far from its point."""
    clear: bool
    """Whether it touches nothing and is inside the frame."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    lines: tuple[str, ...]
    room: Room
    leader: tuple[Place, Place] | None
    cost: float
    """By itself, whatever the other names do."""
    blocked: bool
    """Whether it touches something that does not move, or leaves the frame."""
    reach: Room
    """The room of words and line together."""


def place(names: Sequence[Name], frame: Room, taken: Sequence[Room], lines: Sequence[Room]) -> list[Placed]:
    """Return where each name stands.

    Parameters
    ----------
    names
        The names and their points.
    frame
        All names stay inside it.
    taken
        What neither they nor their leaders may touch: points, corners, intervals.
    lines
        What they may not touch, and should not stand across from their points: lines between corners.
    """
    tried = [_best(_candidates(name, frame, taken, lines)) for name in names]
    chosen = min((_settled(tried, order) for order in _orders(names)), key=lambda one: _cost(tried, one))
    found = [tried[i][chosen[i]] for i in range(len(names))]
    clear = [not c.blocked and not any(_clash(c, other) for other in found if other is not c) for c in found]
    return [Placed(n.point, c.lines, c.room, c.leader, free) for n, c, free in zip(names, found, clear, strict=True)]


def _best(candidates: Iterator[_Candidate]) -> list[_Candidate]:
    """Return the cheapest places of a name, those that touch nothing first: more would only be looked at in vain."""
    return sorted(candidates, key=lambda c: (c.blocked, c.cost))[:_LOOKED_AT]


def _orders(names: Sequence[Name]) -> Iterator[list[int]]:
    """Yield the orders in which names are placed: the most crowded first, then from each side."""
    everyone = range(len(names))
    yield sorted(everyone, key=lambda i: (-_crowd(names, i), i))
    for axis in (0, 1):
        for sign in (1, -1):
            yield sorted(everyone, key=lambda i: (sign * names[i].point[axis], i))


def _settled(tried: Sequence[Sequence[_Candidate]], order: Sequence[int]) -> list[int]:
    """Place names in an order, each as cheaply as those before it leave room for, until none gets cheaper by moving."""
    chosen: dict[int, int] = {}
    for i in order:
        chosen[i] = _cheapest(tried, chosen, i)
    for _ in range(_PASSES):
        before = dict(chosen)
        for i in order:
            chosen[i] = _cheapest(tried, {k: v for k, v in chosen.items() if k != i}, i)
        if chosen == before:
            break
    return [chosen[i] for i in range(len(tried))]


def _cost(tried: Sequence[Sequence[_Candidate]], chosen: Sequence[int]) -> float:
    found = [candidates[i] for candidates, i in zip(tried, chosen, strict=True)]
    return sum(c.cost for c in found) + sum(_clash(one, other) for one, other in combinations(found, 2))


def _crowd(names: Sequence[Name], i: int) -> float:
    x, y = names[i].point
    return sum(1 / (4 + (x - n.point[0]) ** 2 + (y - n.point[1]) ** 2) for k, n in enumerate(names) if k != i)


def _cheapest(tried: Sequence[Sequence[_Candidate]], chosen: dict[int, int], i: int) -> int:
    others = [tried[k][v] for k, v in chosen.items()]
    costs = [c.cost + sum(_clash(c, other) for other in others) for c in tried[i]]
    return costs.index(min(costs))


def _clash(one: _Candidate, other: _Candidate) -> float:
    """Return what two names cost together: shared room, and lines that run through a name or cross each other."""
    if not one.reach.shared(other.reach):
        return 0.0
    cost = _OVERLAP * one.room.shared(other.room)
    cost += _RUN * sum(a.leader is not None and b.room.entered(*a.leader) for a, b in ((one, other), (other, one)))
    if one.leader and other.leader and _cross(one.leader, other.leader):
        cost += _RUN
    return cost


def _cross(one: tuple[Place, Place], other: tuple[Place, Place]) -> bool:
    """Say whether two lines cross: the ends of each lie on different sides of the other."""
    return _turn(*one, other[0]) * _turn(*one, other[1]) < 0 > _turn(*other, one[0]) * _turn(*other, one[1])


def _turn(a: Place, b: Place, c: Place) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _candidates(name: Name, frame: Room, taken: Sequence[Room], between: Sequence[Room]) -> Iterator[_Candidate]:
    for lines in name.ways:
        for far, distance in enumerate(DISTANCES):
            for rank, side in enumerate(SIDES if far < LED else (*SIDES, *BETWEEN)):
                room = _room(name, lines, side, distance)
                leader = _leader(name.point, room) if far >= LED else None
                through = 0 if leader is None else sum(t.entered(*leader) for t in taken if not t.holds(name.point))
                overlap, outside = sum(room.shared(t) for t in (*taken, *between)), _outside(room, frame)
                cost = _OVERLAP * overlap + (_OUTSIDE + outside if outside else 0) + _RUN * through
                cost += _ACROSS * _crosses(name.point, room, between) + 0.05 * rank + _FAR[far] + 1.1 * (len(lines) - 1)
                yield _Candidate(lines, room, leader, cost, bool(overlap or outside or through), _reach(room, leader))


def _room(name: Name, lines: tuple[str, ...], side: Place, distance: float) -> Room:
    (x, y), (across, down) = name.point, side
    wide, high = widest(lines, NOTE, name.bold), len(lines) * _LINE
    reach = distance if across == 0 or down == 0 else distance * 0.7
    left = x + across * reach - (wide if across < 0 else wide / 2 if across == 0 else 0)
    top = y + down * reach - (high if down < 0 else high / 2 if down == 0 else 0)
    return Room(left, top, left + wide, top + high)


def _leader(point: Place, room: Room) -> tuple[Place, Place] | None:
    """Return the line from the edge of a point to the nearest side of its name."""
    x = min(max(point[0], room.left), room.right)
    y = min(max(point[1], room.top + 0.6), room.bottom - 0.6)
    length = ((x - point[0]) ** 2 + (y - point[1]) ** 2) ** 0.5
    if length <= _FREE:
        return None
    begin, end = ((point[0] + (x - point[0]) * t, point[1] + (y - point[1]) * t) for t in (1.4 / length, 1 - 0.4 / length))
    return begin, end


def _reach(room: Room, leader: tuple[Place, Place] | None) -> Room:
    xs, ys = [room.left, room.right], [room.top, room.bottom]
    for x, y in leader or ():
        xs.append(x)
        ys.append(y)
    return Room(min(xs), min(ys), max(xs), max(ys))


def _outside(room: Room, frame: Room) -> float:
    over = (frame.left - room.left, room.right - frame.right, frame.top - room.top, room.bottom - frame.bottom)
    return sum(max(0.0, part) for part in over)


def _crosses(point: Place, room: Room, lines: Sequence[Room]) -> int:
    """Count the lines between a point and the middle of its name."""
    middle = ((room.left + room.right) / 2, (room.top + room.bottom) / 2)
    return sum(line.entered(point, middle) for line in lines)
