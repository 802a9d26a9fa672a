"""What the pages of the site say, as values: cards, the page of a report, the page of a withdrawn version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from reportgen.content.words.own_names import OWN_NAMES
from reportgen.publish.release.site import LATEST
from reportgen.publish.site.changes import Step
from reportgen.publish.site.citing import Cited, as_bibtex, as_text
from reportgen.publish.site.downloads import Downloads, downloads
from reportgen.publish.site.drawings import inlined
from reportgen.publish.site.held import CardNumber, Held, Inside, Line
from reportgen.publish.site.over_time import Followed, Series, series
from reportgen.publish.site.say import Say
from reportgen.publish.site.settings import Settings


@dataclass(frozen=True, slots=True)
class Report:
    """A report with what its pages need."""

    line: Line
    steps: tuple[Step, ...]
    numbers: tuple[Followed, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Where a page leads to."""

    href: str
    words: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as the report prints it."""

    printed: str
    unit: str
    words: str
    bad: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A report in short."""

    href: str
    language: str
    """That its words are in."""
    title: str
    line: str
    """Its newest version, and when it came out."""
    kicker: str = ""
    subtitle: str = ""
    when: str = ""
    """The wave, and when people were asked."""
    notice: str = ""
    headline: Figure | None = None
    findings: tuple[Figure, ...] = ()
    cover: Markup = field(default_factory=Markup)
    caption: str = ""
    editions: tuple[Link, ...] = ()
    """The report itself, where it can be read in several languages."""
    state: str = ""
    """``draft``, ``withdrawn`` or empty."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version in the list of a report's page."""

    version: str
    when: str
    reason: str
    state: str
    since: str
    summary: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The page of a report."""

    card: Card
    withdrawn: str
    """Says so, where no version can be read."""
    read: tuple[Link, ...]
    newest: str
    series: tuple[Series, ...]
    versions: tuple[Version, ...]
    """The newest first."""
    permanent: str
    downloads: Downloads | None
    cited: str
    bibtex: str


@dataclass(frozen=True, slots=True)
class WithdrawnPage:
    """The page in the place of a version."""

    version: str
    heading: str
    when: str
    reason: str
    instead: Link | None
    report: Link
    records: tuple[Link, ...]


def card(line: Line, say: Say, suffix: str, at: str = "") -> Card:
    """Return a report in short; ``at`` is the address of its folder from the page."""
    newest = line.newest
    inside = newest.inside if newest else None
    if newest is None or inside is None:
        title, gone = line.title(say.language), say("all-withdrawn")
        return Card(f"{at}index{suffix}.html", say.language, title, gone, state="withdrawn")
    language, text = inside.card(say.language)
    in_words = Say(language)
    when = " · ".join(filter(None, (text.wave, in_words.period(inside.built.fieldwork))))
    svg = _cover(newest, inside, language)
    return Card(
        href=f"{at}index{suffix}.html",
        language=language,
        title=text.title,
        kicker=text.kicker,
        subtitle=text.subtitle,
        when=when,
        notice=text.notice,
        line=_line(line, newest, say),
        headline=_figure(text.headline, inside, language) if text.headline else None,
        findings=tuple(f for n in text.findings[:3] if (f := _figure(n, inside, language)) is not None),
        cover=Markup(svg),  # noqa: S704 - read strictly and written anew
        caption=text.caption if svg else "",
        editions=tuple(_editions(newest, inside, f"{at}{_latest(newest)}/")) if len(inside.languages) > 1 else (),
        state="draft" if newest.draft else "",
    )


def _line(line: Line, newest: Held, say: Say) -> str:
    day = say.day(newest.day) if newest.day else ""
    said = say("newest-draft" if newest.draft else "newest", version=newest.version, day=day)
    others = len([held for held in line.versions if held is not newest])
    return said + (say.counted("earlier", others) if others else "")


def _latest(newest: Held) -> str:
    """Return the folder that a report is read in: a draft has no address that keeps working."""
    return newest.version if newest.draft else LATEST


def _figure(number: CardNumber, inside: Inside, language: str) -> Figure | None:
    """Return a number as printed; None where it is withheld."""
    fact = inside.fact(number.fact)
    if fact is None or fact.withheld or language not in fact.printed:
        return None
    return Figure(fact.printed[language], fact.unit_word.get(language, ""), number.words, number.bad)


def _cover(held: Held, inside: Inside, language: str) -> str:
    name = f"cover-narrow{'' if language == inside.language else '.' + language}.svg"
    return inlined(held.files[name].path.read_bytes()) if name in held.files else ""


def _editions(held: Held, inside: Inside, folder: str) -> Iterator[Link]:
    """Yield the pages that a version was released with."""
    for language in inside.languages:
        if (name := page_of(inside.languages, language)) in held.files:
            yield Link(folder + name, OWN_NAMES[language], language)


def page_of(languages: Sequence[str], language: str) -> str:
    """Return the name of a report's page in one of its languages."""
    return "index.html" if language == languages[0] else f"index.{language}.html"


