"""Marks that Chinese and Latin share: in Chinese they are set in the Chinese font, in a full square."""

from __future__ import annotations

import re

from reportgen.render.typeset import is_chinese
from reportgen.render.word.notes import Story
from reportgen.render.word.ooxml import made, put

_SHARED = re.compile("[\u2018\u2019\u201c\u201d\u2026\u2014\u00b7\u2500]")
"""Quotation marks, dots and dashes."""


def hint_punctuation(story: Story, language: str) -> None:
    """Tell Word of every run with such marks that they are Chinese; it would take them for Latin where no hanzi stands beside."""
    from docx.oxml.ns import qn

    if not is_chinese(language):
        return
    for run in story.root.iter(qn("w:r")):
        if any(_SHARED.search(text.text or "") for text in run.iter(qn("w:t"))):
            settings = run.get_or_add_rPr()
            if settings.find(qn("w:rFonts")) is None:
                put(settings, made("w:rFonts"))
            settings.find(qn("w:rFonts")).set(qn("w:hint"), "eastAsia")
