"""The presentation that slides take their looks from: 16:9, the report's colours and fonts, room at the foot for a source."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from reportgen.content.blocks import Content
from reportgen.render.style import BLUE, BLUE2, GREY, INK, INK2, PALE, PAPER, RED, RED2
from reportgen.render.word.house import House
from reportgen.render.word.slides.room import BODY, FOOT, HALF, LIST, SLIDE, TITLE, TITLES, UNDER, Box

if TYPE_CHECKING:
    from pptx.presentation import Presentation

POINT = 12700
"""EMU in a point."""
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_COLOURS = {
    "dk1": INK,
    "lt1": PAPER,
    "dk2": INK2,
    "lt2": PALE,
    "accent1": BLUE,
    "accent2": RED,
    "accent3": BLUE2,
    "accent4": RED2,
    "accent5": GREY,
    "accent6": INK2,
    "hlink": BLUE,
    "folHlink": BLUE,
}
_LAYOUTS: dict[str, dict[int, tuple[Box, str]]] = {
    "Title Slide": {0: (TITLES, "cover"), 1: (Box(64, 292, 830, 130), "subtitle")},
    "Section Header": {0: (Box(64, 190, 830, 140), "section"), 1: (Box(64, 335, 830, 60), "subtitle")},
    "Title and Content": {0: (TITLE, "title"), 1: (LIST, "body")},
    "Two Content": {0: (TITLE, "title"), 1: (HALF[0], "body"), 2: (HALF[1], "body")},
    "Content with Caption": {0: (TITLE, "title"), 1: (BODY, "body"), 2: (UNDER, "under")},
    "Title Only": {0: (TITLE, "title")},
    "Blank": {},
}
"""The layouts that Pandoc asks for by their names, and where the parts of each are."""
_KINDS = {
    "cover": (40, True, "tx1", "b"),
    "subtitle": (16, False, "tx2", "t"),
    "section": (34, True, "accent1", "ctr"),
    "title": (28, True, "tx1", "b"),
    "body": (20, False, "tx1", "t"),
    "under": (11, False, "tx2", "t"),
}
"""Size, weight, colour and anchor of each kind of part."""


def slide_reference(content: Content, house: House) -> bytes:
    """Return the presentation that a report's slides take their looks from."""
    from pptx import Presentation
    from pptx.util import Pt

    found = Presentation()
    found.slide_width, found.slide_height = (Pt(side) for side in SLIDE)
    _theme(found, content.language, house)
    _master(found)
    for layout in list(found.slide_layouts):
        if layout.name in _LAYOUTS:
            _layout(layout, content)
        elif layout.name != "Comparison":  # Pandoc wants to find it
            found.slide_layouts.remove(layout)
    file = io.BytesIO()
    found.save(file)
    return file.getvalue()


def _theme(found: Presentation, language: str, house: House) -> None:
    from lxml import etree
    from pptx.opc.constants import RELATIONSHIP_TYPE

    part = found.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = etree.fromstring(part.blob)
    for name, colour in _COLOURS.items():
        (place,) = root.iter(f"{{{_A}}}{name}")
        del place[:]
        etree.SubElement(place, f"{{{_A}}}srgbClr").set("val", house.colour(colour))
    for kind, role in (("majorFont", "headings"), ("minorFont", "text")):
        (fonts,) = root.iter(f"{{{_A}}}{kind}")
        del fonts[:]
        for script, font in zip(("latin", "ea", "cs"), (*house.families(role, language), ""), strict=True):
            etree.SubElement(fonts, f"{{{_A}}}{script}").set("typeface", font)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _master(found: Presentation) -> None:
    """Set the text styles of all slides, and leave out the places for date, foot and number: the layouts have their own."""
    master = found.slide_master
    for shape in list(master.placeholders):
        box = {0: TITLE, 1: BODY}.get(shape.placeholder_format.idx)
        if box is None or shape.placeholder_format.idx > 1:
            shape._element.getparent().remove(shape._element)
        else:
            place(shape, box)
    styles = master._element.find(f"{{{_P}}}txStyles")
    for name, kind in (("titleStyle", "title"), ("bodyStyle", "body")):
        style = styles.find(f"{{{_P}}}{name}")
        for level in style:
            _level(level, kind)


def _level(level: Any, kind: str) -> None:
    """Set one level of a text style."""
    from lxml import etree

    size, bold, colour, _ = _KINDS[kind]
    depth = int(level.tag.rpartition("lvl")[2][0]) if "lvl" in level.tag else 1
    level.set("algn", "l")
    if kind == "body":
        level.set("marL", str(20 * depth * POINT))
        level.set("indent", str(-16 * POINT))
    run = level.find(f"{{{_A}}}defRPr")
    if run is None:
        run = etree.SubElement(level, f"{{{_A}}}defRPr")
    run.set("sz", str(max(size - 2 * (depth - 1), 12) * 100))
    run.set("b", "1" if bold else "0")
    for fill in run.findall(f"{{{_A}}}solidFill"):
        run.remove(fill)
    fill = etree.Element(f"{{{_A}}}solidFill")
    etree.SubElement(fill, f"{{{_A}}}schemeClr").set("val", colour)
    run.insert(0, fill)


