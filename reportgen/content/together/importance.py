"""Importance against performance: every item with the quadrant in which it lies.

Martilla and James (1977), Journal of Marketing 41.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reportgen.content.blocks import TableFigure
from reportgen.content.charts.drawing import drawn
from reportgen.content.charts.share_data import cell
from reportgen.content.edition import Edition
from reportgen.content.inlines import Words
from reportgen.content.intervals import ends
from reportgen.content.sources import tag
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.content.together.shared import Request
from reportgen.facts.ledger import Fact
from reportgen.facts.rounding import quantised
from reportgen.spec.blocks import joint_of
from reportgen.spec.expressions.names import number_text
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.measures import Unit
from reportgen.spec.model.driver_blocks import Cross, ImportanceBlock, ImportanceDetail
from reportgen.spec.spec import Key
from reportgen.spec.wanted_joint import cross_of, for_importance

Quadrant = Literal["keep", "improve", "low", "overkill"]
QUADRANTS: dict[tuple[bool, bool], Quadrant] = {
    (True, True): "keep",
    (True, False): "improve",
    (False, False): "low",
    (False, True): "overkill",
}
"""By whether an item is important, and whether it does well."""


@dataclass(frozen=True, slots=True)
class Line:
    """One of the two lines between the quadrants."""

    value: float | None
    """In the scale of figures, percent for shares; None where a number that it needs is not shown."""
    printed: str
    fact: str = ""
    """The fact that it is, where it was not set by the author."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item with its place."""

    label: str
    importance: Fact
    performance: Fact
    quadrant: Quadrant | None
    """None where one of its numbers or a line is not shown."""
    borderline: bool
    """Whether an interval reaches over a line."""


@dataclass(frozen=True, slots=True)
class Placed:
    """All items, the most important first, and the lines between them."""

    items: tuple[Item, ...]
    importance: Line
    performance: Line


def importance(edition: Edition, key: Key, block: ImportanceBlock) -> TableFigure:
    """Return a block of importance and performance as a numbered table."""
    detail = joint_of(block)
    assert isinstance(detail, ImportanceDetail)  # noqa: S101 (the block has these details)
    request = Request(edition, (*key, "importance_performance"), detail)
    place, found = edition.outline.tables[request.id], placed(request, detail)
    facts = [fact for item in found.items for fact in (item.importance, item.performance)]
    for fact in (*(f.id for f in facts), found.importance.fact, found.performance.fact):
        if fact:
            edition.uses.drawn(fact, place.anchor)
    intervals = any(ends(fact) for fact in facts)
    return TableFigure(
        anchor=place.anchor,
        id=request.id,
        number=place.number,
        tag=tag(edition, example=detail.illustrative),
        title=request.title("importance-title"),
        subtitle=(Words(edition.capital(_measured(edition, detail, found))),),
        table=_table(edition, detail, found, intervals=intervals),
        source=request.source(facts, _remarks(edition, detail, found, intervals=intervals), listed=True),
    )


def placed(request: Request, detail: ImportanceDetail) -> Placed:
    """Return every item with the quadrant in which it lies; what lies on a line counts as above it."""
    edition, document = request.edition, request.edition.spec.document
    facts = {
        name: (edition.fact_of(one), edition.fact_of(other))
        for name, (one, other) in for_importance(document, detail, request.among).items()
    }
    across, up = _lines(request, detail, next(iter(facts.values())))
    items = [_item(edition.codebook.label(name), pair, (across, up)) for name, pair in facts.items()]
    return Placed(tuple(sorted(items, key=lambda item: -(item.importance.value or 0.0))), across, up)


def _lines(request: Request, detail: ImportanceDetail, first: tuple[Fact, Fact]) -> tuple[Line, Line]:
    edition = request.edition
    if isinstance(detail.cross, Cross):
        given = (detail.cross.importance, detail.cross.performance)
        across, up = (_given(value, fact) for value, fact in zip(given, first, strict=True))
        return across, up
    means = cross_of(edition.spec.document, detail, request.among) or ()
    across, up = (_mean(edition, edition.fact(expression_text(expression))) for expression in means)
    return across, up


