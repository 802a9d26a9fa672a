"""The first page: Pandoc's title, and what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.content.blocks import Content
from reportgen.render.word.house import House
from reportgen.render.word.logo import add_logo
from reportgen.render.word.names import Names
from reportgen.render.word.ooxml import made, put

if TYPE_CHECKING:
    from docx.document import Document


def set_cover(document: Document, content: Content, names: Names, house: House) -> Any:
    """Put the parts of the cover in their order; return the last of them."""
    body = document.element.body
    by_style: dict[str, list[Any]] = {}
    for paragraph in _first_page(body, names):
        by_style.setdefault(names.of(paragraph), []).append(paragraph)
    for dated in by_style.pop("date", []):
        body.remove(dated)  # the imprint has it
    order = ("cover kicker", "title", "subtitle", "author", "cover art", "cover source", "notice", "imprint")
    found = [paragraph for name in order for paragraph in by_style.get(name, ())]
    for place, paragraph in enumerate(found):
        body.remove(paragraph)
        body.insert(place, paragraph)
    if not content.cover.kicker:
        _room(by_style["title"][0], 2400)
    if not content.cover.chart:
        _room(next(iter(by_style.get("notice", by_style["imprint"]))), 5600)
    _logo(document, found[0], names, house)
    return found[-1]


def _logo(document: Document, first: Any, names: Names, house: House) -> None:
    """Put the logo of the house above all else, in a paragraph of its own."""
    from docx.text.paragraph import Paragraph

    wanted = house.look.theme.document.logo if house.look.theme else None
    if wanted is not None:
        above = made("w:p", made("w:pPr", made("w:pStyle", val=names.id("Picture")), made("w:spacing", after="360")))
        first.addprevious(above)
        add_logo(Paragraph(above, document._body), house, "cover", wanted.height)


def _first_page(body: Any, names: Names) -> list[Any]:
    """Return the paragraphs up to the first heading."""
    from docx.oxml.ns import qn

    found = []
    for child in body:
        if child.tag == qn("w:p"):
            if names.of(child).startswith("heading"):
                break
            found.append(child)
    return found


def _room(paragraph: Any, twips: int) -> None:
    """Leave room above a paragraph."""
    put(paragraph.get_or_add_pPr(), made("w:spacing", before=str(twips)))
