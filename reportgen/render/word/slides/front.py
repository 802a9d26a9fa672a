"""The theme on slides beyond colours and fonts: the ground of the title and of chapters, the logo."""

from __future__ import annotations

from typing import Any

from reportgen.render.look_sheet import ground_of
from reportgen.render.word.house import House
from reportgen.render.word.pictures import theme_picture
from reportgen.render.word.slides.reference import POINT
from reportgen.render.word.slides.room import FOOT, SLIDE, TITLES, Box
from reportgen.spec.model.scalars import in_language
from reportgen.spec.theme.theme import Picture, Theme

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BAND = Box(0, 0, SLIDE[0], 430)
"""The band of a title slide, as far as its words may reach."""
SECTION, TITLE = "Section Header", "Title Slide"
COVER_LOGO, FOOT_LOGO = 34.0, 18.0
"""How high a logo is on the title slide at most, and at the foot of the others, in points."""

WIDEST = 130.0
"""How wide a logo at the foot is at most, in points: the words beside it end before."""


def dress(found: Any, house: House) -> None:
    """Put the theme's ground and logo onto the layouts of a presentation.

    Parameters
    ----------
    found
        The presentation.
    house
        Whose looks it has; without a theme nothing is changed.
    """
    theme = house.look.theme
    if theme is None:
        return
    for layout in found.slide_layouts:
        if house.layout != "plain" and layout.name in {TITLE, SECTION}:
            _ground(layout, theme, house)
        if theme.logo is not None and theme.document.logo is not None:
            _logo(layout, theme.logo, theme, house)


def _ground(layout: Any, theme: Theme, house: House) -> None:
    """Colour a layout, and its words so that they can be read; the band of a title ends below them."""
    colour, words = (c.lstrip("#").upper() for c in ground_of(theme))
    banded = house.layout == "band" and layout.name == TITLE
    box = BAND if banded else Box(0, 0, *SLIDE)
    tree = layout.shapes._spTree
    places = [_rectangle(box, colour)] if banded else []
    if not banded:
        _background(layout, colour)
    if theme.cover is not None and layout.name == TITLE:
        places.append(_picture(layout, theme.cover, box, house, crop=True))
    for place in reversed(places):
        tree.insert(2, _known(place))  # behind all else; before it stand only what the tree says of itself
    for shape in layout.placeholders:
        for fill in shape._element.iter(f"{{{_A}}}defRPr"):
            _filled(fill, words)
    for run in (run for shape in layout.shapes if not shape.is_placeholder for run in shape._element.iter(f"{{{_A}}}rPr")):
        _filled(run, words)


def _known(shape: Any) -> Any:
    """Return an element as python-pptx knows it, which reads the layout again."""
    from lxml import etree
    from pptx.oxml import parse_xml

    return parse_xml(etree.tostring(shape))


def _filled(settings: Any, colour: str) -> None:
    from lxml import etree

    for old in settings.findall(f"{{{_A}}}solidFill"):
        settings.remove(old)
    fill = etree.Element(f"{{{_A}}}solidFill")
    etree.SubElement(fill, f"{{{_A}}}srgbClr", val=colour)
    settings.insert(0, fill)


def _background(layout: Any, colour: str) -> None:
    from lxml import etree

    common = layout._element.find(f"{{{_P}}}cSld")
    for old in common.findall(f"{{{_P}}}bg"):
        common.remove(old)
    ground = etree.Element(f"{{{_P}}}bg")
    settings = etree.SubElement(ground, f"{{{_P}}}bgPr")
    etree.SubElement(etree.SubElement(settings, f"{{{_A}}}solidFill"), f"{{{_A}}}srgbClr", val=colour)
    etree.SubElement(settings, f"{{{_A}}}effectLst")
    common.insert(0, ground)


