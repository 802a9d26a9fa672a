"""Bars of numbers that stand in different places: published figures, operational measures, results of the survey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.content.aims import today
from reportgen.content.blocks import Figure
from reportgen.content.charts.drawing import drawn
from reportgen.content.charts.kinds import Bar, BarChart, Mark
from reportgen.content.charts.meter import TRACK
from reportgen.content.edition import Edition
from reportgen.content.inlines import Inlines, Words, plain
from reportgen.content.naming import short_name
from reportgen.content.prose import joined
from reportgen.content.sources import Shown, source_line, tag, told_of
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.facts.ledger import Fact
from reportgen.spec.measures import Unit
from reportgen.spec.model.bars import BarNumber, BarsBlock
from reportgen.spec.model.quantities import Operation
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
    for fact in facts:
        edition.uses.drawn(fact.id, place.anchor)
    title = edition.running((*inside, "title"), detail.title) or (Words(edition.listed([line.label for line in lines])),)
    subtitle = edition.running((*inside, "subtitle"), detail.subtitle)
    return Figure(
        anchor=place.anchor,
        id=block_id,
        number=place.number,
        tag=tag(edition) if any(part.estimate for fact in facts for part in _parts(edition, fact)) else "",
        title=title,
        subtitle=subtitle,
        chart=_chart(lines),
        alt=_alt(edition, lines, plain(title) if detail.title else ""),
        source=_source(edition, lines, edition.running((*inside, "note"), detail.note)),
        data=_data(edition, lines),
    )


def _line(edition: Edition, key: Key, number: BarNumber) -> _Line:
    own = plain(edition.running((*key, "label"), number.label))
    fact = edition.fact(edition.ledger.values[(*key, "number")].fact)
    return _Line(own or short_name(edition, fact), today(edition, fact), fact, _origin(edition, fact), number.highlight)


def _parts(edition: Edition, fact: Fact) -> tuple[Fact, ...]:
    """Return what a number is made of; a number that is not computed from others is its own part."""
    return tuple(map(edition.fact, fact.parts)) or (fact,)


def _origin(edition: Edition, fact: Fact) -> str:
    """Return where stated numbers come from; the survey's own source is said once for all."""
    stated = [part.quantity for part in _parts(edition, fact) if part.quantity]
    sources = [q.source or q.how if isinstance(q, Operation) else q.source for q in stated]
    return edition.say("semicolon").join(dict.fromkeys(edition.codebook.words(source).rstrip("。.") for source in sources))


def _end(bounded: Sequence[Fact], ends: Sequence[float]) -> float:
    """Return the end of the scale: 100 for shares and indices; of other quantities, a little over the largest bound."""
    if bounded[0].unit in {Unit.SHARE, Unit.SCORE}:
        return TRACK
    bounds = [abs(drawn(f, float(v)) or 0.0) for f in bounded if f.known for v in (f.known.low, f.known.high) if v is not None]
    return 1.15 * max(*ends, *bounds, 1e-9)


def _chart(lines: Sequence[_Line]) -> BarChart:
    known = [line.fact for line in lines]
    open_ended = [f for f in known if f.known is not None and f.known.exact is None]
    ends = [abs(drawn(f, f.value) or 0.0) for f in known]
    end = _end(open_ended, ends) if open_ended else None
    return BarChart(tuple(_bar(line, end) for line in lines), scale_to=end)


def _bar(line: _Line, end: float | None) -> Bar:
    fact = line.fact
    within = _within(fact, end) if end is not None else None
    value = drawn(fact, fact.value)
    return Bar(line.label, Mark(within[0] if within and value is None else value, line.printed, fact.id), line.strong, within)


def _within(fact: Fact, end: float) -> tuple[float, float] | None:
    """Return between which values of the scale a number lies of which only that is known, the one nearer to zero first.

    A side that nothing is known of is open: "over 30" goes to the scale's end, "under 30" to zero.
    """
    if fact.known is None or fact.known.exact is not None:
        return None
    low, high = (None if v is None else drawn(fact, float(v)) for v in (fact.known.low, fact.known.high))
    if low is None:
        low = 0.0 if high is not None and high >= 0 else -end
    if high is None:
        high = 0.0 if low < 0 and fact.value is not None and fact.value < 0 else end
    return (high, low) if high <= 0 else (low, high)


def _alt(edition: Edition, lines: Sequence[_Line], title: str) -> str:
    """Return every bar with its number: of bounds nobody can say which is the highest."""
    values = edition.listed([edition.say("label-value", label=edition.quoted(line.label), value=line.printed) for line in lines])
    said = edition.say("alt-bars", kind=edition.say("kind-bar"), values=values)
    alt = edition.say("joint").join([said, *([edition.say("alt-point", title=title.rstrip("。."))] if title else [])])
    surveyed = any(part.estimate for line in lines for part in _parts(edition, line.fact))
    return told_of(edition, alt) if surveyed else alt


def _source(edition: Edition, lines: Sequence[_Line], note: Inlines) -> Inlines:
    """Return base and source of what the survey gave, how bounds are drawn, the sources of what others stated, the remark."""
    parts = [*_sources(edition, lines), *([note] if note else [])]
    joint = Words(edition.say("joint"))
    return joined(inline for number, part in enumerate(parts) for inline in ((joint, *part) if number else part))


def _sources(edition: Edition, lines: Sequence[_Line]) -> Iterator[Inlines]:
    measured = tuple(part for line in lines for part in _parts(edition, line.fact) if part.estimate)
    if measured:
        subjects = tuple(dict.fromkeys(f.estimate.measure.subject for f in measured if f.estimate))
        yield source_line(edition, Shown(measured, subjects, bare=True))
    if any(line.fact.known is not None and line.fact.known.exact is None for line in lines):
        yield (Words(edition.say("dashed-between-bounds")),)
    if stated := list(dict.fromkeys(line.source for line in lines if line.source)):
        yield (Words(edition.say("line-source", source=edition.say("semicolon").join(stated))),)


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
