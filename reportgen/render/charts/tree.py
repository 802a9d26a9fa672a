"""A tree from left to right: a column for each level, brackets between them; on a phone an outline with indents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.content.charts.kinds import TreeChart, Twig
from reportgen.render.charts.canvas import Canvas
from reportgen.render.style import BLUE, HAIR, INK, INK2, INK3, LABEL, LEADING, MM, NOTE
from reportgen.render.text_width import widest, width, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Point = tuple[float, float]

_BRACKET = 6.0
"""The width of what stands between two levels, in millimetres."""
_INDENT = 4.0
_APART = 1.9
"""Between a label and its number, and between two rows."""
_LEAST = 14.0
"""No column of labels is narrower, or the tree is drawn as an outline."""


def marks(_axes: Axes, _chart: TreeChart) -> None:
    """Draw nothing in data coordinates."""


def layout(canvas: Canvas, chart: TreeChart) -> None:
    """Lay out the tree in columns, or as an outline where columns would be too narrow."""
    columns = _columns(chart, canvas.width)
    if canvas.narrow or not columns:
        _outline(canvas, chart)
        return
    top = 0.0
    for i, twig in enumerate(chart.twigs):
        top += _APART * 1.6 if i else 0.3
        top += _branch(canvas, twig, columns, 0, top)
    canvas.height = top + 0.3


def size(twig: Twig) -> float:
    """Return the type size of a label: questions are set smaller."""
    return NOTE if twig.question else LABEL


@dataclass(frozen=True, slots=True)
class Level:
    """One column."""

    left: float
    label: float
    """Width of the labels."""
    value: float
    """Width of the numbers, 0 without any."""

    @property
    def right(self) -> float:
        """The right end of the column."""
        return self.left + self.label + (self.value + _APART if self.value else 0.0)


def _columns(chart: TreeChart, total: float) -> tuple[Level, ...]:
    """Return the columns; none when one of them would be too narrow to read."""
    levels = _levels(chart.twigs)
    natural = [max(width(t.label, size(t), depth == 0) for t in twigs) for depth, twigs in enumerate(levels)]
    values = [max((width(t.mark.printed, size(t), True) for t in twigs if t.mark), default=0.0) for twigs in levels]
    room = total - _BRACKET * (len(levels) - 1) - sum(v + _APART for v in values if v)
    labels = _shared(natural, room)
    if any(label < min(_LEAST, n) for label, n in zip(labels, natural, strict=True)):
        return ()
    found: list[Level] = []
    for label, value in zip(labels, values, strict=True):
        found.append(Level(found[-1].right + _BRACKET if found else 0.0, label, value))
    return tuple(found)


def _levels(twigs: Sequence[Twig]) -> Sequence[Sequence[Twig]]:
    """Return what stands in each column; questions all stand in the last one."""
    levels, questions = [], []
    while twigs:
        levels.append([twig for twig in twigs if not twig.question])
        questions += [twig for twig in twigs if twig.question]
        twigs = [part for twig in twigs for part in twig.parts]
    return [*(level for level in levels if level), *([questions] if questions else [])]


def _shared(natural: Sequence[float], room: float) -> list[float]:
    """Share a width among columns: each as it needs, but the widest give way to a common limit."""
    limit, left, rest = room, room, sorted(natural)
    for i, need in enumerate(rest):
        limit = left / (len(rest) - i)
        if need > limit:
            break
        left -= need
    else:
        return list(natural)
    return [min(need, limit) for need in natural]


def _branch(canvas: Canvas, twig: Twig, columns: Sequence[Level], depth: int, top: float) -> float:
    """Draw a twig with its parts from ``top`` down, its label in the middle of them; return the height taken."""
    column = columns[depth]
    lines = wrap(twig.label, column.label + 0.01, size(twig), depth == 0)
    own = len(lines) * size(twig) * LEADING / MM
    below = top
    ends: list[Point] = []
    for part in twig.parts:
        at = len(columns) - 1 if part.question else depth + 1
        height = _branch(canvas, part, columns, at, below)
        ends.append((columns[at].left - 1.0, below + height / 2))
        below += height
    high = max(below - top, own + _APART)
    middle = (ends[0][1] + ends[-1][1]) / 2 if ends else top + high / 2
    middle = max(middle, top + own / 2)
    canvas.text(column.left, middle, lines, size=size(twig), colour=_colour(twig), bold=depth == 0)
    _number(canvas, twig, column.right, middle)
    if ends:
        _bracket(canvas, column, widest(lines, size(twig), depth == 0), middle, ends)
    return high


def _colour(twig: Twig) -> str:
    return INK2 if twig.question else INK


def _number(canvas: Canvas, twig: Twig, right: float, y: float) -> None:
    if twig.mark:
        known = twig.mark.value is not None
        colour = (INK if twig.question else BLUE) if known else INK3
        bold, words, fact = known and not twig.question, twig.mark.printed, twig.mark.fact
        canvas.text(right, y, words, size=size(twig), colour=colour, bold=bold, anchor="end", fact=fact)


def _bracket(canvas: Canvas, column: Level, broad: float, middle: float, ends: Sequence[Point]) -> None:
    """Draw the lines from a label to its parts."""
    left = column.right + 1.2 if column.value else column.left + broad + 1.2
    stem = column.right + _BRACKET / 2
    rows = [y for _, y in ends]
    if len(ends) == 1 and abs(rows[0] - middle) < 0.1:
        canvas.line((left, ends[0][0]), (middle, middle), INK3, weight=HAIR)
        return
    canvas.line((left, stem), (middle, middle), INK3, weight=HAIR)
    canvas.line((stem, stem), (min(*rows, middle), max(*rows, middle)), INK3, weight=HAIR)
    for right, y in ends:
        canvas.line((stem, right), (y, y), INK3, weight=HAIR)


def _outline(canvas: Canvas, chart: TreeChart) -> None:
    """Draw one row for each twig, indented by its level, its number at the right."""
    numbers = [width(t.mark.printed, size(t), True) for twigs in _levels(chart.twigs) for t in twigs if t.mark]
    right = canvas.width - (max(numbers) + _APART if numbers else 0.0)
    top = 0.3
    for i, twig in enumerate(chart.twigs):
        top += _APART if i else 0.0
        top = _rows(canvas, twig, 0, top, right)[1]
    canvas.height = top + 0.3


def _rows(canvas: Canvas, twig: Twig, depth: int, top: float, right: float) -> tuple[float, float]:
    """Draw a twig's row and those of its parts; return the middle of its first line and where the next row begins."""
    left = min(depth * _INDENT, right / 2)
    lines = wrap(twig.label, right - left, size(twig), depth == 0)
    line = size(twig) * LEADING / MM
    high = len(lines) * line
    canvas.text(left, top + high / 2, lines, size=size(twig), colour=_colour(twig), bold=depth == 0)
    _number(canvas, twig, canvas.width, top + line / 2)
    below, first = top + high + 1.0, top + line / 2
    last = 0.0
    start = top + high + 0.4
    for part in twig.parts:
        last, below = _rows(canvas, part, depth + 1, below, right)
        canvas.line((left + 1.0, left + _INDENT - 0.8), (last, last), INK3, weight=HAIR)
    if twig.parts:
        canvas.line((left + 1.0, left + 1.0), (start, last), INK3, weight=HAIR)
    return first, below
