"""``reportgen release --withdraw``: say of a released version that it no longer holds; its files stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportgen.problems import Code, Place, Problem, ReportError, SpecError, ToolError, errors_of
from reportgen.publish import storage
from reportgen.publish.release.bring import bring
from reportgen.publish.release.earlier import Earlier, earlier
from reportgen.publish.release.offer import unexplained
from reportgen.publish.release.record import WITHDRAWAL, Predecessor, Release
from reportgen.publish.release.seal import recording, seal
from reportgen.publish.release.version import Verified
from reportgen.publish.version import linked, made_folders, reports_below
from reportgen.spec.paths import shown, unlinked
from reportgen.spec.read import read_report, read_spec
from reportgen.spec.root import project_root
from reportgen.verbs.release import Done


@dataclass(frozen=True, slots=True)
class Request:
    """What to withdraw, and why."""

    spec: Path
    version: str
    reason: str = ""
    date: date | None = None
    previous: tuple[Path, ...] = ()
    output: Path | None = None
    project: Path | None = None


def withdraw(request: Request) -> Done:
    """Withdraw a released version of a spec's report.

    Where it is in a site or a folder of earlier releases only, it is taken into the output folder first. The spec need not be
    right: a report whose spec is being mended can be withdrawn.

    Raises
    ------
    SpecError
        The call is wrong, or there is no such release.
    ReportError
        What was published of the report is not as it was.
    ToolError
        The record cannot be written; the version is as it was.
    """
    missing = [*_missing(request)]
    report = read_report(request.spec, request.project) or read_spec(request.spec, request.project).document.report
    root = (request.project or project_root(unlinked(request.spec))).resolve()
    reports = reports_below(root, request.output)
    parent = reports / report.id
    if parent.is_symlink():
        raise ToolError([linked(parent)])
    with recording(parent / request.version), made_folders(parent), storage.swept(parent):
        before = earlier(report.id, (reports, *request.previous))
        if errors := errors_of(before.problems):
            raise ReportError(errors)
        kept = before.of(request.version)
        if missing or kept is None or kept.release is None:
            raise SpecError([*missing, *([] if kept else [_unknown(report.id, request.version, before)])])
        return Done(_withdrawn(kept, kept.release, parent / request.version, request))


def _withdrawn(kept: Verified, release: Release, place: Path, request: Request) -> str:
    told = f"{shown(place / WITHDRAWAL)}: {release.report} {release.version} is withdrawn"
    if kept.withdrawal is not None:
        there = kept.withdrawal
        if (there.reason, there.date) == (request.reason, request.date):
            return f"{told} already, since {there.date}"
        found = f"The version {release.version} was withdrawn on {there.date}: {there.reason}"
        raise SpecError([unexplained(found, "Leave it at that; the record of a withdrawal is final")])
    record = _record(release, request)
    if kept.folder.resolve() != place.resolve():
        bring(kept, place)
    seal(place, record)
    return f"{told} on {record.date}; its files stay as they are here, and a site shows a page in their place"


def _record(release: Release, request: Request) -> Release:
    if request.date is None or request.date < release.date:
        found = f"The withdrawal is dated {request.date}, and the version was released on {release.date}"
        raise SpecError([unexplained(found, "Write the day on which it is withdrawn with --date")])
    before = Predecessor(release.version, release.sha256())
    return Release(
        report=release.report,
        version=release.version,
        type="withdrawal",
        reason=request.reason,
        date=request.date,
        manifest=release.manifest,
        manifest_bytes=release.manifest_bytes,
        predecessor=before,
    )


def _missing(request: Request) -> Iterator[Problem]:
    if not request.reason:
        yield unexplained("The withdrawal gives no reason", 'Write for readers why it no longer holds: --reason "..."')
    if request.date is None:
        yield unexplained("The withdrawal has no day", "Write it with --date 2025-06-30; no clock is read")


def _unknown(report: str, version: str, before: Earlier) -> Problem:
    known = ", ".join(one.version for one in before.releases)
    found = f"No version {version} of {report} is released"
    fix = f"Name one of {known}" if known else "Name the site or the folder that has the releases with --previous"
    return Problem(Code.FILE_MISSING, Place("--withdraw"), found, fix)
