"""The tables of a report in its order: those behind figures, tables, the scorecard of a plan, the claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportgen.content.blocks import Block, Figure, Method, SectionBlock, TableFigure, blocks_of
from reportgen.content.claim_blocks import ClaimsTable
from reportgen.content.inlines import Inlines, plain
from reportgen.content.score_blocks import Scorecard, ScoreRow
from reportgen.content.tables import Column, Row, Table, TableCell


@dataclass(frozen=True, slots=True)
class Tabled:
    """A table with what stands around it."""

    number: str
    tag: str
    title: str
    subtitle: str
    table: Table
    source: str
    key: str = ""
    anchors: tuple[str, ...] = ()
    """The figures and tables that show it."""


def tabled(sections: Iterable[SectionBlock], say: Mapping[str, str]) -> Iterator[Tabled]:
    """Yield the tables of a report; a table that repeats the one behind a figure is one with it.

    Parameters
    ----------
    sections
        The chapters.
    say
        The words of the language.
    """
    before: Tabled | None = None
    for block in blocks_of(sections):
        found = _tabled(block, say)
        if found is None:
            continue
        if before is not None and isinstance(block, TableFigure) and _repeats(before, found, block):
            number = f"{before.number} · {found.number}"
            yield Tabled(number, found.tag, found.title, *_rest(before, found))
            before = None
            continue
        if before is not None:
            yield before
        before = found
    if before is not None:
        yield before


def _repeats(figure: Tabled, found: Tabled, block: TableFigure) -> bool:
    return block.repeats in figure.anchors and figure.table == found.table and figure.table.columns != ()


def _rest(figure: Tabled, table: Tabled) -> tuple[str, Table, str, str, tuple[str, ...]]:
    source = figure.source if figure.source.startswith(table.source) else f"{table.source}\n{figure.source}"
    return figure.subtitle or table.subtitle, table.table, source, table.key, (*figure.anchors, *table.anchors)


def methods(sections: Iterable[SectionBlock]) -> Iterator[Method]:
    """Yield the methodologies of a report; it has one or none."""
    return (block for block in blocks_of(sections) if isinstance(block, Method))


def _tabled(block: Block, say: Mapping[str, str]) -> Tabled | None:
    match block:
        case Figure():
            words = (block.number, block.tag, plain(block.title), plain(block.subtitle))
            return Tabled(*words, block.data, plain(block.source), anchors=(block.anchor,))
        case TableFigure():
            words = (block.number, block.tag, plain(block.title), plain(block.subtitle))
            return Tabled(*words, block.table, plain(block.source), plain(block.key), (block.anchor,))
        case Scorecard():
            words = (block.number, block.tag, plain(block.title), block.summary)
            return Tabled(*words, _scores(block, say["register-interval"]), plain(block.source), block.key, (block.anchor,))
        case ClaimsTable():
            return Tabled("", "", say["workbook-claims"], "", _claims(block), "")
        case _:
            return None


def _scores(card: Scorecard, interval: str) -> Table:
    """Return what became of the actions as a table; the interval of a change has a column of its own."""
    measure, baseline, now, change, target, outcome = card.headings[1:]
    numbers = tuple(Column(heading) for heading in (baseline, now, change))
    columns = (Column(measure, "left"), *numbers, *(Column(heading, "left") for heading in (interval, target, outcome)))
    rows = []
    for group in card.groups:
        rows += [Row(group.title, (TableCell(""),) * len(columns), "group")] if group.title else []
        rows += [Row(_titled(row.number, row.title), _scored(row)) for row in group.rows]
    return Table(card.headings[0], columns, tuple(rows))


def _scored(row: ScoreRow) -> tuple[TableCell, ...]:
    outcome = "\n".join(filter(None, (f"{row.sign} {row.word}".strip(), row.notes)))
    words = (row.interval, row.target, outcome)
    return (TableCell(plain(row.measure)), row.baseline, row.now, row.change, *map(TableCell, words))


def _titled(number: str, title: Inlines) -> str:
    return f"{number}\N{IDEOGRAPHIC SPACE}{plain(title)}" if number else plain(title)


def _claims(block: ClaimsTable) -> Table:
    columns = tuple(Column(heading, "left") for heading in block.headings[1:])
    rows = []
    for row in block.rows:
        result = "\n".join(filter(None, (row.word, row.test)))
        rows.append(Row(plain(row.says), (TableCell(plain(row.numbers)), TableCell(result))))
    return Table(block.headings[0], columns, tuple(rows))
