"""What a document says of itself: title, language, dates of the report; and how Word is to lay it out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reportgen.content.blocks import Content
from reportgen.render.style import PAPER
from reportgen.render.word.core import describe
from reportgen.render.word.embedded import declare_fonts
from reportgen.render.word.house import PLAIN_HOUSE, House
from reportgen.render.word.ooxml import made, tongues

if TYPE_CHECKING:
    from docx.document import Document

_COMPATIBLE = "http://schemas.microsoft.com/office/word"


def properties(document: Document, content: Content, house: House = PLAIN_HOUSE) -> None:
    """Set them all; nothing of the machine or the clock is among them."""
    describe(document.core_properties, content)
    fonts = house.held
    coloured = house.paper_colour != PAPER
    if coloured:
        document.element.insert(0, made("w:background", color=house.colour(PAPER)))
    own = [*([made("w:displayBackgroundShape")] if coloured else [])]
    own += [made("w:embedTrueTypeFonts"), made("w:saveSubsetFonts")] if fonts else []
    _settings(document.settings.element, content.language, own)
    declare_fonts(document, fonts)
    _left_out(document)


def _settings(settings: Any, language: str, own: Sequence[Any]) -> None:
    latin, chinese = tongues(language)
    del settings[:]
    compat = [made("w:compatSetting", name=name, uri=_COMPATIBLE, val=value) for name, value in _COMPAT]
    for element in (
        made("w:zoom", percent="100"),
        *own,
        made("w:defaultTabStop", val="420"),
        made("w:characterSpacingControl", val="compressPunctuation"),
        made("w:footnotePr", *(made("w:footnote", id=number) for number in SEPARATORS)),
        made(
            "w:compat",
            *(
                made(f"w:{name}")
                for name in (
                    "spaceForUL",
                    "balanceSingleByteDoubleByteWidth",
                    "doNotLeaveBackslashAlone",
                    "ulTrailSpace",
                    "doNotExpandShiftReturn",
                    "adjustLineHeightInTable",
                    "useFELayout",
                )
            ),
            *compat,
        ),
        made("w:themeFontLang", val=latin, eastAsia=chinese),
        made("w:decimalSymbol", val="."),
        made("w:listSeparator", val=","),
    ):
        settings.append(element)


SEPARATORS = ("-1", "0")
"""The lines above the notes at the foot of a page, as Pandoc numbers them."""
_COMPAT = (
    ("compatibilityMode", "15"),
    ("overrideTableStyleFontSizeAndJustification", "1"),
    ("enableOpenTypeFeatures", "1"),
    ("doNotFlipMirrorIndents", "1"),
    ("differentiateMultirowTableHeaders", "1"),
)


def _left_out(document: Document) -> None:
    """Leave out what Pandoc adds and nobody has written: settings as properties of the document, a part for comments."""
    for relations, kind in ((document.part.package.rels, "/custom-properties"), (document.part.rels, "/comments")):
        for name in [name for name, relation in relations.items() if relation.reltype.endswith(kind)]:
            relations.pop(name)
