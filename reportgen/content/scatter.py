"""Importance and performance: points between four named corners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.content.blocks import Figure
from reportgen.content.charts.compared import Corner, Point, Scale, ScatterChart
from reportgen.content.charts.drawing import drawn, mark
from reportgen.content.charts.grouped import scale_of, values_of
from reportgen.content.charts.mark import Mark
from reportgen.content.charts.share_data import cell
from reportgen.content.edition import Edition
from reportgen.content.from_anywhere import measured_in, names_of_facts, sources_of
from reportgen.content.inlines import Inlines, Words, plain
from reportgen.content.intervals import ends
from reportgen.content.sources import tag, told_of
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.facts.ledger import Fact
from reportgen.spec.expressions.tree import Expression, Literal, Negative
from reportgen.spec.model.scalars import Label
from reportgen.spec.model.series import ScatterBlock, ScatterCorners
from reportgen.spec.spec import Key

NAMES = ("upper_left", "upper_right", "lower_left", "lower_right")
USUAL = ("corner-maintain", "corner-strengths", "corner-watch", "corner-first")


@dataclass(frozen=True, slots=True)
class _Item:
    """One point in words and numbers."""

    label: str
    x: Fact
    y: Fact


@dataclass(frozen=True, slots=True)
class _Line:
    """A line between low and high."""

    value: float | None
    """In the scale of figures; None where it rests on a number that is not shown."""
    printed: str
    fact: str = ""
    mean: bool = False


@dataclass(frozen=True, slots=True)
class _Plot:
    """A scatter being made."""

    edition: Edition
    key: Key
    block: ScatterBlock
    items: tuple[_Item, ...]
    x: _Line
    y: _Line
    words: tuple[str, str]
    """What the axes measure."""
    corners: tuple[str, ...]

    @property
    def shown(self) -> tuple[_Item, ...]:
        return tuple(item for item in self.items if item.x.value is not None and item.y.value is not None)

    @property
    def crossed(self) -> bool:
        """Whether both lines stand, so that there are corners."""
        return self.x.value is not None and self.y.value is not None

    def corner(self, item: _Item) -> int | None:
        """Return the corner of a point; None without both lines. On a line, a point counts as high."""
        if self.x.value is None or self.y.value is None or item not in self.shown:
            return None
        right = (drawn(item.x, item.x.value) or 0.0) >= self.x.value
        upper = (drawn(item.y, item.y.value) or 0.0) >= self.y.value
        return int(right) + (0 if upper else 2)

    def first(self, item: _Item) -> bool:
        corner = self.corner(item)
        return corner is not None and NAMES[corner] == self.block.scatter.act_first

    def borderline(self, item: _Item) -> bool:
        """Return whether the interval of a number of a point reaches over a line."""
        pairs = ((mark(self.edition, item.x), self.x), (mark(self.edition, item.y), self.y))
        return any(_over(m, line) for m, line in pairs)


def _over(number: Mark, line: _Line) -> bool:
    if line.value is None or number.low is None or number.high is None:
        return False
    return number.low < line.value < number.high


def scatter(edition: Edition, key: Key, block: ScatterBlock) -> Figure:
    """Return a block of points as a numbered figure."""
    plot = _plot(edition, (*key, "scatter"), block)
    block_id, detail = edition.spec.block_ids[key], block.scatter
    place = edition.outline.figures[block_id]
    facts = tuple(fact for item in plot.items for fact in (item.x, item.y))
    for fact in (*(f.id for f in facts), *(line.fact for line in (plot.x, plot.y) if line.fact)):
        edition.uses.drawn(fact, place.anchor)
    title = edition.running((*plot.key, "title"), detail.title)
    words = edition.say("scatter-title", x=plot.words[0], y=plot.words[1])
    alt = _alt(plot, plain(title) if title else "")
    return Figure(
        anchor=place.anchor,
        id=block_id,
        number=place.number,
        tag=tag(edition) if measured_in(edition, facts) else "",
        title=title or (Words(words),),
        subtitle=edition.running((*plot.key, "subtitle"), detail.subtitle) or _subtitle(plot),
        chart=_chart(plot),
        alt=told_of(edition, alt) if measured_in(edition, facts) else alt,
        source=sources_of(
            edition,
            facts,
            _remarks(plot),
            edition.running((*plot.key, "note"), detail.note),
            "intervals" if detail.intervals else "intervals-in-data",
        ),
        data=_data(plot),
    )


def _plot(edition: Edition, key: Key, block: ScatterBlock) -> _Plot:
    detail, values = block.scatter, edition.ledger.values
    places = [(*key, "points", i) for i in range(len(detail.points))]
    own = [plain(edition.running((*at, "label"), point.label)) for at, point in zip(places, detail.points, strict=True)]
    xs, ys = ([edition.fact(values[*at, axis].fact) for at in places] for axis in ("x", "y"))
    items = tuple(_Item(name, x, y) for name, x, y in zip(names_of_facts(edition, own, ys), xs, ys, strict=True))
    words = (
        plain(edition.running((*key, "x", "label"), detail.x.label)),
        plain(edition.running((*key, "y", "label"), detail.y.label)),
    )
    lines = [_line(edition, (*key, axis, "line"), mean=getattr(detail, axis).line is None) for axis in ("x", "y")]
    return _Plot(edition, key, block, items, lines[0], lines[1], words, _corner_words(edition, key, detail.corners))


def _corner_words(edition: Edition, key: Key, corners: ScatterCorners | None) -> tuple[str, ...]:
    if corners is None:
        return tuple(map(edition.say, USUAL))
    labels: list[Label] = [getattr(corners, name) for name in NAMES]
    return tuple(plain(edition.running((*key, "corners", name), label)) for name, label in zip(NAMES, labels, strict=True))


def _line(edition: Edition, key: Key, *, mean: bool) -> _Line:
    """Return a line: where a number of the report stands, or one that the author wrote."""
    value = edition.ledger.values[key]
    if value.fact:
        fact = edition.fact(value.fact)
        return _Line(drawn(fact, fact.value), edition.printed(fact), fact.id, mean)
    words = value.words[edition.language] if value.words else ""
    return _Line(written(edition.spec.expressions[key]), words)


def written(expression: Expression) -> float | None:
    """Return a number written in the spec in the scale of figures: 60 for ``60%``."""
    match expression:
        case Literal(value):
            return float(value)
        case Negative(part):
            inner = written(part)
            return None if inner is None else -inner
        case _:
            return None


def _chart(plot: _Plot) -> ScatterChart:
    edition, detail = plot.edition, plot.block.scatter
    points = tuple(
        Point(item.label, mark(edition, item.x), mark(edition, item.y), plot.first(item), plot.borderline(item))
        for item in plot.shown
    )
    corners = tuple(Corner(words, name == detail.act_first) for words, name in zip(plot.corners, NAMES, strict=True))
    x = _scale([item.x for item in plot.items], plot.x, intervals=detail.intervals)
    y = _scale([item.y for item in plot.items], plot.y, intervals=detail.intervals)
    return ScatterChart(
        points,
        x,
        y,
        plot.words[0],
        plot.words[1],
        (plot.x.value, plot.y.value),
        corners if plot.crossed else (),
        crosses=detail.intervals,
    )


def _scale(facts: Sequence[Fact], line: _Line, *, intervals: bool) -> Scale:
    """Return an axis with room for the points and the line."""
    values = [*values_of(facts, intervals=intervals), *([] if line.value is None else [line.value])]
    return scale_of(facts[0].unit, values)


def _subtitle(plot: _Plot) -> Inlines:
    return (Words(plot.edition.capital(plot.edition.say("scatter-measured", x=plot.words[0], y=plot.words[1]))),)


def _remarks(plot: _Plot) -> list[str]:
    """Return where the lines stand, what rings are, and what is not drawn."""
    edition, level = plot.edition, plot.edition.level
    found = [_lines_words(plot)]
    found += [edition.say("lines-missing", axis=word) for word, line in _axes(plot) if line.value is None]
    if any(plot.borderline(item) for item in plot.shown):
        found.append(edition.say("ring-borderline", level=level))
    hidden = [edition.quoted(item.label) for item in plot.items if item not in plot.shown]
    return [*found, *([edition.say("not-placed", labels=edition.listed(hidden))] if hidden else [])]


def _axes(plot: _Plot) -> tuple[tuple[str, _Line], tuple[str, _Line]]:
    return (plot.words[0], plot.x), (plot.words[1], plot.y)


def _lines_words(plot: _Plot) -> str:
    edition = plot.edition
    words = [
        edition.say("line-mean" if line.mean else "line-at", axis=word, value=line.printed)
        for word, line in _axes(plot)
        if line.value is not None
    ]
    return edition.say("lines-stand", lines=edition.say("semicolon").join(words)) if words else ""


def _alt(plot: _Plot, title: str) -> str:
    edition = plot.edition
    parts = [edition.say("alt-scatter", kind=edition.say("kind-scatter"), x=plot.words[0], y=plot.words[1])]
    for number, words in enumerate(plot.corners):
        inside = [item.label for item in plot.shown if plot.corner(item) == number]
        parts += [edition.say("alt-corner", corner=words, labels=edition.listed(inside))] if inside else []
    unsure = [item.label for item in plot.shown if plot.borderline(item)]
    parts += [edition.say("alt-borderline", labels=edition.listed(unsure))] if unsure else []
    parts += [edition.say("alt-point", title=title.rstrip("。."))] if title else []
    return edition.say("joint").join(parts)


def _data(plot: _Plot) -> Table:
    """Return both numbers of each point with their intervals, its corner, and whether that is certain."""
    edition = plot.edition
    known = [any(ends(fact) for fact in facts) for facts in zip(*((i.x, i.y) for i in plot.items), strict=True)]
    columns: list[Column] = []
    for word, has in zip(plot.words, known, strict=True):
        columns += [Column(word), *([Column(edition.say("low")), Column(edition.say("high"))] if has else [])]
    columns += [Column(edition.say("corner"), "left")] if plot.crossed else []
    rows = []
    for item in plot.items:
        cells = [c for fact, has in zip((item.x, item.y), known, strict=True) for c in _cells(edition, fact, intervals=has)]
        cells += [TableCell(_corner_of(plot, item))] if plot.crossed else []
        rows.append(Row(item.label, tuple(cells)))
    return Table(edition.say("figure-rows"), tuple(columns), tuple(rows))


def _cells(edition: Edition, fact: Fact, *, intervals: bool) -> Sequence[TableCell]:
    nothing = edition.say("nothing")
    return [cell(edition, fact), *([TableCell(end, fact.id) for end in ends(fact) or (nothing, nothing)] if intervals else [])]


def _corner_of(plot: _Plot, item: _Item) -> str:
    corner = plot.corner(item)
    if corner is None:
        return plot.edition.say("nothing")
    words = plot.corners[corner]
    return words + plot.edition.say("in-brackets", words=plot.edition.say("borderline")) if plot.borderline(item) else words
