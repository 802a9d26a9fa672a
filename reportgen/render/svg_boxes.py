"""Find words in a drawing that touch other words or the edge of a mark, stick out, or stand on a ground too like them.

It computes: boxes of words come from the font that is shipped, marks from the elements of the drawing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from xml.etree import ElementTree

from reportgen.render.clipping import enters
from reportgen.render.style import PAPER, contrast
from reportgen.render.text_width import ems

Point = tuple[float, float]

_SVG = "{http://www.w3.org/2000/svg}"
_ASCENT, _DESCENT = 0.88, 0.12
"""The square of a hanzi around the base line, in ems; digits and Latin capitals are lower."""
_TOUCH = 0.3
"""Points that boxes may share before it counts: white space inside the boxes is more than that."""
_THIN = 0.3
"""Below this opacity a mark is a band."""
_LARGE, _LARGE_BOLD = 18.0, 14.0
"""From these sizes in points on, 3:1 is enough (WCAG 2.2)."""


@dataclass(frozen=True, slots=True)
class Box:
    """A line of words with the room it takes, in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    colour: str
    needed: float
    """The contrast it needs."""

    def meets(self, other: Box) -> bool:
        """Say whether two boxes share room."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > _TOUCH and down > _TOUCH

    def crossed(self, mark: Mark) -> bool:
        """Say whether the edge of a mark runs through the words; wholly inside a mark is no crossing."""
        inset = 0.12 * (self.bottom - self.top)
        x, y = (self.left + _TOUCH, self.right - _TOUCH), (self.top + inset, self.bottom - inset)
        return any(enters(one, other, x, y) for ring in mark.rings for one, other in pairwise((*ring, ring[0])))

    def points(self) -> Iterator[Point]:
        """Yield points all over the box, a little inside its edges."""
        for i in range(13):
            for j in range(5):
                yield (
                    self.left + (0.02 + 0.08 * i) * (self.right - self.left),
                    self.top + (0.12 + 0.19 * j) * (self.bottom - self.top),
                )


@dataclass(frozen=True, slots=True)
class Mark:
    """A filled shape or the body of a line, as rings of points."""

    rings: tuple[tuple[Point, ...], ...]
    colour: str
    thin: bool = False
    """A band that lets most of the ground through: words may stand across its edge."""
    solid: bool = True
    """Nothing beneath it is seen."""

    def near(self, box: Box) -> bool:
        """Say whether the mark's bounding box meets the box of words."""
        xs, ys = zip(*(point for ring in self.rings for point in ring), strict=True)
        return bool(min(xs) <= box.right and max(xs) >= box.left and min(ys) <= box.bottom and max(ys) >= box.top)

    def covers(self, x: float, y: float) -> bool:
        """Say whether a point lies inside, by the nonzero rule."""
        winding = 0
        for ring in self.rings:
            for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
                if (y1 <= y) != (y2 <= y) and (x2 - x1) * (y - y1) / (y2 - y1) + x1 > x:
                    winding += 1 if y1 < y2 else -1
        return winding != 0


def faults(svg: str) -> tuple[str, ...]:
    """Return what is wrong with a drawing, one sentence for each fault.

    Parameters
    ----------
    svg
        A drawing of :func:`reportgen.render.charts.draw.draw`.
    """
    root = ElementTree.fromstring(svg)  # noqa: S314 - drawn by us
    items = [item for element in root.iter() for item in _items(element)]
    boxes = [item for item in items if isinstance(item, Box)]
    found = [*_cut(root, boxes)]
    found += [f"{one.text!r} touches {other.text!r}" for one, other in combinations(boxes, 2) if one.meets(other)]
    for i, item in enumerate(items):
        if isinstance(item, Box):
            under = _seen(item, [mark for mark in items[:i] if isinstance(mark, Mark) and mark.near(item)])
            over = [mark for mark in items[i:] if isinstance(mark, Mark) and mark.near(item)]
            found += _ground(item, under, over)
    return tuple(found)


