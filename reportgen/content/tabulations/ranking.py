"""A ranking: a row for each option; who put it first, who among the first few, its mean place and how many gave it one."""

from __future__ import annotations

from reportgen.content.charts.share_data import base_of, cell
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.content.tabulations.lines import Line, line_cell, lines
from reportgen.content.tabulations.tabulated import TableRequest, Tabulated
from reportgen.facts.ledger import Fact


def ranking(request: TableRequest) -> Tabulated:
    """Return the options of a ranking with their numbers side by side."""
    edition, name = request.edition, request.subjects[0]
    found = lines(request, name)
    bases = [line for line in found if line.role == "base"]
    groups = _side_by_side([line for line in found if line.role != "base"])
    answers = edition.codebook.answers(name)
    facts = [[line.fact(()) for line in group] for group in groups]
    means = groups[-1][0].measure == "mean_rank"
    columns = [Column(group[0].short) for group in groups] + ([Column(edition.say("ranking-placed"))] if means else [])
    rows: list[Row] = []
    for line in bases:
        cells = (line_cell(edition, line, line.fact(())), *(TableCell("") for _ in columns[1:]))
        rows.append(Row(line.label, cells, "base"))
    for answer, numbers in zip(answers, zip(*facts, strict=True), strict=True):
        placed = [_placed(request, numbers[-1])] if means else []
        rows.append(Row(answer.label, (*(cell(edition, fact) for fact in numbers), *placed)))
    shown = tuple(fact for numbers in zip(*facts, strict=True) for fact in numbers)
    measured = edition.say("ranking-measured" if means else "of-ranking")
    table = Table(edition.say("option"), tuple(columns), tuple(rows))
    return Tabulated(table, (*shown, *(line.fact(()) for line in bases)), measured)


def _side_by_side(found: list[Line]) -> list[list[Line]]:
    """Return the rows of each measure, as columns."""
    measures = dict.fromkeys(line.measure for line in found)
    return [[line for line in found if line.measure == measure] for measure in measures]


def _placed(request: TableRequest, fact: Fact) -> TableCell:
    return TableCell(base_of(request.edition, fact), fact.id)
