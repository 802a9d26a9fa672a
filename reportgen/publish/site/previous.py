"""The site as it was published: every file of it is verified before any of its releases is taken over."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportgen.problems import Code, Kind, Place, Problem, ReportError, SpecError
from reportgen.publish import storage
from reportgen.publish.diff.fields import Fields, MisshapenError, parsed
from reportgen.publish.listed import changed, listed, unlisted
from reportgen.publish.release.site import SITE, SITE_SCHEMA
from reportgen.publish.site.held import Held
from reportgen.publish.site.reading import read_held
from reportgen.publish.storage import Content, Copied


def site_json(reports: list[Mapping[str, Any]], files: Mapping[str, Content]) -> str:
    """Return the text of ``site.json``: the reports with their versions, and every other file of the site."""
    listed = [{"path": name, **_fingerprint(content)} for name, content in sorted(files.items())]
    return json.dumps({"schema": SITE_SCHEMA, "reports": reports, "files": listed}, ensure_ascii=False, indent=1) + "\n"


def _fingerprint(content: Content) -> Mapping[str, Any]:
    if isinstance(content, Copied):
        return {"sha256": content.sha256, "bytes": content.bytes}
    return {"sha256": sha256(content).hexdigest(), "bytes": len(content)}


def read_previous(folder: Path) -> tuple[Held, ...]:
    """Return the released versions of a site; nothing of it is taken when one of its files is not what was published.

    Raises
    ------
    SpecError
        It is no site.
    ReportError
        A file is missing, or another one than was published; or the site holds what no site holds.
    """
    site = _listing(folder)
    try:
        files = listed(site, "files")
        listing = [_Known.of(r, v) for r in site.objects("reports") for v in r.objects("versions") if not v.truth("draft")]
        wanted = {folder / storage.checked_name(known.place): known for known in listing}
    except (MisshapenError, ValueError) as error:
        raise ReportError([_tampered(folder / SITE, f"The file cannot be read: {error}")]) from error
    problems = [_tampered(fault.path, fault.found) for fault in changed(folder, files, SITE)]
    problems += [_strange(fault.path, fault.found) for fault in unlisted(folder, {SITE, *(f.path for f in files)}, SITE)]
    if problems:
        raise ReportError(problems)
    return tuple(known.completed(read_held(place), folder / SITE) for place, known in wanted.items())


@dataclass(frozen=True, slots=True)
class _Known:
    """What a site says of a version."""

    place: str
    title: str
    languages: tuple[str, ...]

    @staticmethod
    def of(report: Fields, version: Fields) -> _Known:
        languages = version.words("languages") or ("en",)
        titles = report.texts("titles")
        title = titles.get(languages[0]) or next(iter(titles.values()), "")
        return _Known(f"{report.text('id')}/{version.text('version')}", title, languages)

    def completed(self, held: Held, listing: Path) -> Held:
        """Return a version with its title: a withdrawn one has none in its own folder; refuse one of another name."""
        if f"{held.report}/{held.version}" != self.place:
            raise ReportError([_tampered(listing, f"The file names {self.place}, where {held.report} {held.version} is")])
        return held if held.inside else replace(held, title=self.title, languages=self.languages)


def is_site(folder: Path) -> bool:
    """Tell whether a folder says that it is a site."""
    return (folder / SITE).is_file()


def _listing(folder: Path) -> Fields:
    if not is_site(folder):
        found = (
            f"The folder has no {SITE}, so it is no site that reportgen made" if folder.is_dir() else "There is no such folder"
        )
        fix = "Name the folder of the site as it was published; leave --previous out for the first one"
        raise SpecError([Problem(Code.FILE_MISSING, Place(str(folder)), found, fix)])
    try:
        site = parsed((folder / SITE).read_bytes(), SITE)
        schema = site.count("schema")
    except MisshapenError as error:
        raise ReportError([_tampered(folder / SITE, f"The file cannot be read: {error}")]) from error
    if schema != SITE_SCHEMA:
        found = f"The site has schema {schema}, and this release of reportgen reads {SITE_SCHEMA}: another release made it"
        raise SpecError(
            [Problem(Code.VERSION_SCHEMA, Place(str(folder / SITE)), found, "Use that release of reportgen, or a later one")]
        )
    return site


def _tampered(path: Path, found: str) -> Problem:
    fix = "Name an untouched copy of the published site with --previous, and another folder with --into; nothing was changed"
    return Problem(Code.SITE_DAMAGED, Place(str(path)), found, fix, kind=Kind.REPORT)


def _strange(path: Path, found: str) -> Problem:
    fix = "Move it out: a site is made anew as a whole. Files such as CNAME stand in the folder that the site is copied to"
    return Problem(Code.OUTPUT_FOREIGN, Place(str(path)), found, fix, kind=Kind.REPORT)
