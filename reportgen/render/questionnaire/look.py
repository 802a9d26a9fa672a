"""A theme on a questionnaire: its title in the colours of the cover, the logo, paper, running head and foot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from reportgen.content.questionnaire.form import Form
from reportgen.palette import INK2, PAPER
from reportgen.render.look import GROUND, LOGO, Look
from reportgen.render.look_sheet import edge_rules, ground_of, head_logo
from reportgen.spec.theme.theme import Theme

MARGINS = (18.0, 18.0, 22.0, 20.0)
"""Above, right, below and left, in millimetres, where a theme has none of its own."""
LOGO_HEIGHT = 14.0
"""Millimetres that a logo is high at most: a form has no cover, and wants room for its questions."""
_STRINGS: Mapping[str, str] = MappingProxyType(
    {
        "title": "string(form)",
        "chapter": '""',
        "version": "string(version)",
        "page": "counter(page)",
        "pages": "counter(pages)",
    }
)


def margins_of(theme: Theme | None) -> tuple[float, float, float, float]:
    """Return the margins of a form above, at the right, below and at the left, in millimetres."""
    page = theme.document.page if theme else None
    if page is None or "margins" not in page.model_fields_set:
        return MARGINS
    return page.margins.top, page.margins.right, page.margins.bottom, page.margins.left


def form_look(look: Look, form: Form, *, screen: bool) -> str:
    """Return the rules of a theme for a form, to stand after ours; none without a theme."""
    return "".join(f"\n{rule}" for rule in _rules(look, look.theme, form, screen=screen)) if look.theme else ""


def _rules(look: Look, theme: Theme, form: Form, *, screen: bool) -> Iterator[str]:
    if theme.logo and theme.document.logo:
        height = min(theme.document.logo.height, LOGO_HEIGHT)
        yield f".form .front .logo {{ display: block; height: {height:g}mm; width: auto; max-width: 60%; margin: 0 0 1rem; }}"
    yield from _paper(look, theme, form, screen=screen)
    if theme.document.cover.layout != "plain":
        yield from _band(look, theme, screen=screen)


def _band(look: Look, theme: Theme, *, screen: bool) -> Iterator[str]:
    """Yield the rules of a title on the ground of the cover, which reaches to the edges of paper and screen."""
    ground, words = ground_of(theme)
    image = f' url("{look.address(GROUND, screen=screen)}") center / cover no-repeat' if theme.cover else ""
    yield f".form .banded {{ --ink: {words}; --ink2: {words}; --ink3: {words}; color: {words}; background: {ground}{image}; }}"
    yield ".form .banded h1 { margin-bottom: 0; }"
    top, right, _, left = margins_of(theme)
    outer, inner = f"-{top:g}mm -{right:g}mm 6mm -{left:g}mm", f"12mm {right:g}mm 8mm {left:g}mm"
    yield f"@media print {{ .form .banded {{ margin: {outer}; padding: {inner}; }} }}"
    if screen:
        wide = "" if image else f" box-shadow: 0 0 0 100vmax {ground}; clip-path: inset(0 -100vmax);"
        room = f"margin: -2.5rem 0 1.5rem; padding: 2.5rem {1.5 if image else 0:g}rem 1.8rem;"
        yield f"@media screen {{ .form .banded {{ {room}{wide} }} }}"


def _paper(look: Look, theme: Theme, form: Form, *, screen: bool) -> Iterator[str]:
    page, light = theme.document.page, theme.light.page
    if page.model_fields_set & {"size", "margins"}:
        top, right, bottom, left = margins_of(theme)
        yield f"@page {{ size: {page.size}; margin: {top:g}mm {right:g}mm {bottom:g}mm {left:g}mm; }}"
    if light[PAPER] != PAPER:
        yield "@media print { html { background: none; } }"  # it would lie over what the page itself has
        yield f"@page {{ background: {light[PAPER]}; }}"
    for side in ("left", "right"):
        font = f'font: 7.5pt/1.5 "Report Sans"; color: {light[INK2]}; vertical-align: bottom; padding-bottom: 5mm;'
        yield look.families(f"@page {{ @top-{side} {{ {font} }} }}")
    for name, edge, alignment in (("top", page.head, "bottom"), ("bottom", page.foot, "top")):
        yield from edge_rules(name, edge, alignment, form.language, _STRINGS)
    if theme.logo and theme.document.logo and theme.document.logo.place != "cover":
        yield head_logo(theme.logo, look.address(LOGO, screen=screen))
    yield "@page :first { @top-left { content: none; background: none; } @top-right { content: none; } }"
