"""The shape of a CSV file: every row must have the header's number of fields, quotes must be closed.

CSV readers repair what is wrong, each in its own way: they skip blank lines, drop a last empty field, move values into the
next column. This pass accepts RFC 4180 with the declared delimiter and nothing else, so that whatever reads the file
afterwards has no choice. Rows are numbered as a spreadsheet shows them: the header is row 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

QUOTE = b'"'
SHOWN = 5
"""How many row numbers a message names."""


@dataclass(slots=True)
class Fault:
    """One kind of fault with the rows that have it."""

    count: int = 0
    rows: list[int] = field(default_factory=list)
    """The first few."""
    detail: str = ""
    """What was found in the first of them."""

    def add(self, row: int, detail: str = "") -> None:
        """Note the fault in a row."""
        self.count += 1
        if len(self.rows) < SHOWN:
            self.rows.append(row)
        self.detail = self.detail or detail


class Shape:
    """Counts fields row by row while the file streams through.

    Parameters
    ----------
    delimiter
        What separates the fields.
    """

    def __init__(self, delimiter: str) -> None:
        self._delimiter = delimiter.encode()
        d = re.escape(self._delimiter)
        self._field = re.compile(b'(?:"((?:[^"]|"")*)"|([^"' + d + b"\r\n]*))(" + d + b"|$)", re.DOTALL)
        self._carry = b""
        self._open: list[bytes] = []
        self._blank: list[int] = []
        self._line_end = b""
        self.header: tuple[str, ...] = ()
        self.rows = 0
        """Rows seen, with the header."""
        self.longest = 0
        """Bytes of the longest row."""
        self.faults: dict[str, Fault] = {}
        """By kind: ``few``, ``many``, ``blank``, ``quote``, ``unclosed``, ``line-end``."""

    def feed(self, chunk: bytes) -> None:
        """Take the next part of the file, as UTF-8 without byte order mark."""
        lines = (self._carry + chunk).split(b"\n")
        self._carry = lines.pop()
        for line in lines:
            self._take(line)

    def close(self) -> None:
        """Take the last line and look at what is still open."""
        if self._carry:
            self._carry, last = b"", self._carry
            self._take(last + (b"\r" if self._line_end == b"\r\n" and not last.endswith(b"\r") else b""))
        if self._open:
            self._fault("unclosed", self.rows + len(self._blank) + 1)

    def _take(self, line: bytes) -> None:
        if not self._open and QUOTE not in line:
            self._record(line, plain=True)
            return
        self._open.append(line)
        if line.count(QUOTE) % 2 == (0 if len(self._open) == 1 else 1):
            self._open, lines = [], self._open
            self._record(b"\n".join(lines), plain=False)

    def _record(self, record: bytes, plain: bool) -> None:
        record = self._without_line_end(record)
        self.longest = max(self.longest, len(record))
        if not record and len(self.header) != 1:
            self._blank.append(self.rows + len(self._blank) + 1)
            return
        for row in self._blank:  # blank lines at the end of the file are harmless; these were not at the end
            self._fault("blank", row)
        self.rows += len(self._blank) + 1
        self._blank = []
        if self.rows == 1:
            self.header = self._header(record)
            return
        found = record.count(self._delimiter) + 1 if plain else self._quoted(record)
        if found and found != len(self.header):
            self._fault("few" if found < len(self.header) else "many", self.rows, f"{found}")

    def _header(self, record: bytes) -> tuple[str, ...]:
        if self._quoted(record):
            cells = (m[1].replace(b'""', b'"') if m[1] is not None else m[2] for m in self._fields(record))
            return tuple(c.decode() for c in cells)
        return ()

    def _fields(self, record: bytes) -> list[re.Match[bytes]]:
        found, at = [], 0
        while match := self._field.match(record, at):
            found.append(match)
            at = match.end()
            if not match[3]:
                return found if at == len(record) else []
        return []

    def _quoted(self, record: bytes) -> int:
        fields = self._fields(record)
        if not fields:
            self._fault("quote", self.rows)
        return len(fields)

    def _without_line_end(self, record: bytes) -> bytes:
        end = b"\r\n" if record.endswith(b"\r") else b"\n"
        record = record.removesuffix(b"\r")
        self._line_end = self._line_end or end
        if end != self._line_end or (b"\r" in record and QUOTE not in record):
            self._fault("line-end", self.rows + len(self._blank) + 1)
        return record

    def _fault(self, kind: str, row: int, detail: str = "") -> None:
        self.faults.setdefault(kind, Fault()).add(row, detail)
