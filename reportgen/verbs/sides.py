"""The two sides of a comparison, as a call names them: a folder, a spec, a version by its name, a spec in a revision."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath

from reportgen import pipeline
from reportgen.problems import Code, Place, Problem, ReportgenError, Severity, SpecError, errors_of
from reportgen.publish.diff.read import FACTS, read_version
from reportgen.publish.diff.unwritten import unwritten
from reportgen.publish.diff.version import BuiltVersion
from reportgen.publish.manifest import MANIFEST
from reportgen.spec.paths import unlinked
from reportgen.spec.read import REPORT, read_report
from reportgen.spec.root import State, project_root, state_of
from reportgen.verbs.revisions import Repository, repository


@dataclass(frozen=True, slots=True)
class Places:
    """Where versions are looked for."""

    project: Path | None = None
    """The project root; found from the spec's place without it."""
    releases: Path | None = None
    """A folder of reports, each with its versions; ``output`` of the project without it."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side."""

    version: BuiltVersion
    problems: tuple[Problem, ...] = ()
    """Warnings on how it was found."""


def side(named: str, places: Places) -> Side:
    """Return the version that a call names.

    Raises
    ------
    SpecError
        Nothing has that name, or what has it cannot be read.
    ReportError
        The data of a spec do not fit its codebook.
    ToolError
        Git or the engine is missing or failed.
    """
    path = Path(named)
    if _exists(path):
        return Side(_at(path, named, places))
    revision, colon, inside = named.partition(":")
    if colon and len(revision) > 1 and "\\" not in inside:  # C:\ is a disk
        near = Path(inside).parent if _exists(Path(inside)) else Path.cwd()
        return in_revision(repository(_folder(near)), revision, inside, places)
    kept = kept_version(named, places)
    if kept is None:
        found = "There is no version, no spec and no folder of this name"
        fix = "Name the folder of a version, a spec, '<report id>/<version>', or REVISION:SPEC in git"
        raise SpecError([Problem(Code.FILE_MISSING, Place(named[:200]), found, fix)])
    return Side(read_version(kept, named))


def kept_version(named: str, places: Places) -> Path | None:
    """Return the folder of a version named ``<report id>/<version>`` among the releases, or in the project's output."""
    parts = PurePosixPath(named).parts
    if len(parts) != 2 or set(parts) & {"..", ".", "/"}:
        return None
    folders = [places.releases] if places.releases else []
    folders += [(places.project or project_root(Path.cwd() / "x")) / "output"]
    return next((folder.joinpath(*parts) for folder in folders if _exists(folder.joinpath(*parts) / FACTS)), None)


def _at(path: Path, named: str, places: Places) -> BuiltVersion:
    """Return what stands at a path: a version, or what a spec gives now."""
    if path.suffix == ".json" or _exists(path / FACTS) or _exists(path / MANIFEST):
        return read_version(path, named)
    if path.suffix in {".html", ".pdf"} and path.is_file():
        found = f"{path.name} is a page for readers; what is compared stands beside it"
        raise SpecError([Problem(Code.VERSION_DAMAGED, Place(named), found, f"Name the folder: {path.parent}")])
    if path.is_dir() and not _exists(path / REPORT):
        versions = sorted(inner.name for inner in path.iterdir() if _exists(inner / FACTS))
        found = f"The folder holds no {FACTS} and no {REPORT}"
        fix = f"Name one of its versions: {', '.join(versions[-5:])}" if versions else "Name the folder of one version, or a spec"
        raise SpecError([Problem(Code.VERSION_DAMAGED, Place(named), found, fix)])
    return _built(path / REPORT if path.is_dir() else path, places.project, named)


def _built(spec: Path, project: Path | None, named: str) -> BuiltVersion:
    """Return what a spec gives; claims that are broken are compared like others."""
    checked = pipeline.check(spec, project, allow_broken=True)
    return unwritten(checked.spec, checked.ledger, checked.contents, named)


