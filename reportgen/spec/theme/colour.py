"""Colours as people see them: contrast, distance, colour blindness, and the nearest colour that does."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

from reportgen.palette import linear, luminance

Triple = tuple[float, float, float]

VISIONS: Mapping[str, tuple[Triple, Triple, Triple]] = MappingProxyType(
    {
        "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
        "protanopia": (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ),
        "deuteranopia": (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        ),
        "tritanopia": (
            (1.255528, -0.076749, -0.178779),
            (-0.078411, 0.930809, 0.147602),
            (0.004733, 0.691367, 0.303900),
        ),
    }
)
"""What is left of linear red, green and blue to each kind of eye: Machado, Oliveira & Fernandes 2009, severity 1."""
_XYZ: tuple[Triple, Triple, Triple] = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE: Triple = (0.95047, 1.0, 1.08883)
"""sRGB in CIE XYZ under D65 (IEC 61966-2-1), and its white."""


def encoded(light: Triple) -> str:
    """Return light as ``#rrggbb``."""
    return "#" + "".join(f"{round(255 * _encoded(min(max(part, 0.0), 1.0))):02x}" for part in light)


def _encoded(value: float) -> float:
    return value * 12.92 if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4) - 0.055)


def seen(colour: str, vision: str) -> str:
    """Return a colour as a kind of eye sees it; see :data:`VISIONS`."""
    return encoded(_times(VISIONS[vision], linear(colour)))


def _times(matrix: tuple[Triple, Triple, Triple], light: Triple) -> Triple:
    first, second, third = (sum(m * v for m, v in zip(row, light, strict=True)) for row in matrix)
    return first, second, third


def lab(colour: str) -> Triple:
    """Return a colour in CIE L*a*b* (1976)."""
    x, y, z = (_root(part / white) for part, white in zip(_times(_XYZ, linear(colour)), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(value: float) -> float:
    return float(value ** (1 / 3)) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116


def distance(one: str, other: str, vision: str = "normal") -> float:
    """Return how far two colours are apart to a kind of eye (CIE 1976)."""
    return math.dist(lab(seen(one, vision)), lab(seen(other, vision)))


def least(one: str, other: str) -> tuple[float, str]:
    """Return the smallest distance of two colours and the eye that sees it."""
    return min((distance(one, other, vision), vision) for vision in VISIONS)


def mixed(one: str, other: str, part: float) -> str:
    """Return the light of two colours mixed; ``part`` is how much of the other."""
    first, second, third = (a + (b - a) * part for a, b in zip(linear(one), linear(other), strict=True))
    return encoded((first, second, third))


_BACK: tuple[Triple, Triple, Triple] = (
    (3.2404542, -1.5371385, -0.4985314),
    (-0.9692660, 1.8760108, 0.0415560),
    (0.0556434, -0.2040259, 1.0572252),
)


def _light(lightness: float, a: float, b: float) -> Triple:
    """Return the light of a colour in CIE L*a*b*, which may lie outside of what a screen shows."""
    y = (lightness + 16) / 116
    x, z = y + a / 500, y - b / 200
    found = tuple(_cubed(part) * white for part, white in zip((x, y, z), _WHITE, strict=True))
    return _times(_BACK, (found[0], found[1], found[2]))


def _cubed(value: float) -> float:
    return value**3 if value**3 > 216 / 24389 else (116 * value - 16) * 27 / 24389


def _shown(light: Triple) -> bool:
    return all(-1e-4 <= part <= 1.0001 for part in light)


def shade(colour: str, wanted: float) -> str:
    """Return a colour of the same hue with another luminance, as much of its colour kept as a screen can show.

    Hue and chroma are those of CIE L*a*b*; where no screen shows so much colour at that lightness, as much as it can.
    """
    _, a, b = lab(colour)
    lightness = 116 * _root(wanted) - 16
    low, high = 0.0, 1.0
    if _shown(_light(lightness, a, b)):
        low = 1.0
    for _ in range(24 if low == 0.0 else 0):
        part = (low + high) / 2
        low, high = (part, high) if _shown(_light(lightness, a * part, b * part)) else (low, part)
    return encoded(_light(lightness, a * low, b * low))


STEPS = 200


def nearest_that(colour: str, passes: Callable[[str], bool]) -> str:
    """Return the colour nearest to one, of those darker and lighter in its hue, that passes; empty where none does."""
    now = luminance(colour)
    shades = {shade(colour, (i / STEPS) ** 2) for i in range(STEPS + 1)} - {colour}
    found = sorted((s for s in shades if passes(s)), key=lambda s: (distance(colour, s), abs(luminance(s) - now), s))
    return found[0] if found else ""
