"""What every Word file of ours shares: elements, fonts for each script, the language, and packing that depends on no clock."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

LATIN = "Calibri"
MAINLAND = "Microsoft YaHei"
CHINESE: Mapping[str, str] = MappingProxyType({"zh-TW": "Microsoft JhengHei"})
"""The font of Chinese characters by language; that of mainland China elsewhere."""
SUBSTITUTES: Mapping[str, str] = MappingProxyType(
    {"Microsoft YaHei": "Noto Sans CJK SC", "Microsoft JhengHei": "Noto Sans CJK TC", "Calibri": "Carlito"}
)
"""A font of the same kind for a machine without Word's own; a document names it beside the font."""
_DATE = (1980, 1, 1, 0, 0, 0)
"""The date of every part of a packed file: the first that a zip archive knows."""
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TYPES = "[Content_Types].xml"


def made(tag: str, *inside: Any, **attributes: str) -> Any:
    """Return an element of WordprocessingML with its attributes and what is inside."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    for part in inside:
        element.append(part)
    return element


_ORDER: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "pPr": (
            *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers"),
            *(
                "pBdr",
                "shd",
                "tabs",
                "suppressAutoHyphens",
                "kinsoku",
                "wordWrap",
                "overflowPunct",
                "topLinePunct",
                "autoSpaceDE",
            ),
            *("autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents"),
            *("suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle"),
            *("rPr", "sectPr", "pPrChange"),
        ),
        "rPr": (
            *(
                "rStyle",
                "rFonts",
                "b",
                "bCs",
                "i",
                "iCs",
                "caps",
                "smallCaps",
                "strike",
                "dstrike",
                "outline",
                "shadow",
                "emboss",
            ),
            *(
                "imprint",
                "noProof",
                "snapToGrid",
                "vanish",
                "webHidden",
                "color",
                "spacing",
                "w",
                "kern",
                "position",
                "sz",
                "szCs",
            ),
            *("highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout"),
            *("specVanish", "oMath"),
        ),
        "tcPr": (
            *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection"),
            *("tcFitText", "vAlign", "hideMark"),
        ),
    }
)
"""The order in which settings of paragraphs, words and cells stand (ISO 29500-1); Word calls another order damaged."""


def put(settings: Any, element: Any) -> None:
    """Put a setting in its place, instead of the one that is there."""
    from docx.oxml.ns import qn

    for found in settings.findall(element.tag):
        settings.remove(found)
    order = [qn(f"w:{name}") for name in _ORDER[settings.tag.rpartition("}")[2]]]
    later = set(order[order.index(element.tag) + 1 :])
    after = next((child for child in settings if child.tag in later), None)
    if after is None:
        settings.append(element)
    else:
        after.addprevious(element)


def text_run(words: str) -> Any:
    """Return words as a run."""
    text = made("w:t")
    text.text = words
    text.set(SPACE, "preserve")
    return made("w:r", text)


def instruction(words: str) -> Any:
    """Return what a field is to show, as a run."""
    element = made("w:instrText")
    element.text = f" {words} "
    element.set(SPACE, "preserve")
    return made("w:r", element)


def field_sign(kind: str) -> Any:
    """Return the begin, separate or end of a field, as a run."""
    return made("w:r", made("w:fldChar", fldCharType=kind))


def text_width(document: Any) -> int:
    """Return the width of a document's text, in twentieths of a point."""
    section = document.sections[0]
    page, left, right = (int(length or 0) for length in (section.page_width, section.left_margin, section.right_margin))
    return round((page - left - right) / 635)


def chinese_font(language: str) -> str:
    """Return the font of Chinese characters in a document of a language."""
    return CHINESE.get(language, MAINLAND)


def set_fonts(style: Any, language: str, latin: str = LATIN, chinese: str = "") -> None:
    """Set the font of each script; without that of East Asia, Word takes whatever it has for hanzi.

    Parameters
    ----------
    style
        A style.
    language
        Of the document, whose font of hanzi it has.
    latin, chinese
        Other fonts than Word's own, where a house has them.
    """
    from docx.oxml.ns import qn

    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    hanzi = chinese or chinese_font(language)
    for script, font in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", hanzi)):
        fonts.set(qn(f"w:{script}"), font)


def set_language(styles: Any, language: str) -> None:
    """Tell Word the language, for spelling and for the forms of hanzi."""
    from docx.oxml.ns import qn

    latin, chinese = tongues(language)
    for found in styles.iter(qn("w:lang")):
        found.set(qn("w:val"), latin)
        found.set(qn("w:eastAsia"), chinese)


def tongues(language: str) -> tuple[str, str]:
    """Return the languages of Latin and of Chinese words in a document of a language."""
    return ("en-GB", "zh-CN") if language == "en" else ("en-US", language)


def packed(data: bytes) -> bytes:
    """Pack a document anew with the same date for every part, so that the same parts give the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda n: (n != _TYPES, n)):
            part = zipfile.ZipInfo(name, _DATE)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 3
            target.writestr(part, source.read(name))
    return file.getvalue()
