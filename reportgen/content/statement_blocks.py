"""Findings and SWOT items as blocks of the report, each with what it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.content.inlines import Inlines


@dataclass(frozen=True, slots=True)
class Backing:
    """What a statement stands on: the kind in words, and the evidence."""

    kind: Literal["data", "source", "judgement", "none"]
    word: str
    """数据, 资料, 判断, 尚无数据支持."""
    chips: tuple[Inlines, ...]
    """For data: each comparison's numbers. For source and judgement: the words."""
    holds: bool | None = True


@dataclass(frozen=True, slots=True)
class SwotEntry:
    """One item."""

    text: Inlines
    backings: tuple[Backing, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class SwotQuadrant:
    """One of the four."""

    key: Literal["strengths", "weaknesses", "opportunities", "threats"]
    title: str
    aside: str
    """内部，有利."""
    entries: tuple[SwotEntry, ...]


@dataclass(frozen=True, slots=True)
class SwotTable:
    """Two rows of two."""

    quadrants: tuple[SwotQuadrant, ...]


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """One finding with what it stands on."""

    anchor: str
    number: str
    text: Inlines
    about: str
    """Which questions and dimensions it is about; empty where its numbers say it."""
    backings: tuple[Backing, ...]


@dataclass(frozen=True, slots=True)
class FindingsList:
    """The findings of the report."""

    entries: tuple[FindingEntry, ...]
