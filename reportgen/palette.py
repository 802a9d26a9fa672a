"""The colours of a report as they are without a theme, and how far apart two colours are to the eye.

Drawings and style sheets carry these colours; a theme puts others in their places, as the dark page does.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

INK, INK2, INK3 = "#1b2227", "#55606a", "#66717a"
RULE, PALE, PAPER = "#d3d8dc", "#eceff1", "#ffffff"
WASH = "#fbf1e9"
"""The corner of a scatter to act on first, and nothing else."""
BLUE, BLUE2, RED, RED2, GREY = "#14567f", "#5899c1", "#a8430f", "#ce7f44", "#c9cfd4"
BAD = (RED2, "#b65923", "#b1521c", "#ad4a16", RED)
GOOD = (BLUE2, "#3779a1", "#2b6d96", "#20628a", BLUE)
"""The sides of a rating scale from the weakest level to the strongest; all but the weakest carry white labels at 4.5:1."""
HEAT = ("#e6eff5", "#c6ddeb", "#a7cae0", "#8ab6d3", "#6aa3c7", "#3b79a2", "#2a6891", BLUE)
HEAT_BAD = ("#f9ebe1", "#f3d4bf", "#eabc9b", "#e0a478", "#d58c56", "#b85c26", "#af4e19", RED)
"""One hue from little to much, even steps of lightness; no shade lies where neither white nor ink reaches 4.5:1."""

DARK: Mapping[str, str] = MappingProxyType(
    {
        INK: "#e7eaec",
        INK2: "#a9b3bb",
        INK3: "#8a959e",
        RULE: "#3a434a",
        PALE: "#262d32",
        PAPER: "#15191c",
        WASH: "#2a2019",
        BLUE: "#7fbbe0",
        BLUE2: "#34708f",
        RED: "#f0a06c",
        RED2: "#985322",
        GREY: "#59636b",
        **dict(zip(HEAT[:7], ("#1c2a33", "#213a49", "#254b60", "#2c5b74", "#326c8a", "#5994b5", "#6aa5c8"), strict=True)),
        **dict(zip(HEAT_BAD[:7], ("#30231b", "#4c2d19", "#67391a", "#80451d", "#995322", "#c67a48", "#d98b58"), strict=True)),
        **dict(zip(BAD[1:4], ("#c17644", "#d18451", "#e0925f"), strict=True)),
        **dict(zip(GOOD[1:4], ("#5490b1", "#629ec1", "#71add0"), strict=True)),
    }
)
"""What each colour becomes on a dark page; the drawings carry the light colours as attributes."""


def linear(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue of ``#rrggbb`` as light."""
    red, green, blue = (_channel(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return red, green, blue


def _channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
