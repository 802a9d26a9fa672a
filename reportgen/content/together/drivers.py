"""Drivers of an overall judgement as bars, the most important first, with the coefficients in the table behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.content.blocks import Figure
from reportgen.content.charts.drawing import extremes, marks
from reportgen.content.charts.kinds import Bar, BarChart
from reportgen.content.charts.share_data import cell
from reportgen.content.edition import Edition
from reportgen.content.inlines import Inlines, Words, plain
from reportgen.content.prose import joined
from reportgen.content.sources import tag, told_of
from reportgen.content.tables import Column, Row, Table
from reportgen.content.together.shared import Request
from reportgen.facts.ledger import Fact
from reportgen.spec import canonical
from reportgen.spec.blocks import joint_of
from reportgen.spec.model.driver_blocks import DriversBlock, DriversDetail
from reportgen.spec.model.drivers import Drivers
from reportgen.spec.spec import Key


@dataclass(frozen=True, slots=True)
class Driver:
    """One bar."""

    label: str
    importance: Fact
    coefficient: Fact

    @property
    def negative(self) -> bool:
        """Whether the judgement is worse where the driver is better."""
        return (self.coefficient.value or 0.0) < 0


def drivers(edition: Edition, key: Key, block: DriversBlock) -> Figure:
    """Return a block of drivers as a numbered figure."""
    request = Request(edition, (*key, "drivers"), joint_of(block))
    (name,) = request.detail.shown
    model, place, example = edition.spec.document.drivers[name], edition.outline.figures[request.id], request.detail.illustrative
    lines, explained = drivers_of(request, name), edition.fact_of(canonical.measure("explained", name, (), (), request.among))
    facts = [explained, *(line.importance for line in lines), *(line.coefficient for line in lines)]
    for fact in facts:
        edition.uses.drawn(fact.id, place.anchor)
    of = edition.codebook.label(model.of)
    title = edition.running((*request.inside, "title"), request.detail.title)
    return Figure(
        anchor=place.anchor,
        id=request.id,
        number=place.number,
        tag=tag(edition, example=example),
        title=title or (Words(edition.say("drivers-title", what=of)),),
        subtitle=_subtitle(request, of, explained),
        chart=_chart(edition, lines),
        alt=_alt(request, of, lines, plain(title)),
        source=request.source(facts, _remarks(edition, model, of, lines)),
        data=_data(edition, lines),
        aside=True,
    )


def drivers_of(request: Request, name: str) -> list[Driver]:
    """Return the drivers of a model, the most important first; those that are not shown in the order written."""
    edition = request.edition

    def fact(kind: str, driver: str) -> Fact:
        return edition.fact_of(canonical.measure(kind, name, (driver,), (), request.among))

    found = [
        Driver(edition.codebook.label(driver), fact("importance", driver), fact("coefficient", driver))
        for driver in edition.spec.document.drivers[name].by
    ]
    return sorted(found, key=lambda line: -(line.importance.value or 0.0))


def _subtitle(request: Request, of: str, explained: Fact) -> Inlines:
    edition = request.edition
    detail = request.detail
    own = detail.subtitle if isinstance(detail, DriversDetail) else None
    if own is not None:
        return edition.running((*request.inside, "subtitle"), own)
    before, after = (edition.say(f"drivers-explained-{where}", of=of) for where in ("before", "after"))
    return joined((Words(before), edition.number(explained), Words(after)))


def _label(edition: Edition, line: Driver) -> str:
    return edition.say("driver-negative", driver=line.label) if line.negative else line.label


def _chart(edition: Edition, lines: Sequence[Driver]) -> BarChart:
    drawn = marks(edition, [line.importance for line in lines])
    return BarChart(
        tuple(
            Bar(_label(edition, line), mark, strong=number == 0 and mark.value is not None)
            for number, (line, mark) in enumerate(zip(lines, drawn, strict=True))
        )
    )


def _alt(request: Request, of: str, lines: Sequence[Driver], title: str) -> str:
    edition = request.edition
    what = edition.say("drivers-title", what=of)
    said = edition.say("alt-of", kind=edition.say("kind-bar"), what=what, measured=edition.say("drivers-measured"))
    point = edition.say("alt-point", title=title.rstrip("。.")) if title else ""
    range_of = extremes(edition, [(line.label, line.importance) for line in lines])
    alt = edition.say("joint").join(part for part in (said, range_of, point) if part)
    return told_of(edition, alt, example=request.detail.illustrative)


def _remarks(edition: Edition, model: Drivers, of: str, lines: Sequence[Driver]) -> list[str]:
    how = [edition.say("drivers-how", method=edition.say(f"method-{model.method}"))]
    return [*how, *([edition.say("drivers-negative", of=of)] if any(line.negative for line in lines) else [])]


def _data(edition: Edition, lines: Sequence[Driver]) -> Table:
    columns = (Column(edition.say("importance")), Column(edition.say("coefficient")))
    rows = (Row(line.label, (cell(edition, line.importance), cell(edition, line.coefficient))) for line in lines)
    return Table(edition.say("driver"), columns, tuple(rows))
