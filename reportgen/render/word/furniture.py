"""Running heads and feet: the title and the chapter above, version and page below, nothing on the cover."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.content.blocks import Content
from reportgen.render.word.ooxml import made

if TYPE_CHECKING:
    from docx.document import Document


def furniture(document: Document, content: Content, *, keep: bool) -> None:
    """Write head and foot; where a company's document has its own, they stay."""
    section = document.sections[0]
    if keep and any(p.text.strip() or p._p.xpath(".//w:drawing") for p in (*section.header.paragraphs, *section.footer.paragraphs)):
        return
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = section.first_page_footer.is_linked_to_previous = False
    right = round((section.page_width - section.left_margin - section.right_margin) / 635)
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    _line(head, content.title, right, [_field('STYLEREF "heading 1"', "")])
    before, rest = content.words["page-of"].split("{page}")
    between, after = rest.split("{pages}")
    page = [_run(before), _field("PAGE", "2"), _run(between), _field("NUMPAGES", "2"), _run(after)]
    _line(foot, content.cover.version_line, right, page)
    if notice := " ".join(filter(None, (content.cover.draft, content.cover.notice))):
        section.footer.add_paragraph(notice, "footer")


def _line(paragraph: Any, left: str, right_at: int, right: list[Any]) -> None:
    element = paragraph._p
    for child in list(element):
        element.remove(child)
    paragraph.style = "header" if "hdr" in element.getparent().tag else "footer"
    tabs = made("w:tabs", made("w:tab", val="clear", pos="4320"), made("w:tab", val="clear", pos="8640"), made("w:tab", val="right", pos=str(right_at)))
    form = element.get_or_add_pPr()
    form.insert_element_before(tabs, "w:spacing", "w:ind", "w:jc", "w:rPr")
    element.append(_run(left))
    element.append(made("w:r", made("w:tab")))
    for run in right:
        element.append(run)


def _run(words: str) -> Any:
    text = made("w:t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made("w:r", text)


def _field(instruction: str, shown: str) -> Any:
    return made("w:fldSimple", _run(shown), instr=f" {instruction} ")

