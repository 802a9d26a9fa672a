"""The logo of a house, on the cover and in the head of every page."""

from __future__ import annotations

from typing import Any, Literal

from reportgen.render.word.house import House
from reportgen.render.word.ooxml import made
from reportgen.render.word.pictures import theme_picture
from reportgen.spec.model.scalars import in_language


def add_logo(paragraph: Any, house: House, place: Literal["cover", "head"], height: float) -> None:
    """Add the logo at the beginning of a paragraph, where the house wants it there.

    Parameters
    ----------
    paragraph
        The paragraph.
    house
        Whose logo it is.
    place
        Where the paragraph stands.
    height
        How high the logo is, in millimetres.
    """
    run = logo_of(paragraph.part, house, place, height)
    if run is None:
        return
    element = paragraph._p
    first = next((child for child in element if not child.tag.endswith("}pPr")), None)
    if first is None:
        element.append(run)
    else:
        first.addprevious(run)


def logo_of(part: Any, house: House, place: Literal["cover", "head"], height: float) -> Any:
    """Return a run with the logo as a part of a document, or None where the house wants none there; see :func:`add_logo`."""
    from docx.shared import Mm

    theme, logo = house.look.theme, house.look.logo
    wanted = theme.document.logo if theme else None
    if logo is None or wanted is None or wanted.place not in {place, "both"}:
        return None
    inline = part.new_pic_inline(theme_picture(logo, height * logo.width / logo.height, house.fonts), height=Mm(height))
    inline.docPr.set("descr", in_language(wanted.alt, house.look.language))
    return made("w:r", made("w:drawing", inline))
