"""The fonts that ship with the tool: which characters they have, and cutting them down to those a report uses."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reportgen.glyphs import INVISIBLE
from reportgen.resources import templates

if TYPE_CHECKING:
    import uharfbuzz


class Face(NamedTuple):
    """One of the fonts."""

    name: str
    family: str
    weight: int


SANS = Face("ReportSans-Regular", "Report Sans", 400)
SANS_BOLD = Face("ReportSans-Bold", "Report Sans", 700)
SERIF_BOLD = Face("ReportSerif-Bold", "Report Serif", 700)
FACES = (SANS, SANS_BOLD, SERIF_BOLD)

_FEATURES = ("halt", "kern", "locl", "ccmp", "mark", "mkmk", "liga", "tnum", "lnum")
_NAMES = (1, 2, 4, 6)


_BROUGHT: dict[str, bytes] = {}
"""Fonts of themes by name; a name holds the hash of the font, so that it means the same in every report of a process."""


def bring(data: bytes) -> str:
    """Take in the font of a theme; return its name."""
    name = f"brought-{hashlib.sha256(data).hexdigest()[:16]}"
    _BROUGHT[name] = data
    return name


@lru_cache(maxsize=16)
def font_file(name: str) -> bytes:
    """Return a font by its name: one that ships with the tool, such as ``ReportSans-Regular``, or one of a theme."""
    return _BROUGHT[name] if name in _BROUGHT else (templates() / "fonts" / f"{name}.otf").read_bytes()


def digest(name: str) -> str:
    """Return the sha256 of a shipped font."""
    return hashlib.sha256(font_file(name)).hexdigest()


@lru_cache(maxsize=8)
def _face(name: str) -> uharfbuzz.Face:
    import uharfbuzz

    return uharfbuzz.Face(uharfbuzz.Blob(font_file(name)))


@lru_cache(maxsize=8)
def coverage(name: str) -> frozenset[int]:
    """Return the code points a font has a glyph for."""
    return frozenset(_face(name).unicodes)


def lacking(name: str, characters: Iterable[str]) -> tuple[str, ...]:
    """Return the characters that a font lacks, in the order of their code points."""
    return tuple(sorted(c for c in set(characters) if ord(c) not in coverage(name) and c not in INVISIBLE))


@lru_cache(maxsize=16)
def subset(name: str, characters: frozenset[str]) -> bytes:
    """Return a font with only these characters, as an OpenType font of the same family name.

    The features the pages use stay: half-width marks, kerning, local forms, marks over letters.
    """
    import uharfbuzz as hb

    wish = hb.SubsetInput()
    wish.sets(hb.SubsetInputSets.UNICODE).update(map(ord, characters))
    features = wish.sets(hb.SubsetInputSets.LAYOUT_FEATURE_TAG)
    features.clear()
    features.update(int.from_bytes(tag.encode(), "big") for tag in _FEATURES)
    names = wish.sets(hb.SubsetInputSets.NAME_ID)
    names.clear()
    names.update(_NAMES)
    wish.flags = hb.SubsetFlags.DESUBROUTINIZE | hb.SubsetFlags.NOTDEF_OUTLINE
    return bytes(hb.subset(_face(name), wish).blob.data)
