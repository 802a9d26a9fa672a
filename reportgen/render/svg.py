"""A matplotlib backend that writes the little SVG a page needs, and the words of a figure as text.

matplotlib's own SVG cannot stand inside a page: its style rule restyles the page, its ids repeat from figure to figure,
colours sit in style attributes, metadata carry the date. This writes rectangles, lines, circles and paths with plain
attributes and nothing else, so there is nothing to clean up afterwards and nothing for a label to break out of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase

from reportgen.render.style import FAMILIES, MM
from reportgen.render.text_width import legal

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.path import Path
    from matplotlib.transforms import Transform

Points = list[tuple[float, float]]

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
_ANCHORS = {"start": "", "middle": ' text-anchor="middle"', "end": ' text-anchor="end"'}
_COMMANDS = {1: "M", 2: "L", 3: "Q", 4: "C"}
_CIRCLE = 26
"""Vertices of matplotlib's circle: eight Bézier curves and the closing point."""


class Words(NamedTuple):
    """A line of words on a drawing; lengths in millimetres from the upper left corner, ``y`` the base line."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool
    anchor: str


class SvgRenderer(RendererBase):
    """Write marks as SVG elements with presentation attributes.

    Parameters
    ----------
    width, height
        Size of the canvas in points.
    """

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.width, self.height = width, height
        self.elements: list[str] = []

    def draw_path(self, gc: GraphicsContextBase, path: Path, transform: Transform, rgbFace: Any = None) -> None:  # noqa: N803
        """Write a path as the simplest element it is; nothing for what has neither fill nor stroke."""
        paint = _paint(gc, rgbFace)
        shape = self._shape(path, transform) if paint else ""
        if shape:
            self.elements.append(f"<{shape}{paint}/>")

    def _shape(self, path: Path, transform: Transform) -> str:
        points = [(x, self.height - y) for x, y in transform.transform(path.vertices).tolist()]
        if len(points) == 2:
            return _line(points)
        if len(points) == 5 and len({round(x, 4) for x, _ in points}) <= 2 >= len({round(y, 4) for _, y in points}):
            return _rectangle(points)
        return _circle(points) if len(points) == _CIRCLE else self._curve(path, transform)

    def _curve(self, path: Path, transform: Transform) -> str:
        steps = []
        for vertices, code in path.iter_segments(transform, simplify=False):
            flat: list[float] = np.asarray(vertices, dtype=float).tolist()
            places = [f"{number(x)} {number(self.height - y)}" for x, y in zip(flat[::2], flat[1::2], strict=True)]
            steps.append("Z" if code == path.CLOSEPOLY else _COMMANDS[int(code)] + " ".join(places))
        return f'path d="{"".join(steps)}"'

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Return the size in points."""
        return self.width, self.height


def number(value: float) -> str:
    """Return a length with at most two decimals."""
    words = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if words == "-0" else words


def _hex(colour: Sequence[float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour[:3])


def _paint(gc: GraphicsContextBase, face: Any) -> str:
    filled = face is not None and (len(face) < 4 or face[3] > 0)
    stroked = gc.get_linewidth() > 0 and gc.get_rgb()[3] > 0
    if not filled and not stroked:
        return ""
    thin = f' fill-opacity="{number(face[3])}"' if filled and len(face) > 3 and face[3] < 1 else ""
    return (f' fill="{_hex(face)}"{thin}' if filled else ' fill="none"') + (_stroke(gc) if stroked else "")


def _stroke(gc: GraphicsContextBase) -> str:
    _, dashes = gc.get_dashes()
    lengths: list[float] = [] if dashes is None else np.asarray(dashes, dtype=float).tolist()
    pattern = f' stroke-dasharray="{" ".join(map(number, lengths))}"' if lengths else ""
    return f' stroke="{_hex(gc.get_rgb())}" stroke-width="{number(gc.get_linewidth())}"{pattern}'


def _line(points: Points) -> str:
    (x1, y1), (x2, y2) = points
    return f'line x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'


def _box(points: Points) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def _rectangle(points: Points) -> str:
    x, y, width, height = _box(points)
    if min(width, height) < 0.005:
        return ""
    return f'rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'


def _circle(points: Points) -> str:
    x, y, width, height = _box(points)
    return f'circle cx="{number(x + width / 2)}" cy="{number(y + height / 2)}" r="{number((width + height) / 4)}"'


def _text(words: Words) -> str:
    place = f'x="{number(words.x * MM)}" y="{number(words.y * MM)}" font-size="{number(words.size)}"'
    weight = ' font-weight="700"' if words.bold else ""
    return f'<text {place}{weight}{_ANCHORS[words.anchor]} fill="{words.colour}">{escape(legal(words.text))}</text>'


def write(figure: Figure, words: Iterable[Words], name: str, alt: str) -> str:
    """Return a figure and its words as one SVG element.

    Parameters
    ----------
    figure
        The marks; its size is the canvas.
    words
        The lines of text over the marks.
    name
        The element's id: ASCII letters, digits, ``-``, ``_`` and ``.``; made by the content stage, never from data.
    alt
        The alternative text; it becomes the ``title``, the only form that reaches the PDF.

    Raises
    ------
    ValueError
        If the name could not stand as an id.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"not a name for a drawing: {name!r}")
    width, height = (float(inches) * 72 for inches in figure.get_size_inches())
    renderer = SvgRenderer(width, height)
    figure.draw(renderer)
    size = f'width="{number(width)}pt" height="{number(height)}pt" viewBox="0 0 {number(width)} {number(height)}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" id="{name}" {size} role="img" font-family="{FAMILIES}">'
    return "\n".join([head, f"<title>{escape(legal(alt))}</title>", *renderer.elements, *map(_text, words), "</svg>"]) + "\n"
