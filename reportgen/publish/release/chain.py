"""The releases of one report as a chain: each names the one before it by its hash: none is slipped in or taken out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from reportgen.problems import Code, Kind, Place, Problem, Severity
from reportgen.publish.release.order import in_row, order
from reportgen.publish.release.record import RELEASE, Release
from reportgen.publish.release.version import Verified

_COPY = "Put the folders back as they were published: a release is never changed, removed or slipped in"


def sealed(versions: Iterable[Verified]) -> list[tuple[Path, Release]]:
    """Return the folders with a record that can be read, in the order of their versions."""
    found = [(one.folder, one.release) for one in versions if one.release is not None]
    return sorted(found, key=lambda pair: in_row(pair[1].version))


def chain_faults(versions: Iterable[Verified], *, complete: bool) -> Iterator[Problem]:
    """Yield where releases do not follow each other as their records say.

    Parameters
    ----------
    versions
        Those of one report.
    complete
        Whether all releases should be here, as in a site. Otherwise earlier ones may lie elsewhere, which is a warning.
    """
    releases = sealed(versions)
    here = {record.version for _, record in releases}
    for folder, record in releases:
        yield from _own(folder, record)
        if record.predecessor is not None and record.predecessor.version not in here:
            yield _missing(folder, record, record.predecessor.version, complete=complete)
    for (before, older), (folder, record) in pairwise(releases):
        yield from _follows(before, older, folder, record)
        if record.predecessor is not None and record.predecessor.version in here - {older.version}:
            found = f"The version {older.version} was slipped in between {record.predecessor.version} and {record.version}"
            yield _broken(before, found)


def _own(folder: Path, record: Release) -> Iterator[Problem]:
    """Yield what a record says against itself."""
    before = record.predecessor
    if (record.type == "first") != (before is None):
        found = "A first release has no predecessor, and every other has one; this record says otherwise"
        yield _broken(folder, found)
    elif before is not None and order(before.version) >= order(record.version):
        yield _broken(folder, f"The version {record.version} says that it follows {before.version}, which is not before it")


def _missing(folder: Path, record: Release, version: str, *, complete: bool) -> Problem:
    """Return the problem of a release whose predecessor is somewhere else, or gone."""
    found = f"The version {record.version} follows {version}, which is not here"
    if complete:
        return _broken(folder, found)
    fix = "Verify the folder or the site that has all releases of the report, if this one does not"
    return Problem(Code.RELEASE_CHAIN, Place(str(folder / RELEASE)), found, fix, Severity.WARNING, Kind.REPORT)


def _follows(before: Path, older: Release, folder: Path, record: Release) -> Iterator[Problem]:
    """Yield where one release does not follow the one before it."""
    if order(older.version) == order(record.version):
        yield _broken(folder, f"The versions {older.version} and {record.version} are the same in order: none is the later one")
    elif record.predecessor is None:
        found = f"The version {record.version} says that it is the first release, and {older.version} was released before it"
        yield _broken(folder, found)
    elif record.predecessor.version == older.version and record.predecessor.release != older.sha256():
        found = f"The version {record.version} follows another release of {older.version} than the one in {before.name}"
        yield _broken(folder, found)
    elif record.date < older.date:
        yield _broken(folder, f"The version {record.version} is dated {record.date}, before {older.version} of {older.date}")


def _broken(folder: Path, found: str) -> Problem:
    return Problem(Code.RELEASE_CHAIN, Place(str(folder / RELEASE)), found, _COPY, kind=Kind.REPORT)
