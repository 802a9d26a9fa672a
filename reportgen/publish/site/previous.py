"""The site as it was published: every file of it is verified before any of its releases is taken over."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportgen.problems import Code, Kind, Place, Problem, ReportError, ReportgenError, SpecError, ToolError
from reportgen.publish import storage
from reportgen.publish.diff.fields import Fields, MisshapenError, parsed
from reportgen.publish.listed import BYSTANDERS
from reportgen.publish.site.held import Held
from reportgen.publish.site.reading import copied, read_held
from reportgen.publish.storage import Content, Copied

SITE = "site.json"
"""Lists every file of a site."""
SCHEMA = 1
"""The version of its shape."""


def site_json(reports: list[Mapping[str, Any]], files: Mapping[str, Content]) -> str:
    """Return the text of ``site.json``: the reports with their versions, and every other file of the site."""
    listed = [{"path": name, **_fingerprint(content)} for name, content in sorted(files.items())]
    return json.dumps({"schema": SCHEMA, "reports": reports, "files": listed}, ensure_ascii=False, indent=1) + "\n"


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
        A file is missing, or another one than was published.
    ToolError
        It holds what no site holds.
    """
    site = _listing(folder)
    try:
        files = {entry.text("path"): entry.text("sha256") for entry in site.objects("files")}
        reports = [(r.text("id"), r.objects("versions")) for r in site.objects("reports")]
        wanted = [(name, v.text("version")) for name, versions in reports for v in versions if not v.truth("draft")]
    except MisshapenError as error:
        raise ReportError([_tampered(folder / SITE, f"The file cannot be read: {error}")]) from error
    if faults := tuple(_faults(folder, files)):
        raise ReportError(faults)
    _only_ours(folder, files)
    held: list[Held] = []
    problems: list[Problem] = []
    for name, version in wanted:
        try:
            held.append(read_held(folder / storage.checked_name(name) / storage.checked_name(version)))
        except ReportgenError as error:
            problems += error.problems
    if problems:
        raise ReportError(problems)
    return tuple(held)


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
    if schema != SCHEMA:
        found = f"The site has schema {schema}, and this release of reportgen reads {SCHEMA}: another release made it"
        raise SpecError(
            [Problem(Code.VERSION_SCHEMA, Place(str(folder / SITE)), found, "Use that release of reportgen, or a later one")]
        )
    return site


def _faults(folder: Path, files: Mapping[str, str]) -> Iterator[Problem]:
    for name, digest in files.items():
        try:
            path = folder / storage.checked_name(name)
        except ValueError:
            yield _tampered(folder / SITE, f"It names '{name[:100]}', which leads out of the folder")
            continue
        if path.is_symlink() or not path.is_file():
            yield _tampered(path, f"The file is missing, though {SITE} lists it")
        elif copied(path).sha256 != digest:
            yield _tampered(path, f"The file is not the one that was published: its checksum is not that of {SITE}")


def _only_ours(folder: Path, files: Mapping[str, str]) -> None:
    """Refuse a site that holds something else: making it anew would remove that."""
    odd = storage.oddities(folder)
    there = (
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in BYSTANDERS
    )
    strange = [*odd, *(name for name in there if name not in files and name != SITE)]
    if strange:
        more = f" and {len(strange) - 1} more" if strange[1:] else ""
        found = f"The site holds {strange[0]}{more}, which reportgen did not write"
        fix = "Move it out: a site is made anew as a whole. Files such as CNAME stand in the folder that it is copied to"
        raise ToolError([Problem(Code.OUTPUT_FOREIGN, Place(str(folder)), found, fix, kind=Kind.TOOL)])


def _tampered(path: Path, found: str) -> Problem:
    fix = "Name an untouched copy of the published site with --previous; nothing was changed"
    return Problem(Code.VERSION_DAMAGED, Place(str(path)), found, fix, kind=Kind.REPORT)
