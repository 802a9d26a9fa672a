"""What a theme puts on the cover."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportgen.render.look import LOGO, Look
from reportgen.spec.model.scalars import in_language


@dataclass(frozen=True, slots=True)
class Front:
    """Logo and layout of the cover."""

    logo: str = ""
    """The address of the picture; empty without one."""
    alt: str = ""
    band: bool = False
    """Whether the title stands in a band."""
    banded: bool = False
    """Whether the title of a page without a cover stands in a band."""


def front(look: Look, language: str, *, screen: bool) -> Front:
    """Return what a theme puts on the cover; nothing without a theme."""
    theme = look.theme
    if theme is None:
        return Front()
    layout, logo = theme.document.cover.layout, theme.document.logo
    found = Front(band=layout == "band", banded=layout != "plain")
    if logo is None or logo.place == "head":
        return found
    return replace(found, logo=look.address(LOGO, screen=screen), alt=in_language(logo.alt, language))
