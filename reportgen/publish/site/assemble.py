"""The whole site as files: every released version byte for byte, and the pages around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportgen.content.words.own_names import OWN_NAMES
from reportgen.publish.release.record import RELEASE
from reportgen.publish.release.site import LATEST, SITE
from reportgen.publish.site.changes import steps
from reportgen.publish.site.citing import as_bibtex, as_ris
from reportgen.publish.site.feeds import feed, sitemap
from reportgen.publish.site.held import Line
from reportgen.publish.site.over_time import followed
from reportgen.publish.site.pages import Link, Report, card, cite, page_of, report_page, withdrawn_page
from reportgen.publish.site.previous import site_json
from reportgen.publish.site.reading import SEARCH
from reportgen.publish.site.say import Say
from reportgen.publish.site.search import Index
from reportgen.publish.site.settings import Settings
from reportgen.publish.storage import Content
from reportgen.render.look import Look
from reportgen.render.site import Head, site_page
from reportgen.resources import templates
from reportgen.spec.theme.theme import Theme

FEED, SITEMAP = "feed.xml", "sitemap.xml"


@dataclass(frozen=True, slots=True)
class Site:
    """What a site is made of."""

    reports: tuple[Report, ...]
    settings: Settings
    languages: tuple[str, ...]
    """Of its pages, the first one first."""
    index: Index | None
    """None for a site without search."""
    theme: Theme | None = None

    def suffix(self, language: str) -> str:
        """Return what the files of a language have in their names: nothing for the first one, and for one without pages."""
        return "" if language == self.languages[0] or language not in self.languages else f".{language}"

    def look(self, language: str) -> Look:
        """Return how a page in a language looks."""
        return Look(self.theme, language)

    def title(self, say: Say) -> str:
        """Return what the site is called."""
        return self.settings.text("title", say.language) or say("title")


def made_of(lines: Sequence[Line], settings: Settings, index: Index | None, theme: Theme | None = None) -> Site:
    """Return what a site is made of.

    Raises
    ------
    ReportgenError
        Versions cannot be compared, or a number to follow is none.
    """
    reports = tuple(Report(line, steps(line), followed(line, settings.over_time.get(line.report))) for line in lines)
    return Site(reports, settings, settings.languages or _languages(lines), index, theme)


def _languages(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return the languages of the reports, that of the most reports first."""
    count: dict[str, int] = {}
    for line in lines:
        for language in line.newest.inside.languages if line.newest and line.newest.inside else ():
            count[language] = count.get(language, 0) + 1
    return tuple(sorted(count, key=lambda language: (-count[language], list(OWN_NAMES).index(language)))) or ("zh-CN",)


def assembled(site: Site) -> dict[str, Content]:
    """Return every file of a site by its path, ``site.json`` the last."""
    files: dict[str, Content] = {}
    for report in site.reports:
        files |= _kept(report.line)
        files |= _withdrawn(site, report.line)
    for language in site.languages:
        say = Say(language)
        files |= _home(site, say)
        files |= _search(site, say)
        for report in site.reports:
            files |= _report(site, report, say)
    files |= site.index.files if site.index else {}
    if site.settings.address:
        say = Say(site.languages[0])
        lines = [report.line for report in site.reports]
        files[FEED] = feed(lines, site.settings, site.title(say), say).encode()
        files[SITEMAP] = sitemap(list(_listed(site)), site.settings).encode()
    files[SITE] = site_json([_told(report.line) for report in site.reports], files).encode()
    return files


def _kept(line: Line) -> dict[str, Content]:
    """Return the files of the versions, and those of the newest again under the address that keeps working."""
    files: dict[str, Content] = {}
    for held in line.versions:
        files |= {f"{line.report}/{held.version}/{name}": file for name, file in held.files.items()}
    if latest := line.latest:
        files |= {f"{line.report}/{LATEST}/{name}": file for name, file in latest.files.items()}
    return files


def _home(site: Site, say: Say) -> dict[str, Content]:
    suffix = site.suffix(say.language)
    cards = [card(report.line, say, suffix, f"{report.line.report}/") for report in site.reports]
    description = site.settings.text("description", say.language)
    context = {"cards": cards, "description": description}
    return {f"index{suffix}.html": _page(site, say, Leaf("home", "index", site.title(say), context, description))}


def _search(site: Site, say: Say) -> dict[str, Content]:
    if site.index is None:
        return {}
    context = {"searched": " ".join(site.index.languages)}
    title = f"{say('search-head')} – {site.title(say)}"
    page = _page(site, say, Leaf("search", f"{SEARCH}/index", title, context, hidden=True, searches=True))
    script = (templates() / "site" / "search.js").read_bytes()
    return {f"{SEARCH}/index{site.suffix(say.language)}.html": page, f"{SEARCH}/search.js": script}


