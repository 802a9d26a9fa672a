"""What a document says of itself: title, language, dates of the report; and how Word is to lay it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.content.blocks import Content
from reportgen.render.word.core import describe
from reportgen.render.word.ooxml import SUBSTITUTES, made, tongues

if TYPE_CHECKING:
    from docx.document import Document

_COMPATIBLE = "http://schemas.microsoft.com/office/word"


def properties(document: Document, content: Content) -> None:
    """Set them all; nothing of the machine or the clock is among them."""
    describe(document.core_properties, content)
    _settings(document.settings.element, content.language)
    _fonts(document)
    _left_out(document)


def _settings(settings: Any, language: str) -> None:
    latin, chinese = tongues(language)
    del settings[:]
    compat = [made("w:compatSetting", name=name, uri=_COMPATIBLE, val=value) for name, value in _COMPAT]
    for element in (
        made("w:zoom", percent="100"),
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


def _fonts(document: Document) -> None:
    """Name for each font one of its kind, for machines that lack it."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    table = next((r.target_part for r in document.part.rels.values() if r.reltype == RELATIONSHIP_TYPE.FONT_TABLE), None)
    if table is None:
        return
    head = '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    fonts = "".join(f'<w:font w:name="{name}"><w:altName w:val="{other}"/></w:font>' for name, other in SUBSTITUTES.items())
    table._blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{head}{fonts}</w:fonts>'.encode()
