"""Lists shared out to slides: findings, the page at a glance, the four of a SWOT."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.content.blocks import GlancePage
from reportgen.content.inlines import plain
from reportgen.content.statement_blocks import SwotQuadrant, SwotTable
from reportgen.render.word.slides.room import BODY, HALF, LEADING, Box, lines
from reportgen.render.word.slides.slide import Points, Sides, numbered

POINTS = (20.0, 18.0, 16.0, 14.0, 13.0, 12.0)
"""Sizes of type in lists; more than fits at the last goes to another slide."""
SMALLER = 0.85
"""The size of what stands under a point, in sizes of the point."""
GAP = 6.0
"""Points between two paragraphs."""
INDENT = 24.0
HEADLINE = 96.0
"""How high a number above a list is."""
Point = tuple[int, str]


def points(title: str, told: Sequence[Point], notes: tuple[str, ...], words: Mapping[str, str]) -> Iterator[Points]:
    """Yield the slides of a list."""
    size, parts = shared(told, BODY)
    for number, part in enumerate(parts, 1):
        yield Points(numbered(title, number, len(parts), words), tuple(part), size, notes=notes if number == 1 else ())


def glance(block: GlancePage, title: str, notes: tuple[str, ...]) -> Iterator[Points]:
    """Yield the slides of the page at a glance: the number above its findings."""
    told: list[Point] = [(level, text) for level, text in ((0, plain(block.label)), (1, plain(block.text))) if text]
    room = Box(BODY.left, BODY.top + HEADLINE, BODY.width, BODY.height - HEADLINE)
    found = [(level, text) for f in block.findings for level, text in ((0, plain(f.title)), (1, plain(f.text))) if text]
    size, parts = shared([*told, *found], room)
    for number, part in enumerate(parts, 1):
        headline = f"{plain(block.headline)}{block.unit and ' ' + block.unit}" if number == 1 else ""
        yield Points(title, tuple(part), size, headline, block.tone, notes if number == 1 else ())


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
        if sum(_height(point, size, room) for point in told) <= room.height:
            return size, [list(told)]
    least, left = sizes[-1], room.height
    parts: list[list[Point]] = [[]]
    for group in _groups(told):
        need = sum(_height(point, least, room) for point in group)
        if parts[-1] and need > left:
            parts.append([])
            left = room.height
        parts[-1] += group
        left -= need
    return least, parts


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