def report_page(report: Report, settings: Settings, say: Say, suffix: str) -> ReportPage:
    """Return the page of a report."""
    line = report.line
    newest, latest = line.newest, line.latest
    inside = newest.inside if newest else None
    made = tuple(series(one, n, say) for n, one in enumerate(report.numbers, 1) if one.stands)
    cited = cite(line, latest, settings, say.language) if latest else None
    return ReportPage(
        card=card(line, say, suffix),
        withdrawn="" if inside else say("all-withdrawn-long"),
        read=tuple(_read(newest, inside, say)) if newest and inside else (),
        newest=newest.version if newest and inside else "",
        series=made,
        versions=tuple(_version(line, held, report.steps, say, suffix) for held in reversed(line.versions)),
        permanent=say("permanent") if latest else "",
        downloads=downloads(newest, say, f"{_latest(newest)}/") if newest and inside else None,
        cited=as_text(cited, say) if cited else "",
        bibtex=as_bibtex(cited) if cited else "",
    )


def _read(newest: Held, inside: Inside, say: Say) -> Iterator[Link]:
    folder = f"{_latest(newest)}/"
    several = len(inside.languages) > 1
    for edition in _editions(newest, inside, folder):
        words = say("read-in", language=edition.words) if several else say("read")
        yield Link(edition.href, words, edition.language)
    if "report.pdf" in newest.files:
        yield Link(f"{folder}report.pdf", say("read-pdf", size=say.size(newest.files["report.pdf"].bytes)), inside.language)


def _version(line: Line, held: Held, steps: Sequence[Step], say: Say, suffix: str) -> Version:
    step = next((step for step in steps if step.new == held.version), None)
    record = held.release
    return Version(
        version=held.version,
        when=_when(held, say),
        reason=held.withdrawal.reason if held.withdrawal else record.reason if record else "",
        state="withdrawn" if held.withdrawal else "draft" if held.draft else "newest" if held is line.newest else "",
        since=say("since", version=step.old) if step else "",
        summary=step.headline(say.language) if step else "",
        links=tuple(_links(held, step, say, suffix)),
    )


def _when(held: Held, say: Say) -> str:
    day = say.day(held.day) if held.day else ""
    if held.withdrawal:
        return say("when-withdrawal", day=say.day(held.withdrawal.date))
    return say(f"when-{held.release.type if held.release else 'draft'}", day=day)


def _links(held: Held, step: Step | None, say: Say, suffix: str) -> Iterator[Link]:
    if held.inside is None:
        own = say.language if say.language in held.languages else held.languages[0]
        yield Link(f"{held.version}/{page_of(held.languages, own)}", say("go-withdrawn"), own)
        return
    if "index.html" in held.files:
        yield Link(f"{held.version}/index.html", say("go-read"), held.inside.language)
    if "report.pdf" in held.files:
        yield Link(f"{held.version}/report.pdf", "PDF", held.inside.language)
    if step is not None:
        yield Link(step.file(suffix), say("go-changes", version=step.old))


def cite(line: Line, held: Held, settings: Settings, language: str) -> Cited:
    """Return what is cited of a version."""
    if held.inside is None or held.day is None:
        raise ValueError("a version that can be read has a day")
    own, text = held.inside.card(language)
    address = f"{settings.address}{held.address}" if settings.address else ""
    return Cited(line.report, held.version, text.title, text.authors, settings.text("publisher", own), held.day, address, own)


def withdrawn_page(line: Line, held: Held, say: Say, suffix: str, own: str = "../") -> WithdrawnPage:
    """Return the page in the place of a withdrawn version; ``own`` is the address of the report's folder from it."""
    record, latest = held.withdrawal, line.latest
    if record is None:
        raise ValueError("only a withdrawn version has such a page")
    title = line.title(say.language)
    instead = None
    if latest is not None:
        there = f"{latest.version}/{latest.page}" if latest.page else f"index{suffix}.html"
        instead = Link(f"{own}{there}", say("instead-is", title=title, version=latest.version))
    return WithdrawnPage(
        version=held.version,
        heading=say("withdrawn-title", title=title, version=held.version),
        when=say("withdrawn-on", day=say.day(record.date)),
        reason=record.reason,
        instead=instead,
        report=Link(f"{own}index{suffix}.html", say("to-report", title=title)),
        records=tuple(Link(f"{own}{held.version}/{name}", name) for name in sorted(held.files)),
    )
