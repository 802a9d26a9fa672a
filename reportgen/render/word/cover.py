"""The first page: Pandoc's title, and what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.content.blocks import Content
from reportgen.render.word.ooxml import made, put

if TYPE_CHECKING:
    from docx.document import Document

TITLE = ("Title", "Subtitle", "Author", "Date")
"""What Pandoc writes of the head of the document, in order."""


def set_cover(document: Document, content: Content) -> Any:
    """Put the parts of the cover in their order; return the last of them."""
    body = document.element.body
    by_style: dict[str, list[Any]] = {}
    for paragraph in _first_page(body):
        by_style.setdefault(_style(paragraph), []).append(paragraph)
    for dated in by_style.pop("Date", []):
        body.remove(dated)  # the imprint has it
    order = ("CoverKicker", "Title", "Subtitle", "Author", "CoverArt", "CoverSource", "Notice", "Imprint")
    found = [paragraph for name in order for paragraph in by_style.get(name, ())]
    for place, paragraph in enumerate(found):
        body.remove(paragraph)
        body.insert(place, paragraph)
    if not content.cover.kicker:
        _room(by_style["Title"][0], 2400)
    if not content.cover.chart:
        _room(next(iter(by_style.get("Notice", by_style["Imprint"]))), 5600)
    return found[-1]


def _first_page(body: Any) -> list[Any]:
    """Return the paragraphs up to the first heading."""
    from docx.oxml.ns import qn

    found = []
    for child in body:
        if child.tag == qn("w:p"):
            if _style(child).startswith("Heading"):
                break
            found.append(child)
    return found


def _style(paragraph: Any) -> str:
    return str(paragraph.style or "")


def _room(paragraph: Any, twips: int) -> None:
    """Leave room above a paragraph."""
    put(paragraph.get_or_add_pPr(), made("w:spacing", before=str(twips)))
