"""Columns that grow row by row, each text kept once."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from reportgen.importing.files.limits import MOST_COLUMNS
from reportgen.importing.files.trouble import FileError
from reportgen.importing.table import Column
from reportgen.problems import Code

ROWS = 1000
"""Rows turned into columns at once."""


class Places(dict[Any, int]):
    """Distinct cells and their places; a new one gets the next. Looking up needs no Python code for a cell that is known."""

    def __missing__(self, cell: object) -> int:
        """Give a new cell the next place."""
        place = self[cell] = len(self)
        return place


class Growing:
    """The columns of a table to which rows of texts are added."""

    def __init__(self, width: int) -> None:
        if width > MOST_COLUMNS:
            found = f"the file has {width:,} columns; more than {MOST_COLUMNS:,} are not read"
            raise FileError(Code.DATA_SHAPE, found, "export fewer columns, or name the right `--delimiter`")
        self._places = [Places() for _ in range(width)]
        self._cells = [array("I") for _ in range(width)]
        self.rows = 0

    def add(self, rows: Sequence[Sequence[Any]]) -> None:
        """Add rows, each of as many cells as there are columns."""
        for places, cells, column in zip(self._places, self._cells, zip(*rows, strict=True), strict=True):
            cells.extend(map(places.__getitem__, self.keys(column)))
        self.rows += len(rows)

    def keys(self, column: Sequence[Any]) -> Iterable[Any]:
        """Return what tells the cells of a column apart."""
        return column

    def columns(self) -> tuple[Column, ...]:
        """Return the columns."""
        return tuple(Column(tuple(places), cells) for places, cells in zip(self._places, self._cells, strict=True))


class Typed(Growing):
    """The columns of a table to which rows of numbers, dates and texts are added; equal cells of two types (1, true) differ."""

    def keys(self, column: Sequence[Any]) -> Iterable[Any]:
        """Return cells with their types."""
        return zip(map(type, column), column, strict=True)

    def distinct(self) -> list[list[Any]]:
        """Return the distinct cells of each column."""
        return [[cell for _, cell in places] for places in self._places]

    def written(self, *texts: Callable[[Any], str]) -> tuple[Column, ...]:
        """Return the columns, each distinct cell written once, by its column's function or by one for all."""
        texts = texts if len(texts) == len(self._cells) else texts * len(self._cells)
        parts = zip(self.distinct(), self._cells, texts, strict=True)
        return tuple(_joined([text(cell) for cell in distinct], cells) for distinct, cells, text in parts)


def column_of(cells: Sequence[Any], text: Callable[[Any], str]) -> Column:
    """Return a column of typed cells, each distinct cell written once."""
    typed = Typed(1)
    typed.add([(cell,) for cell in cells])
    return typed.written(text)[0] if cells else Column((), array("I"))


def rewritten(column: Column, text: Callable[[str], str]) -> Column:
    """Return a column with every distinct text written in another way."""
    return _joined([text(value) for value in column.values], array("I", column.cells))


def _joined(texts: Sequence[str], cells: array[int]) -> Column:
    """Return a column from one text for each place, of which some may be equal."""
    places = Places()
    moved = [places[text] for text in texts]
    if len(places) < len(texts):
        cells = array("I", map(moved.__getitem__, cells))
    return Column(tuple(places), cells)


def in_parts(rows: Iterable[list[Any]], size: int = ROWS) -> Iterator[list[list[Any]]]:
    """Yield rows in lists of some."""
    source = iter(rows)
    while part := list(islice(source, size)):
        yield part
