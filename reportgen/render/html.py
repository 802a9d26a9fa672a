"""The body of a page: which template writes which block, and what templates may call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from markupsafe import Markup

from reportgen.content.blocks import (
    Block,
    Content,
    FactRegister,
    Figure,
    GlancePage,
    Method,
    PlanAction,
    PlanBlock,
    ProseBlock,
    SectionBlock,
    SideNote,
    TableFigure,
    TocEntry,
)
from reportgen.content.claim_blocks import ClaimProofs, ClaimsTable
from reportgen.content.inlines import Inlines, Words, claimed, claimed_in, plain
from reportgen.content.prose import flowing
from reportgen.content.questionnaire.form import Questionnaire
from reportgen.content.score_blocks import Scorecard
from reportgen.content.statement_blocks import FindingsList, SwotTable
from reportgen.content.tables import TableCell
from reportgen.content.talk_blocks import Sayings, Talks
from reportgen.render.front import front
from reportgen.render.headings import BESIDE, MOST, NARROW, balanced, breakable
from reportgen.render.inlines import Writer
from reportgen.render.look import PLAIN, Look
from reportgen.render.own_blocks import own_blocks
from reportgen.render.shares import shares
from reportgen.render.typeset import run_on
from reportgen.resources import templates

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A figure and the table of the same numbers, side by side over one source line."""

    figure: Figure
    table: TableFigure

    @property
    def sources(self) -> tuple[Inlines, ...]:
        """The source line, and the table's own where it says something else."""
        said = plain(self.figure.source).startswith(plain(self.table.source))
        return (self.figure.source,) if said else (self.figure.source, self.table.source)


KINDS: Mapping[type, str] = MappingProxyType(
    {
        SectionBlock: "heading",
        ProseBlock: "prose",
        SideNote: "side_note",
        Figure: "figure",
        Exhibit: "exhibit",
        TableFigure: "table_figure",
        GlancePage: "glance",
        SwotTable: "swot",
        PlanBlock: "plan",
        Scorecard: "scorecard",
        ClaimsTable: "claims",
        FindingsList: "findings",
        ClaimProofs: "claim_proofs",
        Questionnaire: "questionnaire",
        Method: "method",
        Talks: "talks",
        Sayings: "sayings",
        FactRegister: "register",
    }
)
"""The template of each kind of block, in ``pages/blocks``. A section below a chapter is its heading and then its blocks."""
WIDE = frozenset({GlancePage, SwotTable, PlanBlock, Scorecard, Questionnaire, FactRegister})
"""Kinds that take the full width and not the text column."""
LONG = 1000
"""Actions of more words than this, in widths of a hanzi, may not fit on a page beside their facts."""
BRIEF = 90
"""A paragraph with less than this, in widths of a hanzi, may fill less than three lines; it stays with what follows."""
SHORT = 14
"""A table with at most this many rows stays on one page."""
REGISTER = "facts"
"""The anchor of the register that stands at the end when the author placed none."""

SIGNS = MappingProxyType({"holds": "●", "not-significant": "◐", "broken": "×", "unknown": "?"})
"""The sign of each result of a claim."""
HEADINGS = 5.0
"""A table stands beside its figure where the headings of its one or two columns take at most this, in widths of a hanzi."""


Item = Block | SectionBlock | Exhibit
Draw = Callable[..., Markup]
"""Gives the drawing of whatever holds a chart: a figure, a finding, an action, the cover; ``narrow`` for the narrow one."""


@dataclass(frozen=True, slots=True)
class Medium:
    """What a page is for."""

    screen: bool
    """For browsers: numbers open panels, data stand behind figures. Otherwise for paper."""


