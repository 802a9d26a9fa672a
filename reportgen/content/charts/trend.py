"""Trends: a number over the waves of the survey, a line for each question, dimension, answer or segment value."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportgen.content.charts.compared import Stop, TrendChart
from reportgen.content.charts.drawing import Drawn, Request
from reportgen.content.charts.grouped import Groups, groups
from reportgen.content.charts.pairs import course, evenly, said_of_lines, table, with_unit
from reportgen.content.edition import Edition
from reportgen.facts.ledger import Fact
from reportgen.spec.waves.compare import compared
from reportgen.spec.waves.rules import document_of

TOGETHER = 5
"""More lines than this stand in drawings of their own."""


def trend(request: Request) -> Drawn:
    """Return lines over time, broken where two waves may not be compared."""
    found, edition = groups(request), request.edition
    lines = [(found.label(line), found.facts(line)) for line in found.lines]
    facts = tuple(fact for _, row in lines for fact in row)
    strong = [request.emphasised(line.options[0] if line.options else _value(line.segments)) for line in found.lines]
    courses = tuple(
        course(edition, label, row, strong=mine, breaks=_breaks(edition, row))
        for (label, row), mine in zip(lines, strong, strict=True)
    )
    chart = TrendChart(_stops(found), courses, with_unit(edition, facts, intervals=True), apart=len(courses) > TOGETHER)
    intervals = any(fact.estimate and fact.estimate.interval for fact in facts)
    measured = found.measured(facts[0]) + (edition.say("with-bands", level=edition.level) if intervals else "")
    broken = sorted({i for line in courses for i in line.breaks})
    said = [said_of_lines(edition, lines, found.labels)]
    said += [edition.say("alt-breaks", stops=edition.listed([found.labels[i] for i in broken]))] if broken else []
    return Drawn(
        chart,
        edition.say("joint").join(said),
        measured + (edition.say("with-breaks") if broken else ""),
        facts,
        table(edition, lines, found.labels),
        found.bases([row for _, row in lines]),
    )


def _value(segments: Sequence[tuple[str, str]]) -> str:
    return segments[0][1] if segments else ""


def _breaks(edition: Edition, row: Sequence[Fact]) -> tuple[int, ...]:
    """Return the waves that may not be compared with the one before them."""
    spec = edition.spec
    measures = [fact.estimate.measure for fact in row if fact.estimate]
    pairs = enumerate(pairwise(measures), start=1)
    return tuple(i for i, pair in pairs if compared(spec.document, spec.waves, spec.place, list(pair[::-1])).broken)


def _stops(found: Groups) -> tuple[Stop, ...]:
    """Return where the waves stand: at the last day of their fieldwork, or evenly where one has none."""
    surveys = [document_of(found.edition.spec, group.wave).survey for group in found.groups]
    days = [survey.fieldwork.to.toordinal() for survey in surveys if survey]
    if len(days) < len(found.groups) or any(a >= b for a, b in pairwise(days)):
        return evenly(found.labels)
    first, last = days[0], days[-1]
    return tuple(Stop(label, (day - first) / (last - first)) for label, day in zip(found.labels, days, strict=True))
