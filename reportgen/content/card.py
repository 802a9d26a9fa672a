"""What stands for a report where reports are listed: its title, the number over its page at a glance, its findings, its cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.content.blocks import Content, GlancePage, blocks_of
from reportgen.content.inlines import Inlines, Number, plain


@dataclass(frozen=True, slots=True)
class CardNumber:
    """A number of the page at a glance, and what is said of it."""

    fact: str
    """The fact's id."""
    words: str
    """The label of the headline; the title of a finding."""
    bad: bool = False
    """Whether it is drawn as bad."""


@dataclass(frozen=True, slots=True)
class Card:
    """A report in one language, in short."""

    language: str
    title: str
    kicker: str
    subtitle: str
    notice: str
    """For data that are not real answers: says so; empty otherwise."""
    headline: CardNumber | None
    findings: tuple[CardNumber, ...]
    cover: str
    """The alternative text of the cover's drawing; empty without one."""
    caption: str
    """What is said under that drawing."""


def card(content: Content) -> Card:
    """Return what stands for a report in one language."""
    cover = content.cover
    page = next((block for block in blocks_of(content.chapters) if isinstance(block, GlancePage)), None)
    return Card(
        language=content.language,
        title=content.title,
        kicker=cover.kicker,
        subtitle=plain(cover.subtitle),
        notice=cover.notice,
        headline=_headline(page) if page else None,
        findings=tuple(_findings(page)) if page else (),
        cover=cover.chart_alt if cover.chart else "",
        caption=plain(cover.chart_source) if cover.chart else "",
    )


def _headline(page: GlancePage) -> CardNumber | None:
    return next((CardNumber(fact, plain(page.label), page.tone == "bad") for fact in _facts(page.headline)), None)


def _facts(parts: Inlines) -> Iterator[str]:
    return (part.fact for part in parts if isinstance(part, Number))


def _findings(page: GlancePage) -> Iterator[CardNumber]:
    for finding in page.findings:
        if finding.meter is not None:
            yield CardNumber(finding.meter.mark.fact, plain(finding.title), finding.meter.better == "down")
