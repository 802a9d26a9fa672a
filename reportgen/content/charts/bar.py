"""Horizontal bars and columns: one share for each option of a question."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.content.charts.drawing import Drawn, Labelled, Request, extremes, marks
from reportgen.content.charts.kinds import Bar, BarChart, ColumnChart
from reportgen.content.charts.share_data import share_table, shares_measured
from reportgen.content.codebook import Answer
from reportgen.facts.ledger import Fact
from reportgen.spec import canonical

Row = tuple[Answer, Fact]


def bar(request: Request) -> Drawn:
    """Return horizontal bars, sorted by value unless told otherwise or the options are levels of a scale."""
    ordered = request.edition.codebook.scale(request.subject) is not None
    return _drawn(request, BarChart, by_value=request.detail.sort == "value" or (request.detail.sort is None and not ordered))


def column(request: Request) -> Drawn:
    """Return vertical columns, in the order of the options unless told otherwise."""
    return _drawn(request, ColumnChart, by_value=request.detail.sort == "value")


def _drawn(request: Request, chart: type[BarChart] | type[ColumnChart], *, by_value: bool) -> Drawn:
    edition = request.edition
    rows = shares(request)
    if by_value:
        rows.sort(key=lambda r: (r[0].last, r[1].value is None, -(r[1].value or 0.0)))  # "other" last, withheld before it
    strong = _strong(request, rows)
    facts = tuple(fact for _, fact in rows)
    bars = zip(rows, marks(edition, facts), strict=True)
    labelled: list[Labelled] = [(answer.label, fact) for answer, fact in rows]
    return Drawn(
        chart(tuple(Bar(answer.label, m, answer.code in strong) for (answer, _), m in bars)),
        extremes(edition, labelled),
        shares_measured(request),
        facts,
        share_table(request, labelled),
    )


def shares(request: Request) -> list[Row]:
    """Return the options of the figure's question with their shares: in the order written, levels from the worst to the best."""
    codebook, name = request.edition.codebook, request.subject
    answers = [answer for answer, _ in codebook.levels(name)] or codebook.answers(name)
    return [(a, request.edition.fact_of(canonical.share(name, a.code, among=request.among))) for a in answers]


def _strong(request: Request, rows: Sequence[Row]) -> set[str]:
    if chosen := {answer.code for answer, _ in rows if request.emphasised(answer.code)}:
        return chosen
    values = [fact.value for _, fact in rows if fact.value is not None]
    if not values or min(values) == max(values):
        return set()
    return {answer.code for answer, fact in rows if fact.value == max(values)}
