"""The sheet a figure is drawn on: marks by matplotlib, words by us, lengths in millimetres from the upper left corner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reportgen.render.charts.room import Room, Span, room_of
from reportgen.render.charts.touch import Spot, Targets, targets
from reportgen.render.plotting import seaborn
from reportgen.render.style import HAIR, INK, LABEL, LEADING, MM, PALE, RULE, THIN

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from reportgen.render.svg import Words

_MIDDLE = 0.36
"""From the base line up to the optical middle of digits and hanzi, in ems."""


@lru_cache(maxsize=1)
def _surface() -> tuple[Figure, Axes]:
    """Make the one figure and its axes: making them anew costs 10 ms a drawing, more than the drawing itself."""
    seaborn()
    from matplotlib.figure import Figure
    from matplotlib.ticker import NullLocator

    figure = Figure(dpi=72, frameon=False)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(NullLocator())  # seaborn asks for all tick labels, though none is ever drawn
    return figure, axes


@contextmanager
def surface() -> Iterator[Axes]:
    """Lend the axes, empty; what is left on them is taken off again."""
    _, axes = _surface()
    try:
        yield axes
    finally:
        for mark in [*axes.patches, *axes.lines, *axes.collections, *axes.texts]:
            mark.remove()
        axes.containers.clear()


class Canvas:
    """One drawing.

    Parameters
    ----------
    axes
        The borrowed axes with the marks of the chart on them.
    width
        Width in millimetres.
    """

    def __init__(self, axes: Axes, width: float) -> None:
        self.axes, self.width, self.height = axes, width, 0.0
        self._words: list[Words] = []
        self._marks: list[Any] = []
        self._spots: list[Spot] = []

    @property
    def narrow(self) -> bool:
        """Say whether this is the drawing for a phone."""
        return self.width < 100

    def frame(self, *, x: Span, y: Span, across: Span, down: Span) -> None:
        """Lay the axes on the sheet: the data ``across`` span ``x`` millimetres, the data ``down`` span ``y``, top first."""
        (left, right), (top, bottom) = x, y
        wide, high = (right - left) / self.width, (bottom - top) / self.height
        self.axes.set_position((left / self.width, 1 - bottom / self.height, wide, high))
        self.axes.set(xlim=across, ylim=(down[1], down[0]))

    def text(
        self,
        x: float,
        y: float,
        lines: str | Sequence[str],
        *,
        size: float = LABEL,
        colour: str = INK,
        bold: bool = False,
        anchor: str = "start",
        fact: str = "",
    ) -> None:
        """Set words with their optical middle at ``y``; several lines are centred on it together.

        ``fact`` is the id of the number that they show, if any.
        """
        from reportgen.render.svg import Words

        many = (lines,) if isinstance(lines, str) else [line.rstrip() for line in lines]
        pitch = size * LEADING / MM
        first = y - (len(many) - 1) * pitch / 2 + _MIDDLE * size / MM
        self._words += [Words(x, first + i * pitch, line, size, colour, bold, anchor) for i, line in enumerate(many)]
        if fact:
            self.shows(fact, room_of(x, y, tuple(many), size=size, bold=bold, anchor=anchor), " ".join(many))

    def shows(self, fact: str, room: Room, words: str = "") -> None:
        """Note that a mark, or words, in a room show a number; without one they are kept clear of the numbers around them."""
        self._spots.append(Spot(fact, room, words))

    def targets(self) -> Targets:
        """Return where the numbers can be touched."""
        return targets(self._spots, self.width, self.height)

    def bar(self, x: float, y: float, *, width: float, height: float, colour: str) -> None:
        """Draw a filled rectangle with its upper left corner at ``x``, ``y``."""
        from matplotlib.patches import Rectangle

        self.add(Rectangle((x, y), width, height, facecolor=colour, linewidth=0), 2)

    def line(
        self, x: Span, y: Span, colour: str, *, weight: float = THIN, dashes: tuple[float, ...] = (), above: bool = True
    ) -> None:
        """Draw a straight line; ``dashes`` in points, ``above`` or below the marks."""
        from matplotlib.lines import Line2D

        line = Line2D(x, y, color=colour, linewidth=weight)
        if dashes:
            line.set(linestyle=(0, tuple(dash / weight for dash in dashes)), dash_capstyle="butt")
        self.add(line, 3 if above else -1)

    def absent(self, x: Span, y: Span) -> None:
        """Draw the dotted line in the place of a number that is withheld."""
        self.line(x, y, RULE, dashes=(1, 2.4))

    def verticals(self, x: float, spans: Sequence[Span]) -> None:
        """Draw a quiet line of a grid behind the marks."""
        for span in spans:
            self.line((x, x), span, PALE, weight=HAIR, above=False)

    def add(self, mark: Any, order: float) -> None:
        """Add a matplotlib artist whose coordinates are millimetres on this sheet."""
        mark.set_zorder(order)
        self._marks.append(mark)

    def svg(self, name: str, alt: str) -> str:
        """Return the finished drawing."""
        from matplotlib.transforms import Affine2D

        from reportgen.render.svg import write

        figure, _ = _surface()
        figure.set_size_inches(self.width / 25.4, self.height / 25.4)
        sheet = Affine2D().scale(MM, -MM).translate(0, self.height * MM)
        try:
            for mark in self._marks:
                mark.set_transform(sheet)
                figure.add_artist(mark)
            return write(figure, self._words, name, alt)
        finally:
            figure.artists.clear()
