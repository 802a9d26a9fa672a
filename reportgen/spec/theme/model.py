"""The grammar of ``theme.yaml``."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from reportgen.spec.model.scalars import Label, Meaning, Part, Words, at_most

COLOUR = "#[0-9a-fA-F]{6}"
LENGTH = r"(0|[1-9][0-9]{0,2})(\.[0-9])?mm"
"""How colours and lengths are written."""
MARKS, LEVELS = 2, 5
"""How many colours a palette and a rating scale have."""


def _colour(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(COLOUR, value):
        return value.lower()
    raise ValueError('a colour as six hexadecimal digits in quotation marks, such as "#14567f"')


def _length(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(LENGTH, value):
        return float(value.removesuffix("mm"))
    if isinstance(value, float):
        return value
    raise ValueError("a length in millimetres, such as 20mm")


def _many(count: int, wanted: str) -> AfterValidator:
    def check(value: tuple[str, ...]) -> tuple[str, ...]:
        if len(value) != count:
            raise ValueError(wanted)
        return value

    return AfterValidator(check)


Colour = Annotated[
    str,
    BeforeValidator(_colour),
    WithJsonSchema({"type": "string", "pattern": f"^{COLOUR}$"}),
    Meaning('colour, such as `"#14567f"`'),
]
"""A colour, ``#`` and six hexadecimal digits, in quotation marks."""
Length = Annotated[
    float,
    BeforeValidator(_length),
    WithJsonSchema({"type": "string", "pattern": f"^{LENGTH}$"}),
    Meaning("length, such as `20mm`"),
]
"""A length in millimetres."""
File = Annotated[Words, at_most(1000), Meaning("path")]
"""A file, relative to the theme."""
Furniture = Annotated[Label, Meaning("words, `{title}`, `{chapter}`, `{version}`, `{page}`, `{pages}`")]
"""What stands at the edge of every page."""


class Shades(Part):
    """Colours. What is left out is made from the others, or stays as reportgen has it."""

    accent: Colour | None = None
    """Links, numbers that open, the number of a chapter, the headline number."""
    ink: Colour | None = None
    """Text and strong rules; quieter text and hairlines are made from it."""
    paper: Colour | None = None
    """The page."""
    palette: Annotated[tuple[Colour, ...], _many(MARKS, "two colours, of the mark that matters and of ordinary marks")] | None = (
        None
    )
    """Two colours of drawings: the mark that matters, ordinary marks. Without it both are made from `accent`, or are
    reportgen's own where those would pass for a bad answer, as red does."""
    likert: Annotated[tuple[Colour, ...], _many(LEVELS, "five colours, from the worst answer to the best")] | None = None
    """Five colours of a rating scale, from the worst answer to the best; scales with more levels are mixed from them."""


class Colours(Shades):
    """Colours of the light page, of paper and of drawings; those of the dark page are made from them."""

    dark: Shades | None = None
    """Colours of the dark page, where they are to be others than those that are made."""


class Face(Part):
    """The fonts of a role, as files of the project (TrueType or OpenType)."""

    regular: File | None = None
    """The upright text font; for `text` only."""
    bold: File | None = None
    """The bold font. No bold is ever computed."""


class Fonts(Part):
    """Fonts that the project brings. Their licence has to permit embedding and changing them, as the OFL does."""

    text: Face | None = None
    """Text, tables, drawings: `regular` and `bold`."""
    headings: Face | None = None
    """Titles and the headline number: `bold`."""
    fill: Literal["own", "none"] = "none"
    """With ``own`` characters that a font lacks are set in reportgen's own, which have Chinese; else they are a problem."""


class Logo(Part):
    """A logo."""

    file: File
    """An SVG or PNG picture. An SVG may hold no script, no reference to anything outside it, and no text that needs a font."""
    alt: Label
    """What it shows, for those who do not see it: the name of the house."""
    place: Literal["cover", "head", "both"] = "cover"
    """On the cover, in the head of every page of paper, or both."""
    height: Length = 12.0
    """Its height on the cover."""


class CoverLook(Part):
    """The first page."""

    layout: Literal["plain", "band", "full"] = "plain"
    """``plain``: on paper. ``band``: the title in a band of the colour or picture. ``full``: all of the page."""
    colour: Colour | None = None
    """The ground of the band or page; `accent` without it."""
    image: File | None = None
    """A picture over the ground: SVG, PNG or JPEG. `colour` stays the ground of the words."""


class Edge(Part):
    """The two ends of a line at the edge of a page of paper."""

    left: Furniture | None = None
    """At the left."""
    right: Furniture | None = None
    """At the right."""


class Margins(Part):
    """The margins of a page of paper."""

    top: Length = 27.0
    """Above; the running head stands in it."""
    right: Length = 18.0
    """At the right."""
    bottom: Length = 22.0
    """Below; the running foot stands in it."""
    left: Length = 20.0
    """At the left."""


class PageLook(Part):
    """Paper."""

    size: Literal["A4", "Letter"] = "A4"
    """The size of the page."""
    margins: Margins = Margins()
    """The margins; 172 mm must be left between those at the sides, which the widest tables take."""
    head: Edge = Edge()
    """The running head; the title and the chapter without it."""
    foot: Edge = Edge()
    """The running foot; version and page number without it."""


class WordLook(Part):
    """Word."""

    reference: File | None = None
    """A Word document whose styles a report in Word takes."""


class ThemeDocument(Part):
    """How the reports of a house look."""

    theme: Literal["1"]
    """The version of this grammar."""
    colours: Colours = Colours()
    """Colours of pages and drawings."""
    fonts: Fonts = Fonts()
    """Fonts, as files."""
    logo: Logo | None = None
    """The logo."""
    cover: CoverLook = CoverLook()
    """The first page."""
    page: PageLook = PageLook()
    """Paper: size, margins, running head and foot."""
    word: WordLook = WordLook()
    """Word."""
    templates: File | None = None
    """A folder with templates of single blocks of the page."""
