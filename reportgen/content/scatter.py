"""The ``scatter`` block: points between four named corners."""

from __future__ import annotations

from reportgen.content.blocks import Figure
from reportgen.content.edition import Edition
from reportgen.content.from_anywhere import marked, names_of_facts, sources_of
from reportgen.content.inlines import Inlines, Words, plain
from reportgen.content.quadrants import CORNERS, USUAL, Axis, Item, Line, Plot, chart_of, line_at, remarks_of, table_of, told
from reportgen.spec.expressions.tree import Expression, Literal, Negative
from reportgen.spec.model.scalars import Label
from reportgen.spec.model.series import ScatterBlock, ScatterCorners
from reportgen.spec.spec import Key


def scatter(edition: Edition, key: Key, block: ScatterBlock) -> Figure:
    """Return a block of points as a numbered figure."""
    inside, block_id, detail = (*key, "scatter"), edition.spec.block_ids[key], block.scatter
    plot, place = _plot(edition, inside, block), edition.outline.figures[block_id]
    for fact in plot.used:
        edition.uses.drawn(fact, place.anchor)
    facts = tuple(fact for item in plot.items for fact in (item.x, item.y))
    title = edition.running((*inside, "title"), detail.title)
    mark, alt = marked(edition, facts, told(plot, plain(title) if title else ""))
    return Figure(
        anchor=place.anchor,
        id=block_id,
        number=place.number,
        tag=mark,
        title=title or (Words(edition.say("scatter-title", x=plot.x.word, y=plot.y.word)),),
        subtitle=edition.running((*inside, "subtitle"), detail.subtitle) or _subtitle(plot),
        chart=chart_of(plot),
        alt=alt,
        source=sources_of(edition, facts, remarks_of(plot), edition.running((*inside, "note"), detail.note), "intervals"),
        data=table_of(plot),
        listed=True,
    )


def _plot(edition: Edition, key: Key, block: ScatterBlock) -> Plot:
    detail, values = block.scatter, edition.ledger.values
    places = [(*key, "points", i) for i in range(len(detail.points))]
    own = [plain(edition.running((*at, "label"), point.label)) for at, point in zip(places, detail.points, strict=True)]
    xs, ys = ([edition.fact(values[*at, axis].fact) for at in places] for axis in ("x", "y"))
    items = tuple(Item(name, x, y) for name, x, y in zip(names_of_facts(edition, own, ys), xs, ys, strict=True))
    x, y = (_axis(edition, (*key, name), block, name) for name in ("x", "y"))
    corners = _corner_words(edition, key, detail.corners)
    return Plot(edition, items, x, y, corners, detail.act_first, crosses=detail.intervals)


def _axis(edition: Edition, key: Key, block: ScatterBlock, name: str) -> Axis:
    detail = block.scatter.x if name == "x" else block.scatter.y
    word = plain(edition.running((*key, "label"), detail.label))
    return Axis(word, word, _line(edition, (*key, "line"), mean=detail.line is None))


def _subtitle(plot: Plot) -> Inlines:
    return (Words(plot.edition.capital(plot.edition.say("scatter-measured", x=plot.x.word, y=plot.y.word))),)


def _corner_words(edition: Edition, key: Key, corners: ScatterCorners | None) -> tuple[str, ...]:
    if corners is None:
        return tuple(map(edition.say, USUAL))
    labels: list[Label] = [getattr(corners, name) for name in CORNERS]
    return tuple(plain(edition.running((*key, "corners", name), label)) for name, label in zip(CORNERS, labels, strict=True))


def _line(edition: Edition, key: Key, *, mean: bool) -> Line:
    """Return a line: where a number of the report stands, or one that the author wrote."""
    value = edition.ledger.values[key]
    if value.fact:
        return line_at(edition, edition.fact(value.fact), mean=mean)
    words = value.words[edition.language] if value.words else ""
    return Line(written(edition.spec.expressions[key]), words)


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
