"""Heat maps: questions, dimensions or answers by the values of a segment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.content.charts.compared import HeatChart
from reportgen.content.charts.drawing import Drawn, Labelled, Request, mark
from reportgen.content.charts.grouped import Groups, groups, scale
from reportgen.content.charts.said import range_of
from reportgen.content.charts.share_data import cell
from reportgen.content.tables import Column, Row, Table
from reportgen.content.tones import tone
from reportgen.facts.ledger import Fact
from reportgen.spec.compared import Line, has_total, over_waves


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    label: str
    total: Fact | None
    facts: tuple[Fact, ...]

    @property
    def everything(self) -> tuple[Fact, ...]:
        """All numbers, the total first where there is one."""
        return (*((self.total,) if self.total else ()), *self.facts)


def heat(request: Request) -> Drawn:
    """Return a shaded table, rows and columns in the order written, or both by value: rows by total, columns by first row."""
    found = groups(request)
    whole = has_total(request.detail)
    rows = [_Row(line, found.label(line), found.total(line) if whole else None, found.facts(line)) for line in found.lines]
    order = list(range(len(found.codes)))
    if request.detail.sort == "value":
        rows.sort(key=lambda row: _falling(row.everything[0] if whole else row.facts[-1]))
        order = order if over_waves(request.detail) else sorted(order, key=lambda i: _falling(rows[0].facts[i]))
    columns = tuple(found.labels[i] for i in order)
    rows = [_Row(row.line, row.label, row.total, tuple(row.facts[i] for i in order)) for row in rows]
    facts = tuple(fact for row in rows for fact in row.everything)
    return Drawn(
        _chart(found, rows, columns, _strong(found, order)),
        _said(found, rows, columns),
        found.measured(facts[0]),
        facts,
        _data(found, rows, columns),
        found.bases([found.facts(line) for line in found.lines]),
    )


def _falling(fact: Fact) -> tuple[bool, float]:
    return fact.value is None, -(fact.value or 0.0)


def _strong(found: Groups, order: Sequence[int]) -> frozenset[str]:
    """Return the labels of the options and segment values that the author emphasises."""
    request = found.request
    columns = [found.labels[i] for i in order if request.emphasised(found.codes[i])]
    rows = [found.label(line) for line in found.lines if line.by_option and request.emphasised(line.options[0])]
    return frozenset((*columns, *rows))


def _chart(found: Groups, rows: Sequence[_Row], columns: tuple[str, ...], strong: frozenset[str]) -> HeatChart:
    edition = found.edition
    facts = [fact for row in rows for fact in row.everything]
    limits = scale(facts)
    return HeatChart(
        rows=tuple(row.label for row in rows),
        columns=columns,
        cells=tuple(tuple(mark(edition, fact, unit=False) for fact in row.facts) for row in rows),
        totals=tuple(mark(edition, row.total, unit=False) for row in rows if row.total),
        total_word=edition.say("total"),
        limits=limits.ticks,
        withheld_word=edition.say("not-shown"),
        unit=limits.unit,
        tone="bad" if all(tone(edition, row.facts[0]) == "bad" for row in rows) else "good",
        strong=strong,
    )


def _said(found: Groups, rows: Sequence[_Row], columns: Sequence[str]) -> str:
    edition = found.edition
    cells: list[Labelled] = [
        (edition.say("cell-of", row=row.label, column=column), fact)
        for row in rows
        for column, fact in zip(columns, row.facts, strict=True)
    ]
    totals: list[Labelled] = [(row.label, row.total) for row in rows if row.total]
    said = [range_of(edition, cells), edition.say("alt-totals", range=range_of(edition, totals)) if totals else ""]
    return edition.say("joint").join(part for part in said if part)


def _data(found: Groups, rows: Sequence[_Row], columns: Sequence[str]) -> Table:
    edition = found.edition
    total = (edition.say("total"),) if rows[0].total else ()
    heads = tuple(map(Column, (*total, *columns)))
    body = tuple(Row(row.label, tuple(cell(edition, fact) for fact in row.everything)) for row in rows)
    return Table(_stub(found), heads, body)


def _stub(found: Groups) -> str:
    if found.lines[0].by_option:
        return found.edition.say("option")
    dimension = found.lines[0].subject in found.edition.spec.document.dimensions
    return found.edition.say("dimension" if dimension else "question")
