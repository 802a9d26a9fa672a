"""A site against its own list of files, and the folder of a report in it against its releases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportgen.problems import Code, Kind, Place, Problem, Severity
from reportgen.publish.diff.fields import MisshapenError, parsed
from reportgen.publish.listed import Fault, changed, is_ordinary, listed, unlisted
from reportgen.publish.release.version import Verified, is_version, verify_version

SITE = "site.json"
"""A folder that holds this file is a site. It lists every other file: ``schema`` and ``files``, each with ``path``, ``sha256``
and ``bytes``; further fields do not matter here."""
SITE_SCHEMA = 1
LATEST = "latest"
"""In a site, the folder of a report with a copy of its newest version that is not withdrawn."""
SITES_OWN = frozenset({LATEST, "changes"})
"""Folders of a report in a site that are no version."""
_PUBLISH = "Publish the site again from the releases; do not mend it by hand"


def published_faults(folder: Path, versions: tuple[Verified, ...]) -> Iterator[Problem]:
    """Yield what a site may not hold: drafts, the files of withdrawn versions, a ``latest`` that is not the newest."""
    for version in versions:
        if version.state == "draft":
            found, fix = "This version is a draft: nobody released it", "Release it, or publish the site without --drafts"
            yield Problem(Code.SITE_DAMAGED, Place(str(version.folder)), found, fix, Severity.WARNING, Kind.REPORT)
        if version.state == "withdrawn" and not version.gone:
            yield _wrong(version.folder, "This version is withdrawn, and its files are still here")
    latest = folder / LATEST
    newest = [version for version in versions if version.state == "released" and version.release is not None][-1:]
    copy = verify_version(latest) if is_version(latest) else None
    if copy is None:
        if newest:
            yield _wrong(latest, f"There is no {LATEST}, though {newest[0].version} is published")
        return
    yield from copy.problems
    drafts = [version for version in versions if version.state == "draft"]
    if not newest and not drafts:
        yield _wrong(latest, f"{LATEST} holds {copy.version}, and no version of this report is published any more")
    elif (copy.release, copy.manifest) not in {(v.release, v.manifest) for v in (*newest, *drafts)}:
        yield _wrong(latest, f"{LATEST} is not the newest version that is not withdrawn")


def site_faults(folder: Path) -> Iterator[Problem]:
    """Yield every file of a site that its list does not have, or has otherwise."""
    place = folder / SITE
    if not is_ordinary(place):
        yield _wrong(place, f"{SITE} is no ordinary file")
        return
    try:
        fields = parsed(place.read_bytes(), SITE)
        if fields.count("schema") != SITE_SCHEMA:
            found = f"{SITE} has the schema {fields.value.get('schema')}, and this release of reportgen knows {SITE_SCHEMA}"
            yield _wrong(place, found)
            return
        files = listed(fields, "files")
    except MisshapenError as error:
        yield _wrong(place, f"The list of files cannot be read: {error}")
        return
    names = {SITE, *(file.path for file in files)}
    yield from map(_of_site, changed(folder, files, SITE))
    yield from map(_of_site, unlisted(folder, names, SITE))


def _of_site(fault: Fault) -> Problem:
    return _wrong(fault.path, fault.found)


def _wrong(path: Path, found: str) -> Problem:
    return Problem(Code.SITE_DAMAGED, Place(str(path)), found, _PUBLISH, kind=Kind.REPORT)
