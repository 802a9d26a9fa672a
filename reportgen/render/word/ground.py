"""The ground of a first page in the theme of a house: a band or all of the page, and words that can be read on it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from reportgen.render.look_sheet import BAND, ground_of
from reportgen.render.style import PAPER
from reportgen.render.word.afloat import EMU, Spot, cropped, floating, rectangle
from reportgen.render.word.house import House
from reportgen.render.word.looks import Look
from reportgen.render.word.ooxml import made, put
from reportgen.render.word.pictures import theme_picture

if TYPE_CHECKING:
    from docx.document import Document

TITLES = ("Cover Kicker", "Title", "Subtitle", "Author", "Date")
ON_GROUND: Mapping[str, frozenset[str]] = MappingProxyType(
    {"plain": frozenset(), "band": frozenset(TITLES), "full": frozenset({*TITLES, "Notice", "Imprint"})}
)
"""The styles of what stands on the ground, by the layout of the first page."""
FIRST = 9001
"""The number of the first drawing of a cover; those of the text are counted from 1."""


AROUND = 7.0
"""Millimetres of the sheet of paper around a drawing that lies on a coloured page."""


def on_ground(name: str, look: Look, house: House) -> Look:
    """Return the look of a style, in the colour of words on the ground where it stands on that."""
    if house.look.theme is None or name not in ON_GROUND[house.layout]:
        return look
    return look._replace(colour=ground_of(house.look.theme)[1])


def lay_ground(document: Document, first: Any, house: House, drawn: tuple[float, float] = (0, 0)) -> None:
    """Lay the ground behind the first page.

    Parameters
    ----------
    document
        The document.
    first
        The first paragraph, to which the ground belongs.
    house
        Whose looks it has.
    drawn
        How far from the upper edge of the page the drawing of the cover begins, and how high it is, in millimetres.
    """
    theme = house.look.theme
    if theme is None or house.layout == "plain":
        return
    section = document.sections[0]
    across, down = ((side or 0) / EMU for side in (section.page_width, section.page_height))
    spot = Spot(across, down if house.layout == "full" else BAND)
    runs = [rectangle(spot, ground_of(theme)[0].lstrip("#").upper(), FIRST)]
    if theme.cover is not None:
        inline = document.part.new_pic_inline(theme_picture(theme.cover, across, house.fonts))
        runs.append(floating(cropped(inline, spot.width, spot.height), spot, FIRST + 1))
    if house.layout == "full" and drawn[1]:
        left, right = ((side or 0) / EMU for side in (section.left_margin, section.right_margin))
        sheet = Spot(across - left - right + 2 * AROUND, drawn[1] + 2 * AROUND, drawn[0] - AROUND, left - AROUND)
        runs.append(rectangle(sheet, house.colour(PAPER), FIRST + 2))
    for run in reversed(runs):
        first.get_or_add_pPr().addnext(run)


def coloured(paragraphs: Mapping[str, list[Any]], house: House) -> None:
    """Set the words on the ground in the colour that can be read there, whatever their style says."""
    if house.reference is None or house.look.theme is None:
        return
    names = {name.lower() for name in ON_GROUND[house.layout]}
    for paragraph in (p for name, found in paragraphs.items() if name in names for p in found):
        for run in paragraph.r_lst:
            put(run.get_or_add_rPr(), made("w:color", val=ground_of(house.look.theme)[1].lstrip("#").upper()))
