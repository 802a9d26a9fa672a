"""A theme put on: its colours in the places of ours, its fonts, its page. Without a theme nothing here does anything."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from types import MappingProxyType

from reportgen.palette import DARK
from reportgen.problems import Problem
from reportgen.render.fonts import SANS, SANS_BOLD, SERIF_BOLD, Face, bring, coverage, lacking, subset
from reportgen.render.style import FAMILIES, wearing
from reportgen.render.text_width import set_in
from reportgen.spec.theme.cmap import lacking as lacks
from reportgen.spec.theme.theme import Picture, Theme

ROLES: Mapping[str, str] = MappingProxyType(
    {SANS.name: "text.regular", SANS_BOLD.name: "text.bold", SERIF_BOLD.name: "headings.bold"}
)
"""Which font of a theme stands in the place of which of ours."""
RATED = frozenset({"diverging", "nps"})
"""Kinds of drawings whose colours are those of a rating scale."""
FILL = " Fill"
"""What the family of ours is called that has the characters which a font of the theme lacks."""
HANZI = ord("一")
SHARED = frozenset(map(ord, "“”‘’…—·"))
"""Marks that Chinese and Latin text share, and that are as wide as a hanzi in Chinese."""
SPACES = frozenset(" \u00a0")
"""What stands between words: it is set in the font of the words beside it."""
LOGO, GROUND = "asset:theme-logo", "asset:theme-cover"
"""Under which addresses the engine for paper finds the pictures of a theme."""
_HEX = re.compile("#[0-9a-f]{6}")
_PAINT = re.compile('(fill|stroke)="(#[0-9a-f]{6})"')


@dataclass(frozen=True)
class Look:
    """How one report looks."""

    theme: Theme | None = None
    language: str = ""
    """Of the page."""

    @cached_property
    def key(self) -> str:
        """What tells it from other looks: the theme by its files, and the language."""
        files = self.theme.files if self.theme else ()
        return f"{self.language} {' '.join(sha256(file.content).hexdigest() for file in files)}" if files else ""

    def colours(self, kind: str) -> Mapping[str, str]:
        """Return what stands in the places of our colours in a kind of drawing."""
        if self.theme is None:
            return {}
        return self.theme.light.likert if kind in RATED else self.theme.light.marks

    @contextmanager
    def drawing(self, kind: str) -> Iterator[None]:
        """Let what is measured and chosen while drawing be right for the theme."""
        if self.theme is None:
            yield
            return
        chains = self.chain(SANS), self.chain(SANS_BOLD)
        has = {name: self.has(name) for chain in chains for name in chain if len(chain) > 1}
        with wearing(self.colours(kind)), set_in(*chains, MappingProxyType(has)):
            yield

    def drawn(self, svg: str, kind: str) -> str:
        """Return a drawing in the colours and fonts of the theme."""
        if self.theme is None:
            return svg
        worn = self.colours(kind)
        painted = _PAINT.sub(lambda m: f'{m[1]}="{worn.get(m[2], m[2])}"', svg)
        return painted.replace(f'font-family="{FAMILIES}"', f'font-family="{self.families(FAMILIES)}"', 1)

    def sheet(self, style: str) -> str:
        """Return one of our style sheets in the colours and fonts of the theme."""
        if self.theme is None:
            return style
        page = self.theme.light.page
        return self.families(_HEX.sub(lambda m: page.get(m[0], m[0]), style))

    def families(self, text: str) -> str:
        """Return a list of fonts with ours behind those of the theme, where it has our characters fill theirs."""
        for face in (SANS, SERIF_BOLD) if self.fills else ():
            if self.brings(face):
                text = re.sub(rf"(['\"]){face.family}\1(?=[,; ])", lambda m: f"{m[0]}, {m[1]}{m[0][1:-1]}{FILL}{m[1]}", text)
        return text

    @property
    def fills(self) -> bool:
        """Whether our fonts have the characters that those of the theme lack."""
        return self.theme is not None and self.theme.document.fonts.fill == "own"

    def brings(self, face: Face) -> bool:
        """Tell whether the theme has a font for a role."""
        return self.theme is not None and ROLES[face.name] in self.theme.fonts

    @cached_property
    def _names(self) -> Mapping[str, str]:
        fonts = self.theme.fonts if self.theme else {}
        return {name: bring(fonts[role].content) for name, role in ROLES.items() if role in fonts}

    def chain(self, face: Face) -> tuple[str, ...]:
        """Return the fonts that a role is set in, in their order."""
        if face.name not in self._names:
            return (face.name,)
        return (self._names[face.name], face.name) if self.fills else (self._names[face.name],)

    def has(self, name: str) -> frozenset[int]:
        """Return the characters that are set in a font: those it has, but Chinese marks of a font without Chinese."""
        found = coverage(name)
        return found if HANZI in found or not self.language.startswith("zh") else found - SHARED

    def lacking(self, face: Face, characters: Iterable[str]) -> tuple[str, ...]:
        """Return the characters that no font of a role has."""
        left = tuple(characters)
        for name in self.chain(face):
            left = lacking(name, left)
        return left

    def unset(self, found: Mapping[Face, Iterable[str]]) -> Iterator[Problem]:
        """Yield a problem for each font of the theme that lacks characters which a page sets in it."""
        for face, characters in found.items() if self.theme and not self.fills else ():
            if self.theme and self.brings(face):
                yield from lacks(self.theme.fonts[ROLES[face.name]], characters)

    def faces(self, needed: Mapping[Face, frozenset[str]]) -> Mapping[Face, bytes]:
        """Return the fonts of a page, cut down to the characters that they need."""
        found: dict[Face, bytes] = {}
        for face, wanted in needed.items():
            first, *rest = self.chain(face)
            has = self.has(first) if rest else frozenset()
            own = frozenset(c for c in wanted if not rest or ord(c) in has)
            found[Face(first, face.family, face.weight)] = subset(first, own or frozenset(" "))
            if rest and wanted - own:
                found[Face(f"{face.name}-fill", face.family + FILL, face.weight)] = subset(face.name, (wanted - own) | SPACES)
        return found

    def dark(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Return the colours of the dark page by ours, and by what drawings carry."""
        if self.theme is None:
            return DARK, DARK
        light, dark = self.theme.light, self.theme.dark
        both = ((light.marks, dark.marks), (light.likert, dark.likert))
        return dark.page, {shown[base]: becomes[base] for shown, becomes in both for base in shown}

    @property
    def logo(self) -> Picture | None:
        """The logo."""
        return self.theme.logo if self.theme else None

    def assets(self) -> dict[str, tuple[bytes, str]]:
        """Return the pictures and their types by the addresses that the page on paper has for them."""
        pictures = ((LOGO, self.logo), (GROUND, self.theme.cover if self.theme else None))
        return {address: (picture.content, picture.type) for address, picture in pictures if picture}

    def address(self, name: str, *, screen: bool) -> str:
        """Return the address of a picture of the theme: within the page itself on a screen."""
        if not screen:
            return name
        content, type_ = self.assets()[name]
        return f"data:{type_};base64,{base64.b64encode(content).decode()}"


PLAIN = Look()
"""Our own look."""
