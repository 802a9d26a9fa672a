"""A banner table: questions in the rows, everyone and the values of segments in the columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.content.edition import Edition
from reportgen.content.tables import Column, Row, Table
from reportgen.content.tabulations.bases import base_rows
from reportgen.content.tabulations.cells import Place, kind_words, rows_of
from reportgen.content.tabulations.lines import lines
from reportgen.content.tabulations.marks import letters_of
from reportgen.content.tabulations.tabulated import TableRequest, Tabulated
from reportgen.facts.ledger import Fact
from reportgen.spec.canonical import Segments


def by_segment(request: TableRequest) -> Tabulated:
    """Return questions by the values of one or several segments."""
    edition = request.edition
    columns, places = columns_of(request)
    bases: dict[str, list[Row]] = {}
    rows: dict[str, list[Row]] = {}
    facts: list[Fact] = []
    measures: set[str] = set()
    for subject in request.subjects:
        rows[subject] = []
        for line in lines(request, subject):
            if line.role == "base":
                found = [line.fact(place) for place in places]
                bases[subject] = base_rows(edition, line.label, found)
            else:
                made, found = rows_of(Place(request, line, places))
                rows[subject] += made
            facts += found
            measures.add(line.measure)
    stub, measured = _measured(request)
    table = Table(stub, columns, tuple(_stacked(edition, bases, rows)), people=True)
    return Tabulated(table, tuple(facts), measured, frozenset(measures))


def _stacked(edition: Edition, bases: Mapping[str, list[Row]], rows: Mapping[str, list[Row]]) -> Iterator[Row]:
    """Yield the rows of questions below each other; bases that are the same for all of them stand once, above."""
    printed = {tuple(cell.text for row in found for cell in row.cells) for found in bases.values()}
    once = len(printed) == 1 and len(bases) == len(rows)
    yield from next(iter(bases.values())) if once else ()
    for subject, found in rows.items():
        if len(rows) > 1:
            yield Row(edition.codebook.label(subject), (), "group")
        yield from bases.get(subject, ()) if not once else ()
        yield from found


def _measured(request: TableRequest) -> tuple[str, str]:
    """Return the heading over the rows and what the numbers are."""
    edition, (first, *more) = request.edition, request.detail.cells
    if (first, *more) == ("percent",):
        return edition.say("column-percent-stub"), edition.say("column-percent")
    kinds = edition.say("comma").join(kind_words(request, kind) for kind in (first, *more))
    return edition.say("cells-stub", first=kind_words(request, first)), kinds


def columns_of(request: TableRequest) -> tuple[tuple[Column, ...], list[Segments]]:
    """Return the columns, everyone first, and the segment values each stands for."""
    edition, several, letters = request.edition, len(request.segments) > 1, letters_of(request)
    columns, places = [Column(edition.say("total"))], [()]
    found: list[Segments] = list(places)
    for segment in request.segments:
        for answer in edition.codebook.answers(segment):
            group = edition.codebook.label(segment) if several else ""
            columns.append(Column(answer.label, sub=letters.get((segment, answer.code), ""), group=group))
            found.append(((segment, answer.code),))
    return tuple(columns), found
