"""What stage 6 hands on: files as bytes, by the name they have in a version's folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files of one report that are made for readers."""

    files: Mapping[str, bytes]
    """Relative path (``index.html``, ``report.pdf``, ``figures/overall.svg``) to content."""
    parts: Mapping[str, str]
    """Versions of everything that decides the bytes (fonts, zlib, Pango, HarfBuzz, WeasyPrint, matplotlib, ...)."""
