"""Stage 5: what the report says, in one language. Numbers come from the ledger; none is computed here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from reportgen.analysis.results import Results
from reportgen.content.blocks import (
    Block,
    Content,
    FactEntry,
    FactRegister,
    Figure,
    PlanBlock,
    PlanGroup,
    SectionBlock,
    TableFigure,
    TocEntry,
)
from reportgen.content.claim_proofs import proofs, with_proofs
from reportgen.content.codebook import Codebook
from reportgen.content.cover import cover, strip
from reportgen.content.draft import draft
from reportgen.content.edition import Edition, Uses
from reportgen.content.inlines import plain
from reportgen.content.listed import NOTHING, FactListing
from reportgen.content.listing import listing
from reportgen.content.outline import outline
from reportgen.content.register import cells, register
from reportgen.content.score_blocks import Scorecard
from reportgen.content.sections import chapters
from reportgen.content.words import page_words, phrases
from reportgen.facts.ledger import Ledger
from reportgen.spec.spec import Spec

TOC_LEVELS = 2
"""Headings below this level are not in the contents."""


def compose(spec: Spec, results: Results, ledger: Ledger, language: str) -> Content:
    """Write the report in one language.

    Parameters
    ----------
    spec
        What the author wrote.
    results
        What the data were.
    ledger
        Every number and verdict of the report.
    language
        ``zh-CN``, ``zh-TW`` or ``en``.

    Raises
    ------
    KeyError
        The ledger lacks a number that a block prints: a fault of the plan, never of the author.
    """
    words = phrases(language)
    plan = outline(spec, ledger, words, hanzi_numbers=language != "en")
    edition = Edition(spec, results, ledger, Codebook(spec.document, language), words, plan, Uses())
    front = cover(edition)
    body = chapters(edition)
    entries, found = register(edition), proofs(edition)
    chart, alt, caption = strip(edition, body)
    listed, others = listing(edition, body, entries, cells(edition))
    body = with_proofs(edition, tuple(_with_register(chapter, entries, listed) for chapter in body), found)
    report = spec.document.report
    return Content(
        language=language,
        id=report.id,
        version=report.version,
        date=report.date.isoformat(),
        title=front.title,
        cover=replace(front, chart=chart, chart_alt=alt, chart_source=caption, draft=draft(edition)),
        chapters=body,
        toc=tuple(entry for chapter in body for entry in _contents(chapter)),
        figures=tuple(_entries(body, Figure)),
        tables=tuple(_entries(body, (TableFigure, Scorecard))),
        facts=entries,
        cells=others,
        listing=listed,
        words=page_words(language),
        used_at=_frozen(edition.uses.places),
        spec_file=spec.file.near,
        proofs=found,
    )


def _frozen(places: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({fact: tuple(anchors) for fact, anchors in places.items()})


def _with_register(section: SectionBlock, entries: tuple[FactEntry, ...], listed: FactListing) -> SectionBlock:
    """Fill in the register, which is known only when all else is written."""

    def filled(block: Block | SectionBlock) -> Block | SectionBlock:
        if isinstance(block, SectionBlock):
            return _with_register(block, entries, listed)
        if isinstance(block, FactRegister):
            return replace(block, entries=entries, listing=listed if block.tables else NOTHING)
        return block

    blocks = map(filled, section.blocks)
    return replace(section, blocks=tuple(b for b in blocks if not isinstance(b, FactRegister) or b.entries or b.listing))


def _contents(section: SectionBlock) -> Iterator[TocEntry]:
    yield TocEntry(section.anchor, section.number, plain(section.title), section.level)
    for block in section.blocks:
        if isinstance(block, SectionBlock) and block.level <= TOC_LEVELS:
            yield from _contents(block)
        elif isinstance(block, PlanBlock):
            yield from (entry for group in block.groups for entry in _plan_contents(group))


def _plan_contents(group: PlanGroup) -> Iterator[TocEntry]:
    if group.level <= TOC_LEVELS:
        yield TocEntry(group.anchor, group.number, plain(group.title), group.level)
        for below in group.groups:
            yield from _plan_contents(below)


def _entries(
    sections: tuple[SectionBlock, ...], kind: type[Figure] | tuple[type[TableFigure], type[Scorecard]]
) -> Iterator[TocEntry]:
    for section in sections:
        for block in section.blocks:
            if isinstance(block, SectionBlock):
                yield from _entries((block,), kind)
            elif isinstance(block, kind):
                yield TocEntry(block.anchor, block.number, plain(block.title), 1)
