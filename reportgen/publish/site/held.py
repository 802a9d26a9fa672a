"""The versions that a site is made of, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from reportgen.publish.diff.version import BuiltVersion, FactRecord
from reportgen.publish.release.order import in_row
from reportgen.publish.release.record import RELEASE, WITHDRAWAL, Release
from reportgen.publish.storage import Copied

SEALS = (RELEASE, WITHDRAWAL)
"""What a withdrawn version keeps: its manifest would tell its claims with their numbers."""


@dataclass(frozen=True, slots=True)
class CardNumber:
    """A number that stands for a report where it is listed."""

    fact: str
    words: str
    bad: bool


@dataclass(frozen=True, slots=True)
class CardText:
    """What ``card.json`` says in one language."""

    title: str
    kicker: str = ""
    subtitle: str = ""
    notice: str = ""
    wave: str = ""
    authors: tuple[str, ...] = ()
    headline: CardNumber | None = None
    findings: tuple[CardNumber, ...] = ()
    cover: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class EarlierWave:
    """An earlier wave that a version states numbers of."""

    labels: Mapping[str, str]
    """By language."""
    fieldwork: tuple[str, str]
    """The first and the last day on which people were asked, as ISO dates."""
    numbers: Mapping[str, tuple[str, bool]]
    """Of a number of the version, the id of the same in this wave, and whether the two may be compared."""


@dataclass(frozen=True, slots=True)
class Inside:
    """What stands in a version that is not withdrawn."""

    built: BuiltVersion
    languages: tuple[str, ...]
    """As the version's."""
    date: date
    """The report's own."""
    cards: Mapping[str, CardText]
    """By language; of every one of its languages."""
    survey: Mapping[str, str]
    """Fingerprints of whom it asked and how; empty where the version does not say."""
    subjects: Mapping[str, str]
    """Fingerprints of what was asked, by name."""
    waves: tuple[EarlierWave, ...] = ()
    """The oldest first."""

    @property
    def language(self) -> str:
        """The report's own language."""
        return self.languages[0]

    def card(self, language: str) -> tuple[str, CardText]:
        """Return the card in a language, or in the report's own; with the language that it is in."""
        found = language if language in self.cards else self.language
        return found, self.cards[found]

    def fact(self, name: str) -> FactRecord | None:
        """Return a number by its id."""
        return self.built.facts.get(name)


@dataclass(frozen=True, slots=True)
class Held:
    """A version."""

    report: str
    version: str
    folder: Path
    """Where its files are now."""
    files: Mapping[str, Copied]
    """What the site keeps of them, by relative path."""
    release: Release | None
    """None of a draft."""
    withdrawal: Release | None
    inside: Inside | None
    """None of a version that is withdrawn."""
    title: str = ""
    """What its manifest, or the site of a withdrawn one, calls the report."""
    languages: tuple[str, ...] = ()
    """Its own first."""

    @property
    def draft(self) -> bool:
        """Whether it is not sealed."""
        return self.release is None

    @property
    def page(self) -> str | None:
        """What of it a reader opens: its page, which a withdrawn one has too; the paper where it was released without one."""
        if self.inside is None:
            return "index.html"
        return next((name for name in ("index.html", "report.pdf") if name in self.files), None)

    @property
    def address(self) -> str:
        """Where that is in a site; the page of the report where there is none."""
        page = self.page
        return f"{self.report}/" if page is None else f"{self.report}/{self.version}/{page.removesuffix('index.html')}"

    @property
    def day(self) -> date | None:
        """When it was released; the report's own date of a draft."""
        if self.release is not None:
            return self.release.date
        return self.inside.date if self.inside else None


@dataclass(frozen=True, slots=True)
class Line:
    """The versions of one report, the oldest first."""

    report: str
    versions: tuple[Held, ...]
    titles: Mapping[str, str] = field(default_factory=dict)
    """What the report is called, by language: as its newest version says."""

    @property
    def shown(self) -> tuple[Held, ...]:
        """Those that can be read."""
        return tuple(held for held in self.versions if held.inside is not None)

    @property
    def current(self) -> tuple[Held, ...]:
        """Those that can be read: released ones only where there are any."""
        return tuple(held for held in self.shown if not held.draft) or self.shown

    @property
    def newest(self) -> Held | None:
        """The newest one that can be read; a draft only where nothing was released."""
        return next(reversed(self.current), None)

    @property
    def latest(self) -> Held | None:
        """The newest one that can be read, and no draft: what stands under the address that keeps working."""
        newest = self.newest
        return None if newest is None or newest.draft else newest

    def title(self, language: str) -> str:
        """Return what the report is called in a language."""
        return self.titles.get(language) or next(iter(self.titles.values()), self.report)


def in_order(versions: list[Held]) -> tuple[Held, ...]:
    """Return versions by their natural order."""
    return tuple(sorted(versions, key=lambda held: in_row(held.version)))
