"""Points between four named corners: what ``scatter`` and ``importance_performance`` have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.content.charts.compared import Corner, Point, Scale, ScatterChart
from reportgen.content.charts.drawing import drawn, mark
from reportgen.content.charts.grouped import scale_of, values_of
from reportgen.content.charts.said import range_of
from reportgen.content.charts.share_data import cell, end_cells
from reportgen.content.edition import Edition
from reportgen.content.intervals import ends
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.facts.ledger import Fact
from reportgen.facts.rounding import quantised

CORNERS = ("upper_left", "upper_right", "lower_left", "lower_right")
"""In the order in which a drawing has them."""
USUAL = ("corner-maintain", "corner-strengths", "corner-watch", "corner-first")
"""What they are called where importance is across and performance upwards (Martilla and James 1977)."""
ACT_FIRST = "lower_right"
PARTS = 5.0
"""The least that an axis of parts of R² covers, in percent: they add up to 100, and many of them lie close together."""


@dataclass(frozen=True, slots=True)
class Item:
    """One point in words and numbers."""

    label: str
    x: Fact
    y: Fact

    @property
    def shown(self) -> bool:
        """Whether both numbers are."""
        return self.x.value is not None and self.y.value is not None


@dataclass(frozen=True, slots=True)
class Line:
    """A line between low and high."""

    value: float | None
    """In the scale of figures, percent for shares; None where it rests on a number that is not shown."""
    printed: str
    fact: str = ""
    """The fact that it is, where the author wrote no number."""
    mean: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis: what it measures, and its line."""

    word: str
    """In running words."""
    heading: str
    """Over its column, whose cells have no percent signs."""
    line: Line


@dataclass(frozen=True, slots=True)
class Plot:
    """Items between two lines."""

    edition: Edition
    items: tuple[Item, ...]
    x: Axis
    y: Axis
    corners: tuple[str, ...]
    """Their names, in the order of ``CORNERS``."""
    act_first: str
    """The corner to act on first, as in ``CORNERS``."""
    crosses: bool
    """Whether intervals are drawn."""

    @property
    def axes(self) -> tuple[Axis, Axis]:
        """Both axes."""
        return self.x, self.y

    @property
    def shown(self) -> tuple[Item, ...]:
        """The items that are drawn."""
        return tuple(item for item in self.items if item.shown)

    @property
    def crossed(self) -> bool:
        """Whether both lines stand, so that there are corners."""
        return all(axis.line.value is not None for axis in self.axes)

    @property
    def used(self) -> tuple[str, ...]:
        """The facts that the figure shows: both numbers of every item, and where the lines stand."""
        numbers = [fact.id for item in self.items for fact in (item.x, item.y)]
        return (*numbers, *(axis.line.fact for axis in self.axes if axis.line.fact))

    def corner(self, item: Item) -> int | None:
        """Return the corner in which an item lies; None without both lines. What lies on a line counts as above it."""
        right, upper = (_above(fact, axis.line) for fact, axis in zip((item.x, item.y), self.axes, strict=True))
        return None if right is None or upper is None else int(right) + (0 if upper else 2)

    def first(self, item: Item) -> bool:
        """Return whether an item lies in the corner to act on first."""
        corner = self.corner(item)
        return corner is not None and CORNERS[corner] == self.act_first

    def borderline(self, item: Item) -> bool:
        """Return whether an item may lie in another corner: the interval of one of its numbers reaches over a line."""
        if self.corner(item) is None:
            return False
        return any(_over(fact, axis.line) for fact, axis in zip((item.x, item.y), self.axes, strict=True))


def _above(fact: Fact, line: Line) -> bool | None:
    value = drawn(fact, fact.value)
    return None if value is None or line.value is None else quantised(value) >= quantised(line.value)


def _over(fact: Fact, line: Line) -> bool:
    if fact.interval is None or line.value is None:
        return False
    low, high = (drawn(fact, end) or 0.0 for end in (fact.interval.low, fact.interval.high))
    return low < line.value < high


def line_at(edition: Edition, fact: Fact, *, mean: bool) -> Line:
    """Return the line that stands where a number of the report is."""
    return Line(drawn(fact, fact.value), edition.printed(fact), fact.id, mean)


def chart_of(plot: Plot) -> ScatterChart:
    """Return the drawing: the items of which both numbers are shown."""
    edition = plot.edition
    points = tuple(
        Point(item.label, mark(edition, item.x), mark(edition, item.y), plot.first(item), plot.borderline(item))
        for item in plot.shown
    )
    corners = tuple(Corner(words, name == plot.act_first) for words, name in zip(plot.corners, CORNERS, strict=True))
    return ScatterChart(
        points,
        _scale([item.x for item in plot.items], plot.x.line, intervals=plot.crosses),
        _scale([item.y for item in plot.items], plot.y.line, intervals=plot.crosses),
        plot.x.word,
        plot.y.word,
        (plot.x.line.value, plot.y.line.value),
        corners if plot.crossed else (),
        crosses=plot.crosses,
    )


def _scale(facts: Sequence[Fact], line: Line, *, intervals: bool) -> Scale:
    """Return an axis with room for the points and the line."""
    values = [*values_of(facts, intervals=intervals), *([] if line.value is None else [line.value])]
    least = PARTS if facts[0].kind == "importance" else None
    return scale_of(facts[0].unit, values, least)


