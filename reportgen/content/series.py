"""Series: numbers of several points in time, as pairs, slopes or lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.content.blocks import Figure
from reportgen.content.charts.compared import DumbbellChart, SlopeChart, Stop, TrendChart
from reportgen.content.charts.grouped import scale
from reportgen.content.charts.pairs import Lines, course, dumbbell_chart, evenly, said_of_lines, said_of_pairs, table, with_unit
from reportgen.content.edition import Edition
from reportgen.content.from_anywhere import marked, names_of_facts, sources_of
from reportgen.content.inlines import Inlines, Words, plain
from reportgen.content.naming import labels_in_short
from reportgen.facts.ledger import Fact
from reportgen.spec.better import Better
from reportgen.spec.checks.plotted import kind_of_series
from reportgen.spec.model.series import SeriesBlock, SeriesDetail
from reportgen.spec.spec import Key

TOGETHER = 5
"""More lines of a trend than this stand in drawings of their own."""


@dataclass(frozen=True, slots=True)
class _Series:
    """A series being made."""

    edition: Edition
    key: Key
    detail: SeriesDetail

    @property
    def kind(self) -> str:
        return kind_of_series(self.detail)

    @property
    def heads(self) -> tuple[str, ...]:
        places = ((*self.key, "at", i) for i in range(len(self.detail.at)))
        return tuple(
            plain(self.edition.running((*place, "label"), stop.label)) for place, stop in zip(places, self.detail.at, strict=True)
        )

    def lines(self) -> Lines:
        """Return the name and the numbers of each line."""
        places = [(*self.key, "lines", i) for i in range(len(self.detail.lines))]
        own = [plain(self.edition.running((*at, "label"), ln.label)) for at, ln in zip(places, self.detail.lines, strict=True)]
        values = self.edition.ledger.values
        rows = [
            tuple(self.edition.fact(values[*at, "of", n].fact) for n in range(len(line.of)))
            for at, line in zip(places, self.detail.lines, strict=True)
        ]
        return list(zip(names_of_facts(self.edition, own, [row[-1] for row in rows]), rows, strict=True))

    def gaps(self) -> tuple[Fact, ...]:
        """Return the differences of a dumbbell."""
        if self.kind != "dumbbell":
            return ()
        values = self.edition.ledger.values
        return tuple(self.edition.fact(values[*self.key, "lines", i, "gap"].fact) for i in range(len(self.detail.lines)))

    @property
    def breaks(self) -> tuple[int, ...]:
        return tuple(i for i, stop in enumerate(self.detail.at) if stop.breaks is not None)

    def stops(self) -> tuple[Stop, ...]:
        """Return where the points stand: by their dates where all have one."""
        days = [stop.date.toordinal() for stop in self.detail.at if stop.date]
        if len(days) < len(self.detail.at):
            return evenly(self.heads)
        first, last = days[0], days[-1]
        return tuple(Stop(head, (day - first) / (last - first)) for head, day in zip(self.heads, days, strict=True))


def series(edition: Edition, key: Key, block: SeriesBlock) -> Figure:
    """Return a block of lines as a numbered figure."""
    made = _Series(edition, (*key, "series"), block.series)
    block_id = edition.spec.block_ids[key]
    place, lines, gaps = edition.outline.figures[block_id], made.lines(), made.gaps()
    facts = tuple(fact for _, row in lines for fact in row)
    for fact in (*facts, *gaps):
        edition.uses.drawn(fact.id, place.anchor)
    names = [label for label, _ in lines]
    title = edition.running((*made.key, "title"), made.detail.title) or (Words(labels_in_short(edition, names)),)
    mark, alt = marked(edition, facts, _said(made, lines, gaps, plain(title) if made.detail.title else ""))
    intervals = made.kind == "trend" and any(f.estimate and f.estimate.interval for f in facts)
    return Figure(
        anchor=place.anchor,
        id=block_id,
        number=place.number,
        tag=mark,
        title=title,
        subtitle=edition.running((*made.key, "subtitle"), made.detail.subtitle),
        chart=_chart(made, lines, gaps),
        alt=alt,
        source=sources_of(
            edition,
            facts,
            _remarks(made, lines),
            _note(made),
            "intervals" if intervals else "intervals-in-data",
        ),
        data=table(edition, lines, made.heads, gaps),
    )


def _chart(made: _Series, lines: Lines, gaps: Sequence[Fact]) -> DumbbellChart | SlopeChart | TrendChart:
    edition, facts = made.edition, [fact for _, row in lines for fact in row]
    if made.kind == "dumbbell":
        return dumbbell_chart(edition, lines, gaps, heads=made.heads, word=edition.say("change"), way=_way(made.detail))
    strong = [line.highlight for line in made.detail.lines]
    courses = tuple(
        course(edition, label, row, strong=mine, breaks=made.breaks) for (label, row), mine in zip(lines, strong, strict=True)
    )
    if made.kind == "slope":
        return SlopeChart(made.stops(), courses, scale(facts))
    return TrendChart(made.stops(), courses, with_unit(edition, facts, intervals=True), apart=len(courses) > TOGETHER)


def _way(detail: SeriesDetail) -> Better | None:
    """Return which way is better where the author says it."""
    if detail.better is None:
        return None
    return "" if detail.better == "neither" else detail.better


def _said(made: _Series, lines: Lines, gaps: Sequence[Fact], title: str) -> str:
    edition = made.edition
    if made.kind == "dumbbell":
        said = said_of_pairs(edition, lines, gaps, made.heads)
    elif len(lines) > 2:
        said = said_of_lines(edition, lines, made.heads)
    else:
        said = edition.say("joint").join(_told(edition, label, row, made.heads) for label, row in lines)
    parts = [edition.say("alt-kind", kind=edition.say(f"kind-{made.kind}"), heads=edition.listed(made.heads)), said]
    parts += [edition.say("alt-breaks", stops=edition.listed([made.heads[i] for i in made.breaks]))] if made.breaks else []
    parts += [edition.say("alt-point", title=title.rstrip("。."))] if title else []
    return edition.say("joint").join(parts)


def _told(edition: Edition, label: str, row: Sequence[Fact], heads: Sequence[str]) -> str:
    printed = (edition.printed(fact, unit=True) for fact in row)
    values = [edition.say("label-value", label=head, value=value) for head, value in zip(heads, printed, strict=True)]
    return edition.say("alt-trend", label=label, values=edition.say("comma").join(values))


def _remarks(made: _Series, lines: Lines) -> list[str]:
    """Return what the marks are, and why a series is broken."""
    edition, found = made.edition, []
    facts = [fact for _, row in lines for fact in row]
    if made.kind == "trend" and any(f.estimate and f.estimate.interval for f in facts):
        found.append(edition.say("bands-are", level=edition.level))
    if made.kind == "trend" and len(lines) > TOGETHER:
        limits = scale(facts, intervals=True)
        found.append(edition.say("one-scale", low=_limit(limits.low), high=_limit(limits.high) + limits.unit))
    for i in made.breaks:
        why = plain(edition.running((*made.key, "at", i, "breaks"), made.detail.at[i].breaks)).rstrip("。.")
        found.append(edition.say("broken-series", stop=made.heads[i], why=why))
    return found


def _limit(value: float) -> str:
    return f"{value:g}".replace("-", "−")


def _note(made: _Series) -> Inlines:
    return made.edition.running((*made.key, "note"), made.detail.note)
