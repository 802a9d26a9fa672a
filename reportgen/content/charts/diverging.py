"""Diverging bars: scale questions on one scale, or one scale question by segment."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.content.charts.drawing import Drawn, Request, extremes, mark
from reportgen.content.charts.kinds import DivergingChart, DivergingRow, Level, Mark
from reportgen.content.charts.share_data import base_of, cell
from reportgen.content.codebook import Answer, Side
from reportgen.content.counts import is_rebuilt
from reportgen.content.edition import Edition
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.facts.ledger import Fact
from reportgen.spec import canonical
from reportgen.spec.canonical import Segments

Levels = tuple[tuple[Answer, Side], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    label: str
    shares: tuple[Fact, ...]
    net: Fact | None


def diverging(request: Request) -> Drawn:
    """Return stacked bars with levels from the worst to the best, rows in the order written or by their net."""
    edition = request.edition
    levels = edition.codebook.levels(request.subject)
    lines = [_line(request, levels, *place) for place in _places(request)]
    if request.detail.sort == "value":
        fixed = 1 if request.detail.by else 0  # the total stays first
        lines[fixed:] = sorted(lines[fixed:], key=lambda line: -((line.net.value if line.net else None) or 0.0))
    nets = [(line.label, line.net) for line in lines if line.net is not None]
    facts = tuple(f for line in lines for f in (*line.shares, *((line.net,) if line.net else ())))
    chart = DivergingChart(
        tuple(Level(answer.label, side) for answer, side in levels),
        tuple(_row(request, line, first=i == 0) for i, line in enumerate(lines)),
        bad_word=_mildest(edition, request.subject, "bad"),
        good_word=_mildest(edition, request.subject, "good"),
        middle_word=_mildest(edition, request.subject, "middle"),
        net_word=edition.say("net") if nets else "",
    )
    bases = tuple((line.label, line.shares[0]) for line in lines[1:]) if request.detail.by else ()
    said = edition.say("alt-net", range=extremes(edition, nets)) if nets else ""
    return Drawn(chart, said, _measured(edition, chart.middle_word), facts, _data(request, levels, lines), bases)


def _mildest(edition: Edition, name: str, side: Side) -> str:
    return next(iter(edition.codebook.box(name, side)), "")


def _measured(edition: Edition, middle: str) -> str:
    return edition.say("of-levels-apart", middle=middle) if middle else edition.say("of-levels")


def _places(request: Request) -> list[tuple[str, str, Segments]]:
    """Return label, question and segments of each row."""
    codebook, segment = request.edition.codebook, request.detail.by
    if segment is None:
        return [(codebook.label(name), name, ()) for name in request.subjects]
    values = [(answer.label, request.subject, ((segment, answer.code),)) for answer in codebook.answers(segment)]
    return [(request.edition.say("total"), request.subject, ()), *values]


def _line(request: Request, levels: Levels, label: str, name: str, segments: Segments) -> _Line:
    edition, among = request.edition, request.among
    shares = (canonical.share(name, answer.code, segments=segments, among=among) for answer, _ in levels)
    return _Line(label, tuple(map(edition.fact_of, shares)), edition.net_of(name, segments, among))


def _row(request: Request, line: _Line, *, first: bool) -> DivergingRow:
    edition = request.edition
    marks = tuple(mark(edition, fact, unit=False) for fact in line.shares)
    net = Mark(None, "", "") if line.net is None else mark(edition, line.net, unit=first)
    return DivergingRow(line.label, marks, net)


def _data(request: Request, levels: Levels, lines: list[_Line]) -> Table:
    edition = request.edition
    bases = not any(is_rebuilt(fact) for line in lines for fact in line.shares)
    nets = any(line.net for line in lines)
    columns = [Column(answer.label) for answer, _ in levels]
    columns += [Column(edition.say("net"))] if nets else []
    columns += [Column(edition.say("base"))] if bases else []
    rows = []
    for line in lines:
        cells = [cell(edition, fact) for fact in line.shares]
        cells += [cell(edition, line.net) if line.net else TableCell(edition.say("nothing"))] if nets else []
        cells += [TableCell(base_of(edition, line.shares[0]), line.shares[0].id)] if bases else []
        rows.append(Row(line.label, tuple(cells)))
    return Table(edition.say("segment" if request.detail.by else "question"), tuple(columns), tuple(rows))
