"""The items of dimensions: how each goes with the others, and Cronbach's alpha of all and without it."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.content.blocks import TableFigure
from reportgen.content.charts.share_data import base_of, cell, end_cells
from reportgen.content.edition import Edition
from reportgen.content.inlines import Words
from reportgen.content.intervals import ends
from reportgen.content.sources import tag
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.content.together.shared import Request
from reportgen.facts.ledger import Fact
from reportgen.spec import canonical
from reportgen.spec.blocks import joint_of
from reportgen.spec.members import members_of
from reportgen.spec.model.driver_blocks import ReliabilityBlock
from reportgen.spec.published import reconstructed
from reportgen.spec.spec import Key
from reportgen.spec.wanted_joint import for_item, for_reliability

Line = tuple[str, tuple[Fact | None, ...], Fact]
"""The heading of a row; mean, spread and correlation, where it has them; alpha."""
ALPHAS = frozenset({"alpha", "alpha_standardized", "alpha_without"})
MEASURED = 3
"""How many numbers a row has before alpha."""


def reliability(edition: Edition, key: Key, block: ReliabilityBlock) -> TableFigure:
    """Return a block of reliability as a numbered table."""
    request = Request(edition, (*key, "reliability"), joint_of(block))
    place, example = edition.outline.tables[request.id], request.detail.illustrative
    facts = [
        edition.fact_of(m) for name in request.detail.shown for m in for_reliability(edition.spec.document, name, request.among)
    ]
    for fact in facts:
        edition.uses.drawn(fact.id, place.anchor)
    counts, intervals = not reconstructed(edition.spec.document), any(ends(fact) for fact in facts if _alpha(fact))
    of_all = [f for f in facts if f.estimate and f.estimate.measure.subject in request.detail.shown]
    words = edition.say("reliability-measured" if counts else "reliability-measured-example")
    return TableFigure(
        anchor=place.anchor,
        id=request.id,
        number=place.number,
        tag=tag(edition, example=example),
        title=request.title("reliability-title"),
        subtitle=(Words(words),),
        table=_table(request, counts=counts, intervals=intervals),
        source=request.source(of_all, (), listed=True),
        wide=intervals,
    )


def _alpha(fact: Fact) -> bool:
    """Tell whether a number stands among the alphas, the only column whose intervals are printed."""
    return fact.estimate is not None and fact.estimate.measure.name in ALPHAS


def _table(request: Request, *, counts: bool, intervals: bool) -> Table:
    edition, rows = request.edition, list[Row]()
    headings = [*(["answered"] if counts else []), "row-mean", "row-sd", "item-rest", "alpha-without"]
    headings += ["low", "high"] if intervals else []
    columns = tuple(Column(edition.say(heading)) for heading in headings)
    for name in request.detail.shown:
        if len(request.detail.shown) > 1:
            rows.append(Row(edition.codebook.label(name), (TableCell(""),) * len(columns), "group"))
        for number, line in enumerate(_lines(request, name)):
            cells = _cells(edition, line, counts=counts, intervals=intervals)
            rows.append(Row(line[0], cells, "" if number < len(members_of(edition.spec.document, name)) else "key"))
    return Table(edition.say("item"), columns, tuple(rows))


def _lines(request: Request, name: str) -> Iterator[Line]:
    edition, document, among = request.edition, request.edition.spec.document, request.among
    for item in members_of(document, name):
        *measured, without = (edition.fact_of(m) for m in for_item(name, item, among))
        yield edition.codebook.label(item), tuple(measured), without
    for kind, heading in (("alpha", "alpha-all"), ("alpha_standardized", "alpha-all-standardized")):
        fact = edition.fact_of(canonical.measure(kind, name, (), (), among))
        yield edition.say(heading), (None,) * MEASURED, fact


def _cells(edition: Edition, line: Line, *, counts: bool, intervals: bool) -> tuple[TableCell, ...]:
    """Return the cells of a row; its number of respondents is that of its first number."""
    _, measured, alpha = line
    first = next((fact for fact in measured if fact), alpha)
    cells = [TableCell(base_of(edition, first), first.id)] if counts else []
    cells += [cell(edition, fact) if fact else TableCell("") for fact in (*measured, alpha)]
    return (*cells, *(end_cells(alpha, edition.say("nothing")) if intervals else ()))
