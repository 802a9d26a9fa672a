"""How the paragraphs and words of a report look in Word, style by style; a company's own document wins over it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from reportgen.render.style import BLUE, INK, INK2, INK3, RED, RULE

BODY = 10.5
"""Points of running text: what Chinese calls 五号."""


class Look(NamedTuple):
    """How a kind of paragraph looks: sizes and distances in points, indents in millimetres."""

    size: float = BODY
    leading: float = 0
    """At least so high is a line; one and two thirds of its size without. No font of the machine makes lines tighter."""
    before: float = 0
    after: float = 0
    bold: bool = False
    colour: str = INK
    left: float = 0
    hanging: float = 0
    """How far the first line begins before the others."""
    kept: bool = False
    """On the page of the next paragraph."""
    level: int = 0
    """Of a heading, from 1."""
    breaks: bool = False
    """Begins a page."""
    above: str = ""
    """The colour of a rule above; none without."""
    below: str = ""
    beside: str = ""
    """The colour of a rule at the left."""
    base: str = "Normal"

    @property
    def line(self) -> float:
        """How high a line is at least."""
        return self.leading or round(self.size * 1.6 * 2) / 2


PARAGRAPHS: Mapping[str, Look] = MappingProxyType(
    {
        "Normal": Look(leading=18),
        "Body Text": Look(leading=18, after=8),
        "First Paragraph": Look(leading=18, after=8, base="Body Text"),
        "Compact": Look(leading=18, after=3),
        "Block Text": Look(leading=18, after=8, left=6, beside=RULE, colour=INK2),
        "Lead": Look(11.5, leading=20, after=10),
        "Title": Look(32, leading=40, after=10, bold=True),
        "Subtitle": Look(12, leading=20, after=6, colour=INK2),
        "Author": Look(9, after=4, colour=INK2),
        "Date": Look(9, colour=INK2),
        "Cover Kicker": Look(9, after=120, colour=INK2),
        "Cover Art": Look(leading=12, after=4),
        "Cover Source": Look(8, colour=INK2),
        "Notice": Look(8, bold=True, colour=RED, after=2),
        "Imprint": Look(8, colour=INK2),
        "Heading 1": Look(21, leading=28, after=18, bold=True, level=1, kept=True, breaks=True),
        "Heading 2": Look(14, leading=20, before=24, after=8, bold=True, level=2, kept=True),
        "Heading 3": Look(11.5, leading=18, before=14, after=4, bold=True, level=3, kept=True),
        "Heading 4": Look(10.5, leading=17, before=12, after=4, bold=True, level=4, kept=True),
        "Heading 5": Look(10.5, leading=17, before=10, after=3, bold=True, level=5, kept=True),
        "Heading 6": Look(10.5, leading=17, before=10, after=3, bold=True, level=6, kept=True),
        "TOC Heading": Look(21, leading=28, after=8, bold=True, kept=True),
        "List Heading": Look(10.5, leading=16, before=10, after=2, bold=True, kept=True),
        "toc 1": Look(10, leading=14.5, before=3, bold=True),
        "toc 2": Look(9, leading=13, left=6),
        "table of figures": Look(8.5, leading=12.5),
        "Caption": Look(10.5, leading=17, before=14, after=1, bold=True, kept=True, above=INK),
        "Table Caption": Look(10.5, leading=17, before=14, after=1, bold=True, kept=True, above=INK),
        "Caption Note": Look(8.5, leading=13.5, after=5, colour=INK2, kept=True),
        "Figure": Look(leading=12, before=3, after=3, kept=True),
        "Picture": Look(leading=10),
        "Table Note": Look(8.5, leading=13.5, before=4, after=3, colour=INK2, kept=True),
        "Source Line": Look(8, leading=12.5, before=4, after=10, colour=INK2),
        "Side Note": Look(8.5, leading=13.5, after=6, left=3, beside=RULE, colour=INK2),
        "Headline Label": Look(9, leading=14, colour=INK2, above=INK, kept=True),
        "Headline Number": Look(54, leading=58, bold=True, colour=BLUE, kept=True),
        "Headline Number Bad": Look(54, leading=58, bold=True, colour=RED, kept=True, base="Headline Number"),
        "Headline Text": Look(leading=18, after=12),
        "Finding": Look(12, leading=19, after=2, bold=True, kept=True),
        "Finding Text": Look(9.5, leading=15.5, after=3),
        "Quadrant": Look(12, leading=19, after=3, bold=True, kept=True),
        "Evidence": Look(8, leading=12.5, after=3, colour=INK2),
        "Action Facts": Look(8.5, leading=13.5, after=3, colour=INK2, kept=True),
        "Label Cell": Look(8.5, leading=15, colour=INK2),
        "Measure": Look(9.5, leading=15.5, after=1, bold=True),
        "Aim": Look(8.5, leading=13.5, after=2, colour=INK2, kept=True),
        "Cell": Look(9, leading=14),
        "Cell Words": Look(9, leading=14.5, after=2),
        "Cell Head": Look(8.5, leading=12.5, colour=INK2, kept=True),
        "Cell Note": Look(8, leading=12, colour=INK2),
        "Register Cell": Look(7.5, leading=11),
        "Numbered": Look(leading=18, after=4, left=8, hanging=8),
        "Numbered Note": Look(8.5, leading=13.5, after=4, left=8, colour=INK2),
        "Entry": Look(9.5, leading=15, before=6, kept=True, above=RULE),
        "Entry Detail": Look(8.5, leading=13.5, left=6, colour=INK2),
        "Small": Look(9, leading=14.5, after=6, colour=INK2),
        "Ask": Look(9.5, leading=15, before=8, after=2, bold=True, left=8, hanging=8, kept=True),
        "Hint": Look(8.5, leading=13.5, after=2, left=8, colour=INK2, kept=True),
        "Answer": Look(9, leading=14.5, left=8),
        "Answer Kept": Look(9, leading=14.5, left=8, kept=True),
        "Answer Line": Look(9, leading=16, left=8, below=RULE),
        "Guide Title": Look(bold=True, before=8, after=3, kept=True),
        "Guide Part": Look(9.5, leading=15, before=6, after=2, bold=True, kept=True),
        "Saying": Look(leading=18, before=6, left=6, beside=RULE, kept=True),
        "Saying Source": Look(8.5, leading=13.5, after=6, left=6, beside=RULE, colour=INK2),
        "Listing Title": Look(14, leading=20, before=20, after=6, bold=True, kept=True),
        "Listing Head": Look(8, leading=12.5, before=6, bold=True, above=RULE, kept=True),
        "Listing": Look(7.5, leading=11.5, after=1, left=6),
        "header": Look(8, leading=12, colour=INK2),
        "footer": Look(8, leading=12, colour=INK2),
        "footnote text": Look(8.5, leading=13, after=2, colour=INK2),
    }
)
"""Styles of paragraphs by their name in Word."""


class Words(NamedTuple):
    """How words look that differ from their paragraph."""

    colour: str = ""
    size: float = 0
    bold: bool | None = None
    struck: bool = False
    raised: bool = False
    boxed: bool = False
    underlined: bool = False


CHARACTERS: Mapping[str, Words] = MappingProxyType(
    {
        "Strong": Words(bold=True),
        "Hyperlink": Words(BLUE),
        "Fact": Words(),
        "Heading Number": Words(BLUE),
        "Section Number": Words(INK2, bold=False),
        "Caption Number": Words(INK2, bold=False),
        "Number": Words(BLUE, bold=True),
        "Label": Words(INK2, bold=False),
        "Aside": Words(INK2, 8, bold=False),
        "Tag": Words(INK2, 8, bold=False, boxed=True),
        "Headline Unit": Words(INK, 14),
        "Letters": Words(BLUE, bold=True, raised=True),
        "Column Letter": Words(BLUE, bold=True),
        "Claim": Words(BLUE, 8),
        "Claim Weak": Words(INK3, 8),
        "Claim Broken": Words(RED, 8, bold=True),
        "Said Weak": Words(underlined=True),
        "Said Broken": Words(struck=True),
        "Evidence Broken": Words(RED, bold=True, struck=True),
        "Outcome": Words(INK, bold=False),
        "Outcome Bad": Words(RED, bold=True),
        "footnote reference": Words(BLUE, raised=True),
    }
)
"""Styles of words by their name in Word."""
