"""Pictures in the finished document: no air around them, numbers and names of their own, their description said once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document

_SIDES = ("distT", "distB", "distL", "distR")


def settle_pictures(document: Document) -> None:
    """Settle every picture of the text."""
    from docx.oxml.ns import qn

    for number, inline in enumerate(document.element.body.iter(qn("wp:inline")), 1):
        for side in _SIDES:  # without them, some programs leave three millimetres
            inline.set(side, "0")
        about = inline.find(qn("wp:docPr"))
        about.set("id", str(number))
        about.set("name", f"Picture {number}")
        about.attrib.pop("title", None)
        for picture in inline.iter(qn("pic:cNvPr")):
            picture.set("id", str(number))
            picture.set("name", f"Picture {number}")
            picture.attrib.pop("descr", None)  # Pandoc writes the address of the picture here, which is the picture itself
