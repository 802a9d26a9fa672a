"""What a theme adds to the style sheets: cover, logo, paper, running head and foot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from reportgen.palette import INK, INK2, PAPER, contrast
from reportgen.render.look import GROUND, LOGO, Look
from reportgen.render.sheets import counted
from reportgen.spec.model.scalars import in_language
from reportgen.spec.theme.theme import SIZES, Picture, Theme

if TYPE_CHECKING:
    from reportgen.spec.theme.model import Edge, Margins

_STRINGS: Mapping[str, str] = MappingProxyType(
    {
        "title": "string(report)",
        "chapter": "string(chapter, start)",
        "version": "string(version)",
        "page": "counter(page)",
        "pages": "counter(pages)",
    }
)
BAND = 150.0
"""Millimetres of paper that the band of a cover takes."""
HEAD = 7.0
"""Height of the logo in the running head."""


def look_sheet(look: Look, language: str, *, screen: bool) -> str:
    """Return the rules of a theme, to stand after ours; none without a theme."""
    if look.theme is None:
        return ""
    return "\n".join(_rules(look, look.theme, language, screen=screen))


def _rules(look: Look, theme: Theme, language: str, *, screen: bool) -> Iterator[str]:
    ground, words = ground_of(theme)
    image = f' url("{look.address(GROUND, screen=screen)}") center / cover no-repeat' if theme.cover else ""
    layout = theme.document.cover.layout
    if theme.logo and theme.document.logo:
        yield f".cover .logo {{ height: {theme.document.logo.height:g}mm; width: auto; max-width: 100%; }}"
    if layout != "plain":
        block = ".cover" if layout == "full" else ".cover .front"
        light, dark = theme.light.page, theme.dark.page
        yield f"{block} {{ --ink: {words}; --ink2: {words}; --red: {words}; color: {words}; }}"
        yield f":root {{ --card: {light[INK2]}; }}"
        if screen:
            yield from _screen_cover(block, ground, image)
            yield f"@media screen and (prefers-color-scheme: dark) {{ :root {{ --card: {dark[INK2]}; }} }}"
    yield from _paper(look, theme, language, ground + image, screen=screen)
    if layout != "plain":
        yield from (f"@media print {{ {rule} }}" for rule in _paper_cover(theme, ground + image))


def ground_of(theme: Theme) -> tuple[str, str]:
    """Return the colour of a cover and of the words on it."""
    light = theme.light.page
    ground = theme.document.cover.colour or light["#14567f"]
    return ground, max((light[PAPER], light[INK], "#ffffff"), key=lambda words: contrast(words, ground))


def _screen_cover(block: str, ground: str, image: str) -> Iterator[str]:
    wide = "" if image else f" box-shadow: 0 0 0 100vmax {ground}; clip-path: inset(0 -100vmax);"
    inner = " padding-left: 2rem; padding-right: 2rem;" if image else ""
    yield f"@media screen {{ .cover {{ border-bottom: 0; }} {block} {{ background: {ground}{image};{wide}{inner} }} }}"
    if block == ".cover":
        yield "@media screen { .cover .art { background: var(--paper); padding: 1.5rem 1.5rem 1rem; } }"
        yield ".cover .art .src { color: var(--card); }"
    else:
        yield "@media screen { .cover { padding-top: 0; } .cover .front { padding-top: 4rem; padding-bottom: 2.5rem; } }"
    yield f"@media screen {{ {block} a {{ color: inherit; }} {block} :focus-visible {{ outline-color: currentcolor; }} }}"


def _paper_cover(theme: Theme, ground: str) -> Iterator[str]:
    margins = theme.document.page.margins
    if theme.document.cover.layout == "full":
        yield (
            ".cover .art { background: "
            + theme.light.page[PAPER]
            + "; padding: 7mm 7mm 4mm; left: -7mm; right: -7mm; } .cover .art .src { color: var(--card); }"
        )
        return
    inner = f"{margins.top + 7:g}mm {margins.right:g}mm 10mm {margins.left:g}mm"
    place = f"position: absolute; top: -{margins.top + 7:g}mm; left: -{margins.left:g}mm; right: -{margins.right:g}mm"
    yield f".cover .front {{ {place}; height: {BAND:g}mm; padding: {inner}; background: {ground}; }}"
    yield ".cover .front .kicker { position: static; margin-bottom: 24mm; }"


def _paper(look: Look, theme: Theme, language: str, cover: str, *, screen: bool) -> Iterator[str]:
    page = theme.document.page
    _, high = SIZES[page.size]
    margins = page.margins
    plain = page.size == "A4" and not margins.model_fields_set
    yield "@media print { html { background: none; } }"  # it would lie over what the page itself has
    if (paper := theme.light.page[PAPER]) != PAPER:
        yield f"@page {{ background: {paper}; }}"
    if not plain:
        inner = high - margins.top - margins.bottom
        yield f"@page {{ size: {page.size}; margin: {sides(margins, margins.top)}; }}"
        yield f"@page cover {{ margin: {sides(margins, margins.top + 7)}; }}"
        yield f"@media print {{ .cover {{ height: {inner - 8:g}mm; }} .fig .art img {{ max-height: {inner - 26:g}mm; }} }}"
    if theme.document.cover.layout == "full":
        yield f"@page cover {{ background: {cover}; }}"
    for name, edge, alignment in (("top", page.head, "bottom"), ("bottom", page.foot, "top")):
        yield from edge_rules(name, edge, alignment, language)
    if theme.logo and theme.document.logo and theme.document.logo.place != "cover":
        yield head_logo(theme.logo, look.address(LOGO, screen=screen))
    if theme.logo and theme.document.logo:
        yield "@media print { .cover .logo { position: absolute; top: 0; right: 0; } }"
        yield "@media print { .cover .front .logo { top: 18mm; right: 18mm; } }"


def head_logo(logo: Picture, address: str) -> str:
    """Return the rule that puts a logo into the head of pages."""
    room = HEAD * logo.width / logo.height + 3
    ground = f'background: url("{address}") left bottom 5mm / auto {HEAD:g}mm no-repeat; padding-left: {room:.1f}mm;'
    return f"@page {{ @top-left {{ {ground} }} }}"


def sides(margins: Margins, top: float) -> str:
    """Return margins as CSS has them, with another above."""
    return f"{top:g}mm {margins.right:g}mm {margins.bottom:g}mm {margins.left:g}mm"


def edge_rules(name: str, edge: Edge, alignment: str, language: str, strings: Mapping[str, str] = _STRINGS) -> Iterator[str]:
    """Yield the rules of the words at the top or bottom of pages; ``strings`` are the values of what they name."""
    for side in ("left", "right"):
        words = getattr(edge, side)
        if words is not None:
            content = counted(in_language(words, language), strings)
            yield f"@page {{ @{name}-{side} {{ content: {content}; vertical-align: {alignment}; }} }}"


def properties(look: Look) -> str:
    """Return the custom properties of a theme for the light and the dark page, for pages that are no report."""
    from reportgen.render.sheets import VARIABLES

    if look.theme is None:
        return ""
    light, dark = look.theme.light.page, look.theme.dark.page
    first, second = ("".join(f"--{name}: {scheme[c]}; " for name, c in VARIABLES.items()) for scheme in (light, dark))
    return f":root {{ {first}}}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {second}}} }}"
