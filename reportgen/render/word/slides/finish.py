"""What Pandoc cannot say of slides, said afterwards: sizes that fit, tables as the report's, pictures with their description."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from reportgen.content.blocks import Content
from reportgen.problems import Code, ToolError
from reportgen.render.style import BLUE, INK, INK2, RED
from reportgen.render.word.converters import problem
from reportgen.render.word.core import describe
from reportgen.render.word.house import House
from reportgen.render.word.ooxml import packed, tongues
from reportgen.render.word.slides.cells import finish_cells, rgb
from reportgen.render.word.slides.front import dress
from reportgen.render.word.slides.points import GAP, SMALLER
from reportgen.render.word.slides.reference import POINT, place
from reportgen.render.word.slides.room import BODY, LEADING, SIDES, TITLE, TITLES, UNDER, Box, fitting, lines
from reportgen.render.word.slides.slide import Cells, Drawn, Glance, Points, Section, Sides, Slide

_TITLES = (28.0, 24.0, 20.0, 18.0)
UNDERS = (12.0, 11.0, 10.0, 9.0, 8.0)
UNDER_LEADING = 1.25
HEADLINES = (96.0, 80.0, 64.0, 48.0, 36.0)
"""Sizes of a number beside a list."""
MEANING = 18.0
"""The size of what is said of it."""
GLANCE_GAP = 14.0
"""Points between two findings."""
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def finished(data: bytes, content: Content, slides: tuple[Slide, ...], house: House) -> bytes:
    """Return a presentation as it is published.

    Raises
    ------
    ToolError
        The converter made something else than it was given.
    """
    from pptx import Presentation

    found = Presentation(io.BytesIO(data))
    made = list(found.slides)
    if len(made) != len(slides) + 1:
        raise _other(f"{len(made)} slides of the {len(slides) + 1} that the report has")
    for page, slide in zip(made[1:], slides, strict=True):
        _title(page, slide.title, TITLE if not isinstance(slide, Section) else Box(64, 190, 830, 140), isinstance(slide, Section))
        _WRITERS[type(slide)](page, slide, house)
    _cover(made[0], content)
    dress(found, house)
    for page in made:
        _language(page, content.language)
    _properties(found, content)
    file = io.BytesIO()
    found.save(file)
    return packed(file.getvalue())


def _other(found: str) -> ToolError:
    fix = "Report this as a fault of reportgen, with the version of Pandoc or Quarto that manifest.json names"
    return ToolError([problem(Code.RENDER_FAILED, f"The converter made {found}", fix, "report.pptx")])


def _title(page: Any, title: str, box: Box, section: bool) -> None:
    sizes = (34.0, 28.0, 24.0, 20.0) if section else _TITLES
    _sized(page.shapes.title.text_frame, fitting(title, sizes, box))


def _cover(page: Any, content: Content) -> None:
    _sized(page.shapes.title.text_frame, fitting(content.title, (40.0, 34.0, 28.0, 24.0), TITLES))


def _sized(frame: Any, size: float) -> None:
    from pptx.util import Pt

    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(size)


def _section(page: Any, slide: Section, house: House) -> None:
    """Nothing but the title."""


def _drawn(page: Any, slide: Drawn, house: House) -> None:  # noqa: ARG001
    for shape in list(page.shapes):
        if shape.has_text_frame and shape.is_placeholder and shape.placeholder_format.idx == 1:
            shape._element.getparent().remove(shape._element)  # what Pandoc puts beneath a picture without words
    (picture,) = [shape for shape in page.shapes if shape.shape_type == 13]
    scale = min(BODY.width / slide.picture.width, BODY.height / slide.picture.height)
    across, down = slide.picture.width * scale, slide.picture.height * scale
    place(picture, Box(BODY.left + (BODY.width - across) / 2, BODY.top + (BODY.height - down) / 2, across, down))
    about = picture._element.nvPicPr.cNvPr
    about.set("descr", slide.picture.alt)
    about.set("name", "Figure")
    _under(page, slide.under)


def _frame(page: Any, place: int) -> Any:
    """Return the text at one of the places of a layout."""
    return next(s for s in page.placeholders if s.placeholder_format.idx == place).text_frame


def _under(page: Any, under: tuple[str, ...]) -> None:
    from pptx.util import Pt

    frame = _frame(page, 2)
    needed = {s: sum(lines(line, s, UNDER.width) for line in under) * s * UNDER_LEADING for s in UNDERS}
    size = next((s for s in UNDERS if needed[s] <= UNDER.height), UNDERS[-1])
    _sized(frame, size)
    for paragraph in frame.paragraphs:
        paragraph.space_before = paragraph.space_after = Pt(0)
        paragraph.line_spacing = Pt(size * UNDER_LEADING)


def _cells(page: Any, slide: Cells, house: House) -> None:
    (frame,) = [shape for shape in page.shapes if shape.has_table]
    finish_cells(frame, slide, house)
    _under(page, slide.under)


def _points(page: Any, slide: Points, house: House) -> None:  # noqa: ARG001
    paragraphs = list(_frame(page, 1).paragraphs)
    _levels(paragraphs, slide.points, slide.size)
    if slide.signs:
        for paragraph, sign in zip(paragraphs, slide.signs, strict=True):
            _hanging(paragraph, 26, ("buChar", {"char": sign}), "+mn-ea")
    if slide.counted:
        _counted([p for p, (level, _) in zip(paragraphs, slide.points, strict=True) if not level], slide.counted)


def _glance(page: Any, slide: Glance, house: House) -> None:
    from pptx.util import Pt

    for number, box in enumerate(SIDES, 1):
        place(next(s for s in page.placeholders if s.placeholder_format.idx == number), box)
    head, *meaning = _frame(page, 1).paragraphs
    size = fitting(slide.headline, HEADLINES, Box(0, 0, SIDES[0].width, 1.4 * HEADLINES[0]))
    _said([head], size, house.colour(RED if slide.tone == "bad" else BLUE), bold=True)
    _said(meaning, MEANING, house.colour(INK2))
    if slide.unit:
        unit = head.add_run()
        unit.text, unit.font.size, unit.font.bold = f" {slide.unit}", Pt(MEANING), False
    head.line_spacing = Pt(size * 1.1)
    paragraphs = list(_frame(page, 2).paragraphs)
    if slide.points:
        _levels(paragraphs, slide.points, slide.size)
        _counted(paragraphs, 1)
    for paragraph in paragraphs:
        paragraph.space_after = Pt(GLANCE_GAP)


def _said(paragraphs: list[Any], size: float, colour: str, *, bold: bool = False) -> None:
    """Set paragraphs that are no points of a list."""
    from pptx.util import Pt

    for paragraph in paragraphs:
        _hanging(paragraph, 0, ("buNone", {}))
        paragraph.space_before, paragraph.space_after, paragraph.line_spacing = Pt(0), Pt(GAP), Pt(size * LEADING)
        for run in paragraph.runs:
            run.font.size, run.font.bold = Pt(size), bold
            run.font.color.rgb = rgb(colour)


def _hanging(paragraph: Any, indent: float, bullet: tuple[str, dict[str, str]], font: str = "") -> None:
    """Set what stands before a paragraph, in the place of what stands there, and how far the paragraph is to the right of it."""
    from lxml import etree

    form = paragraph._p.get_or_add_pPr()
    for old in [child for child in form if etree.QName(child).localname.startswith("bu")]:
        form.remove(old)
    if font:
        etree.SubElement(etree.SubElement(form, f"{{{_A}}}buClr"), f"{{{_A}}}schemeClr", val="accent1")
        etree.SubElement(form, f"{{{_A}}}buFont", typeface=font)
    name, settings = bullet
    etree.SubElement(form, f"{{{_A}}}{name}", settings)
    form.set("marL", str(round(indent * POINT)))
    form.set("indent", str(round(-indent * POINT)))


def _counted(paragraphs: list[Any], first: int) -> None:
    """Count the points of a list, in the colour of links."""
    settings = {"type": "arabicPlain", **({"startAt": str(first)} if first > 1 else {})}
    for paragraph in paragraphs:
        _hanging(paragraph, 30, ("buAutoNum", settings), "+mj-lt")


def _levels(paragraphs: list[Any], points: tuple[tuple[int, str], ...], size: float) -> None:
    from pptx.util import Pt

    layered = any(level for level, _ in points)
    for paragraph, (level, _) in zip(paragraphs, points, strict=True):
        own = size * (SMALLER if level else 1)
        paragraph.space_before, paragraph.space_after, paragraph.line_spacing = Pt(0), Pt(GAP), Pt(own * LEADING)
        for run in paragraph.runs:
            run.font.size, run.font.bold = Pt(own), layered and not level


def _sides(page: Any, slide: Sides, house: House) -> None:
    from pptx.util import Pt

    for side in (0, 1):
        frame = _frame(page, side + 1)
        head, *rest = frame.paragraphs
        head.space_after = Pt(8)
        for run in head.runs:
            run.font.size, run.font.bold = Pt(18), True
            run.font.color.rgb = rgb(house.colour((INK, RED)[side]))
        _levels(rest, slide.points[side], slide.size)


_WRITERS: Mapping[type, Callable[[Any, Any, House], None]] = MappingProxyType(
    {Section: _section, Drawn: _drawn, Cells: _cells, Points: _points, Glance: _glance, Sides: _sides}
)


def _language(page: Any, language: str) -> None:
    latin, chinese = tongues(language)
    own, other = (chinese, latin) if language != "en" else (latin, chinese)
    for run in page._element.iter(f"{{{_A}}}rPr"):
        run.set("lang", own)
        run.set("altLang", other)


def _properties(found: Any, content: Content) -> None:
    describe(found.core_properties, content)
    package = found.part.package
    for name in [name for name, relation in package._rels.items() if relation.reltype.endswith("/custom-properties")]:
        package._rels.pop(name)
