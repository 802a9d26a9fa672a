"""The records of a delimited text: read strictly, and where quotes do not stand as they must, mended by rule and told."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportgen.importing.files.delimiter import Layout
from reportgen.importing.files.limits import LONGEST_CELL

LONGEST_MENDED = 50
"""Lines of the longest record that is believed although its quotes are wrong."""


@dataclass(slots=True)
class Mended:
    """Where quotes did not stand as they must."""

    literal: list[int] = field(default_factory=list)
    """Lines read without regard to quotes: one opens that nothing closes."""
    lenient: list[int] = field(default_factory=list)
    """Lines in which text follows a closing quote."""
    cut: int = 0
    """The line of a last record whose quote is open where the file ends; 0 for none."""


class _Lines:
    """Lines, of which some can be given back."""

    def __init__(self, data: bytes) -> None:
        self._source = io.TextIOWrapper(io.BytesIO(data), "utf-8", newline="")
        self._back: deque[str] = deque()
        self.pulled: list[str] = []
        """Lines taken since the last record began."""

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._source)
        self.pulled.append(line)
        return line

    def give_back(self, count: int) -> None:
        """Give back the last lines taken, but for the first ``count``."""
        self._back.extendleft(reversed(self.pulled[count:]))
        del self.pulled[count:]


class Records:
    """The records of a text with the line on which each begins."""

    def __init__(self, data: bytes, layout: Layout, first: int = 1) -> None:
        csv.field_size_limit(LONGEST_CELL)
        self._lines = _Lines(data)
        self._layout = layout
        self._width = layout.usual
        self._line = first
        self.mended = Mended()

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        reader = self._reader(strict=True)
        while True:
            self._lines.pulled.clear()
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                mended = self._mend(at_end="unexpected end" in str(error))
                if mended is None:
                    return
                row = mended
            yield self._line, row
            self._line += len(self._lines.pulled)

    def _reader(self, *, strict: bool) -> Iterator[list[str]]:
        escape = self._layout.escape
        return csv.reader(self._lines, delimiter=self._layout.delimiter, strict=strict, escapechar=escape, doublequote=not escape)

    def _mend(self, *, at_end: bool) -> list[str] | None:
        """Return the record at hand; None where the file ends within it."""
        first, *rest = self._lines.pulled
        literal = self._literal(first)
        whole = self._is_record(rest[0]) if rest else not at_end or first.endswith(("\n", "\r"))
        if len(literal) == self._width and whole:
            self.mended.literal.append(self._line)
            self._lines.give_back(1)
            return literal
        if at_end:
            self.mended.cut = self._line
            return None
        return self._lenient() or self._as_literal(literal)

    def _lenient(self) -> list[str] | None:
        """Return the record as a tolerant reader takes it, where that gives as many fields as there should be."""
        self._lines.give_back(0)
        try:
            row = next(self._reader(strict=False))
        except (csv.Error, StopIteration):
            return None
        if len(row) != self._width or len(self._lines.pulled) > LONGEST_MENDED:
            return None
        self.mended.lenient.append(self._line)
        return row

    def _as_literal(self, row: list[str]) -> list[str]:
        self.mended.literal.append(self._line)
        self._lines.give_back(1)
        return row

    def _is_record(self, line: str) -> bool:
        try:
            (row,) = csv.reader([line], delimiter=self._layout.delimiter, strict=True)
        except (csv.Error, ValueError):
            return False
        return len(row) == self._width

    def _literal(self, line: str) -> list[str]:
        """Return the fields of a line whose quotes mean nothing, but for those around a whole field."""
        fields = line.rstrip("\r\n").split(self._layout.delimiter)
        return [cell[1:-1].replace('""', '"') if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell for cell in fields]
