"""Which slides a report has: a chapter's title, each figure and table, and what it finds, weighs and proposes, as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from reportgen.content.blocks import (
    Block,
    Content,
    Figure,
    GlancePage,
    Method,
    PlanBlock,
    ProseBlock,
    SectionBlock,
    SideNote,
    TableFigure,
)
from reportgen.content.claim_blocks import ClaimsTable
from reportgen.content.inlines import Inlines, ListOf, Paragraph, Prose, plain
from reportgen.content.score_blocks import Scorecard
from reportgen.content.statement_blocks import FindingsList, SwotTable
from reportgen.content.talk_blocks import Sayings
from reportgen.render.html import SIGNS
from reportgen.render.typeset import gap
from reportgen.render.word.pictures import Pictures
from reportgen.render.word.slides.plan import plan_rows
from reportgen.render.word.slides.points import glance, pairs, points
from reportgen.render.word.slides.slide import Drawn, Section, Slide
from reportgen.render.word.slides.tabled import Tabled, tabled
from reportgen.render.word.slides.words import told


@dataclass(slots=True)
class Deck:
    """The slides of a report while they are made."""

    content: Content
    source: Pictures
    title: str = ""
    """Of the section that is being walked through."""
    spoken: list[str] = field(default_factory=list)
    """What the text says since the last slide: the notes of the next."""

    def slides(self) -> Iterator[Slide]:
        """Yield the slides of all chapters, each after its title; a chapter without any is left out."""
        for chapter in self.content.chapters:
            self.spoken.clear()
            found = list(self._section(chapter))
            if found and not found[0].title.startswith(plain(chapter.title)):  # which would say the same twice
                yield Section(self._heading(chapter))
            yield from found

    def _heading(self, section: SectionBlock) -> str:
        return f"{section.number}{self.gap}{plain(section.title)}" if section.number else plain(section.title)

    @property
    def gap(self) -> str:
        """A space that is wider than the one between words."""
        return gap(self.content.language)

    def _section(self, section: SectionBlock) -> Iterator[Slide]:
        self.title = plain(section.title)
        for block in section.blocks:
            if isinstance(block, SectionBlock):
                yield from self._section(block)
            elif type(block) in _MAKERS:
                yield from _MAKERS[type(block)](self, block)

    def notes(self, *more: str) -> tuple[str, ...]:
        """Return what was said since the last slide, and what is not shown on this one."""
        found = (*self.spoken, *filter(None, more))
        self.spoken.clear()
        return found

    def under(self, block: Any, *lines: Inlines) -> tuple[str, ...]:
        """Return what stands under a figure or table: its number, what is measured, base and source."""
        tag = self.content.words["in-brackets"].format(words=block.tag) if block.tag else ""
        head = f"{block.number}{tag}{self.gap}{plain(block.subtitle)}".strip()
        return (head, *(plain(line) for line in lines if line))

    def _speak(self, block: ProseBlock | SideNote) -> Iterator[Slide]:
        self.spoken += _lines(block.prose)
        return iter(())

    def _figure(self, block: Figure) -> Iterator[Slide]:
        yield Drawn(plain(block.title), self.under(block, block.source), self.source.of(block), self.notes(block.alt))

    def _table(self, block: TableFigure) -> Iterator[Slide]:
        under = self.under(block, block.key, block.source)
        for table in block.parts or (block.table,):
            yield from tabled(told(table, plain(block.title), under, self.notes()), self.content.words)

    def _glance(self, block: GlancePage) -> Iterator[Slide]:
        yield from glance(block, self.title, self.notes())

    def _findings(self, block: FindingsList) -> Iterator[Slide]:
        told = [(0, f"{entry.number}{self.gap}{plain(entry.text)}") for entry in block.entries]
        yield from points(self.title, told, self.notes(), self.content.words)

    def _swot(self, block: SwotTable) -> Iterator[Slide]:
        yield from pairs(block, self.title, self.notes(), self.content.words)

    def _plan(self, block: PlanBlock) -> Iterator[Slide]:
        for title, rows in plan_rows(block, self.gap, self.content.words["colon"]):
            yield from tabled(
                Tabled(title or self.title, (), (), rows, (0.27, 0.45, 0.28), ("left",) * 3, frozenset(), self.notes()),
                self.content.words,
            )

    def _scorecard(self, block: Scorecard) -> Iterator[Slide]:
        cells = [
            (plain(row.title), row.baseline.text or "–", row.now.text or "–", row.change.text or "–", row.target or "–", row.word)
            for group in block.groups
            for row in group.rows
        ]
        heads = tuple((heading, 1, 1) for n, heading in enumerate(block.headings) if n != 1)
        aligns = ("left", *("right",) * 4, "left")
        under = (*self.under(block, block.source), block.summary)
        widths = (0.42, 0.1, 0.1, 0.14, 0.1, 0.14)
        notes = self.notes(block.key)
        yield from tabled(
            Tabled(plain(block.title), under, (heads,), tuple(cells), widths, aligns, frozenset(), notes), self.content.words
        )

    def _claims(self, block: ClaimsTable) -> Iterator[Slide]:
        rows = tuple((plain(r.says), plain(r.numbers), f"{SIGNS[r.result]} {r.word}") for r in block.rows)
        heads = tuple((heading, 1, 1) for heading in block.headings)
        yield from tabled(
            Tabled(self.title, (), (heads,), rows, (0.48, 0.37, 0.15), ("left",) * 3, frozenset(), self.notes()),
            self.content.words,
        )

    def _method(self, block: Method) -> Iterator[Slide]:
        rows = tuple((label, "\n".join(_lines(said))) for label, said in block.rows)
        yield from tabled(
            Tabled(self.title, (), (), rows, (0.16, 0.84), ("left",) * 2, frozenset(), self.notes()), self.content.words
        )

    def _sayings(self, block: Sayings) -> Iterator[Slide]:
        told = [(level, text) for s in block.sayings for level, text in ((0, s.words), (1, s.who))]
        yield from points(self.title, told, self.notes(), self.content.words)


def _lines(prose: Prose) -> list[str]:
    """Return paragraphs and items as lines."""
    found: list[str] = []
    for part in prose:
        match part:
            case Paragraph(parts):
                found.append(plain(parts))
            case ListOf(items):
                for item in items:
                    found += [f"– {line}" for line in _lines(item)]
            case _:
                found += _lines(part.parts)
    return found


_MAKERS: Mapping[type[Block], Any] = MappingProxyType(
    {
        ProseBlock: Deck._speak,
        SideNote: Deck._speak,
        Figure: Deck._figure,
        TableFigure: Deck._table,
        GlancePage: Deck._glance,
        FindingsList: Deck._findings,
        SwotTable: Deck._swot,
        PlanBlock: Deck._plan,
        Scorecard: Deck._scorecard,
        ClaimsTable: Deck._claims,
        Method: Deck._method,
        Sayings: Deck._sayings,
    }
)
"""What makes the slides of each kind of block; the register, the questionnaire and guides of talks are for reading."""