def remarks_of(plot: Plot) -> list[str]:
    """Return where the lines stand, what rings are or why there are none, and what is not drawn."""
    edition = plot.edition
    found = _standing(plot)
    missing = [axis.word for axis in plot.axes if axis.line.value is None]
    found += [edition.say("lines-missing", axes=edition.listed(missing))] if missing else []
    found += _uncertain(plot)
    return [*found, *_hidden(plot)]


def _standing(plot: Plot) -> list[str]:
    edition = plot.edition
    words = [
        edition.say("line-mean" if axis.line.mean else "line-at", axis=axis.word, value=axis.line.printed)
        for axis in plot.axes
        if axis.line.value is not None
    ]
    return [edition.say("lines-stand", lines=edition.say("semicolon").join(words))] if words else []


def _uncertain(plot: Plot) -> list[str]:
    """Return what rings mean, and along which axes nobody can say what would be one; in a census nothing would."""
    edition, unsure = plot.edition, any(plot.borderline(item) for item in plot.shown)
    found = [edition.say("ring-borderline", level=edition.level)] if unsure else []
    sides = ([item.x for item in plot.shown], [item.y for item in plot.shown])
    unknown = [axis.word for axis, facts in zip(plot.axes, sides, strict=True) if not any(map(_certain, facts))]
    if not plot.crossed or not plot.shown or not unknown:
        return found
    both = len(unknown) == len(plot.axes)
    return [*found, edition.say("borderline-unknown" if both else "borderline-unknown-along", axis=unknown[0])]


def _certain(fact: Fact) -> bool:
    """Return whether it is known how certain a number is."""
    return fact.interval is not None or fact.no_interval == "census"


def _hidden(plot: Plot) -> list[str]:
    hidden = [plot.edition.quoted(item.label) for item in plot.items if not item.shown]
    return [plot.edition.say("not-placed", labels=plot.edition.listed(hidden))] if hidden else []


def told(plot: Plot, title: str = "") -> str:
    """Return the alternative text: what lies in which corner, what is borderline, what is not drawn; ``title`` is its point."""
    edition = plot.edition
    parts = [edition.say("alt-scatter", kind=edition.say("kind-scatter"), x=plot.x.word, y=plot.y.word)]
    parts += _in_corners(plot) if plot.crossed else _along_axes(plot)
    unsure = [item.label for item in plot.shown if plot.borderline(item)]
    parts += [edition.say("alt-borderline", labels=edition.listed(unsure))] if unsure else []
    parts += [edition.say("alt-point", title=title.rstrip("。."))] if title else []
    return edition.say("joint").join(parts)


def _in_corners(plot: Plot) -> list[str]:
    inside = [[item.label for item in plot.shown if plot.corner(item) == number] for number in range(len(CORNERS))]
    edition = plot.edition
    said = [
        edition.say("alt-corner", corner=words, labels=edition.listed(labels))
        for words, labels in zip(plot.corners, inside, strict=True)
        if labels
    ]
    return [*said, *_hidden(plot)]


def _along_axes(plot: Plot) -> list[str]:
    """Return the highest and the lowest on each axis, where there are no corners to tell of."""
    sides = ([(item.label, item.x) for item in plot.items], [(item.label, item.y) for item in plot.items])
    return [
        plot.edition.say("alt-of-group", group=axis.word, range=range_of(plot.edition, rows))
        for axis, rows in zip(plot.axes, sides, strict=True)
    ]


def table_of(plot: Plot) -> Table:
    """Return both numbers of each item with their intervals, its corner, and whether it is borderline."""
    edition, rows = plot.edition, []
    known = [any(ends(fact) for fact in facts) for facts in zip(*((i.x, i.y) for i in plot.items), strict=True)]
    columns = [c for axis, has in zip(plot.axes, known, strict=True) for c in _columns(edition, axis, intervals=has)]
    usual = plot.corners == tuple(map(edition.say, USUAL))  # what an author writes may be long
    columns += [Column(edition.say("corner"), "left", short=usual)] if plot.crossed else []
    for item in plot.items:
        cells = [c for fact, has in zip((item.x, item.y), known, strict=True) for c in _cells(edition, fact, intervals=has)]
        cells += [TableCell(corner_words(plot, item))] if plot.crossed else []
        rows.append(Row(item.label, tuple(cells)))
    return Table(edition.say("figure-rows"), tuple(columns), tuple(rows))


def _columns(edition: Edition, axis: Axis, *, intervals: bool) -> Sequence[Column]:
    if not intervals:
        return [Column(axis.heading)]
    return [Column(edition.say(word), group=axis.heading) for word in ("value", "low", "high")]


def _cells(edition: Edition, fact: Fact, *, intervals: bool) -> Sequence[TableCell]:
    return [cell(edition, fact), *(end_cells(fact, edition.say("nothing")) if intervals else ())]


def corner_words(plot: Plot, item: Item) -> str:
    """Return the corner of an item in words, marked where it may lie in another."""
    corner = plot.corner(item)
    if corner is None:
        return plot.edition.say("nothing")
    words = plot.corners[corner]
    return words + plot.edition.say("in-brackets", words=plot.edition.say("borderline")) if plot.borderline(item) else words
