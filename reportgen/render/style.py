"""The visual language of the figures: colours, type sizes, lengths.

Orange is bad or "act here", blue good or in order, grey the middle or the background.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from typing import NamedTuple

from reportgen.palette import (
    BAD,
    BLUE,
    BLUE2,
    DARK,
    GOOD,
    GREY,
    HEAT,
    HEAT_BAD,
    INK,
    INK2,
    INK3,
    PALE,
    PAPER,
    RED,
    RED2,
    RULE,
    WASH,
    contrast,
    luminance,
)

MM = 72 / 25.4
"""Points in a millimetre."""


class Widths(NamedTuple):
    """The two widths a figure is drawn in, in millimetres: type is never scaled down, so a phone gets a drawing of its own."""

    wide: float
    narrow: float


COLUMN = Widths(132, 84)
"""A figure in the text column, and on a phone."""
COVER = Widths(172, 84)
GLANCE = Widths(50, 50)
"""The small figure beside a finding."""
SCORE = Widths(38, 80)
"""The measure of an action in the scorecard."""
PLAN = Widths(122, 80)
"""The measure at the foot of a plan's action."""

LABEL, NOTE, LARGE = 8.5, 7.5, 13.0
"""Type sizes in points: labels and values; headings and ticks; the number inside a ring."""
LEADING = 1.32
"""Line pitch in ems of labels that take more than one line."""
ROW, BAR = 6.2, 3.9
"""Pitch and thickness of a horizontal bar in mm."""
HAIR, THIN, STEM = 0.6, 0.8, 1.2
"""Line weights in points."""
DOT = 6.2
"""Diameter of a dot in points."""

FAMILIES = "'Report Sans', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif"


_WORN: ContextVar[Mapping[str, str]] = ContextVar("worn", default=MappingProxyType({}))
"""The colours that a theme puts in the places of ours in what is being drawn."""


@contextmanager
def wearing(colours: Mapping[str, str]) -> Iterator[None]:
    """Let labels be chosen for the colours that a theme puts in the places of ours."""
    before = _WORN.set(colours)
    try:
        yield
    finally:
        _WORN.reset(before)


def label_on(colour: str) -> str:
    """Return the colour of words on a mark: paper or ink, whichever stands out more."""
    worn = _WORN.get()
    return max((PAPER, INK), key=lambda words: contrast(worn.get(words, words), worn.get(colour, colour)))


__all__ = [
    "BAD",
    "BAR",
    "BLUE",
    "BLUE2",
    "COLUMN",
    "COVER",
    "DARK",
    "DOT",
    "FAMILIES",
    "GLANCE",
    "GOOD",
    "GREY",
    "HAIR",
    "HEAT",
    "HEAT_BAD",
    "INK",
    "INK2",
    "INK3",
    "LABEL",
    "LARGE",
    "LEADING",
    "MM",
    "NOTE",
    "PALE",
    "PAPER",
    "PLAN",
    "RED",
    "RED2",
    "ROW",
    "RULE",
    "SCORE",
    "STEM",
    "THIN",
    "WASH",
    "Widths",
    "contrast",
    "label_on",
    "luminance",
    "wearing",
]
