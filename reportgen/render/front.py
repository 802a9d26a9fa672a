"""What a theme puts on the cover."""

from __future__ import annotations

from dataclasses import dataclass

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


def front(look: Look, language: str, *, screen: bool) -> Front:
    """Return what a theme puts on the cover; nothing without a theme."""
    theme = look.theme
    if theme is None:
        return Front()
    band, logo = theme.document.cover.layout == "band", theme.document.logo
    if logo is None or logo.place == "head":
        return Front(band=band)
    return Front(look.address(LOGO, screen=screen), in_language(logo.alt, language), band)
