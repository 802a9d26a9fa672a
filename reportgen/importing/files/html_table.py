"""The table of an HTML page: several platforms write one and call it ``.xls``."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from reportgen.importing.files.limits import LONGEST_CELL, MOST_COLUMNS
from reportgen.importing.files.trouble import FileError
from reportgen.problems import Code

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n]+")
_SILENT = {"script", "style", "head", "title"}


def charset(data: bytes) -> str:
    """Return the encoding that a page names; nothing where it names none."""
    found = _CHARSET.search(data[:4096])
    name = found[1].decode("ascii").lower() if found else ""
    return "gb18030" if name in {"gb2312", "gbk"} else name


def largest_table(text: str) -> list[list[str]]:
    """Return the rows of the table with the most cells; rows are equally long.

    Parameters
    ----------
    text
        The page.
    """
    reader = _Tables()
    reader.feed(text)
    reader.close()
    tables = [table for table in reader.tables if any(any(row) for row in table)]
    if not tables:
        raise FileError(Code.DATA_EMPTY, "the file is an HTML page without a table", "export the answers as CSV or xlsx")
    largest = max(tables, key=lambda table: sum(map(len, table)))
    width = max(map(len, largest))
    return [row + [""] * (width - len(row)) for row in largest]


class _Tables(HTMLParser):
    """Collects the texts of cells; a table inside a cell is a table of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._open: list[list[list[str]]] = []
        self._cell: list[str] | None = None
        self._span = 1
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._end_cell()
            self.tables.append([])
            self._open.append(self.tables[-1])
        elif tag == "tr" and self._open:
            self._end_cell()
            self._open[-1].append([])
        elif tag in {"td", "th"} and self._open:
            self._begin_cell(dict(attrs))
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        if not self._open[-1]:
            self._open[-1].append([])
        span = attributes.get("colspan") or "1"
        self._cell, self._span = [], min(int(span), 1000) if span.isdecimal() and len(span) < 6 else 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in {"td", "th", "tr"}:
            self._end_cell()
        elif tag == "table" and self._open:
            self._end_cell()
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._silent:
            self._cell.append(_SPACES.sub(" ", data))

    def _end_cell(self) -> None:
        if self._cell is None or not self._open:
            return
        text = "\n".join(line.strip() for line in "".join(self._cell).split("\n")).strip()
        row = self._open[-1][-1]
        row += [text, *[""] * (self._span - 1)]
        self._cell = None
        if len(row) > MOST_COLUMNS or len(text) > LONGEST_CELL:
            raise FileError(
                Code.DATA_SHAPE, "the HTML table has a row or a cell that is too long", "export the answers as CSV or xlsx"
            )

    def close(self) -> None:
        super().close()
        self._end_cell()
