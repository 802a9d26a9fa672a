"""Figures: the drawing, its words, its alternative text, the table behind it."""

from __future__ import annotations

from reportgen.content.blocks import Figure
from reportgen.content.charts.drawing import Drawn, Request
from reportgen.content.charts.kinds import DotChart
from reportgen.content.charts.makers import draw
from reportgen.content.edition import Edition
from reportgen.content.inlines import Inlines, Words, plain
from reportgen.content.naming import split_title, subjects_label, wording
from reportgen.content.sources import Intervals, Shown, source_line, tag, told_of
from reportgen.spec.blocks import detail_of
from reportgen.spec.model.exhibits import ChartBlock, ChartDetail
from reportgen.spec.spec import Key


def figure(edition: Edition, key: Key, block: ChartBlock) -> Figure:
    """Return a chart block as a numbered figure."""
    detail = detail_of(block)
    assert isinstance(detail, ChartDetail)  # noqa: S101 (a chart block has the details of a chart)
    inside = (*key, "chart")
    request = Request(edition, detail, edition.spec.conditions.get((*inside, "among")), _spoken_of(edition, inside, detail))
    block_id = edition.spec.block_ids[key]
    place = edition.outline.figures[block_id]
    drawn = draw(request)
    for fact in drawn.facts:
        edition.uses.drawn(fact.id, place.anchor)
    title = edition.running((*inside, "title"), detail.title) or _label(request)
    subtitle = edition.running((*inside, "subtitle"), detail.subtitle) or _subtitle(request, drawn)
    note = edition.running((*inside, "note"), detail.note)
    shown = Shown(
        drawn.facts,
        drawn.asked or request.subjects,
        request.among,
        drawn.bases,
        _intervals(edition, drawn),
        bare=isinstance(drawn.chart, DotChart),
        example=detail.illustrative,
    )
    return Figure(
        anchor=place.anchor,
        id=block_id,
        number=place.number,
        tag=tag(edition, example=detail.illustrative),
        title=title,
        subtitle=subtitle,
        chart=drawn.chart,
        alt=_alt(request, drawn, plain(title) if detail.title else ""),
        source=source_line(edition, shown, note) if drawn.facts else note,
        data=drawn.data,
        aside=detail.illustrative,
    )


def _intervals(edition: Edition, drawn: Drawn) -> Intervals:
    """Return where a reader finds the intervals: dots have lines, all other figures have them in their data at most."""
    if isinstance(drawn.chart, DotChart):
        return "intervals"
    listed = any(column.heading == edition.say("low") for column in drawn.data.columns)
    return "intervals-in-data" if listed else "intervals-not-shown"


def _spoken_of(edition: Edition, key: Key, detail: ChartDetail) -> frozenset[str]:
    """Return the options whose share the title states: what a reader looks for in the drawing."""
    printed = edition.ledger.texts.get(((*key, "title"), edition.language), ()) if detail.by is None else ()
    facts = (edition.fact(p.fact) for p in printed if not isinstance(p, str) and p.fact)
    measures = (fact.estimate.measure for fact in facts if fact.estimate)
    return frozenset(code for m in measures if m.name == "share" and m.subject == detail.of for code in m.options)


def _label(request: Request) -> Inlines:
    edition, detail = request.edition, request.detail
    labels = subjects_label(edition, request.subjects)
    if detail.by is not None:
        labels = split_title(edition, labels, edition.codebook.label(detail.by))
    return (Words(labels),)


def _subtitle(request: Request, drawn: Drawn) -> Inlines:
    """Return the wording of the question where there is one, and what the marks are."""
    edition = request.edition
    asked = wording(edition, request.subjects)
    if not asked:
        return (Words(edition.capital(drawn.measured)),)
    return (Words(edition.say("asked-and-measured", asked=asked, measured=edition.capital(drawn.measured))),)


def _alt(request: Request, drawn: Drawn, title: str) -> str:
    edition = request.edition
    what = edition.say(
        "alt-of", kind=edition.say(f"kind-{drawn.chart.kind}"), what=_label_words(request), measured=drawn.measured
    )
    title = title.rstrip("。.")
    point = title if title.endswith(("？", "！", "?", "!")) or not title else edition.say("alt-point", title=title)
    alt = edition.say("joint").join(part for part in (what, drawn.said, point) if part)
    return told_of(edition, alt, example=request.detail.illustrative)


def _label_words(request: Request) -> str:
    return plain(_label(request))