def in_revision(repo: Repository, revision: str, inside: str, places: Places) -> Side:
    """Return what a spec gives in a revision; where its data are not in git, the version that was built of it.

    Parameters
    ----------
    repo
        The repository.
    revision
        A branch, a tag or a commit.
    inside
        The spec, from the top of the repository; or from the working folder, when it begins with a dot or exists there.
    places
        Where built versions are kept.
    """
    commit, path = repo.commit(revision), from_top(repo, inside)
    named = f"{revision}:{path}"
    with tempfile.TemporaryDirectory(prefix="reportgen-") as made:
        folder = Path(made).resolve()
        repo.write(commit, folder, _project_below(repo, path, places))
        (folder / ".git").mkdir()  # the top of the repository is a project root, as in the checkout
        spec = folder / path
        spec = spec / REPORT if spec.is_dir() else spec
        project = None if places.project is None else folder / below_top(repo, places.project)
        with _places_told(folder, revision):
            try:
                return Side(_built(spec, project, named))
            except SpecError as error:
                if any(p.code is not Code.FILE_MISSING for p in errors_of(error.problems)):
                    raise
                return _instead(error, spec, project, named, places)


def _instead(error: SpecError, spec: Path, project: Path | None, named: str, places: Places) -> Side:
    """Return the version that was built of a spec whose data are not there; without one, the data are what is missing."""
    report = read_report(spec, project)
    if report is None:
        raise error
    name = f"{report.id}/{report.version}"
    kept = kept_version(name, places)
    if kept is None:
        looked = f"; nor is there a built version {name}"
        fix = f"Put the file where the spec names it, or the version into a folder that --releases names ({name}/{FACTS})"
        raise SpecError([replace(p, found=p.found + looked, fix=fix) for p in error.problems])
    version = read_version(kept, named)
    digest = sha256(spec.read_bytes()).hexdigest()
    built_from = {file.sha256 for file in version.inputs or () if file.role == "spec"}
    if digest in built_from:
        return Side(version)
    found = f"The data of {named} are not in git, and the version {name} was built from another state of the spec"
    fix = "Check that it is the version that is meant; its text and its figures are compared as they were built"
    return Side(version, (Problem(Code.FILE_MISSING, Place(str(kept)), found, fix, Severity.WARNING),))


@contextmanager
def _places_told(folder: Path, revision: str) -> Iterator[None]:
    """Name files of a revision by it, and not by the folder that they were written into for a moment."""
    try:
        yield
    except ReportgenError as error:
        error.problems = tuple(_renamed(problem, folder, revision) for problem in error.problems)
        raise


def _renamed(problem: Problem, folder: Path, revision: str) -> Problem:
    _, found, path = problem.place.file.rpartition(f"{folder.name}/")
    return replace(problem, place=replace(problem.place, file=f"{revision}:{path}")) if found else problem


def from_top(repo: Repository, inside: str) -> str:
    """Return the path of a spec from the top of the repository."""
    path = Path(inside)
    if inside.startswith(".") or path.is_absolute() or (_exists(path) and not _exists(repo.top / path)):
        return below_top(repo, path)
    return PurePosixPath(inside).as_posix()


def below_top(repo: Repository, path: Path) -> str:
    """Return a path from the top of the repository; raise ``SpecError`` for one outside it."""
    full, top = path.resolve(), repo.top.resolve()
    if not full.is_relative_to(top):
        raise SpecError(
            [Problem(Code.OUTSIDE_PROJECT, Place(str(path)), "It lies outside the repository", "Name a path inside it")]
        )
    return full.relative_to(top).as_posix()


def _project_below(repo: Repository, spec: str, places: Places) -> str:
    """Return the folder of the repository that a spec may read files of; empty for all of it."""
    there = repo.top / spec
    if places.project is None and not _exists(there):
        return ""
    root = places.project or project_root(unlinked(there / REPORT if there.is_dir() else there))
    below = below_top(repo, root) if root.resolve().is_relative_to(repo.top.resolve()) else "."
    return "" if below == "." else below


def _folder(path: Path) -> Path:
    return path if path.is_dir() else Path.cwd()


def _exists(path: Path) -> bool:
    return state_of(path) in {State.FILE, State.FOLDER}
