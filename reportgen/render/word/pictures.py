"""The drawings of a report as pictures for print: PNG in the fonts that ship with the tool, with nothing of the machine in it."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from reportgen.problems import Code, ToolError
from reportgen.render.figures import Drawings
from reportgen.render.fonts import SANS
from reportgen.render.word.converters import problem
from reportgen.spec.theme.theme import Picture as ThemePicture

DPI = 330
"""Dots per inch at the size at which a picture is printed; 300 is what print shops ask for."""
TALLEST = 205.0
"""Millimetres that a picture may be high, so that it stays on a page with its caption and its source."""
WIDEST = 8000
"""Pixels that a logo may be wide."""
INCH = 25.4
_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
"""The first segment of a JPEG file (ITU-T T.871): version 1.1, no unit of density, no thumbnail."""
_COMMENT = 0xFE
_COLOURS = frozenset({0xE2, 0xEE})
"""Segments that say how colours are meant: a profile of ICC, and Adobe's own."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, ready to be put into a document."""

    name: str
    """Its file: ``figures/fig-overall.png``."""
    data: bytes
    alt: str
    width: float
    """In millimetres, as printed."""
    height: float

    @property
    def inside(self) -> str:
        """The picture as an address that holds it: Pandoc's sandbox opens no file."""
        return f"data:image/png;base64,{base64.b64encode(self.data).decode()}"


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of one language of a report, by what they belong to."""

    drawings: Drawings
    widths: Mapping[str, float]
    """How wide a picture is printed by its kind, in millimetres; see :func:`kind`."""
    fonts: tuple[bytes, ...]
    """The fonts of the drawings."""
    folder: str = "figures"
    """Where the files are."""
    ground: str = "#ffffff"
    """The colour of the page."""

    def of(self, holder: object, *, tallest: float = TALLEST) -> Picture:
        """Return the picture of a figure, a finding, an action or the cover."""
        order, drawing = self.drawings.drawn[id(holder)]
        across, down = size(drawing.wide)
        width = min(self.widths[kind(holder)], tallest * across / down)
        data = png(drawing.wide, width, self.fonts, self.ground)
        return Picture(f"{self.folder}/{order.name}.png", data, order.alt, width, width * down / across)


def kind(holder: object) -> str:
    """Return the name of what holds a drawing: Figure, Cover, GlanceFinding, PlanAction, ScoreRow."""
    return type(holder).__name__


def size(svg: str) -> tuple[float, float]:
    """Return the width and height of a drawing of ours, in points."""
    _, _, across, down = svg.partition('viewBox="')[2].partition('"')[0].split()
    return float(across), float(down)


def png(svg: str, width: float, fonts: tuple[bytes, ...], ground: str = "#ffffff") -> bytes:
    """Return a drawing as PNG.

    Parameters
    ----------
    svg
        A drawing of ours.
    width
        How wide it is printed, in millimetres.
    fonts
        The only fonts there are.
    ground
        The colour of the page that it stands on.

    Raises
    ------
    ToolError
        The library that draws is not installed.
    """
    return _drawn(svg, fonts, ground, zoom=width / INCH * DPI / size(svg)[0])


def logo_png(svg: bytes, width: float, fonts: tuple[bytes, ...]) -> bytes:
    """Return a picture of a theme as PNG, however it says how large it is; what it leaves open shows what lies beneath.

    Parameters
    ----------
    svg
        The picture, which was looked into.
    width
        How wide it is printed, in millimetres.
    fonts
        The only fonts there are.
    """
    return _drawn(_text(svg), fonts, None, width=min(max(1, round(width / INCH * DPI)), WIDEST))


def theme_picture(picture: ThemePicture, width: float, fonts: tuple[bytes, ...]) -> io.BytesIO:
    """Return a picture of a theme as Office takes it: what is drawn as PNG, what is photographed as it is."""
    if picture.type == "image/svg+xml":
        return io.BytesIO(logo_png(picture.content, width, fonts))
    return io.BytesIO(_photograph(picture.content) if picture.type == "image/jpeg" else picture.content)


def _photograph(data: bytes) -> bytes:
    """Return a JPEG file that begins as all who read one know it, without what a camera wrote of itself and of the place."""
    kept, at = data[:2] + _JFIF, 2
    while data[at] == 0xFF and (data[at + 1] in range(0xE0, 0xF0) or data[at + 1] == _COMMENT):
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] in _COLOURS:
            kept += data[at:end]
        at = end
    return kept + data[at:]


def _text(svg: bytes) -> str:
    """Return a picture as text, in the encoding that its first line names."""
    named = re.match(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)""", svg)
    return svg.decode(named[1].decode() if named and not svg.startswith(b"\xef\xbb\xbf") else "utf-8-sig", "replace")


@lru_cache(maxsize=256)
def _drawn(svg: str, fonts: tuple[bytes, ...], ground: str | None, **large: float) -> bytes:
    data = _library().svg_to_bytes(
        svg_string=svg,
        dpi=72.0,
        **large,
        background=ground,
        skip_system_fonts=True,
        font_files=[str(path) for path in _files(fonts)],
        sans_serif_family=SANS.family,
    )
    return bytes(data)


@lru_cache(maxsize=4)
def _kept(fonts: tuple[bytes, ...]) -> TemporaryDirectory[str]:
    """Return a folder with these fonts that lasts as long as it is remembered; the library opens files alone."""
    folder = TemporaryDirectory(prefix="reportgen-")
    for number, data in enumerate(fonts):
        (Path(folder.name) / f"{number}.otf").write_bytes(data)
    return folder


def _files(fonts: tuple[bytes, ...]) -> list[Path]:
    return sorted(Path(_kept(fonts).name).iterdir())


def _library() -> Any:
    try:
        import resvg_py
    except ImportError as error:
        found = "Pictures for Word are drawn by the package resvg-py, which is not installed"
        fix = "Run: pip install 'survey-reportgen[word]'"
        raise ToolError([problem(Code.TOOL_MISSING, found, fix)]) from error
    return resvg_py
