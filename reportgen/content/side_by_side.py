"""Bars of numbers that stand in different places: published figures, operational measures, results of the survey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.content.aims import today
from reportgen.content.blocks import Figure
from reportgen.content.charts.drawing import drawn, within
from reportgen.content.charts.kinds import Bar, BarChart, Mark
from reportgen.content.charts.meter import end_of_track
from reportgen.content.edition import Edition
from reportgen.content.from_anywhere import marked, named, origin_of, sources_of
from reportgen.content.inlines import Words, plain
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.facts.ledger import Fact
from reportgen.spec.model.bars import BarNumber, BarsBlock
from reportgen.spec.spec import Key


@dataclass(frozen=True, slots=True)
class _Line:
    """One bar in words."""

    label: str
    printed: str
    fact: Fact
    source: str
    strong: bool


def bars(edition: Edition, key: Key, block: BarsBlock) -> Figure:
    """Return a block of bars as a numbered figure."""
    detail, block_id = block.bars, edition.spec.block_ids[key]
    place, inside = edition.outline.figures[block_id], (*key, "bars")
    lines = [_line(edition, (*inside, "of", i), number) for i, number in enumerate(detail.of)]
    facts = tuple(line.fact for line in lines)
    remarks = [edition.say("dashed-between-bounds")] if any(fact.bounded for fact in facts) else []
    for fact in facts:
        edition.uses.drawn(fact.id, place.anchor)
    title = edition.running((*inside, "title"), detail.title) or (Words(edition.listed([line.label for line in lines])),)
    subtitle = edition.running((*inside, "subtitle"), detail.subtitle)
    mark, alt = marked(edition, facts, _alt(edition, lines, plain(title) if detail.title else ""))
    return Figure(
        anchor=place.anchor,
        id=block_id,
        number=place.number,
        tag=mark,
        title=title,
        subtitle=subtitle,
        chart=_chart(lines),
        alt=alt,
        source=sources_of(edition, facts, remarks, edition.running((*inside, "note"), detail.note)),
        data=_data(edition, lines),
    )


def _line(edition: Edition, key: Key, number: BarNumber) -> _Line:
    own = plain(edition.running((*key, "label"), number.label))
    fact = edition.fact(edition.ledger.values[(*key, "number")].fact)
    return _Line(named(edition, own, fact), today(edition, fact), fact, origin_of(edition, fact), number.highlight)


def _chart(lines: Sequence[_Line]) -> BarChart:
    facts = [line.fact for line in lines]
    bounds = [float(v) for f in facts if f.bounded and f.known for v in (f.known.low, f.known.high) if v is not None]
    ends = [abs(drawn(facts[0], v) or 0.0) for v in (*(f.value for f in facts), *bounds)]
    end = end_of_track(facts[0], *ends, room=1.15) if bounds else None
    return BarChart(tuple(_bar(line, end) for line in lines), scale_to=end)


def _bar(line: _Line, end: float | None) -> Bar:
    fact = line.fact
    ends = within(fact, end) if end is not None else None
    value = drawn(fact, fact.value)
    return Bar(line.label, Mark(ends[0] if ends and value is None else value, line.printed, fact.id), line.strong, ends)


def _alt(edition: Edition, lines: Sequence[_Line], title: str) -> str:
    """Return every bar with its number: of bounds nobody can say which is the highest."""
    values = edition.listed([edition.say("label-value", label=edition.quoted(line.label), value=line.printed) for line in lines])
    said = edition.say("alt-bars", kind=edition.say("kind-bar"), values=values)
    return edition.say("joint").join([said, *([edition.say("alt-point", title=title.rstrip("。."))] if title else [])])


def _data(edition: Edition, lines: Sequence[_Line]) -> Table:
    columns = (Column(edition.say("number-heading"), "left"), Column(edition.say("register-source"), "left"))
    rows = (
        Row(
            line.label,
            (TableCell(line.printed, line.fact.id), TableCell(line.source or edition.say("nothing"))),
        )
        for line in lines
    )
    return Table(edition.say("figure-heading"), columns, tuple(rows))
