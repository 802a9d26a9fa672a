"""Dots: one estimate by segment, or the indices of several dimensions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from reportgen.content.charts.axis import Axis, axis
from reportgen.content.charts.bar import shares
from reportgen.content.charts.drawing import Drawn, Labelled, Request, extremes, mark
from reportgen.content.charts.kinds import Dot, DotChart, Mark
from reportgen.content.charts.share_data import value_table
from reportgen.content.counts import is_rebuilt
from reportgen.content.edition import Edition
from reportgen.content.tables import Table
from reportgen.content.tones import better
from reportgen.facts.ledger import Fact
from reportgen.spec import canonical
from reportgen.spec.boxes import top_codes
from reportgen.spec.canonical import Segments
from reportgen.spec.measures import Measure, Unit
from reportgen.spec.model.derived import DerivedScale
from reportgen.spec.model.questions import NpsQuestion, NumberQuestion, RankingQuestion, Scaled, ScaleQuestion

Role = Literal["", "high", "low"]
LIMITS = {Unit.SHARE: (0.0, 100.0, 20.0), Unit.SCORE: (0.0, 100.0, 20.0), Unit.NPS: (-100.0, 100.0, 40.0)}
"""By unit: the ends that the axis never passes, and the least that it covers."""


def dot(request: Request) -> Drawn:
    """Return dots in the order of the options for segments that have one of their own, else by value."""
    edition, segment = request.edition, request.detail.by
    if segment is None:
        rows: list[Labelled] = [(edition.codebook.label(s), edition.fact_of(_measure(request, s))) for s in request.subjects]
        return _drawn(request, rows, None, set())
    values = edition.codebook.answers(segment)
    rows = [(v.label, edition.fact_of(_measure(request, request.subject, ((segment, v.code),)))) for v in values]
    strong = {value.label for value in values if request.emphasised(value.code)}
    return _drawn(request, rows, edition.fact_of(_measure(request, request.subject)), strong)


def _drawn(request: Request, rows: list[Labelled], total: Fact | None, strong: set[str]) -> Drawn:
    edition = request.edition
    ordered = _by_value(rows) if request.detail.sort == "value" or request.detail.by is None else rows
    facts = tuple(fact for _, fact in ordered)
    return Drawn(
        _chart(request, ordered, total, strong),
        _said(edition, ordered, total),
        _measured(request, facts[0]),
        (*facts, *((total,) if total else ())),
        _data(request, ordered, total),
        bases=tuple(ordered) if total else (),
    )


def _chart(request: Request, rows: list[Labelled], total: Fact | None, strong: set[str]) -> DotChart:
    edition, facts = request.edition, [fact for _, fact in rows]
    percent = facts[0].unit is Unit.SHARE
    shown = [mark(edition, fact, unit=i == 0 and percent) for i, fact in enumerate(facts)]
    dashed = mark(edition, total) if total else None
    roles = [_emphasis(label, strong) for label, _ in rows] if strong else _roles(edition, facts)
    ends = _axis(facts[0].unit, shown, dashed)
    return DotChart(
        tuple(Dot(label, m, role) for (label, _), m, role in zip(rows, shown, roles, strict=True)),
        dashed,
        total_word=edition.say("total"),
        value_word=edition.say(f"unit-{facts[0].unit.value}"),
        low=ends.low,
        high=ends.high,
        ticks=ends.ticks,
        withheld_word=edition.say("not-shown"),
    )


def _said(edition: Edition, rows: list[Labelled], total: Fact | None) -> str:
    said = [extremes(edition, rows)]
    if total and not total.withheld:
        said.append(edition.say("alt-total", value=edition.printed(total, unit=True)))
    return edition.say("joint").join(said)


def _data(request: Request, rows: list[Labelled], total: Fact | None) -> Table:
    edition, segment = request.edition, request.detail.by
    everyone: list[Labelled] = [(edition.say("total"), total)] if total else []
    stub = edition.codebook.label(segment) if segment else edition.say("dimension")
    bases = not any(is_rebuilt(fact) for _, fact in rows)
    return value_table(edition, stub, edition.say(f"unit-{rows[0][1].unit.value}"), [*everyone, *rows], bases=bases)


def _by_value(rows: list[Labelled]) -> list[Labelled]:
    return sorted(rows, key=lambda row: (row[1].value is None, -(row[1].value or 0.0)))


def _emphasis(label: str, strong: set[str]) -> Role:
    return "high" if label in strong else ""


def _roles(edition: Edition, facts: Sequence[Fact]) -> list[Role]:
    """Emphasise both ends, the worse one as such; of minutes or visits nobody says which end that is."""
    values = [fact.value for fact in facts if fact.value is not None]
    if len(values) < 2 or min(values) == max(values):
        return [""] * len(facts)
    way = next((found for fact in facts if (found := better(edition, fact))), "")
    ends: dict[float, Role] = {
        max(values): "low" if way == "lower" else "high",
        min(values): "low" if way == "higher" else "high",
    }
    return ["" if fact.value is None else ends.get(fact.value, "") for fact in facts]


def _axis(unit: Unit, shown: list[Mark], total: Mark | None) -> Axis:
    values = [v for m in (*shown, *((total,) if total else ())) for v in (m.value, m.low, m.high) if v is not None]
    return axis(values, *LIMITS.get(unit, (None, None, 0.0)))


def _measure(request: Request, subject: str, segments: Segments = ()) -> Measure:
    """Return what is drawn: the share of the options named, else the number that suits the type of question."""
    document, among = request.edition.codebook.document, request.among
    if subject in document.dimensions:
        return canonical.index(subject, segments=segments, among=among)
    if codes := _codes(request):
        return canonical.share(subject, *codes, segments=segments, among=among)
    match document.questions[subject]:
        case NpsQuestion():
            return canonical.nps(subject, segments=segments, among=among)
        case ScaleQuestion(scale=scale) | DerivedScale(scale=scale) if top_codes(document.scales[scale]):
            return canonical.top(subject, segments=segments, among=among)
        case _:
            return canonical.mean(subject, segments=segments, among=among)


def _codes(request: Request) -> tuple[str, ...]:
    """Return the options whose share is drawn; the largest one for a question that has no other number."""
    if request.detail.option:
        named = request.edition.codebook.answers(request.subject)
        return tuple(a.code for a in named if a.code in request.detail.option)
    question = request.edition.codebook.question(request.subject)
    if isinstance(question, NpsQuestion | NumberQuestion | Scaled):
        return ()
    rows = [(answer, fact) for answer, fact in shares(request) if not answer.last]
    return (max(rows, key=lambda row: row[1].value or 0.0)[0].code,)


def _measured(request: Request, fact: Fact) -> str:
    """Return what the dots are, in words."""
    edition = request.edition
    drawn = fact.estimate is not None and fact.estimate.interval is not None
    return measured_words(edition, fact) + (edition.say("with-intervals", level=edition.level) if drawn else "")


def measured_words(edition: Edition, fact: Fact) -> str:
    """Return what a number is, in words: percent who answered this or that, index, net promoter score, mean."""
    measure = fact.estimate.measure if fact.estimate else None
    labels = [edition.codebook.answer(measure.subject, code) for code in measure.options] if measure else []
    if measure and measure.name == "top":
        labels = list(edition.codebook.box(measure.subject, "good"))
    options = edition.say("or").join(edition.quoted(label) for label in labels)
    ranked = measure is not None and isinstance(edition.codebook.document.questions.get(measure.subject), RankingQuestion)
    return edition.say("measured-first" if ranked else f"measured-{fact.unit.value}", options=options)
