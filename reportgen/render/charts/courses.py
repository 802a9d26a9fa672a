"""Lines through several stops: their runs, gaps and breaks, and the names at their ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.content.charts.compared import Course
from reportgen.content.charts.mark import Mark
from reportgen.render.charts.axis import Axis
from reportgen.render.charts.canvas import Canvas
from reportgen.render.charts.points import around, band, dot, path
from reportgen.render.charts.room import Place, Room, room_of
from reportgen.render.charts.spread import spread
from reportgen.render.style import BLUE, BLUE2, HAIR, INK, INK2, INK3, LABEL, LEADING, MM, RED, RULE, STEM
from reportgen.render.text_width import widest, width, wrap

LINE = LABEL * LEADING / MM
SIZE = 5.0
"""Diameter in points of a dot on a line."""
_ORDINARY = (BLUE, BLUE2, INK2, INK, INK3)
_SLANT, _BETWEEN = 0.8, 0.7
"""Half the height of the two strokes of a break, and the room between them, in mm."""


@dataclass(frozen=True, slots=True)
class Field:
    """Where stops and values stand."""

    xs: tuple[float, ...]
    axis: Axis
    """Upright: high values above."""

    def place(self, course: Course, stop: int) -> Place | None:
        """Return where a course is at a stop; None for a number that is not shown."""
        value = course.marks[stop].value
        return None if value is None else (self.xs[stop], self.axis.at(value))


def colours(courses: Sequence[Course]) -> tuple[str, ...]:
    """Return a colour for each line: where some matter more than others these alone have one."""
    if any(course.role for course in courses):
        return tuple({"high": BLUE, "low": RED, "": INK2}[course.role] for course in courses)
    if len(courses) > len(_ORDINARY):
        return (BLUE,) * len(courses)
    return tuple(_ORDINARY[i % len(_ORDINARY)] for i in range(len(courses)))


def words_in(colour: str) -> str:
    """Return the colour of words that belong to a line: ink where the line's own is too light for them."""
    return INK if colour == BLUE2 else colour


def runs(course: Course) -> list[list[int]]:
    """Return the stops that follow each other without a break or a number that is not shown."""
    found: list[list[int]] = []
    for stop, mark in enumerate(course.marks):
        if mark.value is None:
            continue
        joined = found and found[-1][-1] == stop - 1 and stop not in course.breaks
        found = [*found[:-1], [*found[-1], stop]] if joined else [*found, [stop]]
    return found


def draw(canvas: Canvas, course: Course, field: Field, colour: str, *, bands: bool) -> None:
    """Draw a course: bands for intervals, lines within runs, dots at stops, strokes at breaks, dots over what is withheld."""
    found = runs(course)
    for run in found:
        if bands:
            _band(canvas, course, run, field, colour)
        path(canvas, [p for stop in run if (p := field.place(course, stop))], colour, weight=STEM)
        for stop in run:
            if place := field.place(course, stop):
                dot(canvas, place, colour, size=SIZE)
                canvas.shows(course.marks[stop].fact, around(place, SIZE))
    for before, after in pairwise(found):
        _gap(canvas, course, (before[-1], after[0]), field)


def _band(canvas: Canvas, course: Course, run: Sequence[int], field: Field, colour: str) -> None:
    ends = [(field.xs[s], course.marks[s].low, course.marks[s].high) for s in run]
    known = [(x, field.axis.at(low), field.axis.at(high)) for x, low, high in ends if low is not None and high is not None]
    if len(known) == len(ends) > 1:
        band(canvas, [(x, high) for x, _, high in known], [(x, low) for x, low, _ in known], colour)
        return
    for x, low, high in known:
        canvas.line((x, x), (low, high), colour, weight=HAIR, above=False)


def _gap(canvas: Canvas, course: Course, stops: tuple[int, int], field: Field) -> None:
    """Draw what stands between two runs: two strokes for a break, a dotted line where a number is not shown."""
    one, other = (field.place(course, stop) for stop in stops)
    if one is None or other is None:
        return
    if not any(stops[0] < b <= stops[1] for b in course.breaks):
        canvas.line((one[0], other[0]), (one[1], other[1]), RULE, dashes=(1, 2.4))
        return
    x, y = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    for shift in (-_BETWEEN / 2, _BETWEEN / 2):
        canvas.line((x + shift - _SLANT / 2, x + shift + _SLANT / 2), (y + _SLANT, y - _SLANT), INK2)


@dataclass(frozen=True, slots=True)
class Ending:
    """What stands at one end of a line."""

    mark: Mark
    lines: tuple[str, ...]
    place: Place
    colour: str
    bold: bool = False

    @property
    def high(self) -> float:
        """Height in millimetres, space to the next included."""
        return max(1, len(self.lines)) * LINE + 0.3


def ending(course: Course, field: Field) -> Place:
    """Return where the name of a line stands: at its last number, or at the last one shown where that is withheld."""
    found = [place for stop in range(len(field.xs)) if (place := field.place(course, stop))]
    return field.xs[-1], found[-1][1] if found else field.axis.left


def names(courses: Sequence[Course], room: float) -> tuple[list[tuple[str, ...]], float]:
    """Return the name of each line, broken to the room beside the drawing, and the width of the widest."""
    found = [wrap(course.label, room, LABEL, bool(course.role)) for course in courses]
    broadest = max(widest(lines, LABEL, bool(course.role)) for course, lines in zip(courses, found, strict=True))
    return found, broadest


def ends(canvas: Canvas, endings: Sequence[Ending], edges: tuple[float, float], x: float, *, numbers: float) -> list[Room]:
    """Set numbers and names in a column at the right of the lines, each as near to its end as the others let it.

    ``edges`` are the upper and lower ends of the column, ``x`` its left side, ``numbers`` the width of the numbers.
    """
    taken = []
    middles = spread([e.place[1] for e in endings], [e.high for e in endings], *edges)
    for ending, y in zip(endings, middles, strict=True):
        _leader(canvas, ending.place, (x - 0.6, y))
        words, tone = ending.mark.printed, words_in(ending.colour)
        canvas.text(x + numbers, y, words, bold=True, colour=tone, anchor="end", fact=ending.mark.fact)
        canvas.text(x + numbers + 1.4, y, ending.lines, colour=ending.colour if ending.bold else INK, bold=ending.bold)
        taken.append(room_of(x, y, (words,), bold=True))
    return taken


def starts(canvas: Canvas, endings: Sequence[Ending], edges: tuple[float, float], x: float) -> None:
    """Set numbers in a column at the left of the lines; ``x`` is its right side."""
    middles = spread([e.place[1] for e in endings], [e.high for e in endings], *edges)
    for ending, y in zip(endings, middles, strict=True):
        _leader(canvas, ending.place, (x + 0.6, y))
        canvas.text(x, y, ending.mark.printed, colour=INK2, anchor="end", fact=ending.mark.fact)


def _leader(canvas: Canvas, place: Place, label: Place) -> None:
    """Lead from the end of a line to a label that had to move."""
    if abs(place[1] - label[1]) > LINE / 4 or abs(place[0] - label[0]) > LINE:
        side = 1.2 if label[0] > place[0] else -1.2
        canvas.line((place[0] + side, label[0]), (place[1], label[1]), INK3, weight=HAIR)


def numbers_width(courses: Sequence[Course], stop: int) -> float:
    """Return the width of the widest number at a stop."""
    return max(width(course.marks[stop].printed, LABEL, True) for course in courses)
