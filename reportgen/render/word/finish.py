"""What Pandoc cannot say, said afterwards: tables, contents, cover, running heads, links, properties."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from reportgen.content.blocks import Content
from reportgen.problems import Code, ToolError
from reportgen.render.html import PAPER, chapters_of, contents_of
from reportgen.render.word.contents import contents
from reportgen.render.word.converters import problem
from reportgen.render.word.cover import set_cover
from reportgen.render.word.drawings import settle_pictures
from reportgen.render.word.furniture import furniture
from reportgen.render.word.house import PLAIN_HOUSE, House
from reportgen.render.word.links import settle_links
from reportgen.render.word.lists import settle_lists
from reportgen.render.word.names import Names
from reportgen.render.word.notes import stories
from reportgen.render.word.ooxml import made, packed, put, set_language, text_run
from reportgen.render.word.properties import properties
from reportgen.render.word.punctuation import hint_punctuation
from reportgen.render.word.sheet import TAB, Written
from reportgen.render.word.tables_finished import finish_table

if TYPE_CHECKING:
    from docx.document import Document

TABBED = frozenset({"numbered", "ask"})
"""Styles whose first wide space is a tab."""


def finished(data: bytes, content: Content, written: Written, house: House = PLAIN_HOUSE) -> bytes:
    """Return a document as it is published.

    Parameters
    ----------
    data
        What the converter made.
    content
        The report in one language.
    written
        What the converter was given.
    house
        Whose looks it has; where the styles are those of a document, its page, head and foot stay.

    Raises
    ------
    ToolError
        The converter made something else than it was given.
    """
    import docx

    document = docx.Document(io.BytesIO(data))
    names = Names(document)
    if len(document.tables) != len(written.grids):
        raise _other(f"{len(document.tables)} tables of the {len(written.grids)} that the report has")
    for table, grid in zip(document.tables, written.grids, strict=True):
        finish_table(document, table, grid, names, house)
    _tabs(document, names)
    _bare_between_tables(document)
    _room_after_tables(document, names)
    _room_after_lists(document, names)
    _run_on(document, content)
    settle_lists(document)
    settle_pictures(document)
    chapters = chapters_of(content, PAPER)
    after = set_cover(document, content, names, house)
    contents(after, content, contents_of(content, chapters), names)
    furniture(document, content, house)
    with stories(document) as told:
        for story in told:
            settle_links(story, names)
            hint_punctuation(story, content.language)
    if not house.reference:
        _without_code(document)
    set_language(document.styles.element, content.language)
    properties(document, content, house)
    file = io.BytesIO()
    document.save(file)
    return packed(file.getvalue())


def _other(found: str) -> ToolError:
    fix = (
        "Report this as a fault of reportgen, with the version of Pandoc or Quarto that manifest.json or `quarto --version` names"
    )
    return ToolError([problem(Code.RENDER_FAILED, f"The converter made {found}", fix)])


def _tabs(document: Document, names: Names) -> None:
    """Put a tab after the number of a numbered paragraph."""
    from docx.oxml.ns import qn

    for paragraph in document.element.body.iter(qn("w:p")):
        if names.of(paragraph) in TABBED:
            _first_tab(paragraph)


def _first_tab(paragraph: Any) -> None:
    from docx.oxml.ns import qn

    for text in paragraph.iter(qn("w:t")):
        before, found, after = (text.text or "").partition(TAB)
        if found:
            text.text = before
            text.addnext(made("w:tab"))
            text.getnext().addnext(text_run(after)[0])
            return


def _bare_between_tables(document: Document) -> None:
    """Make what parts two tables an empty paragraph, as Pandoc does; Quarto writes a line of text with a space in it."""
    from docx.oxml.ns import qn

    for table in document.element.body.iterchildren(qn("w:tbl")):
        between = table.getnext()
        after = between.getnext() if between is not None and between.tag == qn("w:p") else None
        if after is not None and after.tag == qn("w:tbl") and _is_blank(between):
            between.getparent().replace(between, made("w:p"))


def _is_blank(paragraph: Any) -> bool:
    """Tell whether a paragraph holds blanks alone: no word, picture, place that others lead to, or break."""
    from docx.oxml.ns import qn

    held = {qn(tag) for tag in ("w:pPr", "w:pStyle", "w:r", "w:t")}
    return not "".join(paragraph.itertext()).strip() and {part.tag for part in paragraph.iterdescendants()} <= held


def _room_after_tables(document: Document, names: Names) -> None:
    """Leave room between a table and a paragraph of text."""
    from docx.oxml.ns import qn

    for table in document.element.body.iterchildren(qn("w:tbl")):
        before = table.getprevious()
        if before is not None and before.tag == qn("w:p") and names.of(before) in {"answer", "hint"}:
            put(before.get_or_add_pPr(), made("w:spacing", after="160"))
        after = table.getnext()
        while after is not None and after.tag in {qn("w:bookmarkStart"), qn("w:bookmarkEnd")}:
            after = after.getnext()
        if after is not None and after.tag == qn("w:p") and names.of(after) in {"body text", "first paragraph", "lead", "small"}:
            put(after.get_or_add_pPr(), made("w:spacing", before="200"))


def _room_after_lists(document: Document, names: Names) -> None:
    """Leave room between the last item of a list and a paragraph of text."""
    from docx.oxml.ns import qn

    for paragraph in document.element.body.iterchildren(qn("w:p")):
        before = paragraph.getprevious()
        listed = before is not None and before.tag == qn("w:p") and before.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is None
        if listed and own and names.of(paragraph) in {"body text", "first paragraph"}:
            put(paragraph.get_or_add_pPr(), made("w:spacing", before="120"))


def _without_code(document: Document) -> None:
    """Take away the styles for the code of programs, which a report has none of and every converter colours in its own way."""
    from docx.oxml.ns import qn

    for style in document.styles.element.findall(qn("w:style")):
        if style.get(qn("w:styleId"), "") == "SourceCode" or style.get(qn("w:styleId"), "").endswith("Tok"):
            document.styles.element.remove(style)


def _run_on(document: Document, content: Content) -> None:
    """Let short chapters go on below the one before."""
    from docx.oxml.ns import qn

    names = {chapter.anchor for chapter in content.chapters if chapter.run_on}
    for start in document.element.body.iter(qn("w:bookmarkStart")):
        if start.get(qn("w:name")) in {f"at-{name}" for name in names} | names:
            heading = start.getparent() if start.getparent().tag == qn("w:p") else start.getnext()
            while heading is not None and heading.tag != qn("w:p"):
                heading = heading.getnext()
            if heading is not None:
                form = heading.get_or_add_pPr()
                put(form, made("w:pageBreakBefore", val="0"))
                put(form, made("w:spacing", before="720"))
