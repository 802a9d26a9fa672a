"""Lists: as far to the right as a report's are, and no farther."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.render.word.ooxml import made

if TYPE_CHECKING:
    from docx.document import Document

STEP = 400
"""How far a list stands to the right of the text around it, in twentieths of a point."""


def settle_lists(document: Document) -> None:
    """Set the indents of every level of every list."""
    from docx.oxml.ns import qn

    for level in document.part.numbering_part.element.iter(qn("w:lvl")):
        depth = int(level.get(qn("w:ilvl"))) + 1
        form = level.find(qn("w:pPr"))
        if form is None:
            continue
        for found in form.findall(qn("w:ind")):
            form.remove(found)
        form.append(made("w:ind", left=str(STEP * depth), hanging=str(STEP - 60)))