SCREEN, PAPER = Medium(screen=True), Medium(screen=False)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the templates: always escaped, nothing undefined."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    loader = FunctionLoader(_source)
    return Environment(autoescape=True, loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _source(name: str) -> str:
    return (templates() / "pages" / name).read_text(encoding="utf-8")


def body(
    content: Content,
    medium: Medium,
    drawing: Draw,
    languages: tuple[tuple[str, str, str], ...] = (),
    look: Look = PLAIN,
) -> Markup:
    """Write the body of a page.

    Parameters
    ----------
    content
        The report in one language.
    medium
        Screen or paper.
    drawing
        Gives the drawings.
    languages
        File, tag and name of the report's pages in other languages.
    look
        The look of the report.
    """
    words = content.words
    panels = frozenset(entry.anchor for entry in content.facts)
    writer = Writer(content.language, panels, words["number-label"], opens=medium.screen)
    chapters = chapters_of(content, medium)
    context = {
        "content": content,
        "words": words,
        "screen": medium.screen,
        "languages": languages,
        "chapters": chapters,
        "toc": contents_of(content, chapters),
        "inline": writer.inline,
        "text": writer.words,
        "plain": plain,
        "drawing": drawing,
        "runs": _runs,
        "listed": lambda rows: words["semicolon"].join(label + words["colon"] + value for label, value in rows),
        "run_on": partial(run_on, language=content.language),
        "template": _template,
        "brief": _brief,
        "long": is_long,
        "short": SHORT,
        "beside": BESIDE,
        "narrow": NARROW,
        "most": MOST,
        "balanced": balanced,
        "breakable": breakable,
        "in_row": lambda _question: False,
        "shares": shares,
        "panel_of": partial(_panel_of, _by_fact(content) if medium.screen else {}),
        "again": lambda row, place: any(cell.fact == row.cells[place].fact for cell in row.cells[:place]),
        "signs": SIGNS,
        "said": claimed_in,
        "said_in": claimed,
        "front": front(look, content.language, screen=medium.screen),
        "own": own_blocks(look, content, screen=medium.screen),
    }
    return Markup(environment().get_template("report.html").render(context))  # noqa: S704 - the template escaped it


def _by_fact(content: Content) -> Mapping[str, str]:
    return {entry.fact: entry.anchor for entry in (*content.facts, *content.cells)}


def _panel_of(panels: Mapping[str, str], cell: TableCell) -> str:
    """Return the panel that a cell opens; empty for a cell without a number of its own."""
    return panels.get(cell.fact, "") if cell.fact and cell.text else ""


def _brief(parts: Inlines) -> bool:
    return _width(plain(parts)) < BRIEF


def is_long(action: PlanAction) -> bool:
    """Tell whether an action may take more than a page, and has to be set so that it can be parted."""
    return sum(_width(plain(flowing(field.prose))) for field in action.fields) > LONG


def _width(words: str) -> float:
    """Return the width of words in hanzi."""
    return sum(1.0 if east_asian_width(c) in "WF" else 0.5 for c in words)


def _template(block: Item) -> str:
    return f"blocks/{KINDS[type(block)]}.html"


def chapters_of(content: Content, medium: Medium) -> tuple[SectionBlock, ...]:
    """Return the chapters, with the register of numbers at the end where the author placed none."""
    placed = any(isinstance(b, FactRegister) for chapter in content.chapters for b in _flat(chapter))
    if placed or not (content.facts or (content.listing and not medium.screen)):
        return content.chapters
    register = FactRegister(content.facts, content.listing)
    last = SectionBlock(REGISTER, "", (Words(content.words["register"]),), 1, False, (register,))
    return (*content.chapters, last)


def contents_of(content: Content, chapters: tuple[SectionBlock, ...]) -> tuple[TocEntry, ...]:
    """Return the entries of the contents."""
    added = chapters[len(content.chapters) :]
    return (*content.toc, *(TocEntry(c.anchor, c.number, plain(c.title), 1) for c in added))


def _flat(section: SectionBlock) -> Iterator[Item]:
    for block in section.blocks:
        if isinstance(block, SectionBlock):
            yield replace(block, blocks=())
            yield from _flat(block)
        else:
            yield block


def _exhibited(items: Iterable[Item]) -> Iterator[Item]:
    """Put small tables beside the figures that they repeat."""
    before: Item | None = None
    for item in items:
        if isinstance(before, Figure) and isinstance(item, TableFigure) and _beside(before, item):
            before = Exhibit(before, item)
            continue
        if before is not None:
            yield before
        before = item
    if before is not None:
        yield before


def _beside(figure: Figure, table: TableFigure) -> bool:
    columns, rows = table.table.columns, table.table.rows
    narrow = len(columns) <= 2 and sum(_width(column.heading) for column in columns) <= HEADINGS
    return table.repeats == figure.anchor and narrow and len(rows) <= SHORT


def _runs(chapter: SectionBlock) -> Iterator[tuple[bool, list[Item]]]:
    """Cut a chapter into runs of blocks in the text column and of blocks over the full width."""
    items = list(_exhibited(_flat(chapter)))
    for wide, run in groupby(range(len(items)), key=lambda i: _wide(items, i)):
        yield wide, [items[i] for i in run]


def _wide(items: list[Item], at: int) -> bool:
    """Tell whether a block is wide; a heading is as wide as what it stands over."""
    over = next((item for item in items[at:] if not isinstance(item, SectionBlock)), None)
    if isinstance(over, ProseBlock) and all(isinstance(item, ProseBlock) for item in items[:at]):
        fills = next((item for item in items[at:] if not isinstance(item, ProseBlock)), None)
        return type(fills) in WIDE  # an introduction is as wide as what fills the chapter
    if all(isinstance(item, ProseBlock) for item in items[at:]):
        return {type(item) for item in items} <= {ProseBlock, *WIDE}  # and so is what is said after it
    return type(over) in WIDE or (isinstance(over, TableFigure) and over.wide)
