"""The workbook as bytes, the same for the same report: contents, then a sheet for each table, the method, all numbers."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from reportgen.content.workbook.book import ListSheet, Sheet, TableSheet, TextSheet, Workbook
from reportgen.render.workbook.pen import ABOVE, BELOW, BETWEEN, HEAD, LINE, QUIET, TITLE, WORDS, Pen, legal, lines, widest
from reportgen.render.workbook.sheets import Printed, write_list, write_table, write_text
from reportgen.spec.theme.theme import Theme

A4, LETTER = 9, 1
"""The sizes of paper as spreadsheets number them."""
_MARGINS = {"left": 0.6, "right": 0.6, "top": 0.9, "bottom": 0.8}
_FURNITURE = 250
"""Characters that the head or foot of a printed sheet can hold."""


def paper_of(theme: Theme | None) -> int:
    """Return the size of printed sheets that a theme wants."""
    return LETTER if theme is not None and theme.document.page.size == "Letter" else A4


def workbook_bytes(book: Workbook, paper: int = A4) -> bytes:
    """Return the workbook of a report in one language.

    Parameters
    ----------
    book
        What stands in it.
    paper
        The size of printed sheets.
    """
    import xlsxwriter

    file = io.BytesIO()
    # Text stays text: none of it becomes a formula, a number or a link. XlsxWriter dates the parts of the archive 1980.
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, plain) as workbook:
        created = dt.datetime.combine(dt.date.fromisoformat(book.date), dt.time(), dt.UTC)
        about = {"title": book.title, "author": book.authors, "subject": f"{book.id} {book.version}", "created": created}
        workbook.set_properties({key: legal(v) if isinstance(v, str) else v for key, v in about.items()})
        pen = Pen(workbook, book.language)
        front = workbook.add_worksheet(book.contents)
        _set_up(front, book, "", paper, _contents(pen, front, book))
        for page in book.sheets:
            sheet = workbook.add_worksheet(page.name)
            _set_up(sheet, book, page.name, paper, _written(pen, sheet, page, (book.contents, book.back)))
    return file.getvalue()


def _written(pen: Pen, sheet: Any, page: Sheet, back: tuple[str, str]) -> Printed:
    match page:
        case TableSheet():
            return write_table(pen, sheet, page, back)
        case TextSheet():
            return write_text(pen, sheet, page, back)
        case ListSheet():
            return write_list(pen, sheet, page, back)


def _contents(pen: Pen, sheet: Any, book: Workbook) -> Printed:
    """Write the first sheet: what the report is, and a link to each sheet."""
    names = max((widest(page.name) for page in book.sheets), default=0)
    sheet.set_column(0, 0, min(max(names + 2, 16), 44), pen.look(WORDS))
    sheet.set_column(1, 1, 80, pen.look(WORDS))
    sheet.set_row(0, 26)
    pen.words(sheet, 0, 0, book.title, {**TITLE, "text_wrap": False, "font_size": 18})
    for row, line in enumerate(book.lines, 1):
        pen.across(sheet, row, 2, line, 120, QUIET)
    head = len(book.lines) + 2
    for place, heading in enumerate(book.headings):
        pen.words(sheet, head, place, heading, HEAD, ABOVE, BELOW)
    for row, page in enumerate(book.sheets, head + 1):
        pen.link(sheet, row, 0, page.name, page.name, BETWEEN)
        pen.words(sheet, row, 1, page.title, WORDS, BETWEEN)
        sheet.set_row(row, lines(page.title, 80) * LINE + 2)
    return Printed(head, head, 2, head + len(book.sheets) + 1, wide=False)


def _set_up(sheet: Any, book: Workbook, name: str, paper: int, printed: Printed) -> None:
    """Set a sheet up for printing: its columns on one page, its headings on every page."""
    sheet.hide_gridlines(2)
    sheet.set_paper(paper)
    if printed.wide:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, printed.rows - 1, printed.columns - 1)
    sheet.set_margins(**_MARGINS)
    sheet.repeat_rows(printed.first, printed.last)
    sheet.set_header(_furniture(f"&L{_said(book.title)}&R{_said(name)}"))
    pages = _said(book.page_of).replace("{pages}", "&N").replace("{page}", "&P")
    sheet.set_footer(_furniture(f"&L{_said(book.version_line)}&R{pages}"))


def _said(words: str) -> str:
    """Return words as the head and foot of a sheet take them: an ampersand begins a code there."""
    return legal(words)[:80].replace("&", "&&")


def _furniture(text: str) -> str:
    return text[:_FURNITURE]
