"""A delimited text (CSV, TSV) as a table; rows that do not fit the others are padded or left out by rule, and told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportgen.importing.decision import Decision
from reportgen.importing.files.delimiter import NONE, SAMPLE, Layout, declared, layout_of
from reportgen.importing.files.growing import ROWS, Growing
from reportgen.importing.files.records import Mended, Records
from reportgen.importing.files.text import text_from
from reportgen.importing.files.trimming import without_trailing_rows
from reportgen.importing.files.trouble import FileError, counted
from reportgen.importing.files.words.say import say
from reportgen.importing.table import Table
from reportgen.problems import Code

MOST_SHIFTED = 0.05
"""A larger share of rows with too many fields means that the delimiter is wrong or nothing is quoted."""


@dataclass(slots=True)
class _Odd:
    """Lines of records that are not as wide as the table."""

    blank: list[int] = field(default_factory=list)
    short: list[int] = field(default_factory=list)
    shifted: list[int] = field(default_factory=list)


def table_of_text(data: bytes, encoding: str = "", delimiter: str = "") -> Table:
    """Return the table of a delimited text.

    Parameters
    ----------
    data
        The file.
    encoding, delimiter
        As the author says; empty to find out.
    """
    text = text_from(data, encoding)
    start = text.data[: SAMPLE * 4].decode("utf-8", "ignore")
    named, skipped = declared(start)
    layout = layout_of(start[skipped:], delimiter or named)
    body = text.data[len(start[:skipped].encode()) :]
    if not body.strip():
        raise FileError(Code.DATA_EMPTY, "the file holds no text", "export the answers again")
    sheet = _Sheet(layout, start[skipped:], ended=body.endswith((b"\n", b"\r")))
    records = Records(body, layout, 2 if skipped else 1)
    sheet.take(iter(records))
    columns, rows = without_trailing_rows(sheet.growing.columns())
    decisions = (*text.decisions, *_of_layout(layout, named, bool(delimiter)), *_of_quotes(records.mended), *sheet.told())
    dropped = {"cut-short": int(bool(records.mended.cut or sheet.cut)), "ragged": len(sheet.odd.shifted)}
    return Table(
        "",
        "tsv" if layout.delimiter == "\t" else "csv",
        columns,
        rows,
        encoding=text.encoding,
        delimiter="" if layout.delimiter == NONE else layout.delimiter,
        dropped={reason: count for reason, count in dropped.items() if count},
        decisions=decisions + ((_cut(records.mended.cut or sheet.cut),) if dropped.get("cut-short") else ()),
    )


class _Sheet:
    """Records made equally wide."""

    def __init__(self, layout: Layout, start: str, *, ended: bool) -> None:
        self._ended = ended
        self._unnamed = _lacks_a_name(layout.widths)
        self.width = max(_width(layout, start), 1)
        self.growing = Growing(self.width)
        self.odd = _Odd()
        self.cut = 0
        """The line of a last record that is narrower than all others, and whose line has no end; 0 for none."""
        self._last: tuple[int, int] = 0, 0

    def take(self, records: Iterator[tuple[int, list[str]]]) -> None:
        """Take all records."""
        part: list[list[str]] = []
        for line, row in records:
            fitted = row if len(row) == self.width else self._fitted(line, row)
            if fitted is not None:
                part.append(fitted)
            if len(part) == ROWS:
                self._add(part[:-1])
                part = part[-1:]
            self._last = line, len(row)
        self._end(part)

    def _end(self, part: list[list[str]]) -> None:
        line, width = self._last
        if not self._ended and 0 < width < self.width and self.odd.short == [line] and self.growing.rows + len(part) > 1:
            self.cut = line
            self.odd.short, part = [], part[:-1]
        self._add(part)
        shifted, rows = self.odd.shifted, self.growing.rows
        if len(shifted) > max(3, MOST_SHIFTED * rows):
            found = (
                f"{counted(len(shifted), 'row')} of {rows + len(shifted):,} have more fields than the {self.width} of the header"
            )
            raise FileError(Code.DATA_SHAPE, f"{found}; the first is line {shifted[0]:,}", _QUOTE, shifted[0])

    def _add(self, part: Sequence[list[str]]) -> None:
        if part:
            self.growing.add(part)

    def _fitted(self, line: int, row: list[str]) -> list[str] | None:
        if self._unnamed and not self.growing.rows and line <= 2 and len(row) == self.width - 1:
            return ["", *row]
        if not row and self.width > 1:
            self.odd.blank.append(line)
            return None
        if len(row) < self.width:
            self.odd.short += [line] if row else []
            return row + [""] * (self.width - len(row))
        if any(cell.strip() for cell in row[self.width :]):
            self.odd.shifted.append(line)
            return None
        return row[: self.width]

    def told(self) -> Iterator[Decision]:
        """Yield what was done to records that are not as wide as the table."""
        if self._unnamed:
            yield say("unnamed")
        if self.odd.blank:
            yield say("blank", lines=self.odd.blank)
        if self.odd.short:
            yield say("short", lines=self.odd.short)
        if self.odd.shifted:
            yield say("shifted", doubt=True, lines=self.odd.shifted)


_QUOTE = "put double quotes around fields that hold the delimiter, or name the right `--delimiter`"


def _width(layout: Layout, start: str) -> int:
    """Return the number of columns: that of most records, or of the header where it has names for more."""
    first = layout.widths[0] if layout.widths else 0
    if first > layout.usual and layout.delimiter != NONE:
        _, header = next(iter(Records(start.encode(), layout)), (1, []))
        while len(header) > layout.usual and not header[-1].strip():
            header.pop()
        return len(header)
    return layout.usual


def _lacks_a_name(widths: Sequence[int]) -> bool:
    """Return whether the header has one field fewer than every other record, as R leaves out the name of row names."""
    others = {width for width in widths[1:] if width}
    return len(widths) > 2 and others == {widths[0] + 1} and widths[0] > 1


def _of_layout(layout: Layout, named: str, chosen: bool) -> Iterator[Decision]:
    if layout.delimiter == NONE and not chosen:
        yield say("one-column", doubt=True)
    elif layout.delimiter not in {",", "\t"} or named:
        key = "delimiter-option" if chosen else "delimiter-file" if named else "delimiter"
        yield say(key, sign=layout.delimiter.replace("\t", "tab"))
    if layout.escape:
        yield say("escape")


def _of_quotes(mended: Mended) -> Iterator[Decision]:
    if mended.literal:
        yield say("literal", doubt=True, lines=mended.literal)
    if mended.lenient:
        yield say("lenient", doubt=True, lines=mended.lenient)


def _cut(line: int) -> Decision:
    return say("cut", doubt=True, lines=[line])