def _given(value: float, fact: Fact) -> Line:
    text = number_text(Decimal(repr(value)))
    return Line(value, f"{text}%" if fact.unit is Unit.SHARE else text)


def _mean(edition: Edition, fact: Fact) -> Line:
    return Line(drawn(fact, fact.value), edition.printed(fact), fact.id)


def _item(label: str, pair: tuple[Fact, Fact], lines: tuple[Line, Line]) -> Item:
    above = [_above(fact, line) for fact, line in zip(pair, lines, strict=True)]
    known = None not in above
    quadrant = QUADRANTS[bool(above[0]), bool(above[1])] if known else None
    return Item(label, *pair, quadrant, known and any(_crossed(fact, line) for fact, line in zip(pair, lines, strict=True)))


def _above(fact: Fact, line: Line) -> bool | None:
    value = drawn(fact, fact.value)
    return None if value is None or line.value is None else quantised(value) >= quantised(line.value)


def _crossed(fact: Fact, line: Line) -> bool:
    interval = fact.estimate.interval if fact.estimate else None
    if interval is None or line.value is None:
        return False
    low, high = (drawn(fact, end) or 0.0 for end in (interval.low, interval.high))
    return low < line.value < high


def _measured(edition: Edition, detail: ImportanceDetail, found: Placed) -> str:
    derived = "by-derived" if detail.of is not None else "by-stated"
    kind = found.items[0].performance.kind
    return edition.say("importance-measured", importance=edition.say(derived), performance=edition.say(f"by-performance-{kind}"))


def _table(edition: Edition, detail: ImportanceDetail, found: Placed, *, intervals: bool) -> Table:
    columns = [
        Column(edition.say("importance" if detail.of is not None else "importance-stated")),
        Column(edition.say(f"performance-{found.items[0].performance.kind}")),
        *((Column(edition.say("low")), Column(edition.say("high"))) if intervals else ()),
        Column(edition.say("quadrant"), "left", short=True),
    ]
    return Table(edition.say("item"), tuple(columns), tuple(_row(edition, item, intervals=intervals) for item in found.items))


def _row(edition: Edition, item: Item, *, intervals: bool) -> Row:
    bounds = ends(item.performance) or (edition.say("nothing"),) * 2
    cells = [cell(edition, item.importance), cell(edition, item.performance)]
    cells += [TableCell(end, item.performance.id) for end in bounds] if intervals else []
    return Row(item.label, (*cells, TableCell(quadrant_words(edition, item))))


def quadrant_words(edition: Edition, item: Item) -> str:
    """Return the quadrant of an item in words, marked where the item might lie in another."""
    if item.quadrant is None:
        return edition.say("nothing")
    words = edition.say(f"quadrant-{item.quadrant}")
    return edition.say("quadrant-borderline", quadrant=words) if item.borderline else words


def _remarks(edition: Edition, detail: ImportanceDetail, found: Placed, *, intervals: bool) -> list[str]:
    """Return how the drivers were found, where the lines stand, and what borderline means."""
    lines: Sequence[Line] = (found.importance, found.performance)
    remarks: list[str] = []
    if detail.of is not None:
        method = edition.say(f"method-{edition.spec.document.drivers[detail.of].method}")
        remarks.append(edition.say("drivers-how", method=method))
    if any(line.value is None for line in lines):
        return [*remarks, edition.say("cross-withheld")]
    key = "cross-given" if isinstance(detail.cross, Cross) else "cross-mean"
    remarks.append(edition.say(key, importance=found.importance.printed, performance=found.performance.printed))
    if not intervals:
        return [*remarks, edition.say("borderline-unknown")]
    return [*remarks, *([edition.say("borderline-key")] if any(item.borderline for item in found.items) else [])]
