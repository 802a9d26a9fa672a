"""The logo of a house, on the cover and in the head of every page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from reportgen.render.word.house import House
from reportgen.render.word.ooxml import made
from reportgen.render.word.pictures import theme_picture
from reportgen.spec.model.scalars import in_language

WIDEST: Mapping[str, float] = {"cover": 1.0, "head": 0.4}
"""How much of the width of the text a logo takes at most, however high it was to be."""


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
    across = min(height * logo.width / logo.height, WIDEST[place] * house.text)
    inline = part.new_pic_inline(theme_picture(logo, across, house.fonts), width=Mm(across))
    inline.docPr.set("descr", in_language(wanted.alt, house.look.language))
    return made("w:r", made("w:drawing", inline))
