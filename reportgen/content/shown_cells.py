"""Where in its figure or table each number stands: under which heading of a row and of a column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from reportgen.content.blocks import Figure, SectionBlock, TableFigure, blocks_of
from reportgen.content.edition import Edition
from reportgen.content.inlines import plain
from reportgen.content.score_blocks import Scorecard
from reportgen.content.tables import Column, Table


class Cell(NamedTuple):
    """Where a number stands: under which headings."""

    row: str
    """With the heading of the rows above it, where rows are grouped."""
    column: str
    group: str = ""
    """The heading of the rows above it."""
    heading: str = ""
    """The row's own."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A figure or table with the numbers in it."""

    anchor: str
    number: str
    title: str
    subtitle: str
    cells: Mapping[str, Cell]
    """Fact id to where it stands first."""


def exhibits(edition: Edition, sections: Iterable[SectionBlock]) -> Iterator[Exhibit]:
    """Yield the figures and tables of the report in order."""
    for block in blocks_of(sections):
        if isinstance(block, Figure | TableFigure | Scorecard):
            cells: dict[str, Cell] = {}
            for fact, cell in _cells(edition, block):
                cells.setdefault(fact, cell)
            yield Exhibit(block.anchor, block.number, plain(block.title), plain(block.subtitle), cells)


_Cells = Iterator[tuple[str, Cell]]
"""The ids of facts, and where they stand."""


def _cells(edition: Edition, block: Figure | TableFigure | Scorecard) -> _Cells:
    if isinstance(block, Scorecard):
        return _scores(block)
    return _of_table(edition, block.data if isinstance(block, Figure) else block.table)


def _of_table(edition: Edition, table: Table) -> _Cells:
    group = ""
    for row in table.rows:
        group = row.heading if row.role == "group" else group
        heading = row.of or row.heading
        above = "" if row.role == "group" else group
        named = edition.say("listing-under", above=above, label=heading) if above else heading
        for column, cell in zip(table.columns, row.cells, strict=False):
            if cell.fact and cell.text:
                yield cell.fact, Cell(named, _heading(edition, column), above, heading)


def _heading(edition: Edition, column: Column) -> str:
    return edition.say("listing-under", above=column.group, label=column.heading) if column.group else column.heading


def _scores(card: Scorecard) -> _Cells:
    for row in (row for group in card.groups for row in group.rows):
        for heading, cell in zip(card.headings[2:5], (row.baseline, row.now, row.change), strict=True):
            if cell.fact:
                yield cell.fact, Cell(plain(row.title), heading, "", plain(row.title))
