"""What lies on a page without standing in its text: a coloured ground, a picture over it, a logo in a corner."""

from __future__ import annotations

from typing import Any, NamedTuple

from reportgen.render.word.ooxml import made

_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_ADEC = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
EMU = 36000
"""Units of a drawing in a millimetre."""


class Spot(NamedTuple):
    """Where something lies on a page, in millimetres."""

    width: float
    height: float
    top: float = 0
    left: float = 0
    at_margin: bool = False
    """At the right margin, with the text beside it; else behind the text."""


def rectangle(spot: Spot, colour: str, number: int) -> Any:
    """Return a run with a rectangle behind the text.

    Parameters
    ----------
    spot
        Where it lies.
    colour
        Six hexadecimal digits.
    number
        Its number among the drawings of the document.
    """
    from lxml import etree

    graphic = etree.Element(f"{{{_A}}}graphic", nsmap={"a": _A})
    data = etree.SubElement(graphic, f"{{{_A}}}graphicData", uri=_WPS)
    shape = etree.SubElement(data, f"{{{_WPS}}}wsp", nsmap={"wps": _WPS})
    etree.SubElement(shape, f"{{{_WPS}}}cNvSpPr")
    form = etree.SubElement(shape, f"{{{_WPS}}}spPr")
    frame = etree.SubElement(form, f"{{{_A}}}xfrm")
    etree.SubElement(frame, f"{{{_A}}}off", x="0", y="0")
    etree.SubElement(frame, f"{{{_A}}}ext", cx=_emu(spot.width), cy=_emu(spot.height))
    etree.SubElement(etree.SubElement(form, f"{{{_A}}}prstGeom", prst="rect"), f"{{{_A}}}avLst")
    etree.SubElement(etree.SubElement(form, f"{{{_A}}}solidFill"), f"{{{_A}}}srgbClr", val=colour)
    etree.SubElement(etree.SubElement(form, f"{{{_A}}}ln"), f"{{{_A}}}noFill")
    etree.SubElement(shape, f"{{{_WPS}}}bodyPr")
    drawing = _drawing(_anchor(spot, graphic, f"Ground {number}", number))
    chosen = etree.Element(f"{{{_MC}}}AlternateContent", nsmap={"mc": _MC, "wps": _WPS})
    etree.SubElement(chosen, f"{{{_MC}}}Choice", Requires="wps").append(drawing)
    return _run(chosen)


def floating(inline: Any, spot: Spot, number: int, alt: str = "") -> Any:
    """Return a run with a picture that lies on the page, behind the text where it lies at the edge.

    Parameters
    ----------
    inline
        The picture as it stands in text.
    spot
        Where it lies.
    number
        Its number among the drawings of the document.
    alt
        What it shows; nothing for an ornament.
    """
    graphic = inline.find(f"{{{_A}}}graphic")
    extent = next(graphic.iter(f"{{{_A}}}ext"))
    extent.set("cx", _emu(spot.width))
    extent.set("cy", _emu(spot.height))
    return _run(_drawing(_anchor(spot, graphic, f"Picture {number}", number, alt)))


def cropped(inline: Any, across: float, down: float) -> Any:
    """Crop a picture so that it fills a place of a width and height as it is; return it."""
    from lxml import etree

    extent = inline.find(f"{{{_WP}}}extent")
    ratio, wanted = int(extent.get("cx")) / int(extent.get("cy")), across / down
    over = round(50_000 * (1 - min(ratio, wanted) / max(ratio, wanted)))
    sides = ("l", "r") if ratio > wanted else ("t", "b")
    blip = next(inline.iter(f"{{{_A}}}blip"))
    blip.addnext(etree.Element(f"{{{_A}}}srcRect", {side: str(over) for side in sides}))
    return inline


def _anchor(spot: Spot, graphic: Any, name: str, number: int, alt: str = "") -> Any:
    from lxml import etree

    sides = {f"dist{side}": "0" if side != "L" or not spot.at_margin else _emu(5) for side in "TBLR"}
    behind = {"behindDoc": "0" if spot.at_margin else "1", "locked": "0", "layoutInCell": "1", "allowOverlap": "1"}
    anchor = etree.Element(f"{{{_WP}}}anchor", {**sides, "simplePos": "0", "relativeHeight": str(number), **behind}, {"wp": _WP})
    etree.SubElement(anchor, f"{{{_WP}}}simplePos", x="0", y="0")
    across = etree.SubElement(anchor, f"{{{_WP}}}positionH", relativeFrom="margin" if spot.at_margin else "page")
    if spot.at_margin:
        etree.SubElement(across, f"{{{_WP}}}align").text = "right"
    else:
        etree.SubElement(across, f"{{{_WP}}}posOffset").text = _emu(spot.left)
    down = etree.SubElement(anchor, f"{{{_WP}}}positionV", relativeFrom="page")
    etree.SubElement(down, f"{{{_WP}}}posOffset").text = _emu(spot.top)
    etree.SubElement(anchor, f"{{{_WP}}}extent", cx=_emu(spot.width), cy=_emu(spot.height))
    etree.SubElement(anchor, f"{{{_WP}}}effectExtent", l="0", t="0", r="0", b="0")
    if spot.at_margin:
        etree.SubElement(anchor, f"{{{_WP}}}wrapSquare", wrapText="bothSides")
    else:
        etree.SubElement(anchor, f"{{{_WP}}}wrapNone")
    _about(anchor, name, number, alt)
    etree.SubElement(anchor, f"{{{_WP}}}cNvGraphicFramePr")
    anchor.append(graphic)
    return anchor


def _about(anchor: Any, name: str, number: int, alt: str) -> None:
    """Say what a drawing shows, or that it is an ornament, which is not read out."""
    from lxml import etree

    about = etree.SubElement(anchor, f"{{{_WP}}}docPr", id=str(number), name=name, descr=alt)
    if not alt:
        more = etree.SubElement(etree.SubElement(about, f"{{{_A}}}extLst"), f"{{{_A}}}ext", uri=_DECORATIVE)
        etree.SubElement(more, f"{{{_ADEC}}}decorative", {"val": "1"}, {"adec": _ADEC})


def _drawing(anchor: Any) -> Any:
    return made("w:drawing", anchor)


def _run(inside: Any) -> Any:
    return made("w:r", inside)


def _emu(millimetres: float) -> str:
    return str(round(millimetres * EMU))
