"""``reportgen release``: seal the version that was built."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportgen import pipeline
from reportgen.pipeline import Checked
from reportgen.problems import Code, Kind, Place, Problem, ReportError, Severity, ToolError, errors_of
from reportgen.publish import storage
from reportgen.publish.diff.compare import compare
from reportgen.publish.diff.read import read_version
from reportgen.publish.diff.unwritten import unwritten
from reportgen.publish.diff.version import BuiltVersion
from reportgen.publish.release.bring import bring
from reportgen.publish.release.differs import differing
from reportgen.publish.release.earlier import Earlier, earlier
from reportgen.publish.release.offer import Offer, against, is_same, stale, unexplained
from reportgen.publish.release.record import RELEASE, Release, Type
from reportgen.publish.release.seal import recording, seal
from reportgen.publish.release.version import Verified, verify_version
from reportgen.publish.version import linked, reports_folder
from reportgen.spec.paths import shown
from reportgen.verbs.same_id import same_id


@dataclass(frozen=True, slots=True)
class Request:
    """What to release, and what is said of it."""

    spec: Path
    type: Type | None = None
    """None where the call does not say."""
    reason: str = ""
    date: date | None = None
    """The date of the report without it."""
    previous: tuple[Path, ...] = ()
    """Sites or folders of reports with earlier releases."""
    output: Path | None = None
    """The folder of all reports; ``output`` in the project root without it."""
    project: Path | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """The result."""

    text: str
    problems: tuple[Problem, ...] = ()
    """Warnings."""


def release(request: Request) -> Done:
    """Seal the draft of a spec's version.

    Raises
    ------
    SpecError
        The spec or the call is wrong.
    ReportError
        Something speaks against the release; nothing was written.
    ToolError
        The record cannot be written; the draft is as it was.
    """
    checked = pipeline.check(request.spec, request.project)
    report = checked.spec.document.report
    reports = reports_folder(checked.spec, request.output)
    place = reports / report.id / report.version
    if place.parent.is_symlink():
        raise ToolError([linked(place.parent)])
    if not place.is_dir():
        raise ReportError([_no_draft(place, request.spec)])
    with recording(place), storage.swept(place.parent):
        before = earlier(report.id, (reports, *request.previous))
        told = (
            _sealed(checked, place, before, request) if before.of(report.version) else _drafted(checked, place, before, request)
        )
    warned = (p for p in before.problems if p.severity is Severity.WARNING)
    return Done(told, tuple(dict.fromkeys((*checked.problems, *warned))))


def _drafted(checked: Checked, place: Path, before: Earlier, request: Request) -> str:
    """Release a draft, unless something speaks against it."""
    draft = verify_version(place)
    problems = [*errors_of(before.problems), *_twice(checked, before), *errors_of(draft.problems)]
    report = checked.spec.document.report
    offer = Offer(draft, request.type, request.reason, request.date or report.date, checked.spec.place(("report", "version")))
    if draft.whole:
        old = stale(read_version(place), _now(checked), Place(shown(place)))
        problems += [*([old] if old else []), *against(offer, before)]
    if problems:
        raise ReportError(dict.fromkeys(problems))
    record = offer.record(before.newest)
    return f"{shown(seal(place, record))}: {_said(record)}"


def _sealed(checked: Checked, place: Path, before: Earlier, request: Request) -> str:
    """Say that a version is released already, unless the spec gives another now; take it from where it was published."""
    kept = before.of(checked.spec.document.report.version)
    if kept is None or kept.release is None:
        raise ReportError(before.problems)
    problems = [*errors_of(before.problems), *_twice(checked, before), *_contrary(kept, kept.release, request)]
    if not errors_of(before.problems):
        problems += _otherwise(checked, kept)
    if problems:
        raise ReportError(dict.fromkeys(problems))
    if kept.withdrawal is not None:
        return f"{shown(place)}: {_withdrawn(kept.withdrawal)}; nothing was released"
    if kept.folder.resolve() != place.resolve():
        bring(kept, place)
    return f"{shown(place / RELEASE)}: released already; {_said(kept.release)}"


def _otherwise(checked: Checked, kept: Verified) -> Iterator[Problem]:
    """Yield that the spec gives another content now than the release has; of a page, nothing is left to compare with."""
    if kept.gone:
        return
    found = compare(read_version(kept.folder), _now(checked))
    if not is_same(found):
        yield differing(found, checked.spec.place(("report", "version")))


def _withdrawn(record: Release) -> str:
    return f"{record.version} was withdrawn on {record.date}: {record.reason}"


def _contrary(kept: Verified, record: Release, request: Request) -> Iterator[Problem]:
    """Yield where the call says otherwise than the record, which is final."""
    pairs = (("type", request.type, record.type), ("reason", request.reason, record.reason), ("date", request.date, record.date))
    for name, wanted, there in pairs:
        if wanted and wanted != there:
            found = f"The version {kept.version} is released already, and the {name} of its record is '{there}'"
            yield unexplained(found, f"Leave --{name} out; a record is as final as the version")


def _twice(checked: Checked, before: Earlier) -> Iterator[Problem]:
    paths = [path for one in before.releases if not one.gone and one.whole for path in _specs(read_version(one.folder))]
    yield from same_id(checked.spec, paths)


def _specs(version: BuiltVersion) -> list[str]:
    return [file.path for file in version.inputs or () if file.role == "spec" and not file.wave]


def _now(checked: Checked) -> BuiltVersion:
    return unwritten(checked.spec, checked.ledger, checked.contents, checked.spec.file.near)


def _said(record: Release) -> str:
    after = f", after {record.predecessor.version}" if record.predecessor else ""
    kind = "first release" if record.type == "first" else record.type
    return f"{record.report} {record.version}, {kind} of {record.date}{after}"


def _no_draft(place: Path, spec: Path) -> Problem:
    found, fix = "There is no draft of this version", f"Build it first: reportgen build {spec}"
    return Problem(Code.RELEASE_STALE, Place(shown(place)), found, fix, kind=Kind.REPORT)
