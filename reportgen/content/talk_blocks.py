"""Blocks of interviews: series of talks with their guide, and what was said in them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GuideQuestion:
    """A question of an interview."""

    ask: str
    probes: tuple[str, ...]
    """What to ask when the answer leaves it open."""


@dataclass(frozen=True, slots=True)
class GuideSection:
    """A part of an interview."""

    title: str
    time: str
    """About how long; empty when not known."""
    first: int
    """The number of its first question; questions are counted through the whole guide."""
    questions: tuple[GuideQuestion, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """A series of talks: how people are chosen, how many of whom, and the guide."""

    anchor: str
    title: str
    tag: str
    """拟, 可选 or similar; empty otherwise."""
    facts: tuple[tuple[str, str], ...]
    """(label, words) pairs."""
    quota_label: str
    quotas: tuple[tuple[str, str], ...]
    """(whom, how many) pairs."""
    guide_label: str
    guide: tuple[GuideSection, ...]


@dataclass(frozen=True, slots=True)
class Talks:
    """Series of talks."""

    level: int
    """Of the headings."""
    talks: tuple[Talk, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of somebody."""

    anchor: str
    words: str
    who: str
    about: tuple[str, ...]
    """What it is coded under."""
    tag: str


@dataclass(frozen=True, slots=True)
class Sayings:
    """Quotations of talks."""

    sayings: tuple[Saying, ...]
