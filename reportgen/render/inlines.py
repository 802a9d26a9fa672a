"""Running text as HTML: escaped, typeset for its language, numbers that open their definition."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from reportgen.content.inlines import Claimed, CrossReference, Inline, Inlines, LineBreak, Link, Number, Strong, Words
from reportgen.render.typeset import Setting, attached_after, attached_before, settle

GAP = Markup('<span class="q"></span>')
SAFE_SCHEMES = frozenset({"http", "https", "mailto"})


@dataclass(frozen=True, slots=True)
class Kept:
    """A number with the marks that must not leave it."""

    parts: tuple[Piece, ...]


Piece = Inline | Kept


@dataclass(slots=True)
class Writer:
    """Writes the running text of one page.

    Parameters
    ----------
    language
        Its language tag.
    panels
        The anchors of the panels that numbers can open.
    number_label
        What a screen reader says for a number, with ``{number}``.
    opens
        Whether numbers are buttons that open their panel, as on a screen, or links to it, as in a PDF.
    """

    language: str
    panels: frozenset[str]
    number_label: str
    opens: bool = True
    _set: dict[str, Markup] = field(default_factory=dict, repr=False)
    """Plain words that were set already: what panels say of base, source and data is the same for most numbers."""

    def words(self, text: str) -> Markup:
        """Return plain words, typeset."""
        if text not in self._set:
            self._set[text] = self.inline((Words(text),))
        return self._set[text]

    def inline(self, parts: Inlines) -> Markup:
        """Return running text."""
        text = text_of(parts)
        return _Run(self, text, settle(text, self.language)).write(parts)


@dataclass(slots=True)
class _Run:
    """One run of text on its way out; ``at`` walks over the characters of ``text``."""

    writer: Writer
    text: str
    setting: Setting
    at: int = 0
    gapped: set[int] = field(default_factory=set)

    def write(self, parts: tuple[Piece, ...]) -> Markup:
        return Markup("").join(self._piece(p) for p in _kept_together(parts))

    def _piece(self, part: Piece) -> Markup:
        while self.at in self.setting.dropped and not isinstance(part, Words):
            self.at += 1
        return self._gap() + _WRITERS[type(part)](self, part)

    def _gap(self) -> Markup:
        if self.at == 0 or self.at not in self.setting.gaps or self.at in self.gapped:
            return Markup("")
        self.gapped.add(self.at)
        return GAP

    def characters(self, count: int) -> Markup:
        """Write the next characters with gaps and half marks."""
        return Markup("").join(self._spans(self.at + count))

    def _spans(self, end: int) -> Iterator[Markup]:
        start = self.at
        for i in range(self.at, end):
            if i in self.setting.dropped or i in self.setting.half or i in self.setting.gaps:
                yield escape(self.text[start:i])
                yield self._special(i)
                start = i + (i in self.setting.dropped or i in self.setting.half)
        yield escape(self.text[start:end])
        self.at = end

    def _special(self, i: int) -> Markup:
        self.at = i
        gap = self._gap()
        return gap + Markup('<span class="h">{}</span>').format(self.text[i]) if i in self.setting.half else gap

    def words(self, part: Words) -> Markup:
        return self.characters(len(part.text))

    def number(self, part: Number) -> Markup:
        panel = panel_of(part)
        words = self.characters(len(part.text))
        if panel not in self.writer.panels:
            return words
        if not self.writer.opens:
            return Markup('<a class="fact" id="{}" href="#{}">{}</a>').format(part.anchor, panel, words)
        return Markup('<button type="button" class="fact" id="{}" popovertarget="{}" aria-label="{}">{}</button>').format(
            part.anchor, panel, self.writer.number_label.format(number=part.text), words
        )

    def strong(self, part: Strong) -> Markup:
        return Markup("<strong>{}</strong>").format(self.write(part.parts))

    def claimed(self, part: Claimed) -> Markup:
        return Markup('<span class="says {}" id="{}">{}</span>').format(part.result, part.anchor, self.write(part.parts))

    def link(self, part: Link) -> Markup:
        words = self.write(part.parts)
        if not is_safe(part):
            return words
        return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(part.href, words)

    def reference(self, part: CrossReference) -> Markup:
        return Markup('<a class="xref" href="#{}">{}</a>').format(part.target, self.characters(len(part.text)))

    def line_break(self, part: LineBreak) -> Markup:  # noqa: ARG002
        self.at += 1
        return Markup("<br/>")

    def kept(self, part: Kept) -> Markup:
        return Markup('<span class="nb">{}</span>').format(Markup("").join(self._piece(p) for p in part.parts))


_WRITERS: Mapping[type, Callable[[_Run, Any], Markup]] = MappingProxyType(
    {
        Words: _Run.words,
        Number: _Run.number,
        Strong: _Run.strong,
        Link: _Run.link,
        Claimed: _Run.claimed,
        CrossReference: _Run.reference,
        LineBreak: _Run.line_break,
        Kept: _Run.kept,
    }
)


def text_of(parts: Inlines) -> str:
    """Return the characters of running text, as they are set: a line that breaks is one of them."""
    return "".join(map(_words, parts))


def panel_of(part: Number) -> str:
    """Return the anchor of what stands behind a number; empty where it has none."""
    return f"f-{part.anchor.split('-')[1]}" if part.anchor.count("-") == 2 else ""


def is_safe(part: Link) -> bool:
    """Tell whether a link leads to a page or a letter, and runs nothing."""
    return urlsplit(part.href).scheme.lower() in SAFE_SCHEMES


def _words(part: Inline) -> str:
    match part:
        case LineBreak():
            return "\n"
        case Strong(parts) | Link(_, parts) | Claimed(_, parts):
            return text_of(parts)
        case _:
            return part.text


def _closed_up(parts: tuple[Piece, ...]) -> list[Piece]:
    """Move the marks after a claim's words to them where the last of these is a number."""
    rest = list(parts)
    for i, (part, after) in enumerate(pairwise(rest)):
        tail = attached_after(after.text) if isinstance(after, Words) else 0
        if tail and isinstance(after, Words) and isinstance(part, Claimed) and isinstance(part.parts[-1:][0], Number):
            rest[i] = replace(part, parts=(*part.parts, Words(after.text[:tail])))
            rest[i + 1] = Words(after.text[tail:])
    return rest


def _kept_together(parts: tuple[Piece, ...]) -> list[Piece]:
    """Move the marks around each number to it: browsers let a line end between a button and the mark after it."""
    out: list[Piece] = []
    rest = _closed_up(parts)
    for i, part in enumerate(rest):
        if not isinstance(part, Number):
            out.append(part)
            continue
        before, after = out[-1] if out else None, rest[i + 1] if i + 1 < len(rest) else None
        head = attached_before(before.text) if isinstance(before, Words) else 0
        tail = attached_after(after.text) if isinstance(after, Words) else 0
        kept: tuple[Piece, ...] = (part,)
        if head and isinstance(before, Words):
            out[-1] = Words(before.text[:-head])
            kept = (Words(before.text[-head:]), *kept)
        if tail and isinstance(after, Words):
            kept = (*kept, Words(after.text[:tail]))
            rest[i + 1] = Words(after.text[tail:])
        out.append(Kept(kept) if len(kept) > 1 else part)
    return out
