"""A table of means: one row a question, everyone and the values of segments in the columns."""

from __future__ import annotations

from reportgen.content.tables import Row, Table
from reportgen.content.tabulations.bases import base_rows
from reportgen.content.tabulations.by_segment import columns_of
from reportgen.content.tabulations.lines import Line, line_cell, lines
from reportgen.content.tabulations.marks import marked
from reportgen.content.tabulations.tabulated import TableRequest, Tabulated
from reportgen.facts.ledger import Fact
from reportgen.spec.model.questions import RankingQuestion

MEANS = ("mean", "nps", "index")
"""The measures of its rows."""


def means(request: TableRequest) -> Tabulated:
    """Return the mean, NPS or index of each question; the bases stand above them when they are the same for all."""
    edition = request.edition
    columns, places = columns_of(request)
    facts: list[Fact] = []
    rows: list[Row] = []
    bases: list[tuple[list[Row], list[Fact]]] = []
    for subject in request.subjects:
        for line in lines(request, subject):
            found = [line.fact(place) for place in places]
            if line.role == "base":
                bases.append((base_rows(edition, line.label, found), found))
            else:
                facts += found
                cells = (marked(request, line_cell(edition, line, fact), fact) for fact in found)
                rows.append(Row(_heading(request, subject, line), tuple(cells)))
    same = len({tuple(cell.text for row in rows for cell in row.cells) for rows, _ in bases}) == 1
    stub = edition.say("question" if len(request.subjects) > 1 else "value")
    above, counted = bases[0] if same else ([], [])
    measured = _measured(request)
    return Tabulated(Table(stub, columns, (*above, *rows), people=True), (*counted, *facts), measured, frozenset(MEANS))


def _measured(request: TableRequest) -> str:
    """Return what the numbers are: means, or the mean places of rankings."""
    codebook = request.edition.codebook
    ranked = all(isinstance(codebook.document.questions.get(s), RankingQuestion) for s in request.subjects)
    return request.edition.say("ranking-means" if ranked else "means")


def _heading(request: TableRequest, subject: str, line: Line) -> str:
    return request.edition.codebook.label(subject) if len(request.subjects) > 1 else line.label
