"""A theme as it was read and checked: what the renderer needs to know, and the files it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from reportgen.problems import Place, Problem

if TYPE_CHECKING:
    from reportgen.spec.theme.model import ThemeDocument


SIZES: Mapping[str, tuple[float, float]] = MappingProxyType({"A4": (210.0, 297.0), "Letter": (215.9, 279.4)})
"""Width and height of paper in millimetres."""


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A file that a theme is made of."""

    role: str
    """``theme``, ``logo``, ``cover``, ``font``, ``template`` or ``word``."""
    shown: str
    """Its path from the project root."""
    near: str
    """Its path as problems print it."""
    content: bytes
    place: Place
    """Where it is named."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was looked into."""

    content: bytes
    type: str
    """``image/svg+xml``, ``image/png`` or ``image/jpeg``."""
    width: float
    height: float
    """In whatever unit; the ratio counts."""


@dataclass(frozen=True, slots=True)
class BlockTemplate:
    """The author's template of one block."""

    block: str
    source: str
    near: str
    """The file as problems name it."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """Which colour stands for each colour of the plain report."""

    page: Mapping[str, str]
    """In style sheets."""
    marks: Mapping[str, str]
    """In drawings."""
    likert: Mapping[str, str]
    """In drawings of rating scales."""


@dataclass(frozen=True, slots=True)
class Theme:
    """How the reports of a house look."""

    document: ThemeDocument
    files: tuple[ThemeFile, ...]
    """Everything that was read, ``theme.yaml`` first."""
    light: Scheme
    dark: Scheme
    """What the colours of the light scheme become, by the colours of the plain report."""
    fonts: Mapping[str, ThemeFile] = field(default_factory=dict)
    """By role: ``text.regular``, ``text.bold``, ``headings.bold``."""
    logo: Picture | None = None
    cover: Picture | None = None
    blocks: Mapping[str, BlockTemplate] = field(default_factory=dict)
    reference: ThemeFile | None = None
    """The Word document whose styles a report takes."""


@dataclass(frozen=True, slots=True)
class Themed:
    """The theme of a report, and what is wrong with it."""

    theme: Theme | None = None
    problems: tuple[Problem, ...] = ()
