"""Where in its figure or table each number stands: under which heading of a row and of a column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportgen.content.blocks import Figure, SectionBlock, TableFigure, blocks_of
from reportgen.content.edition import Edition
from reportgen.content.inlines import plain
from reportgen.content.score_blocks import Scorecard
from reportgen.content.tables import Column, Table


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A figure or table with the numbers in it."""

    anchor: str
    number: str
    title: str
    subtitle: str
    cells: Mapping[str, tuple[str, str]]
    """Fact id to the headings of the row and the column where it stands first."""


def exhibits(edition: Edition, sections: Iterable[SectionBlock]) -> Iterator[Exhibit]:
    """Yield the figures and tables of the report in order."""
    for block in blocks_of(sections):
        if isinstance(block, Figure | TableFigure | Scorecard):
            cells: dict[str, tuple[str, str]] = {}
            for fact, row, column in _cells(edition, block):
                cells.setdefault(fact, (row, column))
            yield Exhibit(block.anchor, block.number, plain(block.title), plain(block.subtitle), cells)


Cell = tuple[str, str, str]
"""The id of a fact, the heading of its row, that of its column."""


def _cells(edition: Edition, block: Figure | TableFigure | Scorecard) -> Iterator[Cell]:
    if isinstance(block, Scorecard):
        return _scores(block)
    return _of_table(edition, block.data if isinstance(block, Figure) else block.table)


def _of_table(edition: Edition, table: Table) -> Iterator[Cell]:
    group = ""
    for row in table.rows:
        group = row.heading if row.role == "group" else group
        heading = row.of or row.heading
        named = edition.say("listing-under", above=group, label=heading) if group and row.role != "group" else heading
        for column, cell in zip(table.columns, row.cells, strict=False):
            if cell.fact and cell.text:
                yield cell.fact, named, _heading(edition, column)


def _heading(edition: Edition, column: Column) -> str:
    return edition.say("listing-under", above=column.group, label=column.heading) if column.group else column.heading


def _scores(card: Scorecard) -> Iterator[Cell]:
    for row in (row for group in card.groups for row in group.rows):
        for heading, cell in zip(card.headings[2:5], (row.baseline, row.now, row.change), strict=True):
            if cell.fact:
                yield cell.fact, plain(row.title), heading
