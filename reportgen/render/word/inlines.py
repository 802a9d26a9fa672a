"""Running text as Markdown for Pandoc: numbers lead to their definition, claims carry their mark, notes go to the foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from reportgen.content.inlines import (
    Claimed,
    CrossReference,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListOf,
    Number,
    Paragraph,
    Prose,
    Quotation,
    Strong,
    Words,
    claimed,
)
from reportgen.render.html import SIGNS
from reportgen.render.inlines import is_safe, panel_of, text_of
from reportgen.render.typeset import settle
from reportgen.render.word.escape import address, anchor, as_is, escaped

LINE_END = "\\\n"
APART = "<!-- -->"
"""Keeps two pieces of markup apart."""
STYLES: Mapping[str, str] = MappingProxyType(
    {"holds": "Claim", "not-significant": "Claim Weak", "broken": "Claim Broken", "unknown": "Claim Weak"}
)
"""The style of a claim's mark by its result."""


@dataclass(slots=True)
class Writer:
    """Writes the running text of one document.

    Parameters
    ----------
    language
        Its language tag.
    panels
        The anchors of the register that numbers lead to.
    proofs
        The anchors of what stands behind claims.
    """

    language: str
    panels: frozenset[str]
    proofs: frozenset[str]
    bracketed: str = "({words})"
    """Words in the brackets of the language."""
    linked: bool = True
    """Whether numbers, claims and references lead anywhere; on slides they do not."""
    _notes: list[Prose] = field(default_factory=list, repr=False)
    """Notes that wait for the next paragraph."""

    def words(self, text: str) -> Markup:
        """Return plain words at the beginning of a line."""
        return self.inline((Words(text),))

    def inline(self, parts: Inlines) -> Markup:
        """Return running text, at the beginning of a line."""
        text = text_of(parts)
        return as_is(_Run(self, settle(text, self.language).dropped).write(parts))

    def note(self, prose: Prose) -> None:
        """Keep a note for the foot of the page of the next paragraph."""
        self._notes.append(prose)

    def prose(self, text: Prose, style: str = "") -> Markup:
        """Return paragraphs, lists and quotations; the first paragraph in a style of its own."""
        return as_is("\n\n").join(self._part(part, style if n == 0 else "") for n, part in enumerate(text))

    def _part(self, part: Any, style: str) -> Markup:
        match part:
            case Paragraph(parts):
                return self.styled(self.inline(parts) + self.marks(parts) + self._footnotes(), style)
            case Quotation(inner):
                return as_is("\n".join(f"> {line}".rstrip() for line in self.prose(inner).split("\n")))
            case ListOf():
                return self._list(part)
            case _:
                raise TypeError(type(part).__name__)

    @staticmethod
    def styled(text: Markup, style: str) -> Markup:
        """Return paragraphs in a style of the reference document."""
        return as_is(f'::: {{custom-style="{style}"}}\n{text}\n:::') if style else text

    def _list(self, part: ListOf) -> Markup:
        items = []
        for number, item in enumerate(part.items, part.start):
            lead = f"{number}." if part.ordered else "-"
            lead = lead.ljust(max(4, len(lead) + 1))
            lines = self.prose(item).split("\n")
            items.append("\n".join((lead + line if n == 0 else " " * len(lead) + line).rstrip() for n, line in enumerate(lines)))
        return as_is("\n".join(items) + f"\n\n{APART}")

    def marks(self, parts: Inlines) -> Markup:
        """Return the marks of the claims that a paragraph says, leading to what stands behind; those that hold are one."""
        said = claimed(parts)
        held = [one for one in said if one.result == "holds"]
        marks = [self.mark("holds", held[0].word, held[0].proof, len(held))] if held else []
        marks += [self.mark(one.result, one.word, one.proof) for one in said if one.result in STYLES and one.result != "holds"]
        return as_is("").join(as_is("\u2002") + mark for mark in marks)

    def mark(self, result: str, word: str, proof: str, count: int = 1) -> Markup:
        """Return the mark of a claim: its sign and its result in words, and of how many it is said."""
        said = f"{SIGNS[result]}\u00a0{escaped(word)}" + (self.bracketed.format(words=count) if count > 1 else "")
        text = f'[{said}]{{custom-style="{STYLES[result]}"}}'
        leads = self.linked and proof in self.proofs
        return as_is(f"[{text}](#{anchor(proof)})" if leads else text)

    def _footnotes(self) -> Markup:
        notes, self._notes = self._notes, []
        return as_is("").join(self.footnote(note) for note in notes)

    def footnote(self, note: Prose) -> Markup:
        """Return a note as one that stands at the foot of the page."""
        return as_is(f"^[{self.inline(flat(note))}]")


