"""Where something stands in the file with the answers: line and column as an editor counts, row as a spreadsheet counts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from reportgen.problems import Place

SHOWN = 5
"""How many lines a message names."""


class Spot(NamedTuple):
    """A place in the file."""

    row: int
    """As a spreadsheet shows it: the header is row 1, and a line break inside quotes begins no row."""
    line: int
    """As an editor shows it: every line break begins a line."""
    column: int = 0
    """From 1, in characters; 0 when unknown."""
    length: int = 1
    """Characters to underline."""

    def place(self, file: str) -> Place:
        """Return the place for a problem; without the line's text, which holds a respondent's answers."""
        return Place(file, self.line, self.column, self.length)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file, which may be several lines."""

    number: int
    """As a spreadsheet shows it."""
    line: int
    """Where it begins."""
    text: str
    """Without the line end."""

    def spot(self, offset: int, length: int = 1) -> Spot:
        """Return where a character of the row stands."""
        before = self.text[:offset]
        column = offset - before.rfind("\n")
        end = self.text.find("\n", offset)
        most = (len(self.text) if end < 0 else end) - offset
        return Spot(self.number, self.line + before.count("\n"), column, max(1, min(length, most)))

    def cell(self, position: int, delimiter: str) -> Spot:
        """Return where a field stands; its row alone when there is no such field."""
        fields, _ = fields_of(self.text, delimiter)
        if position >= len(fields):
            return Spot(self.number, self.line)
        start, end = fields[position]
        return self.spot(start, end - start)


def fields_of(text: str, delimiter: str) -> tuple[list[tuple[int, int]], int]:
    """Return where each field of a row begins and ends, and where reading stopped: before the end, the quotes are wrong."""
    one = re.compile(f'(?>"(?:[^"]|"")*+"|[^"{re.escape(delimiter)}\\r\\n]*+)')
    fields, at = [], 0
    while True:
        found = one.match(text, at)
        end = found.end() if found else at
        fields.append((at, end))
        if not text.startswith(delimiter, end):
            return fields, end
        at = end + len(delimiter)


def unquoted(written: str) -> str:
    """Return what a field says, without the quotes around it."""
    return written[1:-1].replace('""', '"') if written.startswith('"') else written


def rows_at(path: Path, wanted: Collection[int]) -> dict[int, Row]:
    """Read a few rows of a file whose shape has been proven; those after the last one wanted are not looked at.

    Parameters
    ----------
    path
        The file, in UTF-8.
    wanted
        Numbers of rows.
    """
    found: dict[int, Row] = {}
    last, number, line, held = max(wanted, default=0), 1, 1, b""
    with path.open("rb") as file:
        for part in file:
            if number > last:
                break
            held += part
            if held.count(b'"') % 2:
                continue
            if number in wanted:
                found[number] = Row(number, line, held.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n"))
            number, line, held = number + 1, line + held.count(b"\n"), b""
    return found


def places(count: int, spots: Sequence[Spot]) -> str:
    """Return places in words: ``line 4``, ``3 rows (lines 4, 7, 12)``, with the rows of a spreadsheet where these differ."""
    if not spots:
        return f"{count} {'row' if count == 1 else 'rows'}"
    other = [str(s.row) for s in spots] if any(s.row != s.line for s in spots) else []
    if count == 1:
        return f"line {spots[0].line}" + (f" (row {other[0]} of a spreadsheet)" if other else "")
    more = f" and {count - len(spots)} more" if count > len(spots) else ""
    rows = f"; in a spreadsheet rows {', '.join(other)}" if other else ""
    return f"{count} rows (lines {', '.join(str(s.line) for s in spots)}{more}{rows})"


@dataclass(frozen=True, slots=True)
class Grid:
    """The file with the answers as lines and columns, so that messages can point into it."""

    shown: str
    """The file, as messages print it."""
    positions: Mapping[str, int] = field(default_factory=dict)
    """Where the used columns stand, from 0; none for a table that is no file."""
    readable: Path | None = None
    """The file in UTF-8; None for a table that is no file."""
    delimiter: str = ","

    def spots(self, wanted: Iterable[tuple[int, str]]) -> dict[tuple[int, str], Spot]:
        """Return where cells stand, by row number and column name; the file is read once for all of them."""
        cells = list(wanted)
        rows = rows_at(self.readable, {number for number, _ in cells}) if self.readable and cells else {}
        return {(n, c): self._spot(rows.get(n), n, self.positions.get(c)) for n, c in cells}

    def _spot(self, row: Row | None, number: int, position: int | None) -> Spot:
        if row is None:  # somebody has changed the file since
            return Spot(number, number)
        return Spot(number, row.line) if position is None else row.cell(position, self.delimiter)

    def place(self, spots: Sequence[Spot]) -> Place:
        """Return the place of the first spot, or the file where there is none."""
        return spots[0].place(self.shown) if spots else Place(self.shown)

    def column(self, name: str) -> str:
        """Return a column in words, by its name and its number in the file where it has one."""
        return f"column '{name}'" + (f" (number {self.positions[name] + 1})" if name in self.positions else "")
