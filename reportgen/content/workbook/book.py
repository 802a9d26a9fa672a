"""The workbook of a report as values: what stands on which sheet, every number as printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.content.tables import Table


@dataclass(frozen=True, slots=True)
class BookNumber:
    """A number as a spreadsheet holds it."""

    value: float
    form: str
    """The number format that shows it as the report prints it."""


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A table as the report prints it."""

    name: str
    """Of the sheet."""
    number: str
    """图 4, 表 1, or both where a table repeats the numbers of a figure; empty for what has no number."""
    tag: str
    title: str
    subtitle: str
    table: Table
    notes: tuple[str, ...]
    """Lines under the table: base and source, the key of letters, the wording of the questions, who was asked, the intervals."""


@dataclass(frozen=True, slots=True)
class TextSheet:
    """Labelled words: the method."""

    name: str
    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of the sheet of all numbers."""

    heading: str
    kind: Literal["number", "words", "sheet"] = "words"
    """``sheet``: its cells lead to the sheet that they name."""


ListCell = BookNumber | str


@dataclass(frozen=True, slots=True)
class ListSheet:
    """All numbers of the report, a row each."""

    name: str
    title: str
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[ListCell, ...], ...]


Sheet = TableSheet | TextSheet | ListSheet


@dataclass(frozen=True, slots=True)
class Workbook:
    """The workbook of a report in one language."""

    language: str
    id: str
    version: str
    date: str
    title: str
    authors: str
    lines: tuple[str, ...]
    """Under the title on the first sheet: what the data are, version and date, how numbers are rounded."""
    version_line: str
    contents: str
    """The name of the first sheet."""
    back: str
    """The words of the link to it."""
    headings: tuple[str, str]
    """Of the list of sheets: sheet, title."""
    page_of: str
    """``Page {page} of {pages}``, for the foot of printed sheets."""
    sheets: tuple[Sheet, ...]
