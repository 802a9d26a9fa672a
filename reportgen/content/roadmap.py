"""The roadmap: bars on a calendar, for the actions, sections or chapters of a plan, or for the tasks of a timetable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.content.blocks import Figure
from reportgen.content.charts.kinds import GanttBar, GanttChart, GanttPhase, GanttReview, GanttTick
from reportgen.content.edition import Edition
from reportgen.content.inlines import Words, plain
from reportgen.content.plan_spots import plan_spots
from reportgen.content.research.parts import tag
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.content.words.dates import day, month, month_day
from reportgen.content.words.numerals import letter
from reportgen.spec.model.body import RoadmapBlock, RoadmapDetail
from reportgen.spec.model.scalars import Text
from reportgen.spec.roadmap_rows import Dated, dated_rows, period_days, reviews
from reportgen.spec.spec import Key

STEPS = (1, 3, 6, 12, 60)
"""Months from one tick of the calendar to the next."""
MOST = 13
"""Ticks at most."""
FEW = 2
"""Owners named on a row; more are counted."""


@dataclass(frozen=True, slots=True)
class _Line:
    label: str
    owner: str
    row: Dated


def roadmap(edition: Edition, key: Key, block: RoadmapBlock) -> Figure:
    """Return a roadmap block as a numbered figure."""
    detail, block_id = block.roadmap, edition.spec.block_ids[key]
    place, inside = edition.outline.figures[block_id], (*key, "roadmap")
    lines = tuple(_lines(edition, dated_rows(edition.spec.document, detail), numbered=detail.rows != "tasks"))
    title = edition.running((*inside, "title"), detail.title) or (Words(edition.say("roadmap-title")),)
    return Figure(
        anchor=place.anchor,
        id=block_id,
        number=place.number,
        tag=_tag(edition) if detail.rows == "tasks" else "",
        title=title,
        subtitle=(Words(edition.say(f"roadmap-{detail.rows}")),),
        chart=_chart(edition, detail, lines),
        alt=_alt(edition, lines),
        source=edition.running((*inside, "note"), detail.note),
        data=_data(edition, lines),
    )


def _tag(edition: Edition) -> str:
    """Return the mark of a timetable of which nothing is settled."""
    research = edition.spec.document.research
    return tag(edition, research.timetable) if research else ""


def _lines(edition: Edition, rows: Sequence[Dated], *, numbered: bool) -> Iterator[_Line]:
    spots = plan_spots(edition) if numbered else {}
    for row in rows:
        field = "label" if row.key[0] == "schedule" else "title"
        title = plain(edition.running((*row.key, field), row.title))
        spot = spots.get(row.key)
        yield _Line(edition.say("numbered-title", number=spot.number, title=title) if spot else title, _owners(edition, row), row)


def _owners(edition: Edition, row: Dated) -> str:
    names = [edition.codebook.words(owner) for owner in row.owners]
    if len(names) <= FEW:
        return edition.say("list").join(names)
    return edition.say("and-other-owners", first=names[0], all=len(names))


def _chart(edition: Edition, detail: RoadmapDetail, lines: Sequence[_Line]) -> GanttChart:
    schedule = edition.spec.document.schedule
    first, last = _ends(edition, detail, lines)
    words = edition.codebook.words
    return GanttChart(
        bars=tuple(_bar(edition, line, first) for line in lines),
        phases=tuple(GanttPhase(words(p.label), (p.from_ - first).days, (p.to - first).days) for p in schedule.phases),
        reviews=tuple(
            GanttReview(letter(i), _dated(edition, what, date, first), (date - first).days)
            for i, (what, date) in enumerate(reviews(edition.spec.document, detail), 1)
        ),
        ticks=tuple(_ticks(edition.language, first, last)),
        days=(last - first).days + 1,
    )


def _bar(edition: Edition, line: _Line, first: dt.date) -> GanttBar:
    whole = line.label + (edition.say("in-brackets", words=line.owner) if line.owner else "")
    return GanttBar(line.label, line.owner, whole, (line.row.first - first).days, (line.row.last - first).days)


def _dated(edition: Edition, what: Text, date: dt.date, first: dt.date) -> str:
    return edition.say("dated", day=_day(edition, date, first), what=edition.codebook.words(what))


def _ends(edition: Edition, detail: RoadmapDetail, lines: Sequence[_Line]) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of the calendar: the plan's period, or what it has to hold."""
    document = edition.spec.document
    days = [d for line in lines for d in (line.row.first, line.row.last)]
    days += [d for phase in document.schedule.phases for d in (phase.from_, phase.to)]
    days += [date for _, date in reviews(document, detail)] + list(period_days(document, detail))
    return min(days), max(days)


def _day(edition: Edition, date: dt.date, first: dt.date) -> str:
    return month_day(date, edition.language) if date.year == first.year else day(date, edition.language)


def _ticks(language: str, first: dt.date, last: dt.date) -> Iterator[GanttTick]:
    months = [m for m in range(first.year * 12 + first.month - 1, last.year * 12 + last.month) if _first_of(m) <= last]
    step = next((s for s in STEPS if len(months) / s <= MOST), STEPS[-1])
    year = None
    for number in months:
        start = _first_of(number)
        if (start.month - 1) % min(step, 12) == 0 and (number - months[0]) % step < min(step, 12) and start >= first:
            yield GanttTick(month(start, language, with_year=start.year != year), (start - first).days)
            year = start.year


def _first_of(number: int) -> dt.date:
    return dt.date(number // 12, number % 12 + 1, 1)


def _alt(edition: Edition, lines: Sequence[_Line]) -> str:
    first, last = min(line.row.first for line in lines), max(line.row.last for line in lines)
    early = min(lines, key=lambda line: (line.row.first, line.row.last))
    late = max(lines, key=lambda line: line.row.last)
    return edition.say(
        "alt-roadmap",
        count=len(lines),
        first=day(first, edition.language),
        last=day(last, edition.language),
        early=early.label,
        late=late.label,
    )


def _data(edition: Edition, lines: Sequence[_Line]) -> Table:
    columns = tuple(Column(edition.say(heading), "left") for heading in ("owner", "start", "due"))
    rows = []
    for line in lines:
        texts = (line.owner or edition.say("nothing"), line.row.first.isoformat(), line.row.last.isoformat())
        rows.append(Row(line.label, tuple(map(TableCell, texts))))
    return Table(edition.say("action"), columns, tuple(rows))
