"""Another spec of the project with the same report id: its versions would stand in the same row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from reportgen.problems import Code, Kind, Problem, ReportgenError
from reportgen.spec.paths import shown
from reportgen.spec.read import REPORT, read_report
from reportgen.spec.spec import Spec

LARGEST = 1024 * 1024
"""Bytes; a larger file is no spec."""


def same_id(spec: Spec, made_from: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each other spec with the report id of this one.

    Looked at are ``specs/*/report.yaml`` of the project, what stands beside this spec in the same way, and the specs that earlier
    versions were built from: one that has moved is not there any more.

    Parameters
    ----------
    spec
        The spec.
    made_from
        Project-relative paths of the specs of earlier versions.
    """
    report, own = spec.document.report, spec.file.path.resolve()
    folders = dict.fromkeys((spec.root / "specs", own.parent.parent))
    found = [path for folder in folders if folder.is_relative_to(spec.root) for path in sorted(folder.glob(f"*/{REPORT}"))]
    found += [spec.root / path for path in made_from]
    for path in dict.fromkeys(path.resolve() for path in found):
        if path != own and path.is_relative_to(spec.root) and _has(path, report.id, spec.root):
            at = spec.place(("report", "id"))
            words = f"'{report.id}' is also the id of {shown(path)}: the versions of both would stand in one row"
            fix = "Give one of the two an id of its own; a report that is published keeps its id"
            yield Problem(Code.RELEASE_TWICE, at, words, fix, kind=Kind.REPORT)


def _has(path: Path, name: str, root: Path) -> bool:
    """Tell whether a file is the spec of a report of this id; one that cannot be read as a spec is of none."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return False
        data = path.read_bytes()
        if name.encode() not in data and b"include" not in data:
            return False  # without reading the whole of each spec of a project
        report = read_report(path, root)
    except (OSError, ReportgenError):
        return False
    return report is not None and report.id == name
