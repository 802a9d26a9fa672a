"""What a folder is (a version, a report's, that of all reports, a site), and whether all in it is as it was published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reportgen.problems import Code, Kind, Place, Problem, Severity
from reportgen.publish.listed import BYSTANDERS, stands
from reportgen.publish.release.chain import chain_faults
from reportgen.publish.release.order import in_row
from reportgen.publish.release.site import SITE, SITES_OWN, published_faults, site_faults
from reportgen.publish.release.version import Verified, is_version, verify_version
from reportgen.spec.checks.survey import FORMS

What = Literal["version", "report", "reports", "site"]


@dataclass(frozen=True, slots=True)
class Tree:
    """What was found in a folder."""

    folder: Path
    what: What
    versions: tuple[Verified, ...]
    """By report and in the order of versions; without the copies in ``latest``."""
    problems: tuple[Problem, ...]
    """Those of the versions included."""


def what_is(folder: Path) -> What | None:
    """Return what a folder is by what is in it; None where it holds no version."""
    if stands(folder / SITE):
        return "site"
    if is_version(folder):
        return "version"
    if _is_report(folder):
        return "report"
    return "reports" if any(map(_is_report, _folders(folder))) else None


def verify(folder: Path) -> Tree | None:
    """Verify a folder and all versions in it; None where it holds none.

    Raises
    ------
    OSError
        A file may not be read, or the disk fails.
    """
    what = what_is(folder)
    if what is None:
        return None
    if what == "version":
        versions = (verify_version(folder),)
        return Tree(folder, what, versions, versions[0].problems)
    reports = [folder] if what == "report" else [inside for inside in _folders(folder) if _is_report(inside)]
    found = tuple(_report(report, in_site=what == "site") for report in reports)
    of_site = site_faults(folder) if what == "site" else _strangers(folder, reports) if what == "reports" else ()
    problems = (*of_site, *(problem for report in found for problem in report.problems))
    return Tree(folder, what, tuple(version for report in found for version in report.versions), tuple(dict.fromkeys(problems)))


def _is_report(folder: Path) -> bool:
    return any(map(is_version, _folders(folder))) or any(map(is_version, _folders(folder / FORMS)))


def _folders(folder: Path) -> list[Path]:
    """Return the real folders in a folder, without hidden ones and what builds are about to write."""
    if not folder.is_dir() or folder.is_symlink():
        return []
    return sorted(path for path in folder.iterdir() if path.is_dir() and not path.is_symlink() and not path.name.startswith("."))


def _report(folder: Path, *, in_site: bool) -> Tree:
    """Verify a report's folder: its versions, their chain, and what else is there."""
    inside = [path for path in _folders(folder) if is_version(path) and not (in_site and path.name in SITES_OWN)]
    versions = tuple(sorted(map(verify_version, inside), key=lambda version: in_row(version.folder.name)))
    forms = tuple(map(verify_version, filter(is_version, _folders(folder / FORMS))))
    problems = [problem for version in (*versions, *forms) for problem in version.problems]
    for version in versions:
        problems += _in_place(version, folder.name)
    problems += chain_faults(versions, complete=in_site)
    problems += published_faults(folder, versions) if in_site else _strangers(folder, [*inside, folder / FORMS])
    return Tree(folder, "report", (*versions, *forms), tuple(problems))


def _in_place(version: Verified, report: str) -> Iterator[Problem]:
    """Yield that a version stands in a folder of another name than its own."""
    if version.report and (version.report, version.version) != (report, version.folder.name):
        found = f"This is {version.report} {version.version}, in the folder {report}/{version.folder.name}"
        fix = f"Move it to {version.report}/{version.version}; a version's folder has its name"
        yield Problem(Code.VERSION_DAMAGED, Place(str(version.folder)), found, fix, kind=Kind.REPORT)


def _strangers(folder: Path, known: Iterable[Path]) -> Iterator[Problem]:
    """Yield what stands among reports or versions and is none."""
    names = {path.name for path in known}
    for path in sorted(folder.iterdir()):
        if path.name in names or path.name.startswith(".") or path.name in BYSTANDERS:
            continue
        what = "This is a link, and versions are not reached by links" if path.is_symlink() else "This is no version"
        fix = "Move it away if it is not meant to stand here; it was not verified"
        yield Problem(Code.VERSION_DAMAGED, Place(str(path)), what, fix, Severity.WARNING, Kind.REPORT)
