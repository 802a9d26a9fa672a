"""Every report of two revisions, compared one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from reportgen.problems import Code, Place, Problem, ReportgenError, SpecError
from reportgen.publish.diff.compare import Comparison, compare
from reportgen.publish.diff.tolerance import Tolerance
from reportgen.spec.paths import unlinked
from reportgen.spec.read import REPORT
from reportgen.spec.root import project_root
from reportgen.verbs.compared import Compared
from reportgen.verbs.revisions import Repository
from reportgen.verbs.sides import Places, Side, below_top, in_revision


def reports_between(repo: Repository, old: str, new: str, places: Places, tolerance: Tolerance) -> Compared:
    """Compare every report that both of two revisions have.

    A report of whose files none changed is not computed again. What is wrong with one report does not keep the others from
    being compared.

    Raises
    ------
    SpecError
        A revision is not there, or neither has a report.
    """
    before, after = (repo.listed(repo.commit(revision)) for revision in (old, new))
    project = _project(repo, places)
    was, now = (_specs(listing, project) for listing in (before, after))
    if not was and not now:
        found, fix = "Neither revision has a specs/*/report.yaml", "Name the spec: reportgen diff REV..REV SPEC"
        raise SpecError([Problem(Code.FILE_MISSING, Place(f"{old}..{new}"), found, fix)])
    touched = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    comparisons: list[Comparison] = []
    problems: list[Problem] = []
    for spec in (spec for spec in now if spec in was):
        try:
            one = in_revision(repo, old, spec, places)
            same = not _is_touched(one, touched, project)
            other = _as_in(one, f"{new}:{spec}") if same else in_revision(repo, new, spec, places)
            comparisons.append(compare(one.version, other.version, tolerance))
            problems += [*one.problems, *other.problems, *comparisons[-1].problems]
        except ReportgenError as error:
            problems += error.problems
    come, gone = (tuple(spec for spec in here if spec not in there) for here, there in ((now, was), (was, now)))
    return Compared(tuple(comparisons), come, gone, tuple(dict.fromkeys(problems)))


def _project(repo: Repository, places: Places) -> str:
    """Return the project's folder from the top of the repository; empty for the top itself."""
    root = places.project or project_root(unlinked(Path.cwd() / REPORT))
    inside = root.resolve().is_relative_to(repo.top.resolve())
    below = below_top(repo, root) if inside else "."
    return "" if below == "." else f"{below}/"


def _specs(listing: Iterable[str], project: str) -> list[str]:
    """Return the reports of a project: ``specs/<name>/report.yaml``."""
    inside = (path for path in listing if path.startswith(f"{project}specs/") and PurePosixPath(path).name == REPORT)
    return sorted(path for path in inside if path.count("/") == project.count("/") + 2)


def _as_in(side: Side, name: str) -> Side:
    """Return a version that is the same in another revision, by its name there."""
    return replace(side, version=replace(side.version, name=name))


def _is_touched(side: Side, touched: set[str], project: str) -> bool:
    """Tell whether a file that a version was made from is another in the other revision."""
    made_of = {f"{project}{file.path}" for file in side.version.inputs or ()}
    return not made_of or bool(made_of & touched)
