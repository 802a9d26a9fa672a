"""The shape of a CSV file: every row must have the header's number of fields, quotes must be closed.

CSV readers repair what is wrong, each in its own way: they skip blank lines, drop a last empty field, move values into the
next column. This pass accepts RFC 4180 with the declared delimiter and nothing else, so that whatever reads the file
afterwards has no choice.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from reportgen.data.spots import SHOWN, Row, Spot, fields_of, unquoted

QUOTE = b'"'
_QUOTED = re.compile(b'"[^"]*+"')


@dataclass(slots=True)
class Fault:
    """One kind of fault with where it is."""

    count: int = 0
    spots: list[Spot] = field(default_factory=list)
    """The first few."""
    detail: str = ""
    """What was found in the first of them."""


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
        self._blank: list[Spot] = []
        self._lines = 0
        """Lines of the rows seen."""
        self.line_end = b""
        """How the first line ends; all others end so too, or are at fault."""
        self.header: tuple[str, ...] = ()
        self.header_bytes = 0
        """Bytes of the first row, with its line end."""
        self.rows = 0
        """Rows seen, with the header."""
        self.longest = 0
        """Bytes of the longest row."""
        self.ended = True
        """Whether the last line has a line end."""
        self.faults: dict[str, Fault] = {}
        """By kind: ``few``, ``many``, ``blank``, ``quote``, ``astray``, ``unclosed``, ``line-end``, ``carriage-return``."""

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
        self._lines += len(lines)
        self.longest = max(self.longest, *map(len, lines))
        return True

    def close(self) -> None:
        """Take the last line and look at what is still open."""
        if self._carry:
            self.ended = False
            self._carry, last = b"", self._carry
            self._take(last + (b"\r" if self.line_end == b"\r\n" and not last.endswith(b"\r") else b""))
        if self._open:
            self._misquoted(b"\n".join(self._open))

    def _take(self, line: bytes) -> None:
        if not self._open and QUOTE not in line:
            self._record(line, plain=True)
            return
        self._open.append(line)
        if line.count(QUOTE) % 2 == (0 if len(self._open) == 1 else 1):
            self._open, lines = [], self._open
            self._record(b"\n".join(lines), plain=False)

    def _at(self, record: bytes) -> Row:
        """Return the row that comes after those seen."""
        blank = len(self._blank)
        return Row(self.rows + blank + 1, self._lines + blank + 1, record.decode())

    def _record(self, record: bytes, plain: bool) -> None:
        whole, record = record, self._without_line_end(record)
        self.longest = max(self.longest, len(record))
        if not record and len(self.header) != 1:
            self._blank.append(self._at(record).spot(0))
            return
        for spot in self._blank:  # blank lines at the end of the file are harmless; these were not at the end
            fault = self.faults.setdefault("blank", Fault())
            fault.count += 1
            fault.spots += [spot] if len(fault.spots) < SHOWN else []
        self._count_fields(record, plain)
        self.rows += len(self._blank) + 1
        self._lines += len(self._blank) + record.count(b"\n") + 1
        self._blank = []
        if self.rows == 1:
            self.header_bytes = len(whole) + 1

    def _count_fields(self, record: bytes, plain: bool) -> None:
        if self.rows + len(self._blank) == 0:
            self.header = self._header(record)
            return
        found = record.count(self._delimiter) + 1 if plain else self._quoted(record)
        wanted = len(self.header)
        if 0 < found < wanted:
            self._fault("few", record, len, f"{found}")
        elif found > wanted > 0:
            self._fault("many", record, lambda text: self._fields(text)[0][wanted][0], f"{found}")

    def _header(self, record: bytes) -> tuple[str, ...]:
        if not self._quoted(record):
            return ()
        text = record.decode()
        return tuple(unquoted(text[start:end]) for start, end in self._fields(text)[0])

    def _fields(self, text: str) -> tuple[list[tuple[int, int]], int]:
        return fields_of(text, self._delimiter.decode())

    def _quoted(self, record: bytes) -> int:
        """Return the number of fields; 0 and a fault when quotes do not stand as they must."""
        if not self._row.fullmatch(record):
            self._misquoted(record)
            return 0
        return _QUOTED.sub(b"", record).count(self._delimiter) + 1

    def _misquoted(self, record: bytes) -> None:
        """Say why the quotes of a row are wrong."""
        text = record.decode()
        fields, stop = self._fields(text)
        start = fields[-1][0]
        if text[stop] == "\r":
            self._fault("carriage-return", record, lambda _: stop)
        elif stop == start:
            self._fault("unclosed", record, lambda _: start)
        elif "\n" in text[start:stop]:  # closed in another line, most likely by the quote that opens the next field
            self._fault("astray", record, lambda _: start)
        else:
            self._fault("quote", record, lambda _: stop)

    def _without_line_end(self, record: bytes) -> bytes:
        end = b"\r\n" if record.endswith(b"\r") else b"\n"
        record = record.removesuffix(b"\r")
        self.line_end = self.line_end or end
        if b"\r" in record and QUOTE not in record:
            self._fault("carriage-return", record, lambda text: text.index("\r"))
        elif end != self.line_end:
            self._fault("line-end", record, len)
        return record

    def _fault(self, kind: str, record: bytes, offset: Callable[[str], int], detail: str = "") -> None:
        """Note a fault in the row at hand, at a character of it."""
        fault = self.faults.setdefault(kind, Fault(detail=detail))
        row = self._at(record) if len(fault.spots) < SHOWN else None  # looked at only while few are known: it costs time
        fault.count += 1
        if row:
            fault.spots.append(row.spot(offset(row.text)))
