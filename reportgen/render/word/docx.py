"""The spine of Word: pictures, Markdown, the converter, and what Pandoc cannot say."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.content.blocks import Content
from reportgen.render.figures import Drawings
from reportgen.render.word.convert import REFERENCE, convert, settings
from reportgen.render.word.converters import converter
from reportgen.render.word.finish import finished
from reportgen.render.word.house import PLAIN_HOUSE, House
from reportgen.render.word.pictures import Pictures
from reportgen.render.word.reference import reference
from reportgen.render.word.sheet import written


def widths(text: float) -> Mapping[str, float]:
    """Return how wide the drawings of each kind are printed, in millimetres, in text of a width."""
    return {"Figure": text, "Cover": text, "GlanceFinding": 0.275 * text, "PlanAction": 0.76 * text, "ScoreRow": 0.2 * text}


def pictures_for(drawings: Drawings, house: House) -> Pictures:
    """Return the pictures of a document for print."""
    return Pictures(drawings, widths(house.text), house.fonts, ground=house.paper_colour)


def as_docx(content: Content, drawings: Drawings, house: House = PLAIN_HOUSE) -> bytes:
    """Return a report in one language as a Word document.

    Parameters
    ----------
    content
        The report.
    drawings
        Its drawings.
    house
        Whose looks it has.

    Raises
    ------
    ToolError
        There is no converter, or it failed.
    """
    tool = converter()
    pictures = pictures_for(drawings, house)
    styles = {f"{REFERENCE}.docx": reference(content.language, house)}
    if tool.name == "quarto":
        document = written(content, pictures, settings("docx"), inside=False)
        files = {**styles, **{picture.name: picture.data for picture in document.pictures}}
    else:
        document, files = written(content, pictures, inside=True), styles
    data = convert(tool, "docx", document.text, files, content.date)
    return finished(data, content, document, house)
