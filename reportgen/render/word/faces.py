"""The fonts of a theme in Word: what each is called, and the font itself within the document, for machines that lack it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from reportgen.render.fonts import SANS, SANS_BOLD, SERIF_BOLD, Face, bring, coverage, subset
from reportgen.spec.theme.theme import Theme

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

LONGEST = 31
"""Signs that Windows allows the name of a font."""
HANZI = ord("一")
_EDITABLE = frozenset({0, 8})
"""Permissions of a font under which a document that holds it may be edited (OpenType, OS/2, fsType)."""
_LICENCE, _WHOLE, _BITMAPS = 0x000F, 0x0100, 0x0200
_ERROR = 1.0
"""How far, in units of a thousandth of its size, an outline may differ from that of the font."""


class Named(NamedTuple):
    """A font as Word names it."""

    family: str
    chinese: bool
    """Whether it has hanzi."""


class Held(NamedTuple):
    """A font within a document."""

    family: str
    bold: bool
    data: bytes


def named(theme: Theme | None, role: str) -> Named | None:
    """Return what Word calls the fonts of a role; None for a role that the theme has no font for.

    Parameters
    ----------
    theme
        The theme.
    role
        ``text`` or ``headings``.
    """
    fonts = theme.fonts if theme else {}
    file = fonts.get(f"{role}.regular") or fonts.get(f"{role}.bold")
    if file is None:
        return None
    return Named(_family(file.content), HANZI in coverage(bring(file.content)))


def held(theme: Theme | None, brought: Mapping[Face, bytes]) -> Iterator[Held]:
    """Yield the fonts of a theme for a document, where their licence lets people edit what holds them.

    Parameters
    ----------
    theme
        The theme.
    brought
        The fonts of the page, which say what characters the report has.
    """
    roles = ((SANS, "text", "regular"), (SANS_BOLD, "text", "bold"), (SERIF_BOLD, "headings", "bold"))
    for face, role, weight in roles:
        file, name = theme.fonts.get(f"{role}.{weight}") if theme else None, named(theme, role)
        own = next((data for f, data in brought.items() if (f.family, f.weight) == (face.family, face.weight)), b"")
        if file is not None and name is not None and (data := _truetype(file.content, own, name.family, weight == "bold")):
            yield Held(name.family, weight == "bold", data)


@lru_cache(maxsize=16)
def _family(data: bytes) -> str:
    """Return the family that Windows knows a font by; ``Theme`` for one that does not tell."""
    from fontTools.ttLib import TTFont

    try:
        found = str(TTFont(io.BytesIO(data), lazy=True)["name"].getDebugName(1) or "")
    except Exception:  # what a damaged font makes of a library that reads it is any error
        found = ""
    return "".join(c for c in found if c.isprintable() and c not in '<>&";,')[:LONGEST].strip() or "Theme"


@lru_cache(maxsize=16)
def _truetype(data: bytes, page: bytes, family: str, bold: bool) -> bytes:
    """Return a font as TrueType, which is all that Word takes into documents; nothing where its licence or a fault forbids it.

    It has the hanzi of the report, and all else that the font has, so that words can be corrected.
    """
    try:
        return _cut(data, page, family, bold)
    except Exception:  # a font that the page can be set in may have faults elsewhere: it is named, and not held
        return b""


def _cut(data: bytes, page: bytes, family: str, bold: bool) -> bytes:
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    licence = getattr(font["OS/2"], "fsType", 0) if "OS/2" in font else 0
    if licence & _LICENCE not in _EDITABLE or licence & _BITMAPS:
        return b""
    if not licence & _WHOLE:
        name, shown = bring(data), coverage(bring(page)) if page else frozenset()
        kept = frozenset(chr(code) for code in coverage(name) if code < 0x2E80 or code in shown)
        font = TTFont(io.BytesIO(subset(name, kept)), recalcTimestamp=False)
    if "CFF " in font:
        _outlined(font)
    _called(font, family, bold)
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def _outlined(font: TTFont) -> None:
    """Put outlines of TrueType (``glyf``) into the place of those of PostScript (``CFF``)."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import newTable

    order, glyphs = font.getGlyphOrder(), font.getGlyphSet()
    outlines: dict[str, Any] = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, _ERROR * font["head"].unitsPerEm / 1000, reverse_direction=True))
        outlines[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, outlines
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    for name in order:
        outlines[name].recalcBounds(font["glyf"])
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(outlines[name], "xMin", 0))
    most = font["maxp"]
    most.tableVersion = 0x00010000
    for name, value in _LIMITS.items():
        setattr(most, name, value)
    font["post"].formatType, font.sfntVersion = 3.0, "\0\1\0\0"


_LIMITS: Mapping[str, int] = {
    "maxZones": 1,
    "maxTwilightPoints": 0,
    "maxStorage": 0,
    "maxFunctionDefs": 0,
    "maxInstructionDefs": 0,
    "maxStackElements": 0,
    "maxSizeOfInstructions": 0,
    "maxComponentElements": 0,
}
"""A font without programs in it (OpenType, maxp); its other limits are counted when it is saved."""


def _called(font: TTFont, family: str, bold: bool) -> None:
    """Call a font so that Word finds it as the regular or the bold of its family."""
    style = "Bold" if bold else "Regular"
    words = {1: family, 2: style, 3: f"{family} {style}", 4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", "")}
    font["name"].names = []
    for number, text in words.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["head"].macStyle = int(bold)
    if "OS/2" in font:
        font["OS/2"].usWeightClass = 700 if bold else 400
        font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x61 | (0x20 if bold else 0x40)
