"""A banner table: questions in the rows, everyone and the values of segments in the columns."""

from __future__ import annotations

from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.content.tabulations.lines import line_cell, lines
from reportgen.content.tabulations.tabulated import TableRequest, Tabulated
from reportgen.facts.ledger import Fact
from reportgen.spec.canonical import Segments


def by_segment(request: TableRequest) -> Tabulated:
    """Return questions by the values of one or several segments."""
    edition = request.edition
    columns, places = columns_of(request)
    rows: list[Row] = []
    facts: list[Fact] = []
    for subject in request.subjects:
        if len(request.subjects) > 1:
            rows.append(Row(edition.codebook.label(subject), (TableCell(""),) * len(columns), "group"))
        for line in lines(request, subject):
            found = [line.fact(place) for place in places]
            rows.append(Row(line.label, tuple(line_cell(edition, line, fact) for fact in found), line.role))
            facts += found
    return Tabulated(Table(edition.say("column-percent-stub"), columns, tuple(rows)), tuple(facts), edition.say("column-percent"))


def columns_of(request: TableRequest) -> tuple[tuple[Column, ...], list[Segments]]:
    """Return the columns, everyone first, and the segment values each stands for."""
    edition, several = request.edition, len(request.segments) > 1
    columns, places = [Column(edition.say("total"))], [()]
    found: list[Segments] = list(places)
    for segment in request.segments:
        for answer in edition.codebook.answers(segment):
            columns.append(Column(answer.label, sub=edition.codebook.label(segment) if several else ""))
            found.append(((segment, answer.code),))
    return tuple(columns), found
