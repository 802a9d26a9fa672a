"""Which slides a report has: a chapter's title, its figures, what no figure shows as tables, and what it finds and proposes.

A slide has what can be read from the back of a room; the rest is in the notes of whoever speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
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
    blocks_of,
)
from reportgen.content.claim_blocks import ClaimRow, ClaimsTable
from reportgen.content.inlines import Inlines, ListOf, Paragraph, Prose, plain
from reportgen.content.score_blocks import Scorecard
from reportgen.content.statement_blocks import FindingsList, SwotTable
from reportgen.content.talk_blocks import Sayings
from reportgen.content.words import phrases
from reportgen.render.html import SIGNS
from reportgen.render.typeset import gap
from reportgen.render.word.pictures import Pictures
from reportgen.render.word.slides.plan import plan_tables
from reportgen.render.word.slides.points import glance, pairs, points, shared
from reportgen.render.word.slides.room import BODY, CUT_AT, LIST, row_height
from reportgen.render.word.slides.slide import Drawn, Points, Section, Slide
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
        """Yield the slides of all chapters, each after its title."""
        for chapter in self.content.chapters:
            self.spoken.clear()
            if chapter.number.startswith(self.appendix):
                yield from self._method_of(chapter)
            else:
                yield from self._chapter(chapter)

    def _chapter(self, chapter: SectionBlock) -> Iterator[Slide]:
        """Yield the slides of a chapter; of one that only says something, what it says."""
        found = list(self._section(chapter))
        heading = self._heading(chapter)
        if not any(isinstance(block, _SHOWN) for block in blocks_of((chapter,))):
            yield from self._said(chapter, heading)
        elif not found[0].title.startswith(plain(chapter.title)):  # which would say the same twice
            yield Section(heading)
        if found and self.spoken:
            found[-1] = replace(found[-1], notes=(*found[-1].notes, *self.notes()))
        yield from found

    def _said(self, chapter: SectionBlock, heading: str) -> Iterator[Slide]:
        """Yield a slide with the titles of a chapter's sections, or with its paragraphs where those can be read from afar."""
        told = [(0, line) for block in chapter.blocks if isinstance(block, ProseBlock) for line in _lines(block.prose)]
        sections = [(0, self._heading(b)) for b in chapter.blocks if isinstance(b, SectionBlock)]
        if len(sections) > 1:
            told = sections
        size, parts = shared(told, LIST)
        if told and len(parts) == 1:
            yield Points(heading, tuple(told), size, notes=self.notes())
        elif told:
            yield Section(heading, self.notes())

    def _method_of(self, chapter: SectionBlock) -> Iterator[Slide]:
        """Yield what an appendix has to be asked about: how the survey was made; the rest of it is for reading."""
        self.title = plain(chapter.title)
        for block in blocks_of((chapter,)):
            if isinstance(block, Method):
                yield from self._method(block)

    @property
    def appendix(self) -> str:
        """How the numbers of appendices begin."""
        return phrases(self.content.language)["appendix"].partition("{")[0]

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
        if block.repeats:
            return  # the slide before draws the same numbers, and its notes have them
        under = self.under(block, block.key, block.source)
        for table in block.parts or (block.table,):
            yield from tabled(told(table, plain(block.title), under, self.notes()), self.content.words)

    def _glance(self, block: GlancePage) -> Iterator[Slide]:
        yield glance(block, self.title, self.notes())

    def _findings(self, block: FindingsList) -> Iterator[Slide]:
        told = [(0, plain(entry.text)) for entry in block.entries]
        yield from points(self.title, told, self.notes(), self.content.words, ())

    def _swot(self, block: SwotTable) -> Iterator[Slide]:
        yield from pairs(block, self.title, self.notes(), self.content.words)

    def _plan(self, block: PlanBlock) -> Iterator[Slide]:
        for table in plan_tables(block, self.title, self.content.language):
            yield from tabled(replace(table, notes=self.notes(*table.notes)), self.content.words)

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
        told = [(0, f"{plain(row.says)}{self._result(row)}") for row in block.rows]
        found = [f"{plain(row.says)}{self.content.words['colon']}{plain(row.numbers)}" for row in block.rows]
        yield from points(self.title, told, self.notes(*found), self.content.words, [SIGNS[row.result] for row in block.rows])

    def _result(self, row: ClaimRow) -> str:
        """Return the result of a claim in words, where it is not that it holds."""
        return "" if row.result == "holds" else self.content.words["in-brackets"].format(words=row.word)

    def _method(self, block: Method) -> Iterator[Slide]:
        rows = [(label, "\n".join(_lines(said))) for label, said in block.rows]
        notes = self.notes(*(f"{label}{self.content.words['colon']}{said}" for label, said in rows))
        widths = (0.16 * LIST.width, 0.84 * LIST.width)
        room = BODY.height
        shown = []
        for row in rows:  # as many as fit on one slide, in their order; the notes have all of them
            room -= row_height(row, CUT_AT, widths)
            if room < 0:
                break
            shown.append(row)
        table = Tabled(self.title, (), (), tuple(shown), (0.16, 0.84), ("left",) * 2, frozenset(), notes)
        yield from tabled(table, self.content.words)

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


_SHOWN = (Figure, TableFigure, GlancePage, FindingsList, SwotTable, PlanBlock, Scorecard, Sayings)
"""What is shown rather than said."""
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