def _report(site: Site, report: Report, say: Say) -> dict[str, Content]:
    line, suffix = report.line, site.suffix(say.language)
    folder = line.report
    page = report_page(report, site.settings, say, suffix)
    title = f"{line.title(say.language)} – {site.title(say)}"
    leaf = Leaf("report", f"{folder}/index", title, {"page": page}, page.card.subtitle, line.latest is None)
    files: dict[str, Content] = {f"{folder}/index{suffix}.html": _page(site, say, leaf)}
    for step in report.steps:
        back = (f"../index{suffix}.html", line.title(say.language))
        files[f"{folder}/{step.file(suffix)}"] = step.page(say.language, back, site.look(say.language)).encode()
    cited = [cite(line, held, site.settings, say.language) for held in reversed(line.shown) if not held.draft]
    if cited and not suffix:
        files[f"{folder}/cite.bib"] = "\n".join(map(as_bibtex, cited)).encode()
        files[f"{folder}/cite.ris"] = "".join(map(as_ris, cited)).encode()
    return files


def _withdrawn(site: Site, line: Line) -> dict[str, Content]:
    """Return the pages in the places of withdrawn versions, and in that of the newest where none is left.

    They are called as the pages that they stand for, in the languages of these.
    """
    files: dict[str, Content] = {}
    gone = [held for held in line.versions if held.withdrawal]
    places = [(held.version, held) for held in gone] + ([(LATEST, gone[-1])] if gone and line.newest is None else [])
    for place, held in places:
        for language in held.languages:
            say = Say(language)
            page = withdrawn_page(line, held, say, site.suffix(language))
            name = page_of(held.languages, language)
            others = [Link(page_of(held.languages, code), OWN_NAMES[code], code) for code in held.languages if code != language]
            title = f"{page.heading} – {site.title(say)}"
            context = {"page": page, "others": others}
            path = f"{line.report}/{place}/{name}"
            files[path] = _page(site, say, Leaf("withdrawn", path.removesuffix(".html"), title, context, hidden=True))
    return files


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page."""

    kind: str
    """Its template."""
    place: str
    """Its path without suffix and ending."""
    title: str
    context: Mapping[str, Any]
    description: str = ""
    hidden: bool = False
    """Whether search engines are asked to leave it out."""
    searches: bool = False


def _page(site: Site, say: Say, leaf: Leaf) -> bytes:
    suffix, up, address = site.suffix(say.language), "../" * leaf.place.count("/"), site.settings.address
    name = leaf.place.rpartition("/")[2]
    links = [Link(f"{name}{site.suffix(code)}.html", OWN_NAMES[code], code) for code in site.languages if code != say.language]
    full = {code: f"{address}{_plain(leaf.place + site.suffix(code) + '.html')}" for code in site.languages}
    shown = bool(address) and not leaf.hidden
    given = {
        "say": say,
        "site": site.title(say),
        "home": f"{up}index{suffix}.html",
        "search": f"{up}{SEARCH}/index{suffix}.html" if site.index is not None else "",
        "at": leaf.kind,
        "others": links,
        "feed": f"{up}{FEED}" if address else "",
        **leaf.context,
    }
    head = Head(
        canonical=full[say.language] if shown else "",
        others=tuple(full.items()) if shown and len(full) > 1 else (),
        feed=given["feed"],
        description=leaf.description,
        hidden=leaf.hidden,
        searches=leaf.searches,
        look=site.look(say.language),
    )
    return site_page(f"site/{leaf.kind}.html", say.language, leaf.title, given, head).encode()


def _plain(path: str) -> str:
    """Return the address of a page as it is written: a folder's first page is the folder."""
    return path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path


def _listed(site: Site) -> Iterator[tuple[str, date | None]]:
    """Yield the pages for search engines, with the day that each last changed."""
    newest = [max((h.day for h in report.line.versions if h.day), default=None) for report in site.reports]
    for language in site.languages:
        suffix = site.suffix(language)
        yield _plain(f"index{suffix}.html"), max((day for day in newest if day), default=None)
        for report, day in zip(site.reports, newest, strict=True):
            if report.line.latest:
                yield _plain(f"{report.line.report}/index{suffix}.html"), day
    for report in site.reports:
        for held in report.line.shown:
            pages = sorted(name for name in held.files if name.startswith("index") and name.endswith(".html"))
            yield from ((_plain(f"{report.line.report}/{held.version}/{name}"), held.day) for name in pages if not held.draft)


def _told(line: Line) -> Mapping[str, Any]:
    """Return what ``site.json`` says of a report."""
    latest = line.latest
    versions = [
        {
            "version": held.version,
            "release": held.files[RELEASE].sha256 if RELEASE in held.files else None,
            "withdrawn": held.withdrawal is not None,
            "draft": held.draft,
            "languages": list(held.languages),
        }
        for held in line.versions
    ]
    titles = dict(sorted(line.titles.items()))
    return {"id": line.report, "titles": titles, "latest": latest and latest.version, "versions": versions}
