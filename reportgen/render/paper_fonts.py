"""The fonts of a page for the engine that writes PDF: it knows ours by the names in them, those of a theme by a rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reportgen.render.fonts import FACES, Face
from reportgen.render.look import FILL, Look
from reportgen.render.sheets import face_rule


class PaperFonts(NamedTuple):
    """Fonts as the engine wants them."""

    rules: tuple[str, ...]
    """For the style sheet, before all others."""
    assets: Mapping[str, tuple[bytes, str]]
    """What these rules lead to, with its type."""
    known: Mapping[str, bytes]
    """Fonts that are known by the names in them."""


def paper_fonts(look: Look, fonts: Mapping[Face, bytes]) -> PaperFonts:
    """Return the fonts of a page; where a theme brings some, ours get rules, too, for the others have different names.

    Parameters
    ----------
    look
        How the page looks.
    fonts
        Its fonts, cut down to what it needs.
    """
    known = {
        f"{face.name}.otf": data for face, data in fonts.items() if not face.family.endswith(FILL)
    }  # the rest is called like ours
    if not any(map(look.brings, FACES)):
        return PaperFonts((), {}, known)
    rules = tuple(face_rule(face.family, face.weight, f"asset:{face.name}.otf") for face in fonts)
    return PaperFonts(rules, {f"asset:{face.name}.otf": (data, "font/otf") for face, data in fonts.items()}, known)
