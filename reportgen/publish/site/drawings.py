"""Drawings of a version's folder, to stand inside a page: read strictly, and written anew from what a drawing may consist of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

ELEMENTS = frozenset(
    {"svg", "title", "desc", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"}
)
ATTRIBUTES = frozenset(
    {
        *("width", "height", "viewBox", "role", "font-family", "font-size", "font-weight", "text-anchor", "fill", "fill-opacity"),
        *(
            "stroke",
            "stroke-width",
            "stroke-dasharray",
            "stroke-linecap",
            "stroke-linejoin",
            "opacity",
            "d",
            "points",
            "transform",
        ),
        *("x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry"),
    }
)
_VALUE = re.compile(r"[\w\s.,#%()+'\u2212-]*")
_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'


class _Unfit(Exception):  # noqa: N818 - never leaves this module
    """It holds what no drawing of ours holds."""


def inlined(svg: bytes) -> str:
    """Return a drawing without ids, to stand inside a page; empty for a file that is not a plain drawing."""
    written: list[str] = []
    parser = expat.ParserCreate()

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        known = {k: v for k, v in attributes.items() if k in ATTRIBUTES and _VALUE.fullmatch(v)}
        if tag not in ELEMENTS or set(attributes) - {*known, "id", "xmlns"}:
            raise _Unfit
        space = _NAMESPACE if tag == "svg" else ""
        written.append(f"<{tag}{space}{''.join(f' {k}={quoteattr(v)}' for k, v in known.items())}>")

    def refuse(*_: object) -> None:
        raise _Unfit

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda tag: written.append(f"</{tag}>")
    parser.CharacterDataHandler = lambda words: written.append(escape(words))
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(svg, True)
    except (expat.ExpatError, _Unfit):
        return ""
    text = "".join(written)
    return text if text.startswith("<svg") else ""
