"""A table of content in plain words, for a slide."""

from __future__ import annotations

from reportgen.content.inlines import Inlines, LineBreak, plain
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.render.word.slides.tabled import Head, Tabled


def told(table: Table, title: str, under: tuple[str, ...], notes: tuple[str, ...]) -> Tabled:
    """Return a table ready to be shared out to slides."""
    rows = tuple(_row(row) for row in table.rows)
    aligns = ("left", *(column.align for column in table.columns))
    strong = frozenset(n for n, row in enumerate(table.rows) if row.role in {"key", "group"})
    return Tabled(title, under, _heads(table), rows, (), aligns, strong, notes)


def _row(row: Row) -> tuple[str, ...]:
    heading = _lined(row.rich) if row.rich else row.heading
    return (heading, *map(_cell, row.cells))


def _cell(cell: TableCell) -> str:
    text = _lined(cell.rich) if cell.rich else cell.text
    return f"{text} {cell.marks}" if cell.marks and text else text


def _lined(parts: Inlines) -> str:
    """Return words with their line ends."""
    return "".join("\n" if isinstance(part, LineBreak) else plain((part,)) for part in parts)


def _heads(table: Table) -> tuple[tuple[Head, ...], ...]:
    groups = table.groups
    if not groups:
        return (((table.stub, 1, 1), *((_heading(c), 1, 1) for c in table.columns)),)
    first: list[Head] = [(table.stub, 1, 2)]
    at = 0
    for group, span in groups:
        first.append((group, span, 1) if group else (_heading(table.columns[at]), 1, 2))
        at += span
    return (tuple(first), tuple((_heading(c), 1, 1) for c in table.columns if c.group))


def _heading(column: Column) -> str:
    return f"{column.heading} {column.sub}".strip()
