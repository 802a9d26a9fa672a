"""The spine of slides: which there are, Markdown, the converter, and what Pandoc cannot say."""

from __future__ import annotations

from dataclasses import replace

from reportgen.content.blocks import Content
from reportgen.render.figures import Drawings
from reportgen.render.word.convert import REFERENCE, convert, settings
from reportgen.render.word.converters import converter
from reportgen.render.word.docx import pictures_for
from reportgen.render.word.house import PLAIN_HOUSE, House
from reportgen.render.word.slides.deck import Deck
from reportgen.render.word.slides.finish import finished
from reportgen.render.word.slides.reference import slide_reference
from reportgen.render.word.slides.written import slides_written


def as_pptx(content: Content, drawings: Drawings, house: House = PLAIN_HOUSE) -> bytes:
    """Return a report in one language as a presentation.

    Raises
    ------
    ToolError
        There is no converter, or it failed.
    """
    tool = converter()
    house = replace(house, reference=None)  # a document has no looks for slides
    slides = tuple(Deck(content, pictures_for(drawings, house)).slides())
    looks = {f"{REFERENCE}.pptx": slide_reference(content, house)}
    if tool.name == "quarto":
        shown = slides_written(content, slides, settings("pptx"), inside=False)
        files = {**looks, **{picture.name: picture.data for picture in shown.pictures}}
    else:
        shown, files = slides_written(content, slides, inside=True), looks
    return finished(convert(tool, "pptx", shown.text, files, content.date), content, slides, house)
