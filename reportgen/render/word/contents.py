"""The contents, and the lists of figures and tables: fields of Word whose entries are there already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportgen.content.blocks import Content, TocEntry
from reportgen.render.typeset import gap
from reportgen.render.word.escape import anchor
from reportgen.render.word.names import Names
from reportgen.render.word.ooxml import field_sign, instruction, made, text_run

LEVELS = 2
CAPTIONS = ("Caption", "题注", "標號")
"""What Word calls its style of captions in its languages: a field knows it by no other name."""


def contents(after: Any, content: Content, entries: Sequence[TocEntry], names: Names) -> None:
    """Write the contents after the cover's last paragraph."""
    words = content.words
    wide = gap(content.language)
    written = [_paragraph(names.id("TOC Heading"), text_run(words["contents"]), breaks=True)]
    written += _field(
        f'TOC \\o "1-{LEVELS}" \\h \\z \\u', [_entry(e, names.id(f"toc {min(e.level, LEVELS)}"), wide) for e in entries]
    )
    for name, listed, styles in (("figures", content.figures, CAPTIONS), ("tables", content.tables, ("Table Caption",))):
        if listed:
            written.append(_paragraph(names.id("List Heading"), text_run(words[name])))
            written += _field(
                f'TOC \\h \\z \\t "{",".join(f"{style},1" for style in styles)}"',
                [_entry(e, names.id("table of figures"), wide) for e in listed],
            )
    for paragraph in reversed(written):
        after.addnext(paragraph)


def _entry(entry: TocEntry, style: str, wide: str) -> Any:
    text = f"{entry.number}{wide}{entry.title}" if entry.number else entry.title
    return _paragraph(style, made("w:hyperlink", text_run(text), anchor=anchor(entry.anchor), history="1"))


def _field(code: str, entries: Sequence[Any]) -> list[Any]:
    """Return paragraphs with a field around them."""
    from docx.oxml.ns import qn

    if not entries:
        return []
    start = (field_sign("begin"), instruction(code), field_sign("separate"))
    form = entries[0].find(qn("w:pPr"))
    for run in reversed(start):
        form.addnext(run)
    entries[-1].append(field_sign("end"))
    return list(entries)


def _paragraph(style: str, inside: Any, *, breaks: bool = False) -> Any:
    form = made("w:pPr", made("w:pStyle", val=style), *([made("w:pageBreakBefore")] if breaks else []))
    return made("w:p", form, inside)
