"""Fonts within a Word document: the parts that hold them, and what the table of fonts says of each (ISO 29500-1, 17.8)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import cycle
from typing import TYPE_CHECKING, Any

from reportgen.render.word.faces import Held
from reportgen.render.word.ooxml import SUBSTITUTES, made

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part

_KIND = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_COVERED = 32
"""Bytes at the beginning of a font that are covered."""


def declare_fonts(document: Document, fonts: Iterable[Held] = ()) -> None:
    """Write the table of fonts anew.

    Parameters
    ----------
    document
        The document.
    fonts
        Those that it holds; of Word's own it names one of their kind, for machines that lack them.
    """
    from docx.opc.constants import RELATIONSHIP_TYPE
    from lxml import etree

    table = next((r.target_part for r in document.part.rels.values() if r.reltype == RELATIONSHIP_TYPE.FONT_TABLE), None)
    if table is None:
        return
    root = made("w:fonts")
    for name, other in SUBSTITUTES.items():
        root.append(made("w:font", made("w:altName", val=other), name=name))
    entries: dict[str, Any] = {}
    for number, font in enumerate(fonts, 1):
        if font.family not in entries:
            entries[font.family] = made("w:font", name=font.family)
            root.append(entries[font.family])
        entries[font.family].append(_held(table, font, number))
    table._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _held(table: Part, font: Held, number: int) -> Any:
    """Add a font to the document; return what the table says of it."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml.ns import qn

    key = hashlib.sha256(font.data).hexdigest()[:32].upper()
    part = Part(PackURI(f"/word/fonts/font{number}.odttf"), _KIND, covered(font.data, key), table.package)
    guid = "-".join((key[:8], key[8:12], key[12:16], key[16:20], key[20:]))
    found = made("w:embedBold" if font.bold else "w:embedRegular", fontKey=f"{{{guid}}}")
    found.set(qn("r:id"), table.relate_to(part, _RELATION))
    return found


def covered(data: bytes, key: str) -> bytes:
    """Return a font with its beginning covered by a key of 32 hexadecimal digits, last byte first (17.8.1); twice is once not."""
    signs = cycle(reversed(bytes.fromhex(key)))
    return bytes(a ^ b for a, b in zip(data[:_COVERED], signs, strict=False)) + data[_COVERED:]
