"""Marks that Chinese and Latin share: in Chinese they are set in the Chinese font, in a full square."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reportgen.render.typeset import is_chinese
from reportgen.render.word.ooxml import made

if TYPE_CHECKING:
    from docx.document import Document

_SHARED = re.compile("[\u2018\u2019\u201c\u201d\u2026\u2014\u00b7\u2500]")
"""Quotation marks, dots and dashes."""


def hint_punctuation(document: Document, language: str) -> None:
    """Tell Word of every run with such marks that they are Chinese; it would take them for Latin where no hanzi stands beside."""
    from docx.oxml.ns import qn

    if not is_chinese(language):
        return
    for run in _runs(document):
        if any(_SHARED.search(text.text or "") for text in run.iter(qn("w:t"))):
            fonts = run.get_or_add_rPr().find(qn("w:rFonts"))
            if fonts is None:
                settings = run.get_or_add_rPr()
                fonts = made("w:rFonts")
                style = settings.find(qn("w:rStyle"))
                settings.insert(0 if style is None else 1, fonts)
            fonts.set(qn("w:hint"), "eastAsia")


def _runs(document: Document) -> Iterator[Any]:
    from docx.oxml.ns import qn

    yield from document.element.body.iter(qn("w:r"))
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith("/footnotes") and hasattr(relation.target_part, "element"):
            yield from relation.target_part.element.iter(qn("w:r"))
