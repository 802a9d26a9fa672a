"""The logo of a house, on the cover and in the head of every page."""

from __future__ import annotations

import io
from typing import Any, Literal

from reportgen.render.word.house import House
from reportgen.render.word.pictures import logo_png
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
    from docx.shared import Mm

    theme, logo = house.look.theme, house.look.logo
    wanted = theme.document.logo if theme else None
    if logo is None or wanted is None or wanted.place not in {place, "both"}:
        return
    across = height * logo.width / logo.height
    data = logo_png(logo.content, across, house.fonts) if logo.type == "image/svg+xml" else logo.content
    run = paragraph.add_run()
    picture = run.add_picture(io.BytesIO(data), height=Mm(height))
    picture._inline.docPr.set("descr", in_language(wanted.alt, house.look.language))
    element = paragraph._p
    element.remove(run._r)
    first = next((child for child in element if not child.tag.endswith("}pPr")), None)
    if first is None:
        element.append(run._r)
    else:
        first.addprevious(run._r)
