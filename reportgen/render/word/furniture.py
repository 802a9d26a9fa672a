"""Running heads and feet: the title and the chapter above, version and page below, nothing on the cover."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.content.blocks import Content
from reportgen.render.word.ooxml import made, put, text_run, text_width

if TYPE_CHECKING:
    from docx.document import Document


def furniture(document: Document, content: Content, *, keep: bool) -> None:
    """Write head and foot; where a company's document has its own, they stay."""
    section = document.sections[0]
    if keep and any(
        p.text.strip() or p._p.xpath(".//w:drawing") for p in (*section.header.paragraphs, *section.footer.paragraphs)
    ):
        return
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = section.first_page_footer.is_linked_to_previous = False
    right = text_width(document)
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    _line(head, content.title, right, [_field('STYLEREF "heading 1"', "")])
    before, rest = content.words["page-of"].split("{page}")
    between, after = rest.split("{pages}")
    page = [text_run(before), _field("PAGE", "2"), text_run(between), _field("NUMPAGES", "2"), text_run(after)]
    _line(foot, content.cover.version_line, right, page)
    if notice := " ".join(filter(None, (content.cover.draft, content.cover.notice))):
        section.footer.add_paragraph(notice, "footer")


def _line(paragraph: Any, left: str, right_at: int, right: list[Any]) -> None:
    element = paragraph._p
    for child in list(element):
        element.remove(child)
    paragraph.style = "header" if "hdr" in element.getparent().tag else "footer"
    old = [made("w:tab", val="clear", pos=place) for place in ("4320", "8640")]
    put(element.get_or_add_pPr(), made("w:tabs", *old, made("w:tab", val="right", pos=str(right_at))))
    element.append(text_run(left))
    element.append(made("w:r", made("w:tab")))
    for run in right:
        element.append(run)


def _field(instruction: str, shown: str) -> Any:
    return made("w:fldSimple", text_run(shown), instr=f" {instruction} ")
