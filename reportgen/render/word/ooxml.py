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


def chinese_font(language: str) -> str:
    """Return the font of Chinese characters in a document of a language."""
    return CHINESE.get(language, MAINLAND)


def set_fonts(style: Any, language: str) -> None:
    """Set the font of each script; without that of East Asia, Word takes whatever it has for hanzi."""
    from docx.oxml.ns import qn

    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script, font in (("ascii", LATIN), ("hAnsi", LATIN), ("cs", LATIN), ("eastAsia", chinese_font(language))):
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
