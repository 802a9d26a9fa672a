"""The one style sheet of a page that is no report: ours in the colours and fonts of a theme, with the characters it sets."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportgen.render.characters import characters, needed
from reportgen.render.look import PLAIN, Look
from reportgen.render.sheets import dark, font_face, sheet

_PAINT = re.compile('(?:fill|stroke)="(#[0-9a-f]{6})"')


def worn(sheets: Iterable[str], body: str, look: Look) -> str:
    """Return the style sheet of a page.

    Parameters
    ----------
    sheets
        Names of shipped style sheets.
    body
        The page, whose characters its fonts must have.
    look
        The theme; without one our own look.
    """
    faces = (font_face(face.family, face.weight, data) for face, data in look.faces(needed(characters(body))).items())
    schemes = (PLAIN, look) if look.theme else (PLAIN,)  # a drawing may be older than the theme
    return "\n".join((*faces, *(look.sheet(sheet(name)) for name in sheets), *map(dark, schemes)))


def darkens(svg: str, look: Look) -> bool:
    """Tell whether a dark page knows what becomes of every colour of a drawing."""
    known = {*PLAIN.dark()[1], *look.dark()[1]}
    return set(_PAINT.findall(svg)) <= known
