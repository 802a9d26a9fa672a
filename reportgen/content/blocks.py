"""What stage 5 hands on: the report as a tree of blocks, in one language, every word and number final."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from reportgen.content.charts.kinds import Chart, Meter
from reportgen.content.claim_blocks import ClaimProof, ClaimProofs, ClaimsTable
from reportgen.content.inlines import Inlines, Prose
from reportgen.content.listed import NOTHING, FactListing
from reportgen.content.questionnaire.form import Questionnaire
from reportgen.content.score_blocks import Scorecard
from reportgen.content.statement_blocks import Backing, FindingsList, SwotTable
from reportgen.content.tables import Table
from reportgen.content.talk_blocks import Sayings, Talks

Tone = Literal["good", "bad"]
"""Whether a number tells of something good or bad: the side of a scale it counts, or as the author says."""


@dataclass(frozen=True, slots=True)
class ProseBlock:
    """Paragraphs and lists."""

    prose: Prose
    lead: bool = False
    """The first paragraph of a chapter, set larger."""


@dataclass(frozen=True, slots=True)
class SideNote:
    """A remark in the side column."""

    prose: Prose


@dataclass(frozen=True, slots=True)
class Figure:
    """A numbered figure with everything around the drawing."""

    anchor: str
    """``fig-<id>``; the SVG file is ``figures/<id>.svg``."""
    id: str
    number: str
    """图 4."""
    tag: str
    """示例, 重建 or similar beside the number; empty for observed data."""
    title: Inlines
    subtitle: Inlines
    chart: Chart
    alt: str
    """Alternative text written from the data."""
    source: Inlines
    """Base, weighting, interval, source, in one line."""
    data: Table
    """The table behind the figure."""
    aside: bool = False
    """The cover does not repeat it: it is an example, or no distribution of answers."""
    listed: bool = False
    """The drawing has no numbers: on paper, too, the table stands below it."""


@dataclass(frozen=True, slots=True)
class TableFigure:
    """A numbered table."""

    anchor: str
    id: str
    number: str
    tag: str
    title: Inlines
    subtitle: Inlines
    table: Table
    source: Inlines
    wide: bool = False
    """Wider than the text column."""
    stacked: bool = False
    """A table of words: on a phone each row becomes a card with the headings beside the cells."""
    repeats: str = ""
    """The anchor of the figure just before it that draws the same numbers, in the same order."""
    key: Inlines = ()
    """What the letters beside its numbers mean."""
    parts: tuple[Table, ...] = ()
    """The table cut into parts that fit on paper; none where it fits as it is."""


@dataclass(frozen=True, slots=True)
class GlanceFinding:
    """One finding at a glance."""

    number: str
    title: Inlines
    text: Inlines
    meter: Meter | None
    alt: str


@dataclass(frozen=True, slots=True)
class GlancePage:
    """The page at a glance."""

    label: Inlines
    headline: Inlines
    """A single Number."""
    unit: str
    text: Inlines
    findings: tuple[GlanceFinding, ...]
    tone: Tone = "good"
    """Of the headline."""


@dataclass(frozen=True, slots=True)
class PlanField:
    """One labelled field of an action (问题, 措施, 示例, 预期, 注意, 优先级)."""

    key: Literal["problem", "action", "example", "effect", "caveat", "priority"]
    label: str
    prose: Prose


@dataclass(frozen=True, slots=True)
class PlanAction:
    """One action of the plan."""

    anchor: str
    number: str
    title: Inlines
    facts: tuple[tuple[str, str], ...]
    """(label, words) pairs at the side: owner, start, due, status."""
    fields: tuple[PlanField, ...]
    backing: Backing | None
    measure_label: Inlines
    """指标：..., empty when there is none."""
    meter: Meter | None
    meter_alt: str


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """A heading with actions under it; ``level`` from 2."""

    anchor: str
    number: str
    title: Inlines
    level: int
    prose: Prose
    actions: tuple[PlanAction, ...]
    groups: tuple[PlanGroup, ...]


@dataclass(frozen=True, slots=True)
class PlanBlock:
    """The plan, or chapters of it."""

    groups: tuple[PlanGroup, ...]
    actions: tuple[PlanAction, ...] = ()
    """Actions before the first group, where the block fills a chapter of the report."""


@dataclass(frozen=True, slots=True)
class DisclosedItem:
    """Something that a profile of disclosure asks for."""

    item: str
    where: Inlines
    """Links to where it is stated, or that it does not apply or is not known."""
    asked_by: str
    """The profiles that ask for it."""


@dataclass(frozen=True, slots=True)
class Disclosed:
    """What the declared profiles of disclosure ask for, and where the report states it."""

    title: str
    headings: tuple[str, str, str]
    items: tuple[DisclosedItem, ...]
    several: bool
    """Whether there are several profiles; with one, nothing is said on which of them asks."""
    note: str


@dataclass(frozen=True, slots=True)
class Method:
    """The methodology as labelled rows."""

    rows: tuple[tuple[str, Prose], ...]
    anchors: tuple[str, ...] = ()
    """Of the rows, where the table below leads to them; none otherwise."""
    disclosed: Disclosed | None = None


@dataclass(frozen=True, slots=True)
class FactEntry:
    """One line of the register of numbers; in HTML also the panel a number opens."""

    anchor: str
    """``f-`` and ten hex digits."""
    printed: str
    """With its unit word."""
    definition: str
    rows: tuple[tuple[str, str], ...]
    """(label, words) pairs: base, interval or why there is none, source, expression."""
    first_use: str
    """The anchor of the first number in running text that prints it; for a number that only figures and tables show, theirs."""
    place: int = 0
    """Its number in the register, from 1."""
    more: tuple[tuple[str, str], ...] = ()
    """Rows that only a screen shows: the wording of the questions."""
    fact: str = ""
    """The fact's id."""
    shown_in: str = ""
    """What the figure or table is called that shows it first; empty for a number of running text."""
    cell: bool = False
    """Whether running text does not print it: a screen opens it from the cells of tables, and paper lists it after the others."""


