"""Importance against performance as a figure: every item between the two lines.

Martilla and James (1977), Journal of Marketing 41.
"""

from __future__ import annotations

from decimal import Decimal

from reportgen.content.blocks import Figure
from reportgen.content.edition import Edition
from reportgen.content.inlines import Words, plain
from reportgen.content.quadrants import ACT_FIRST, USUAL, Axis, Item, Line, Plot, chart_of, line_at, remarks_of, table_of, told
from reportgen.content.sources import tag, told_of
from reportgen.content.together.shared import Request
from reportgen.facts.ledger import Fact
from reportgen.spec.blocks import joint_of
from reportgen.spec.expressions.names import number_text
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.measures import Unit
from reportgen.spec.model.driver_blocks import Cross, ImportanceBlock, ImportanceDetail
from reportgen.spec.spec import Key
from reportgen.spec.wanted_joint import cross_of, for_importance


def importance(edition: Edition, key: Key, block: ImportanceBlock) -> Figure:
    """Return a block of importance and performance as a numbered figure."""
    detail = joint_of(block)
    assert isinstance(detail, ImportanceDetail)  # noqa: S101 (the block has these details)
    request = Request(edition, (*key, "importance_performance"), detail)
    place, plot = edition.outline.figures[request.id], plotted(request, detail)
    for fact in plot.used:
        edition.uses.drawn(fact, place.anchor)
    own = edition.running((*request.inside, "title"), detail.title)
    facts = [fact for item in plot.items for fact in (item.x, item.y)]
    return Figure(
        anchor=place.anchor,
        id=request.id,
        number=place.number,
        tag=tag(edition, example=detail.illustrative),
        title=request.title("importance-title"),
        subtitle=(Words(edition.capital(_measured(edition, detail, plot))),),
        chart=chart_of(plot),
        alt=told_of(edition, told(plot, plain(own)), example=detail.illustrative),
        source=request.source(facts, [*_method(edition, detail), *remarks_of(plot)], listed=True),
        data=table_of(plot),
        aside=True,
        listed=True,
    )


def plotted(request: Request, detail: ImportanceDetail) -> Plot:
    """Return every item with both numbers, the most important first, and the lines between the corners."""
    edition, document = request.edition, request.edition.spec.document
    items = [
        Item(edition.codebook.label(name), edition.fact_of(one), edition.fact_of(other))
        for name, (one, other) in for_importance(document, detail, request.among).items()
    ]
    across, up = _lines(request, detail, items[0])
    derived, kind = detail.of is not None, items[0].y.kind
    word = edition.say("performance-as", measured=edition.say(f"by-performance-{kind}"))
    return Plot(
        edition,
        tuple(sorted(items, key=lambda item: -(item.x.value or 0.0))),
        Axis(edition.say("importance-stated"), edition.say("importance" if derived else "importance-stated"), across),
        Axis(word, edition.say(f"performance-{kind}"), up),
        tuple(map(edition.say, USUAL)),
        ACT_FIRST,
        crosses=True,
    )


def _lines(request: Request, detail: ImportanceDetail, first: Item) -> tuple[Line, Line]:
    edition = request.edition
    if isinstance(detail.cross, Cross):
        return _given(detail.cross.importance, first.x), _given(detail.cross.performance, first.y)
    means = cross_of(edition.spec.document, detail, request.among) or ()
    across, up = (line_at(edition, edition.fact(expression_text(expression)), mean=True) for expression in means)
    return across, up


def _given(value: float, fact: Fact) -> Line:
    text = number_text(Decimal(repr(value)))
    return Line(value, f"{text}%" if fact.unit is Unit.SHARE else text)


def _measured(edition: Edition, detail: ImportanceDetail, plot: Plot) -> str:
    derived = "by-derived" if detail.of is not None else "by-stated"
    kind = plot.items[0].y.kind
    return edition.say("importance-measured", importance=edition.say(derived), performance=edition.say(f"by-performance-{kind}"))


def _method(edition: Edition, detail: ImportanceDetail) -> list[str]:
    """Return how the drivers were found; nothing where people were asked."""
    if detail.of is None:
        return []
    return [edition.say("drivers-how", method=edition.say(f"method-{edition.spec.document.drivers[detail.of].method}"))]