def _rectangle(box: Box, colour: str) -> Any:
    from lxml import etree

    shape = etree.Element(f"{{{_P}}}sp")
    about = etree.SubElement(shape, f"{{{_P}}}nvSpPr")
    etree.SubElement(about, f"{{{_P}}}cNvPr", id="9001", name="Ground")
    etree.SubElement(about, f"{{{_P}}}cNvSpPr")
    etree.SubElement(about, f"{{{_P}}}nvPr", userDrawn="1")
    form = _form(shape, box)
    etree.SubElement(etree.SubElement(form, f"{{{_A}}}solidFill"), f"{{{_A}}}srgbClr", val=colour)
    etree.SubElement(etree.SubElement(form, f"{{{_A}}}ln"), f"{{{_A}}}noFill")
    return shape


def _picture(layout: Any, picture: Picture, box: Box, house: House, *, crop: bool = False, alt: str = "") -> Any:
    """Return a picture of the theme, for a place on a layout."""
    from lxml import etree

    _, relation = layout.part.get_or_add_image_part(theme_picture(picture, box.width / 72 * 25.4, house.fonts))
    shape = etree.Element(f"{{{_P}}}pic")
    about = etree.SubElement(shape, f"{{{_P}}}nvPicPr")
    number = "9002" if crop else "9003"
    etree.SubElement(about, f"{{{_P}}}cNvPr", id=number, name="Ground picture" if crop else "Logo", descr=alt)
    etree.SubElement(about, f"{{{_P}}}cNvPicPr")
    etree.SubElement(about, f"{{{_P}}}nvPr", userDrawn="1")
    fill = etree.SubElement(shape, f"{{{_P}}}blipFill")
    etree.SubElement(fill, f"{{{_A}}}blip").set(f"{{{_R}}}embed", relation)
    if crop:
        etree.SubElement(fill, f"{{{_A}}}srcRect", _cropped(picture, box))
    etree.SubElement(etree.SubElement(fill, f"{{{_A}}}stretch"), f"{{{_A}}}fillRect")
    _form(shape, box)
    return shape


def _cropped(picture: Picture, box: Box) -> dict[str, str]:
    """Return how much of each of two sides is cut off, so that a picture fills a place as it is."""
    ratio, wanted = picture.width / picture.height, box.width / box.height
    over = str(round(50_000 * (1 - min(ratio, wanted) / max(ratio, wanted))))
    return dict.fromkeys(("l", "r") if ratio > wanted else ("t", "b"), over)


def _form(shape: Any, box: Box) -> Any:
    from lxml import etree

    form = etree.SubElement(shape, f"{{{_P}}}spPr")
    frame = etree.SubElement(form, f"{{{_A}}}xfrm")
    left, top, across, down = (str(round(side * POINT)) for side in box)
    etree.SubElement(frame, f"{{{_A}}}off", x=left, y=top)
    etree.SubElement(frame, f"{{{_A}}}ext", cx=across, cy=down)
    etree.SubElement(etree.SubElement(form, f"{{{_A}}}prstGeom", prst="rect"), f"{{{_A}}}avLst")
    return form


def _logo(layout: Any, logo: Picture, theme: Theme, house: House) -> None:
    """Put the logo into the upper corner of the title, or to the foot of the others, as the theme wants it."""
    wanted = theme.document.logo
    first = layout.name == TITLE
    if wanted is None or layout.name == SECTION or wanted.place not in {"cover" if first else "head", "both"}:
        return
    high = min(wanted.height / 25.4 * 72, COVER_LOGO) if first else FOOT_LOGO
    across = min(high * logo.width / logo.height, TITLES.width if first else WIDEST)
    high = across * logo.height / logo.width
    left, top = (TITLES.left + TITLES.width - across, 40.0) if first else (800.0 - across, FOOT.top + (FOOT.height - high) / 2)
    box = Box(left, top, across, high)
    alt = in_language(wanted.alt, house.look.language)
    layout.shapes._spTree.append(_known(_picture(layout, logo, box, house, alt=alt)))
