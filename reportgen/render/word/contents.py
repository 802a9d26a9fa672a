"""The contents, and the lists of figures and tables: fields of Word whose entries are there already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportgen.content.blocks import Content, TocEntry
from reportgen.render.typeset import is_chinese
from reportgen.render.word.escape import anchor
from reportgen.render.word.ooxml import made

LEVELS = 2
PAGE_BREAK = "w:pageBreakBefore"


def contents(after: Any, content: Content, entries: Sequence[TocEntry]) -> None:
    """Write the contents after the cover's last paragraph."""
    words = content.words
    gap = "\u3000" if is_chinese(content.language) else "\u2002"
    written = [_paragraph("TOCHeading", _words(words["contents"]), breaks=True)]
    written += _field(f'TOC \\o "1-{LEVELS}" \\h \\z \\u', [_entry(e, f"TOC{min(e.level, LEVELS)}", gap) for e in entries])
    for name, listed, style in (("figures", content.figures, "Caption"), ("tables", content.tables, "Table Caption")):
        if listed:
            written.append(_paragraph("ListHeading", _words(words[name])))
            written += _field(f'TOC \\h \\z \\t "{style},1"', [_entry(e, "TableofFigures", gap) for e in listed])
    for paragraph in reversed(written):
        after.addnext(paragraph)


def _entry(entry: TocEntry, style: str, gap: str) -> Any:
    text = f"{entry.number}{gap}{entry.title}" if entry.number else entry.title
    return _paragraph(style, made("w:hyperlink", _words(text), anchor=anchor(entry.anchor), history="1"))


def _field(instruction: str, entries: Sequence[Any]) -> list[Any]:
    """Return paragraphs with a field around them."""
    from docx.oxml.ns import qn

    if not entries:
        return []
    words = made("w:instrText")
    words.text = f" {instruction} "
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    start = [made("w:r", made("w:fldChar", fldCharType="begin")), made("w:r", words), made("w:r", made("w:fldChar", fldCharType="separate"))]
    form = entries[0].find(qn("w:pPr"))
    for run in reversed(start):
        form.addnext(run)
    entries[-1].append(made("w:r", made("w:fldChar", fldCharType="end")))
    return list(entries)


def _paragraph(style: str, inside: Any, *, breaks: bool = False) -> Any:
    form = made("w:pPr", made("w:pStyle", val=style), *([made(PAGE_BREAK)] if breaks else []))
    return made("w:p", form, inside)


def _words(text: str) -> Any:
    element = made("w:t")
    element.text = text
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made("w:r", element)
