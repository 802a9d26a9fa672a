"""The numbers that stand below each other for one answer in the columns of a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reportgen.content.charts.share_data import cell, respondents
from reportgen.content.counts import count_of
from reportgen.content.tables import Row, TableCell
from reportgen.content.tabulations.lines import Line
from reportgen.content.tabulations.marks import marked
from reportgen.content.tabulations.tabulated import TableRequest
from reportgen.facts.ledger import Fact
from reportgen.facts.rounding import rounded
from reportgen.spec.canonical import Segments
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.measures import Measure
from reportgen.spec.model.comparing import CellKind
from reportgen.spec.wanted import SHARES, row_share, share_index

Cells = tuple[list[TableCell], list[Fact]]


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a table with the columns."""

    request: TableRequest
    line: Line
    columns: Sequence[Segments]


def rows_of(place: Place) -> tuple[list[Row], list[Fact]]:
    """Return the rows of an answer or summary with their facts: the first kind of cell under its heading, then the others."""
    kinds = place.request.detail.cells if place.line.measure in SHARES else ("percent",)
    rows, facts = [], []
    letters = "percent" if "percent" in kinds else kinds[0]
    for number, kind in enumerate(kinds):
        cells, found = _KINDS[kind](place)
        if kind == letters:
            cells = [marked(place.request, c, place.line.fact(at)) for c, at in zip(cells, place.columns, strict=True)]
        if number:
            rows.append(Row(kind_words(place.request, kind), tuple(cells), "more", of=place.line.label))
        else:
            rows.append(Row(place.line.label, tuple(cells), place.line.role))
        facts += found
    return rows, facts


def kind_words(request: TableRequest, kind: CellKind) -> str:
    """Return what a kind of cell is called."""
    return respondents(request.edition) if kind == "count" else request.edition.say(f"cell-{kind.replace('_', '-')}")


def _percent(place: Place) -> Cells:
    facts = [place.line.fact(at) for at in place.columns]
    return [cell(place.request.edition, fact) for fact in facts], facts


def _count(place: Place) -> Cells:
    facts = [place.line.fact(at) for at in place.columns]
    return [_people(place, fact, count_of(fact)) for fact in facts], facts


def _weighted_count(place: Place) -> Cells:
    facts = [place.line.fact(at) for at in place.columns]
    people = [fact.estimate.weighted_n if fact.estimate and count_of(fact) else None for fact in facts]
    return [_people(place, f, "" if n is None else f"{rounded(n, 0):,f}") for f, n in zip(facts, people, strict=True)], facts


def _people(place: Place, fact: Fact, text: str) -> TableCell:
    return TableCell(text or place.request.edition.say("nothing"), fact.id, bool(fact.withheld))


def _row_percent(place: Place) -> Cells:
    document = place.request.edition.codebook.document
    return _of_columns(place, lambda at: row_share(document, _asked(place, at)).canonical)


def _index(place: Place) -> Cells:
    return _of_columns(place, lambda at: expression_text(share_index(_asked(place, at))))


def _of_columns(place: Place, fact_id: Callable[[Segments], str]) -> Cells:
    """Return numbers that the column of everyone does not have: there they are 100 by definition."""
    edition = place.request.edition
    facts = {at: edition.fact(fact_id(at)) for at in place.columns if at}
    return [cell(edition, facts[at]) if at else TableCell("") for at in place.columns], list(facts.values())


def _asked(place: Place, at: Segments) -> Measure:
    if place.line.asked is None:
        raise KeyError(f"{place.line.label!r} is no share of the survey")  # only shares have several kinds of cell
    return place.line.asked(at)


_KINDS: Mapping[CellKind, Callable[[Place], Cells]] = {
    "percent": _percent,
    "count": _count,
    "weighted_count": _weighted_count,
    "row_percent": _row_percent,
    "index": _index,
}
"""How each kind of cell is made."""
