"""The spine of Word: pictures, Markdown, the converter, and what Pandoc cannot say."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reportgen.content.blocks import Content
from reportgen.render.figures import Drawings
from reportgen.render.word.convert import REFERENCE, convert, settings
from reportgen.render.word.converters import converter
from reportgen.render.word.finish import finished
from reportgen.render.word.pictures import Pictures
from reportgen.render.word.reference import TEXT, reference
from reportgen.render.word.sheet import written

WIDTHS: Mapping[str, float] = MappingProxyType(
    {"Figure": TEXT, "Cover": TEXT, "GlanceFinding": 44.0, "PlanAction": 122.0, "ScoreRow": 34.0}
)
"""How wide the drawings of each kind are printed, in millimetres."""


def as_docx(content: Content, drawings: Drawings, own: bytes | None = None) -> bytes:
    """Return a report in one language as a Word document.

    Parameters
    ----------
    content
        The report.
    drawings
        Its drawings.
    own
        A company's reference document.

    Raises
    ------
    ToolError
        There is no converter, or it failed.
    """
    tool = converter()
    pictures = Pictures(drawings, WIDTHS)
    styles = {f"{REFERENCE}.docx": reference(content.language, own)}
    if tool.name == "quarto":
        document = written(content, pictures, settings("docx"), inside=False)
        files = {**styles, **{picture.name: picture.data for picture in document.pictures}}
    else:
        document, files = written(content, pictures, inside=True), styles
    data = convert(tool, "docx", document.text, files, content.date)
    return finished(data, content, document, own_reference=own is not None)
