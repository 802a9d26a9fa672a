"""Several questions on one scale: a row for each question, a column for each answer and summary."""

from __future__ import annotations

from reportgen.content.tables import Column, Row, Table
from reportgen.content.tabulations.lines import line_cell, lines
from reportgen.content.tabulations.tabulated import TableRequest, Tabulated
from reportgen.facts.ledger import Fact


def levels(request: TableRequest) -> Tabulated:
    """Return scale questions with their answers side by side."""
    edition = request.edition
    rows: list[Row] = []
    facts: list[Fact] = []
    for subject in request.subjects:
        found = [(line, line.fact(())) for line in lines(request, subject)]
        rows.append(Row(edition.codebook.label(subject), tuple(line_cell(edition, line, fact) for line, fact in found)))
        facts += [fact for _, fact in found]
    columns = tuple(Column(line.short or line.label) for line in lines(request, request.subjects[0]))
    return Tabulated(Table(edition.say("question"), columns, tuple(rows)), tuple(facts), _measured(request))


def _measured(request: TableRequest) -> str:
    """Return what the numbers are; only scales have nets and means."""
    scaled = request.edition.codebook.scale(request.subjects[0]) is not None
    return request.edition.say("row-percent" if scaled else "of-single")
