"""What a slide is, before it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reportgen.render.word.pictures import Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A slide that begins a chapter."""

    title: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure."""

    title: str
    under: tuple[str, ...]
    picture: Picture
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cells:
    """A table, or what of it fits on a slide."""

    title: str
    under: tuple[str, ...]
    heads: tuple[tuple[tuple[str, int, int], ...], ...]
    """Rows of headings: words, columns and rows of each."""
    rows: tuple[tuple[str, ...], ...]
    """A row of one cell stands over all columns."""
    widths: tuple[float, ...]
    """Of the columns, in points."""
    aligns: tuple[str, ...]
    strong: frozenset[int]
    """The rows in bold."""
    size: float
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    """Paragraphs, each with its level from 0."""

    title: str
    points: tuple[tuple[int, str], ...]
    size: float
    counted: int = 0
    """The number of the first, where they are counted."""
    signs: tuple[str, ...] = ()
    """What stands before each in the place of a bullet."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Glance:
    """A number set large, with what it means under it and the findings beside it."""

    title: str
    headline: str
    unit: str
    tone: Literal["good", "bad"]
    meaning: tuple[str, ...]
    points: tuple[tuple[int, str], ...]
    size: float
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sides:
    """Two lists side by side."""

    title: str
    heads: tuple[str, str]
    points: tuple[tuple[tuple[int, str], ...], tuple[tuple[int, str], ...]]
    size: float
    notes: tuple[str, ...] = ()


Slide = Section | Drawn | Cells | Points | Glance | Sides


def numbered(title: str, number: int, count: int, words: Mapping[str, str]) -> str:
    """Return the title of a slide with its number among those that share it."""
    return title + (words["in-brackets"].format(words=f"{number}/{count}") if count > 1 else "")
