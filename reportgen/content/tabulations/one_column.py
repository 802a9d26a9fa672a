"""A table of questions for everyone: percent, respondents where they may be stated, intervals where there are some."""

from __future__ import annotations

from dataclasses import replace

from reportgen.content.charts.share_data import cell, end_cells, respondents
from reportgen.content.counts import count_of
from reportgen.content.intervals import ends
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.content.tabulations.bases import base_rows
from reportgen.content.tabulations.lines import Line, line_cell, lines
from reportgen.content.tabulations.tabulated import TableRequest, Tabulated
from reportgen.facts.ledger import Fact
from reportgen.spec.measures import Unit

Pair = tuple[Line, Fact]


def one_column(request: TableRequest) -> Tabulated:
    """Return one question, or several below each other."""
    edition = request.edition
    groups = [(s, [(line, line.fact(())) for line in lines(request, s)]) for s in request.subjects]
    pairs = [pair for _, group in groups for pair in group]
    counts = any(count_of(fact) for line, fact in pairs if line.role != "base")
    intervals = any(ends(fact) for _, fact in pairs)
    shares = any(fact.unit is Unit.SHARE for _, fact in pairs)
    columns = [Column(respondents(edition))] if counts else []
    columns.append(Column(edition.say("percent" if shares else "value")))
    columns += [Column(edition.say("low")), Column(edition.say("high"))] if intervals else []
    rows: list[Row] = []
    for subject, group in groups:
        if len(groups) > 1:
            rows.append(Row(edition.codebook.label(subject), (TableCell(""),) * len(columns), "group"))
        for pair in group:
            rows.append(_row(request, pair, counts=counts, intervals=intervals))
            rows += _weighted_bases(request, pair, len(columns)) if pair[0].role == "base" else []
    stub = edition.say("answer" if len(groups) == 1 else "question-and-answer")
    return Tabulated(Table(stub, tuple(columns), tuple(rows)), tuple(f for _, f in pairs), "")


def _row(request: TableRequest, pair: Pair, *, counts: bool, intervals: bool) -> Row:
    (line, fact), edition = pair, request.edition
    if line.role == "base":
        cells = [line_cell(edition, line, fact)] + [TableCell("")] * (counts + 2 * intervals)
        return Row(line.label, tuple(cells), "base")
    cells = [TableCell(count_of(fact), fact.id if count_of(fact) else "")] if counts else []
    cells.append(cell(edition, fact))
    cells += end_cells(fact, "") if intervals and ends(fact) else [TableCell("")] * (2 * intervals)
    return Row(line.label, tuple(cells), line.role)


def _weighted_bases(request: TableRequest, pair: Pair, width: int) -> list[Row]:
    """Return the other two bases of weighted numbers: the sum of the weights, and how many equal weights say as much."""
    line, fact = pair
    empty = (TableCell(""),) * (width - 1)
    _, *others = base_rows(request.edition, line.label, [fact])
    return [replace(row, cells=(*row.cells, *empty)) for row in others]
