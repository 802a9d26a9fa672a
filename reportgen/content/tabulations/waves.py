"""A table by wave: questions in the rows, the waves in the columns, and beside them the change from the one before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.content.charts.share_data import cell, end_cells
from reportgen.content.edition import Edition
from reportgen.content.inlines import Inlines, Words
from reportgen.content.intervals import ends
from reportgen.content.prose import joined
from reportgen.content.significance import is_significant
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.content.tabulations.lines import Line, line_cell, lines
from reportgen.content.tabulations.tabulated import TableRequest, Tabulated
from reportgen.facts.ledger import Fact
from reportgen.spec.canonical import in_wave
from reportgen.spec.collected import provenance
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.measures import Unit
from reportgen.spec.waves.compare import compared
from reportgen.spec.waves.listed import wave_label
from reportgen.spec.waves.rules import document_of
from reportgen.spec.waves.shown import by_wave, changes_shown, waves_shown


@dataclass(frozen=True, slots=True)
class _Line:
    """A row: a number in each wave, and its change."""

    line: Line
    facts: tuple[Fact | None, ...]
    change: Fact | None


def waves(request: TableRequest) -> Tabulated:
    """Return questions by wave, with the change from the last of the earlier waves, its interval and a mark of significance."""
    edition, shown = request.edition, _shown(request)
    groups = [
        (subject, [_line(request, subject, line, shown) for line in lines(request, subject)]) for subject in request.subjects
    ]
    found = [line for _, group in groups for line in group]
    intervals = any(line.change is not None and ends(line.change) for line in found)
    columns = _columns(request, shown, found, intervals=intervals)
    rows: list[Row] = []
    for subject, group in groups:
        if len(groups) > 1:
            rows.append(Row(edition.codebook.label(subject), (TableCell(""),) * len(columns), "group"))
        rows += [_row(edition, line, intervals=intervals) for line in group]
    facts = tuple(fact for line in found for fact in (*line.facts, line.change) if fact is not None)
    return Tabulated(Table(edition.say("column-percent-stub"), columns, tuple(rows)), facts, edition.say("wave-percent"))


def _shown(request: TableRequest) -> tuple[str, ...]:
    return waves_shown(request.edition.spec.document, request.detail)


def _line(request: TableRequest, subject: str, line: Line, shown: Sequence[str]) -> _Line:
    """Return a row of a table for one wave as a row for all of them."""
    now, facts = line.fact(()), request.edition.ledger.facts
    if now.estimate is None:
        nets = [request.edition.net_of(subject, (), request.among, wave) for wave in shown]
        return _Line(line, tuple(nets), None)
    measures = [in_wave(now.estimate.measure, wave) for wave in shown]
    change = next((facts.get(expression_text(c)) for c in changes_shown(measures)), None)
    return _Line(line, tuple(facts.get(m.canonical) for m in measures), None if line.role == "base" else change)


def _columns(request: TableRequest, shown: Sequence[str], found: Sequence[_Line], *, intervals: bool) -> tuple[Column, ...]:
    edition, since = request.edition, shown[-2]
    labels = [wave_label(edition.spec.document, wave, edition.language) for wave in shown]
    changes = [line.change for line in found if line.change is not None]
    points = bool(changes) and all(change.unit is Unit.POINTS for change in changes)
    heading = edition.say("change-since-points" if points else "change-since", wave=labels[shown.index(since)])
    more = [Column(edition.say("low")), Column(edition.say("high"))] if intervals else []
    return (*map(Column, labels), Column(heading), *more)


def _row(edition: Edition, line: _Line, *, intervals: bool) -> Row:
    nothing = TableCell("")
    cells = [TableCell(edition.say("nothing")) if fact is None else line_cell(edition, line.line, fact) for fact in line.facts]
    cells.append(nothing if line.change is None else _change(edition, line.change))
    if intervals and line.change is not None and ends(line.change):
        cells += end_cells(line.change, "")
    elif intervals:
        cells += [nothing, nothing]
    return Row(line.line.label, tuple(cells), line.line.role)


def _change(edition: Edition, fact: Fact) -> TableCell:
    plain = cell(edition, fact)
    text = edition.say("significant-mark", number=plain.text) if is_significant(fact) else plain.text
    return replace(plain, text=text)


def remarks(request: TableRequest, made: Tabulated, note: Inlines) -> Inlines:
    """Return what a reader has to know of a table by wave, before the author's remark; the remark alone for other tables."""
    edition = request.edition
    words = edition.say("joint").join(_remarks(edition, made)) if by_wave(request.detail) else ""
    if not words:
        return note
    return joined((Words(words), Words(edition.say("joint")), *note)) if note else (Words(words),)


def _remarks(edition: Edition, made: Tabulated) -> Iterator[str]:
    """Yield the key to the mark, what rows of another kind are, and why waves that differ may be compared."""
    spec = edition.spec
    if any(is_significant(fact) for fact in made.facts):
        yield edition.say("significant-key", level=edition.level)
    measures = [f.estimate.measure for f in made.facts if f.estimate]
    for wave in dict.fromkeys(m.wave for m in measures if m.wave):
        rows = provenance(document_of(spec, wave))
        if rows != provenance(spec.document):
            label = wave_label(spec.document, wave, edition.language)
            yield edition.say("wave-rows", wave=label, rows=edition.say(f"data-{rows}"))
    pairs = ([in_wave(m, ""), m] for m in measures)
    reasons = (r for pair in pairs for r in compared(spec.document, spec.waves, spec.place, pair).bridges)
    for words in dict.fromkeys(edition.codebook.words(reason).rstrip("。.") for reason in reasons):
        yield edition.say("bridged", reason=words)