def flat(note: Prose) -> Inlines:
    """Return a note as one line: its paragraphs and items one after the other."""
    runs: list[Inline] = []
    for part in note:
        match part:
            case Paragraph(parts):
                runs += [*([Words(" ")] if runs else []), *parts]
            case ListOf(items):
                for item in items:
                    runs += [*([Words(" ")] if runs else []), *flat(item)]
            case Quotation(inner):
                runs += [*([Words(" ")] if runs else []), *flat(inner)]
    return tuple(runs)


@dataclass(slots=True)
class _Run:
    """One run of text on its way out; ``at`` walks over its characters."""

    writer: Writer
    dropped: frozenset[int]
    at: int = 0
    starts: bool = True
    bold: bool = False

    def write(self, parts: Inlines) -> str:
        out = ""
        for part in parts:
            found = _WRITERS[type(part)](self, part)
            out += f"{APART}{found}" if out.endswith("**") and found.startswith("**") else found
        return out

    def characters(self, text: str) -> str:
        kept = "".join(c for i, c in enumerate(text, self.at) if i not in self.dropped)
        self.at += len(text)
        found = escaped(kept, starts=self.starts)
        self.starts = self.starts and not found
        return found

    def words(self, part: Words) -> str:
        return self.characters(part.text)

    def number(self, part: Number) -> str:
        panel = panel_of(part)
        self.starts = False
        words = self.characters(part.text)
        if panel not in self.writer.panels or not self.writer.linked:
            return words
        return f"[[{words}]{{#{part.anchor}}}](#{panel})"

    def strong(self, part: Strong) -> str:
        if self.bold:
            return self.write(part.parts)
        self.starts, self.bold = False, True
        text = self.write(part.parts)
        self.bold = False
        words = text.strip(" ")
        return text.replace(words, f"**{words}**", 1) if words else text

    def claimed(self, part: Claimed) -> str:
        self.starts = False
        style = {"broken": "Said Broken", "not-significant": "Said Weak", "unknown": "Said Weak"}.get(part.result)
        words = self.write(part.parts)
        place = f"#{part.anchor}" if self.writer.linked and part.anchor else ""
        settings = " ".join(filter(None, (place, style and f'custom-style="{style}"')))
        return f"[{words}]{{{settings}}}" if settings else words

    def link(self, part: Link) -> str:
        self.starts = False
        words = self.write(part.parts)
        return f"[{words}](<{address(part.href)}>)" if self.writer.linked and is_safe(part) else words

    def reference(self, part: CrossReference) -> str:
        self.starts = False
        words = self.characters(part.text)
        return f"[{words}](#{anchor(part.target)})" if self.writer.linked else words

    def line_break(self, part: LineBreak) -> str:  # noqa: ARG002
        self.at += 1
        self.starts = True
        return LINE_END


_WRITERS: Mapping[type, Callable[[_Run, Any], str]] = MappingProxyType(
    {
        Words: _Run.words,
        Number: _Run.number,
        Strong: _Run.strong,
        Link: _Run.link,
        Claimed: _Run.claimed,
        CrossReference: _Run.reference,
        LineBreak: _Run.line_break,
    }
)
