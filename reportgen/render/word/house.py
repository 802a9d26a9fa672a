"""What a document for Word takes of the looks of a house: colours, paper, the words at its edges, fonts of drawings, a logo."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, TypeVar

from reportgen.render.fonts import SANS, SANS_BOLD, Face, font_file
from reportgen.render.look import PLAIN, Look
from reportgen.render.style import PAPER
from reportgen.render.word.faces import Held, held, named
from reportgen.render.word.ooxml import LATIN, chinese_font
from reportgen.spec.model.scalars import in_language
from reportgen.spec.theme.theme import SIZES

Worn = TypeVar("Worn", bound=NamedTuple)

MARGINS = (27.0, 25.0, 24.0, 25.0)
"""Above, right, below and left of the text, in millimetres, where a theme has none of its own."""


@dataclass(frozen=True)
class House:
    """The looks of a house, as far as Word is concerned."""

    look: Look = PLAIN
    brought: Mapping[Face, bytes] = field(default_factory=dict)
    """The fonts of a page; those of a theme among them."""
    reference: bytes | None = None
    """A document whose styles a report takes."""

    def colour(self, ours: str) -> str:
        """Return what stands in the place of one of our colours, as Word writes it."""
        theme = self.look.theme
        return (theme.light.page.get(ours, ours) if theme else ours).lstrip("#").upper()

    def families(self, role: str, language: str) -> tuple[str, str]:
        """Return the fonts of Latin letters and of hanzi for ``text`` or ``headings``, which share them where one is missing."""
        found = named(self.look.theme, role) or named(self.look.theme, "text")
        chinese = chinese_font(language)
        if found is None:
            return LATIN, chinese
        return found.family, found.family if found.chinese else chinese

    @property
    def held(self) -> tuple[Held, ...]:
        """The fonts that a document holds."""
        return tuple(held(self.look.theme, self.brought))

    @property
    def paper_colour(self) -> str:
        """The colour of the page; white where the styles are those of a document, which has its own."""
        return PAPER if self.reference is not None else f"#{self.colour(PAPER).lower()}"

    @property
    def layout(self) -> str:
        """How the first page is laid out: ``plain``, ``band`` or ``full``."""
        return self.look.theme.document.cover.layout if self.look.theme else "plain"

    def worn(self, look: Worn) -> Worn:
        """Return a look with the colours of the house in the places of ours."""
        values = look._asdict()
        own: dict[str, Any] = {
            name: f"#{self.colour(v)}" for name, v in values.items() if isinstance(v, str) and v.startswith("#")
        }
        return look._replace(**own)

    @property
    def paper(self) -> tuple[float, float]:
        """The size of the page, in millimetres."""
        return SIZES[self.look.theme.document.page.size if self.look.theme else "A4"]

    @property
    def margins(self) -> tuple[float, float, float, float]:
        """The margins above, at the right, below and at the left, in millimetres."""
        page = self.look.theme.document.page if self.look.theme else None
        if page is None or "margins" not in page.model_fields_set:
            return MARGINS
        own = page.margins
        return own.top, own.right, own.bottom, own.left

    @property
    def text(self) -> float:
        """The width of the text, in millimetres."""
        _, right, _, left = self.margins
        return self.paper[0] - left - right

    @property
    def edges(self) -> Mapping[str, str]:
        """The words that the house wants at the edges of a page, by their place; nothing for places that stay ours."""
        if self.look.theme is None:
            return {}
        page = self.look.theme.document.page
        own = {
            "head-left": page.head.left,
            "head-right": page.head.right,
            "foot-left": page.foot.left,
            "foot-right": page.foot.right,
        }
        return {place: in_language(words, self.look.language) for place, words in own.items() if words is not None}

    @cached_property
    def fonts(self) -> tuple[bytes, ...]:
        """The fonts of drawings, each called as drawings call it."""
        if not any(map(self.look.brings, (SANS, SANS_BOLD))):
            return (font_file(SANS.name), font_file(SANS_BOLD.name))
        return tuple(_called(data, face) for face, data in self.brought.items() if "Serif" not in face.family)


PLAIN_HOUSE = House()
"""No house's looks but ours."""


@lru_cache(maxsize=8)
def _called(data: bytes, face: Face) -> bytes:
    """Return a font under the family name and weight that drawings ask for."""
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    style = "Bold" if face.weight == 700 else "Regular"
    words = {1: face.family, 2: style, 4: f"{face.family} {style}", 6: f"{face.family}-{style}".replace(" ", "")}
    font["name"].names = []
    for number, text in words.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    if "OS/2" in font:
        font["OS/2"].usWeightClass = face.weight
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()
