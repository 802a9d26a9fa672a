"""Item non-response as a figure: of each question the share of those asked who gave no answer, the largest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.content.blocks import Figure
from reportgen.content.charts.drawing import extremes, marks
from reportgen.content.charts.kinds import Bar, BarChart
from reportgen.content.charts.share_data import cell
from reportgen.content.edition import Edition
from reportgen.content.inlines import Words, plain
from reportgen.content.sources import Shown, source_line, tag, told_of
from reportgen.content.tables import Column, Row, Table
from reportgen.facts.ledger import Fact
from reportgen.facts.rounding import quantised
from reportgen.spec.measures import OF_QUESTION
from reportgen.spec.model.quality_blocks import NonresponseChartBlock
from reportgen.spec.quality import for_nonresponse
from reportgen.spec.spec import Key

SHARE = "item_nonresponse"
LEAST = 20.0
"""Percent that the bars have room for at least: where few leave out anything, it has to look like few."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One question, and who left it out."""

    label: str
    facts: Mapping[str, Fact]
    """By name of the measure."""

    @property
    def share(self) -> Fact:
        """The share of those asked who gave no answer."""
        return self.facts[SHARE]


def gaps_of(edition: Edition, only: tuple[str, ...]) -> list[Gap]:
    """Return the questions, the one that most left out first, what is not shown last, equal ones as in the questionnaire."""
    found: dict[str, dict[str, Fact]] = {}
    for measure in for_nonresponse(edition.spec.document, only):
        found.setdefault(measure.subject, {})[measure.name] = edition.fact_of(measure)
    gaps = [Gap(edition.codebook.label(name), facts) for name, facts in found.items()]
    return sorted(gaps, key=lambda gap: 1.0 if gap.share.value is None else -float(quantised(gap.share.value)))


def gaps_table(edition: Edition, gaps: Sequence[Gap]) -> Table:
    """Return a row for each question: asked, answered, no answer, not asked, the share of no answer."""
    columns = tuple(
        Column(edition.say(f"nonresponse-{measure.removeprefix('item_').replace('_', '-')}")) for measure in OF_QUESTION
    )
    rows = (Row(gap.label, tuple(cell(edition, gap.facts[measure]) for measure in OF_QUESTION)) for gap in gaps)
    return Table(edition.say("nonresponse-question"), columns, tuple(rows))


def nonresponse_chart(edition: Edition, key: Key, block: NonresponseChartBlock) -> Figure:
    """Return a block of item non-response as a numbered figure."""
    detail, inside, block_id = block.nonresponse_chart, (*key, "nonresponse_chart"), edition.spec.block_ids[key]
    gaps, place = gaps_of(edition, detail.only), edition.outline.figures[block_id]
    shown = gaps[: detail.first]
    for fact in (fact for gap in gaps for fact in gap.facts.values()):
        edition.uses.drawn(fact.id, place.anchor)
    title = edition.running((*inside, "title"), detail.title)
    remarks = (edition.say("nonresponse-first", n=len(shown), of=len(gaps)),) if len(shown) < len(gaps) else ()
    bases = Shown(tuple(gap.share for gap in shown), (), remarks=remarks)
    return Figure(
        anchor=place.anchor,
        id=block_id,
        number=place.number,
        tag=tag(edition),
        title=title or (Words(edition.say("nonresponse-title")),),
        subtitle=(Words(edition.say("nonresponse-measured")),),
        chart=_chart(edition, shown),
        alt=told_of(edition, _alt(edition, shown, plain(title))),
        source=source_line(edition, bases, edition.running((*inside, "note"), detail.note)),
        data=gaps_table(edition, gaps),
    )


def _chart(edition: Edition, gaps: Sequence[Gap]) -> BarChart:
    """Return the bars; the longest is the one that matters, where there is one."""
    shares = [gap.share for gap in gaps]
    longest = max((share.value or 0.0 for share in shares), default=0.0)
    alone = longest > 0 and any(share.value != longest for share in shares)
    drawn = zip(gaps, marks(edition, shares), strict=True)
    bars = tuple(Bar(gap.label, mark, alone and gap.share.value == longest) for gap, mark in drawn)
    return BarChart(bars, scale_to=LEAST if longest * 100 < LEAST else None)


def _alt(edition: Edition, gaps: Sequence[Gap], title: str) -> str:
    what, measured = edition.say("nonresponse-title"), edition.say("nonresponse-measured")
    said = edition.say("alt-of", kind=edition.say("kind-bar"), what=what, measured=measured)
    point = edition.say("alt-point", title=title.rstrip("。.")) if title else ""
    range_of = extremes(edition, [(gap.label, gap.share) for gap in gaps])
    return edition.say("joint").join(part for part in (said, range_of, point) if part)
