"""Lists shared out to slides: findings, the page at a glance, the four of a SWOT."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.content.blocks import GlancePage
from reportgen.content.inlines import plain
from reportgen.content.statement_blocks import SwotQuadrant, SwotTable
from reportgen.render.word.slides.room import HALF, LEADING, LIST, SIDES, Box, dealt, lines
from reportgen.render.word.slides.slide import Glance, Points, Sides, numbered

POINTS = (24.0, 20.0, 18.0, 16.0)
"""Sizes of type in lists, the largest that fits is taken."""
CUT_AT = (18.0, 16.0, 14.0)
"""Sizes of a list that needs several slides: the largest at which each point has room on one."""
SMALLER = 0.85
"""The size of what stands under a point, in sizes of the point."""
GAP = 6.0
"""Points between two paragraphs."""
INDENT = 24.0
Point = tuple[int, str]


def points(
    title: str, told: Sequence[Point], notes: tuple[str, ...], words: Mapping[str, str], signs: Sequence[str] | None = None
) -> Iterator[Points]:
    """Yield the slides of a list; its points have bullets, signs of their own, or numbers where there are no signs."""
    size, parts = shared(told, LIST)
    first = 1
    for number, part in enumerate(parts, 1):
        named = numbered(title, number, len(parts), words)
        count = sum(not level for level, _ in part)
        own = tuple(signs[first - 1 : first - 1 + count]) if signs else ()
        yield Points(named, tuple(part), size, first if signs == () else 0, own, notes if number == 1 else ())
        first += count


def glance(block: GlancePage, title: str, notes: tuple[str, ...]) -> Glance:
    """Return the slide of the page at a glance: the number beside the titles of its findings, which the notes explain."""
    found: list[Point] = [(0, plain(f.title)) for f in block.findings]
    size = next((s for s in (*POINTS, *CUT_AT[2:]) if _high(found, s, SIDES[1]) <= SIDES[1].height), CUT_AT[-1])
    meaning = tuple(filter(None, (plain(block.label), plain(block.text))))
    told = (line for f in block.findings for line in (f"{f.number} {plain(f.title)}", plain(f.text)) if line)
    return Glance(title, plain(block.headline), block.unit, block.tone, meaning, tuple(found), size, (*notes, *told))


def pairs(block: SwotTable, title: str, notes: tuple[str, ...], words: Mapping[str, str]) -> Iterator[Sides]:
    """Yield the slides of a SWOT: what helps beside what harms."""
    for n in range(0, len(block.quadrants), 2):
        left, *rest = block.quadrants[n : n + 2]
        yield from _beside(left, rest[0] if rest else None, title, notes if n == 0 else (), words)


def _beside(
    left: SwotQuadrant, right: SwotQuadrant | None, title: str, notes: tuple[str, ...], words: Mapping[str, str]
) -> Iterator[Sides]:
    room = Box(0, 0, HALF[0].width, HALF[0].height - 40)
    told = [[(0, plain(entry.text)) for entry in one.entries] if one else [] for one in (left, right)]
    size = min(shared(one, room)[0] for one in told)
    parts = [shared(one, room, (size,))[1] for one in told]
    heads = (_head(left, words), _head(right, words) if right else "")
    count = max(map(len, parts))
    for number in range(count):
        sides = [tuple(one[number]) if number < len(one) else () for one in parts]
        yield Sides(numbered(title, number + 1, count, words), heads, (sides[0], sides[1]), size, notes if number == 0 else ())


def _head(one: SwotQuadrant, words: Mapping[str, str]) -> str:
    return one.title + words["in-brackets"].format(words=one.aside)


def shared(told: Sequence[Point], room: Box, sizes: Sequence[float] = POINTS) -> tuple[float, list[list[Point]]]:
    """Return the size of a list's type, and its paragraphs slide by slide; a point stays with what stands under it."""
    for size in sizes:
        if _high(told, size, room) <= room.height:
            return size, [list(told)]
    groups = list(_groups(told))
    cuts = CUT_AT if sizes is POINTS else sizes
    least = next((s for s in cuts if all(_high(group, s, room) <= room.height for group in groups)), cuts[-1])
    parts = dealt([_high(group, least, room) for group in groups], room.height)
    return least, [[point for n in part for point in groups[n]] for part in parts]


def _high(told: Sequence[Point], size: float, room: Box) -> float:
    return sum(_height(point, size, room) for point in told)


def _groups(told: Sequence[Point]) -> Iterator[list[Point]]:
    group: list[Point] = []
    for point in told:
        if point[0] == 0 and group:
            yield group
            group = []
        group.append(point)
    if group:
        yield group


def _height(point: Point, size: float, room: Box) -> float:
    own = size * (SMALLER if point[0] else 1)
    return lines(point[1], own, room.width - INDENT * (point[0] + 1)) * own * LEADING + GAP
