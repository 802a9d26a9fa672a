"""The shape of a CSV file: every row must have the header's number of fields, quotes must be closed.

CSV readers repair what is wrong, each in its own way: they skip blank lines, drop a last empty field, move values into the
next column. This pass accepts RFC 4180 with the declared delimiter and nothing else, so that whatever reads the file
afterwards has no choice. Rows are numbered as a spreadsheet shows them: the header is row 1.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field

QUOTE = b'"'
_QUOTED = re.compile(b'"[^"]*+"')
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
        one = b'(?>"(?:[^"]|"")*+"|[^"' + d + b"\r\n]*+)"
        self._row = re.compile(one + b"(?:" + d + one + b")*+")
        self._carry = b""
        self._open: list[bytes] = []
        self._blank: list[int] = []
        self.line_end = b""
        """How the first line ends; all others end so too, or are at fault."""
        self.header: tuple[str, ...] = ()
        self.rows = 0
        """Rows seen, with the header."""
        self.longest = 0
        """Bytes of the longest row."""
        self.faults: dict[str, Fault] = {}
        """By kind: ``few``, ``many``, ``blank``, ``quote``, ``unclosed``, ``line-end``."""

    def feed(self, chunk: bytes) -> None:
        """Take the next part of the file, as UTF-8 without byte order mark."""
        text = self._carry + chunk
        lines = text.split(b"\n")
        self._carry = lines.pop()
        if not self._plain(text[: len(text) - len(self._carry)], lines):
            for line in lines:
                self._take(line)

    def _plain(self, text: bytes, lines: list[bytes]) -> bool:
        """Take many lines at once when all are as they should be, without quotes; the common case, ten times as fast."""
        if self._open or self._blank or len(self.header) < 2 or QUOTE in text or not lines:
            return False
        ends = text.count(b"\r\n") if self.line_end == b"\r\n" else 0
        if text.count(b"\r") != ends or (ends and ends != len(lines)):
            return False
        delimiter, wanted = self._delimiter, len(self.header) - 1
        if any(line.count(delimiter) != wanted for line in lines):
            return False
        self.rows += len(lines)
        self.longest = max(self.longest, *map(len, lines))
        return True

    def close(self) -> None:
        """Take the last line and look at what is still open."""
        if self._carry:
            self._carry, last = b"", self._carry
            self._take(last + (b"\r" if self.line_end == b"\r\n" and not last.endswith(b"\r") else b""))
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
        if not self._quoted(record):
            return ()
        return tuple(next(csv.reader([record.decode()], delimiter=self._delimiter.decode(), strict=True)))

    def _quoted(self, record: bytes) -> int:
        """Return the number of fields; 0 and a fault when quotes do not stand as they must."""
        if not self._row.fullmatch(record):
            self._fault("quote", self.rows)
            return 0
        return _QUOTED.sub(b"", record).count(self._delimiter) + 1

    def _without_line_end(self, record: bytes) -> bytes:
        end = b"\r\n" if record.endswith(b"\r") else b"\n"
        record = record.removesuffix(b"\r")
        self.line_end = self.line_end or end
        if end != self.line_end or (b"\r" in record and QUOTE not in record):
            self._fault("line-end", self.rows + len(self._blank) + 1)
        return record

    def _fault(self, kind: str, row: int, detail: str = "") -> None:
        self.faults.setdefault(kind, Fault()).add(row, detail)
