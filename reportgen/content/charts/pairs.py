"""Dumbbells and slopes: the numbers of a few groups side by side, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.content.charts.bare import bare, unit_after
from reportgen.content.charts.compared import Course, DumbbellChart, Pair, Role, Scale, SlopeChart, Stop
from reportgen.content.charts.drawing import Drawn, Labelled, Request
from reportgen.content.charts.grouped import Groups, groups, scale
from reportgen.content.charts.said import range_of
from reportgen.content.charts.share_data import base_of, cell, end_cells
from reportgen.content.counts import is_rebuilt
from reportgen.content.edition import Edition
from reportgen.content.intervals import ends
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.content.tones import better
from reportgen.facts.ledger import Fact
from reportgen.spec.better import Better
from reportgen.spec.compared import gap, over_waves
from reportgen.spec.expressions.text import expression_text

Lines = list[tuple[str, tuple[Fact, ...]]]


def dumbbell(request: Request) -> Drawn:
    """Return two values a row with their difference, in the order written or by the second value."""
    found = groups(request)
    lines = _lines(found, -1)
    gaps = [_gap(found.edition, *facts) for _, facts in lines]
    facts = tuple(fact for (_, both), difference in zip(lines, gaps, strict=True) for fact in (*both, difference))
    heads = found.labels
    chart = dumbbell_chart(found.edition, lines, gaps, heads=heads, word=_word(found))
    return Drawn(
        chart,
        said_of_pairs(found.edition, lines, gaps, heads),
        _measured(found, lines),
        facts,
        table(found.edition, lines, heads, gaps),
        found.bases([facts for _, facts in lines]),
    )


def slope(request: Request) -> Drawn:
    """Return a line for each row from group to group, in the order written or by the last value."""
    found = groups(request)
    lines = _lines(found, -1)
    facts = tuple(fact for _, row in lines for fact in row)
    stops = evenly(found.labels)
    courses = tuple(course(found.edition, label, row) for label, row in lines)
    return Drawn(
        SlopeChart(stops, courses, scale(facts)),
        said_of_lines(found.edition, lines, found.labels),
        _measured(found, lines),
        facts,
        table(found.edition, lines, found.labels),
        found.bases([facts for _, facts in lines]),
    )


def _word(found: Groups) -> str:
    return found.edition.say("change" if over_waves(found.request.detail) else "difference")


def _lines(found: Groups, by: int) -> Lines:
    lines = [(found.label(line), found.facts(line)) for line in found.lines]
    if found.request.detail.sort == "value":
        lines.sort(key=lambda line: (line[1][by].value is None, -(line[1][by].value or 0.0)))
    return lines


def _measured(found: Groups, lines: Lines) -> str:
    return found.measured(lines[0][1][0])


def _gap(edition: Edition, first: Fact, second: Fact) -> Fact:
    assert first.estimate is not None  # noqa: S101 (the figure shows measures of the survey)
    assert second.estimate is not None  # noqa: S101
    return edition.fact(expression_text(gap(first.estimate.measure, second.estimate.measure)))


def dumbbell_chart(
    edition: Edition, lines: Lines, gaps: Sequence[Fact], *, heads: Sequence[str], word: str, way: Better | None = None
) -> DumbbellChart:
    """Return pairs with their differences; ``way`` is which way is better, where the numbers themselves do not say it."""
    facts = [fact for _, both in lines for fact in both]
    return DumbbellChart(
        tuple(_pair(edition, label, both, gap, way) for (label, both), gap in zip(lines, gaps, strict=True)),
        (heads[0], heads[1]),
        word,
        with_unit(edition, facts),
        edition.say("not-shown"),
    )


def with_unit(edition: Edition, facts: Sequence[Fact], *, intervals: bool = False) -> Scale:
    """Return an axis whose first number has the unit, where that is in words."""
    found = scale(facts, intervals=intervals)
    return replace(found, unit=found.unit or unit_after(edition, facts[0]))


def _pair(edition: Edition, label: str, both: Sequence[Fact], difference: Fact, way: Better | None) -> Pair:
    first, second = both
    gap = bare(edition, difference, signed=True)
    return Pair(label, bare(edition, first), bare(edition, second), gap, _role(edition, first, second, way))


def _role(edition: Edition, first: Fact, second: Fact, way: Better | None) -> Role:
    if first.value is None or second.value is None or first.value == second.value:
        return ""
    wanted = better(edition, second) if way is None else way
    worse = second.value > first.value if wanted == "lower" else second.value < first.value
    return "low" if wanted and worse else "high"


def course(edition: Edition, label: str, facts: Sequence[Fact], *, strong: bool = False, breaks: tuple[int, ...] = ()) -> Course:
    """Return a line; ``strong`` where it matters more than others."""
    return Course(label, tuple(bare(edition, fact) for fact in facts), "high" if strong else "", breaks)


def evenly(labels: Sequence[str]) -> tuple[Stop, ...]:
    """Return stops at even distances."""
    last = max(len(labels) - 1, 1)
    return tuple(Stop(label, i / last) for i, label in enumerate(labels))


def said_of_pairs(edition: Edition, lines: Lines, gaps: Sequence[Fact], heads: Sequence[str]) -> str:
    """Return where the difference is largest, upwards and downwards, and the range of the second values."""
    differences: list[Labelled] = [(label, gap) for (label, _), gap in zip(lines, gaps, strict=True)]
    seconds: list[Labelled] = [(label, both[1]) for label, both in lines]
    said = [
        edition.say("alt-gaps", first=heads[0], second=heads[1], range=range_of(edition, differences)),
        edition.say("alt-of-group", group=heads[1], range=range_of(edition, seconds)),
    ]
    return edition.say("joint").join(said)


def said_of_lines(edition: Edition, lines: Lines, heads: Sequence[str]) -> str:
    """Return the range of the first and of the last values."""
    said = []
    for i in dict.fromkeys((0, len(heads) - 1)):
        rows: list[Labelled] = [(label, facts[i]) for label, facts in lines]
        said.append(edition.say("alt-of-group", group=heads[i], range=range_of(edition, rows)))
    return edition.say("joint").join(said)


def table(edition: Edition, lines: Lines, heads: Sequence[str], gaps: Sequence[Fact] = ()) -> Table:
    """Return the numbers of each row in each group with their intervals and bases, and the differences."""
    facts = [fact for _, row in lines for fact in row]
    intervals = any(ends(fact) for fact in facts)
    bases = any(f.estimate for f in facts) and not any(map(is_rebuilt, facts))
    columns: list[Column] = []
    for head in heads:
        columns += [Column(head)]
        columns += [Column(edition.say("low")), Column(edition.say("high"))] if intervals else []
        columns += [Column(edition.say("base"))] if bases else []
    columns += [Column(edition.say("difference"))] if gaps else []
    rows = []
    for i, (label, row) in enumerate(lines):
        cells = [c for fact in row for c in _cells(edition, fact, intervals=intervals, bases=bases)]
        rows.append(Row(label, (*cells, *([cell(edition, gaps[i])] if gaps else []))))
    return Table(edition.say("figure-rows"), tuple(columns), tuple(rows))


def _cells(edition: Edition, fact: Fact, *, intervals: bool, bases: bool) -> list[TableCell]:
    cells = [cell(edition, fact)]
    cells += end_cells(fact, edition.say("nothing")) if intervals else []
    return [*cells, *([TableCell(base_of(edition, fact), fact.id)] if bases else [])]
