"""Running text as values: no markup, so that every output escapes and typesets it in its own way."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A fact printed in running text; in HTML a reader can open it."""

    fact: str
    """The fact's id."""
    text: str
    """As printed."""
    anchor: str = ""
    """Where it stands: ``use-``, the fact's ten hex digits, ``-`` and which use of the fact it is, from 1."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Emphasis: bold."""

    parts: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an outside address (http, https, mailto only)."""

    href: str
    parts: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A figure, table or section of this report: 图 4."""

    target: str
    """The anchor of the block."""
    text: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """Words that say what a claim says."""

    claim: str
    """The claim's id."""
    parts: tuple[Inline, ...]
    result: str = ""
    """``holds``, ``not-significant``, ``broken`` or ``unknown``."""
    word: str = ""
    """The result in words."""
    anchor: str = ""
    """Where they stand: ``says-``, the claim's anchor and which use of it this is."""
    proof: str = ""
    """The anchor of what is said of the claim: in HTML a panel that opens."""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced line end."""


Inline = Words | Number | Strong | Link | CrossReference | Claimed | LineBreak
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    parts: Inlines


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list; each item is a run of paragraphs and lists."""

    items: tuple[tuple[ProsePart, ...], ...]
    ordered: bool = False
    start: int = 1
    """The number of the first item of an ordered list."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words."""

    parts: tuple[ProsePart, ...]


ProsePart = Paragraph | ListOf | Quotation
Prose = tuple[ProsePart, ...]


def claimed(parts: Inlines) -> tuple[Claimed, ...]:
    """Return the claims that running text says, in order."""
    found: list[Claimed] = []
    for part in parts:
        if isinstance(part, Claimed):
            found.append(part)
        if isinstance(part, Claimed | Strong | Link):
            found += claimed(part.parts)
    return tuple(found)


def claimed_in(text: Prose) -> tuple[Claimed, ...]:
    """Return the claims that paragraphs, lists and quotations say, in order."""
    found: list[Claimed] = []
    for part in text:
        match part:
            case Paragraph(parts):
                found += claimed(parts)
            case ListOf(items):
                found += (one for item in items for one in claimed_in(item))
            case Quotation(inner):
                found += claimed_in(inner)
    return tuple(found)


def plain(parts: Inlines) -> str:
    """Return the words of running text without any markup."""
    return "".join(_plain(p) for p in parts)


def _plain(part: Inline) -> str:
    match part:
        case Words(text) | Number(_, text) | CrossReference(_, text):
            return text
        case Strong(parts) | Link(_, parts) | Claimed(_, parts):
            return plain(parts)
        case LineBreak():
            return " "