def _layout(layout: Any, content: Content) -> None:
    wanted = _LAYOUTS[layout.name]
    for shape in list(layout.placeholders):
        if shape.placeholder_format.idx in wanted:
            box, kind = wanted[shape.placeholder_format.idx]
            place(shape, box)
            _text(shape, kind)
        else:
            shape._element.getparent().remove(shape._element)
    if layout.name != "Title Slide":
        _foot(layout, content)


def place(shape: Any, box: Box) -> None:
    """Put a shape into a box."""
    shape.left, shape.top, shape.width, shape.height = (round(side * POINT) for side in box)


def _text(shape: Any, kind: str) -> None:
    """Set the text of a placeholder: its size, weight and colour, where it begins; no bullet where there is no list."""
    from lxml import etree

    size, bold, colour, anchor = _KINDS[kind]
    body = shape._element.txBody
    settings = body.find(f"{{{_A}}}bodyPr")
    del settings[:]
    for name, value in (("anchor", anchor), ("lIns", "0"), ("rIns", "0"), ("tIns", "0"), ("bIns", "0")):
        settings.set(name, value)
    etree.SubElement(settings, f"{{{_A}}}noAutofit")
    styles = body.find(f"{{{_A}}}lstStyle")
    del styles[:]
    if kind == "body":
        return
    level = etree.SubElement(styles, f"{{{_A}}}lvl1pPr", marL="0", indent="0", algn="l")
    etree.SubElement(level, f"{{{_A}}}buNone")
    run = etree.SubElement(level, f"{{{_A}}}defRPr", sz=str(size * 100), b="1" if bold else "0", cap="none")
    etree.SubElement(etree.SubElement(run, f"{{{_A}}}solidFill"), f"{{{_A}}}schemeClr", val=colour)


def _foot(layout: Any, content: Content) -> None:
    """Write the report's title and version at the left of the foot, the slide's number at the right."""
    from lxml import etree

    words = f"{content.title} · {content.cover.version_line}"
    for text, box, align in (
        (words, Box(FOOT.left, FOOT.top, 620, FOOT.height), "l"),
        ("", Box(817, FOOT.top, 100, FOOT.height), "r"),
    ):
        shape = _text_box(layout, box)
        paragraph = etree.SubElement(shape, f"{{{_A}}}p")
        etree.SubElement(paragraph, f"{{{_A}}}pPr", algn=align)
        kind = {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"}
        run = etree.SubElement(paragraph, f"{{{_A}}}r") if text else etree.SubElement(paragraph, f"{{{_A}}}fld", kind)
        settings = etree.SubElement(run, f"{{{_A}}}rPr", lang=content.language, sz="900")
        etree.SubElement(etree.SubElement(settings, f"{{{_A}}}solidFill"), f"{{{_A}}}schemeClr", val="tx2")
        etree.SubElement(run, f"{{{_A}}}t").text = text or "‹#›"


def _text_box(layout: Any, box: Box) -> Any:
    """Return the text of a new box on a layout."""
    from lxml import etree

    tree = layout.shapes._spTree
    number = 2 + max((int(e.get("id")) for e in tree.iter() if e.tag.endswith("}cNvPr")), default=1)
    shape = etree.SubElement(tree, f"{{{_P}}}sp")
    about = etree.SubElement(shape, f"{{{_P}}}nvSpPr")
    etree.SubElement(about, f"{{{_P}}}cNvPr", id=str(number), name=f"Foot {number}")
    etree.SubElement(about, f"{{{_P}}}cNvSpPr", txBox="1")
    etree.SubElement(about, f"{{{_P}}}nvPr")
    form = etree.SubElement(shape, f"{{{_P}}}spPr")
    frame = etree.SubElement(form, f"{{{_A}}}xfrm")
    left, top, across, down = (str(round(side * POINT)) for side in box)
    etree.SubElement(frame, f"{{{_A}}}off", x=left, y=top)
    etree.SubElement(frame, f"{{{_A}}}ext", cx=across, cy=down)
    etree.SubElement(etree.SubElement(form, f"{{{_A}}}prstGeom", prst="rect"), f"{{{_A}}}avLst")
    text = etree.SubElement(shape, f"{{{_P}}}txBody")
    etree.SubElement(text, f"{{{_A}}}bodyPr", wrap="square", lIns="0", rIns="0", tIns="0", bIns="0", anchor="ctr")
    etree.SubElement(text, f"{{{_A}}}lstStyle")
    return text
