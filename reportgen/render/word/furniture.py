"""Running heads and feet: the title and the chapter above, version and page below, nothing on the cover."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from reportgen.content.blocks import Content
from reportgen.render.word.house import House
from reportgen.render.word.logo import add_logo
from reportgen.render.word.ooxml import made, put, text_run, text_width

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

USUAL: Mapping[str, str] = {"head-left": "{title}", "head-right": "{chapter}", "foot-left": "{version}", "foot-right": ""}
"""The words at the edges where the house wants no others; at the right of the foot stands the page."""
LOGO = 7.0
"""Millimetres that a logo in the head is high."""

_PRINTED = " | ".join(
    (".//w:t[normalize-space()]", *(f".//w:{name}" for name in ("drawing", "pict", "object", "sym", "fldSimple", "instrText")))
)
"""Whatever prints something in the head or foot of a page."""


def furniture(document: Document, content: Content, house: House) -> None:
    """Write head and foot; where a company's document has its own, they stay."""
    section = document.sections[0]
    if house.reference is not None and _has_own(section):
        return
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = section.first_page_footer.is_linked_to_previous = False
    usual = {**USUAL, "foot-right": content.words["page-of"]}
    edge = {place: filled(house.edges.get(place, words), _values(content)) for place, words in usual.items()}
    head, foot = (edge.paragraphs[0] if edge.paragraphs else edge.add_paragraph() for edge in (section.header, section.footer))
    edge_line(head, edge["head-left"], edge["head-right"], text_width(document))
    edge_line(foot, edge["foot-left"], edge["foot-right"], text_width(document))
    add_logo(head, house, "head", LOGO)
    if notice := " ".join(filter(None, (content.cover.draft, content.cover.notice))):
        section.footer.add_paragraph(notice, "footer")


def _has_own(section: Section) -> bool:
    """Tell whether anything is printed at the edges: in paragraphs, or in tables, text boxes and content controls."""
    heads = (section.header, section.first_page_header, section.even_page_header)
    feet = (section.footer, section.first_page_footer, section.even_page_footer)
    there = [edge._element for edge in (*heads, *feet) if not edge.is_linked_to_previous]
    return any(edge.xpath(_PRINTED) for edge in there)


def _values(content: Content) -> Mapping[str, Callable[[], Any]]:
    """Return what the blanks of a report's edges stand for."""
    return {
        **PAGES,
        "title": lambda: text_run(content.title),
        "version": lambda: text_run(content.cover.version_line),
        "chapter": lambda: field("STYLEREF 1", ""),
    }


def filled(words: str, values: Mapping[str, Callable[[], Any]]) -> list[Any]:
    """Return words with their blanks filled in, as runs; a blank without a value is left out."""
    parts = re.split(r"\{(\w+)\}", words)
    runs = (values[part]() if part in values else None for part in parts[1::2])
    texts = (text_run(part) if part else None for part in parts[::2])
    return [run for pair in zip_longest(texts, runs) for run in pair if run is not None]


def edge_line(paragraph: Any, left: list[Any], right: list[Any], right_at: int) -> None:
    """Write a line at the edge of a page: what stands at its left, and at its right, which ends ``right_at`` twips from there."""
    element = paragraph._p
    del element[:]
    paragraph.style = "header" if "hdr" in element.getparent().tag else "footer"
    old = [made("w:tab", val="clear", pos=place) for place in ("4320", "8640")]
    put(element.get_or_add_pPr(), made("w:tabs", *old, made("w:tab", val="right", pos=str(right_at))))
    for run in (*left, made("w:r", made("w:tab")), *right):
        element.append(run)


def field(instruction: str, shown: str) -> Any:
    """Return a field that Word works out, with what it shows until then."""
    return made("w:fldSimple", text_run(shown), instr=f" {instruction} ")


PAGES: Mapping[str, Callable[[], Any]] = MappingProxyType(
    {"page": lambda: field("PAGE", "2"), "pages": lambda: field("NUMPAGES", "2")}
)
"""What the blanks of every edge stand for."""
