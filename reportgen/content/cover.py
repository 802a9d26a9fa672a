"""The first page: title, one line of facts, a strip of data as the picture, version and date."""

from __future__ import annotations

from dataclasses import replace

from reportgen.content.blocks import Cover, Figure, SectionBlock, blocks_of
from reportgen.content.charts.axis import axis
from reportgen.content.charts.drawing import extremes, mark
from reportgen.content.charts.kinds import BarChart, Chart, Dot, DotChart
from reportgen.content.edition import Edition
from reportgen.content.inlines import Claimed, Inline, Inlines, Link, Number, Strong, Words
from reportgen.content.sources import told_of
from reportgen.content.together.methods import has_examples
from reportgen.content.words.dates import day, period
from reportgen.facts.ledger import Fact
from reportgen.spec.collected import provenance
from reportgen.spec.measures import Unit

STRIP = (2, 7)
"""How many dots a strip may hold."""


def cover(edition: Edition) -> Cover:
    """Return the cover without its strip, which depends on what the report draws."""
    report, book = edition.spec.document.report, edition.codebook
    subtitle = edition.running(("report", "subtitle"), report.subtitle)
    return Cover(
        kicker=book.words(report.kicker) if report.kicker else "",
        title=book.words(report.title),
        subtitle=subtitle,
        authors=edition.say("list").join(book.words(author) for author in report.authors),
        imprint=_imprint(edition),
        version_line=edition.say("version-line", version=report.version, date=report.date.isoformat()),
        notice=_notice(edition),
        chart=None,
        chart_alt="",
        chart_source=(),
    )


def _imprint(edition: Edition) -> str:
    report, survey = edition.spec.document.report, edition.spec.document.survey
    issue = edition.say("imprint-issue", version=report.version, date=day(report.date, edition.language))
    if survey is None:
        return issue
    dates = period(survey.fieldwork.from_, survey.fieldwork.to, edition.language)
    if survey.data is None:
        return edition.say("imprint-planned", issue=issue, fieldwork=dates)
    return edition.say("imprint", issue=issue, fieldwork=dates, data=edition.say(f"data-{survey.data.provenance}"))


def strip(edition: Edition, chapters: tuple[SectionBlock, ...]) -> tuple[Chart | None, str, Inlines]:
    """Return the data strip with its alternative text and its caption.

    Indices of dimensions on one axis; else the favourable answers of questions on one scale; else the report's first figure.
    """
    for facts, caption in (_indices(edition), _boxes(edition)):
        if STRIP[0] <= len(facts) <= STRIP[1]:
            return _dots(edition, facts, caption)
    figures = (b for b in blocks_of(chapters) if isinstance(b, Figure) and not b.aside)
    for first in figures:
        if isinstance(first.chart, BarChart) and any(bar.mark.value is not None for bar in first.chart.bars):
            for bar in first.chart.bars:
                edition.uses.drawn(bar.mark.fact, "cover")
            return first.chart, first.alt, _again(edition, first.title)
    return None, "", ()


def _again(edition: Edition, parts: Inlines) -> Inlines:
    """Return a running text that stands in a second place: its numbers open there too, and have anchors of their own."""
    return tuple(one for part in parts for one in _second(edition, part))


def _second(edition: Edition, part: Inline) -> Inlines:
    match part:
        case Number(fact):
            return (replace(part, anchor=edition.uses.in_text(edition.fact(fact))),)
        case Strong(parts) | Link(_, parts) | Claimed(_, parts):
            return _again(edition, parts)
        case _:
            return (part,)


def _notice(edition: Edition) -> str:
    """Return what the answers are, where they are no real ones."""
    rows = provenance(edition.spec.document) or "none"
    return edition.say(f"notice-{rows}{'-examples' if has_examples(edition) else ''}")


def _whole(edition: Edition, name: str) -> list[Fact]:
    """Return the facts of one measure about everyone, in the order of the spec."""
    document = edition.spec.document
    order = [*document.dimensions, *document.questions]
    found = {}
    for fact in edition.ledger.facts.values():
        own = fact.estimate is not None and not fact.estimate.measure.wave and fact.estimate.provenance != "illustrative"
        measure = fact.estimate.measure if fact.estimate and own else None
        if measure and measure.name == name and not measure.segments and measure.among is None and fact.value is not None:
            found[measure.subject] = fact
    return [found[name] for name in order if name in found]


def _indices(edition: Edition) -> tuple[list[Fact], str]:
    return _whole(edition, "index"), edition.say("strip-index")


def _boxes(edition: Edition) -> tuple[list[Fact], str]:
    facts = _whole(edition, "top")
    scales = {id(edition.codebook.scale(fact.estimate.measure.subject)) for fact in facts if fact.estimate}
    if len(scales) != 1 or not facts[0].estimate:
        return [], ""
    labels = edition.codebook.box(facts[0].estimate.measure.subject, "good")
    options = edition.say("or").join(edition.quoted(label) for label in labels)
    return facts, edition.say("strip-top", options=options)


def _dots(edition: Edition, facts: list[Fact], caption: str) -> tuple[Chart, str, Inlines]:
    labelled = [(edition.codebook.label(f.estimate.measure.subject), f) for f in facts if f.estimate]
    for fact in facts:
        edition.uses.drawn(fact.id, "cover")
        edition.uses.small.setdefault(fact.id, "cover")
    marks = [replace(mark(edition, fact), low=None, high=None) for fact in facts]  # a quiet strip: dots alone
    values = [m.value for m in marks if m.value is not None]
    shares = facts[0].unit is Unit.SHARE
    ends = axis([0.0, *values] if shares else values, 0, 100, 20)  # a share is read as a length from zero
    dots = tuple(
        Dot(label, m, "high" if m.value == max(values) else "low" if m.value == min(values) else "")
        for (label, _), m in zip(labelled, marks, strict=True)
    )
    unit = edition.say("unit-share" if shares else "unit-score")
    percent = unit if shares else ""
    chart = DotChart(dots, None, "", unit, ends.low, ends.high, ends.ticks, edition.say("not-shown"), percent)
    return chart, told_of(edition, edition.say("alt-strip", caption=caption, said=extremes(edition, labelled))), (Words(caption),)
