"""The first page: Pandoc's title, and what stands around it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reportgen.content.blocks import Content
from reportgen.render.word.afloat import EMU, Spot, floating
from reportgen.render.word.ground import FIRST, coloured, lay_ground
from reportgen.render.word.house import House
from reportgen.render.word.logo import logo_of
from reportgen.render.word.names import Names
from reportgen.render.word.ooxml import made, put, text_width

if TYPE_CHECKING:
    from docx.document import Document

TITLES = ("cover kicker", "title", "subtitle", "author")
ART = ("cover art", "cover source")
FOOT = ("notice", "imprint")
"""The styles of a cover's parts, in their order."""
ABOVE_FOOT = 30.0
"""Millimetres between the drawing and the foot of the text."""
SOURCE = 5.0
"""Millimetres of a line of words below the drawing."""
BAND_LOGO = 18.0
"""Millimetres of paper above a logo in a band."""


def set_cover(document: Document, content: Content, names: Names, house: House) -> Any:
    """Put the parts of the cover in their order and places; return the last of them."""
    body = document.element.body
    by_style: dict[str, list[Any]] = {}
    for paragraph in _first_page(body, names):
        by_style.setdefault(names.of(paragraph), []).append(paragraph)
    for dated in by_style.pop("date", []):
        body.remove(dated)  # the imprint has it
    order = (*TITLES, *ART, *FOOT)
    found = [paragraph for name in order for paragraph in by_style.get(name, ())]
    for place, paragraph in enumerate(found):
        body.remove(paragraph)
        body.insert(place, paragraph)
    if not content.cover.kicker:
        put(by_style["title"][0].get_or_add_pPr(), made("w:spacing", before="2400"))
    drawn = _frames(document, by_style)
    coloured(by_style, house)
    end = made("w:p", made("w:pPr", made("w:pStyle", val=names.id("Picture")), made("w:spacing", line="20", lineRule="exact")))
    found[-1].addnext(end)  # frames belong to the text that follows them, which has to stand on their page
    lay_ground(document, found[0], house, drawn)
    _logo(document, found[0], house)
    return end


def _frames(document: Document, by_style: Mapping[str, list[Any]]) -> tuple[float, float]:
    """Take the drawing and the imprint out of the text: they stand at the foot of the page, however long the title is.

    Return where the drawing begins and how high it is, in millimetres; no height where there is none.
    """
    from docx.oxml.ns import qn

    section, text = document.sections[0], text_width(document)
    art = [paragraph for name in ART for paragraph in by_style.get(name, ())]
    high = sum(int(extent.get("cy")) for p in art for extent in p.iter(qn("wp:extent"))) + SOURCE * EMU * max(0, len(art) - 1)
    top = int(section.page_height or 0) - int(section.bottom_margin or 0) - ABOVE_FOOT * EMU - high
    for paragraph in art:
        _framed(paragraph, text, vAnchor="page", y=str(round(top / 635)))
    for paragraph in (paragraph for name in FOOT for paragraph in by_style.get(name, ())):
        _framed(paragraph, text, vAnchor="margin", yAlign="bottom")
    return top / EMU, high / EMU


def _framed(paragraph: Any, across: int, **where: str) -> None:
    form = paragraph.get_or_add_pPr()
    put(form, made("w:framePr", w=str(across), wrap="around", hAnchor="margin", xAlign="left", **where))


def _logo(document: Document, first: Any, house: House) -> None:
    """Put the logo of the house into the upper corner, where the page on paper has it."""
    wanted = house.look.theme.document.logo if house.look.theme else None
    if wanted is None:
        return
    run = logo_of(document.part, house, "cover", wanted.height)
    if run is None:
        return
    inline = run[0][0]
    top = BAND_LOGO if house.layout == "band" else int(document.sections[0].top_margin or 0) / EMU
    spot = Spot(inline.extent.cx / EMU, inline.extent.cy / EMU, top, at_margin=True)
    first.get_or_add_pPr().addnext(floating(inline, spot, FIRST + 3, inline.docPr.get("descr")))


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