def boxes(svg: str) -> tuple[Box, ...]:
    """Return the boxes of all words of a drawing."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - drawn by us
    return tuple(item for element in root.iter() for item in _items(element) if isinstance(item, Box))


def _cut(root: ElementTree.Element, boxes: list[Box]) -> Iterator[str]:
    left, top, width, height = (float(part) for part in root.get("viewBox", "").split())
    for box in boxes:
        if (
            box.left < left - _TOUCH
            or box.right > left + width + _TOUCH
            or box.top < top - _TOUCH
            or box.bottom > top + height + _TOUCH
        ):
            yield f"{box.text!r} is cut by the edge"


def _seen(box: Box, under: list[Mark]) -> list[Mark]:
    """Return the marks behind words without those that a later one hides, such as grid lines beneath a bar."""
    hiding = [i for i, mark in enumerate(under) if mark.solid and all(mark.covers(x, y) for x, y in box.points())]
    return under[hiding[-1] :] if hiding else under


def _ground(box: Box, under: list[Mark], over: list[Mark]) -> Iterator[str]:
    points = list(box.points())
    grounds = {next((m.colour for m in reversed(under) if m.covers(x, y)), PAPER) for x, y in points}
    low = min(contrast(box.colour, ground) for ground in grounds)
    if low < box.needed:
        yield f"{box.text!r} has a contrast of {low:.1f} where {box.needed:g} is needed"
    if any(mark.covers(x, y) for mark in over if not mark.thin for x, y in points):
        yield f"{box.text!r} is covered by a mark"
    for mark in (*under, *over):
        if not mark.thin and box.crossed(mark):
            yield f"{box.text!r} is crossed by the edge of a mark ({mark.colour})"


def _items(element: ElementTree.Element) -> Iterator[Box | Mark]:
    if element.get("transform"):
        raise ValueError("a drawing with transforms cannot be checked")
    if element.tag == f"{_SVG}text":
        yield _box(element)
    elif shape := _SHAPES.get(element.tag.removeprefix(_SVG)):
        colour = element.get("stroke" if element.tag == f"{_SVG}line" else "fill", "none")
        opacity = float(element.get("fill-opacity", 1))
        if colour != "none":
            yield Mark(shape(element), _mixed(colour, opacity), opacity < _THIN, opacity == 1)


def _mixed(colour: str, opacity: float) -> str:
    """Return a colour laid thinly over paper."""
    parts = ((int(colour[i : i + 2], 16), int(PAPER[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(over * opacity + under * (1 - opacity)):02x}" for over, under in parts)


def _box(element: ElementTree.Element) -> Box:
    words, size, bold = element.text or "", float(element.get("font-size", 0)), element.get("font-weight") == "700"
    width = ems(words, bold) * size
    left = float(element.get("x", 0)) - width * {"middle": 0.5, "end": 1.0}.get(element.get("text-anchor", ""), 0.0)
    y = float(element.get("y", 0))
    needed = 3.0 if size >= (_LARGE_BOLD if bold else _LARGE) else 4.5
    return Box(words, left, y - _ASCENT * size, left + width, y + _DESCENT * size, element.get("fill", "#000000"), needed)


def _numbers(element: ElementTree.Element, *names: str) -> list[float]:
    return [float(element.get(name, 0)) for name in names]


def _rectangle(element: ElementTree.Element) -> tuple[tuple[Point, ...], ...]:
    x, y, width, height = _numbers(element, "x", "y", "width", "height")
    return (((x, y), (x + width, y), (x + width, y + height), (x, y + height)),)


def _line(element: ElementTree.Element) -> tuple[tuple[Point, ...], ...]:
    x1, y1, x2, y2, weight = _numbers(element, "x1", "y1", "x2", "y2", "stroke-width")
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1.0
    dx, dy = (y2 - y1) / length * weight / 2, (x2 - x1) / length * weight / 2
    return (((x1 - dx, y1 + dy), (x2 - dx, y2 + dy), (x2 + dx, y2 - dy), (x1 + dx, y1 - dy)),)


def _circle(element: ElementTree.Element) -> tuple[tuple[Point, ...], ...]:
    x, y, r = _numbers(element, "cx", "cy", "r")
    d = r * 0.7071
    return (((x + r, y), (x + d, y + d), (x, y + r), (x - d, y + d), (x - r, y), (x - d, y - d), (x, y - r), (x + d, y - d)),)


def _path(element: ElementTree.Element) -> tuple[tuple[Point, ...], ...]:
    rings: list[list[Point]] = []
    for command, rest in re.findall(r"([MLC])([^MLCZ]*)", element.get("d", "")):
        flat = [float(part) for part in rest.split()]
        points = list(zip(flat[::2], flat[1::2], strict=True))
        if command == "M":
            rings.append([])
        rings[-1] += points[-1:] if command != "C" else _curve(rings[-1][-1], *points)
    return tuple(map(tuple, rings))


def _curve(start: Point, one: Point, two: Point, end: Point) -> list[Point]:
    steps = [(t / 8, 1 - t / 8) for t in range(1, 9)]
    weights = [(u**3, 3 * u * u * t, 3 * u * t * t, t**3) for t, u in steps]
    return [_mean(weight, start, one, two, end) for weight in weights]


def _mean(weights: tuple[float, ...], *points: Point) -> Point:
    x, y = (sum(weight * point[axis] for weight, point in zip(weights, points, strict=True)) for axis in (0, 1))
    return x, y


_SHAPES = {"rect": _rectangle, "line": _line, "circle": _circle, "path": _path}