@dataclass(frozen=True, slots=True)
class FactRegister:
    """The register of every number: of those printed in running text, and on paper of all others too."""

    entries: tuple[FactEntry, ...]
    listing: FactListing = NOTHING
    """The other numbers; empty where the author wants none of them on paper."""
    tables: bool = True
    """Whether the author wants them."""

    @property
    def common(self) -> tuple[tuple[str, str], ...]:
        """The rows that more than half of the entries share; on paper they are said once, before the rest."""
        counts = Counter(row for entry in self.entries for row in entry.rows)
        return tuple(row for row, count in counts.items() if count * 2 > len(self.entries) > 1)


Block = (
    ProseBlock
    | SideNote
    | Figure
    | TableFigure
    | GlancePage
    | SwotTable
    | PlanBlock
    | Scorecard
    | ClaimsTable
    | FindingsList
    | ClaimProofs
    | Questionnaire
    | Talks
    | Sayings
    | Method
    | FactRegister
)


@dataclass(frozen=True, slots=True)
class SectionBlock:
    """A chapter (level 1) or a section below it."""

    anchor: str
    number: str
    """第一章, 2.1, 附录一; empty when not numbered."""
    title: Inlines
    level: int
    run_on: bool
    blocks: tuple[Block | SectionBlock, ...]


def blocks_of(sections: Iterable[SectionBlock]) -> Iterator[Block]:
    """Yield the blocks of chapters and of the sections in them."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, SectionBlock):
                yield from blocks_of((block,))
            else:
                yield block


@dataclass(frozen=True, slots=True)
class TocEntry:
    """One line of the contents."""

    anchor: str
    number: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page."""

    kicker: str
    title: str
    subtitle: Inlines
    authors: str
    imprint: str
    """Version, date, fieldwork, what the data are."""
    version_line: str
    """Version and date, for the running foot."""
    notice: str
    """For data that are not real answers: says so; empty otherwise."""
    chart: Chart | None
    """The data strip; the cover picture."""
    chart_alt: str
    chart_source: Inlines
    """What is said under it."""
    draft: str = ""
    """How many claims do not stand, of a draft; empty otherwise."""


@dataclass(frozen=True, slots=True)
class Content:
    """The whole report in one language."""

    language: str
    id: str
    version: str
    date: str
    title: str
    cover: Cover
    chapters: tuple[SectionBlock, ...]
    toc: tuple[TocEntry, ...]
    figures: tuple[TocEntry, ...]
    tables: tuple[TocEntry, ...]
    facts: tuple[FactEntry, ...]
    """Panels for every number in running text, in order of first use; printed where a FactRegister stands, else at the end."""
    words: Mapping[str, str]
    """The words of the page itself by key (contents, figure data, close, page x of y...), in the language."""
    used_at: Mapping[str, tuple[str, ...]]
    """Fact id to the anchors where it is printed or drawn, in order."""
    cells: tuple[FactEntry, ...] = ()
    """Panels for the numbers that running text does not print; a screen opens them from the cells of tables."""
    spec_file: str = field(default="", compare=False)
    """The spec that the report was written from, as its author would type it: where a problem of the page is to be mended."""
    listing: FactListing = NOTHING
    """The same numbers as paper lists them."""
    proofs: tuple[ClaimProof, ...] = ()
    """What stands behind each claim that a sentence says or a table lists, in the order of the spec."""

    @property
    def numbers(self) -> Mapping[str, int]:
        """Fact id to its number in the register."""
        return {entry.fact: entry.place for entry in (*self.facts, *self.cells)}
