"""The releases that a report has already, wherever they are: in the output folder, in a site, in a folder that was kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.problems import Code, Kind, Place, Problem, errors_of
from reportgen.publish.release.chain import chain_faults
from reportgen.publish.release.order import in_row
from reportgen.publish.release.record import RELEASE, Release
from reportgen.publish.release.site import SITES_OWN
from reportgen.publish.release.version import Verified, is_version, verify_version


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was found of a report's releases."""

    releases: tuple[Verified, ...]
    """Each once, in the order of versions; from the place that has its files, where one has them."""
    problems: tuple[Problem, ...]
    """What is wrong with them."""

    def of(self, version: str) -> Verified | None:
        """Return the release of a version."""
        return next((one for one in self.releases if one.version == version), None)

    @property
    def newest(self) -> Release | None:
        """The last one in the order of versions, withdrawn or not."""
        return self.releases[-1].release if self.releases else None


def earlier(report: str, places: Iterable[Path]) -> Earlier:
    """Find the releases of a report.

    Parameters
    ----------
    report
        Its id.
    places
        Folders of reports, or sites; what is not there holds none.

    Raises
    ------
    OSError
        A file may not be read, or the disk fails.
    """
    found = [one for place in dict.fromkeys(places) for one in _in(place / report)]
    errors = errors_of(problem for one in found for problem in one.problems)
    by_version: dict[str, list[Verified]] = {}
    for one in found:
        by_version.setdefault(one.release.version if one.release else one.folder.name, []).append(one)
    conflicts = [problem for same in by_version.values() for problem in _conflicts(same)]
    merged = (_merged(same) for same in by_version.values())
    releases = tuple(sorted(merged, key=lambda one: in_row(one.version)))
    chained = () if errors or conflicts else tuple(chain_faults(releases, complete=False))
    return Earlier(releases, (*errors, *conflicts, *chained))


def _in(folder: Path) -> Iterator[Verified]:
    """Yield what is sealed in a report's folder."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name in SITES_OWN or path.is_symlink() or not is_version(path):
            continue
        found = verify_version(path)
        if found.state in {"released", "withdrawn"}:
            yield found


def _conflicts(same: Sequence[Verified]) -> Iterator[Problem]:
    """Yield where one version was released twice, with different content or words."""
    records = {one.release for one in same if one.release is not None}
    if len(records) > 1:
        where = " and ".join(str(one.folder) for one in same)
        found = f"The version {same[0].version} was released twice: {where} are not the same"
        fix = "Keep the one that readers have, and remove the other"
        yield Problem(Code.RELEASE_CHAIN, Place(str(same[-1].folder / RELEASE)), found, fix, kind=Kind.REPORT)


def _merged(same: Sequence[Verified]) -> Verified:
    """Return one release of the copies of it: with its files where one has them, withdrawn where one is."""
    best = next((one for one in same if not one.gone), same[0])
    withdrawal = next((one.withdrawal for one in same if one.withdrawal is not None), None)
    return replace(best, withdrawal=withdrawal, state="withdrawn" if withdrawal else best.state)
