"""``reportgen diff``: what changed between two versions of a report."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportgen.problems import Code, Place, Problem, SpecError, errors_of
from reportgen.publish.diff.compare import compare
from reportgen.publish.diff.tolerance import Tolerance, tolerance_of
from reportgen.publish.failures import writing
from reportgen.spec.root import Project, State, project_root, state_of
from reportgen.spec.theme.find import project_theme
from reportgen.spec.theme.theme import Theme
from reportgen.verbs.compared import Compared
from reportgen.verbs.diff_formats import format_of, language_of
from reportgen.verbs.reports import reports_between
from reportgen.verbs.revisions import repository
from reportgen.verbs.sides import Places, Side, from_top, in_revision, side

_RANGE = re.compile(r"(?P<old>[^.].*?)?(?P<dots>\.{2,3})(?P<new>[^.].*)?")


@dataclass(frozen=True, slots=True)
class Request:
    """What to compare, and how to show it."""

    old: str
    new: str
    """A version or a spec; for two revisions, which ``old`` names, the spec; empty for all reports of both."""
    format: str = "text"
    tolerance: str = ""
    language: str = ""
    """English without it; in HTML the language of the report."""
    everything: bool = False
    places: Places = field(default_factory=Places)


@dataclass(frozen=True, slots=True)
class Difference:
    """The result."""

    text: str
    problems: tuple[Problem, ...]
    differs: bool

    @property
    def exit_code(self) -> int:
        """0 when the versions are the same, 1 when they differ; that of the worst problem, where it is worse."""
        return max((p.kind.value for p in errors_of(self.problems)), default=int(self.differs))


def diff(request: Request) -> Difference:
    """Compare two versions, or the reports of two revisions, and write what changed.

    Raises
    ------
    ReportgenError
        One of the sides is not there or cannot be read, or they are versions of different reports.
    """
    write, language = format_of(request.format), language_of(request.language)
    found = compared_for(request)
    if request.format == "html":
        found = replace(found, theme=_theme(request))
    return Difference(write(found, language, request.everything), found.problems, found.differs)


def _theme(request: Request) -> Theme | None:
    """Return the theme of the project that is compared; none where there is none, or where ``check`` has to be asked about it."""
    named = [Path(name) for name in (request.new, request.old) if name and state_of(Path(name)) in {State.FILE, State.FOLDER}]
    root = request.places.project or project_root((named[0] if named else Path.cwd()).absolute() / "any")
    return project_theme(Project(root.resolve())).theme


def save(path: Path, text: str) -> str:
    """Write a comparison into a file; return its name.

    Raises
    ------
    ToolError
        The file cannot be written.
    """
    with writing(path, len(text.encode()), "--output"):
        path.write_text(text, encoding="utf-8")
    return str(path)


def compared_for(request: Request) -> Compared:
    """Compare two versions, or the reports of two revisions, and write nothing.

    Raises
    ------
    ReportgenError
        As :func:`diff` does.
    """
    tolerance = tolerance_of(request.tolerance or "0")
    revisions = (
        None if Path(request.old).exists() or "../" in request.old or "/.." in request.old else _RANGE.fullmatch(request.old)
    )
    if revisions is not None:
        return _between(revisions["old"] or "HEAD", revisions["dots"], revisions["new"] or "HEAD", request, tolerance)
    if not request.new:
        found, fix = "Only one version is named", "Name two: reportgen diff OLD NEW; or two revisions: reportgen diff REV..REV"
        raise SpecError([Problem(Code.FILE_MISSING, Place(request.old[:200]), found, fix)])
    return _of(side(request.old, request.places), side(request.new, request.places), tolerance)


def _of(old: Side, new: Side, tolerance: Tolerance) -> Compared:
    found = compare(old.version, new.version, tolerance)
    return Compared((found,), problems=tuple(dict.fromkeys((*old.problems, *new.problems, *found.problems))))


def _between(old: str, dots: str, new: str, request: Request, tolerance: Tolerance) -> Compared:
    """Compare two revisions; with three dots, the first is where both come from, as in a pull request."""
    there = Path(request.new)
    repo = repository(there if there.is_dir() else there.parent if there.parent.is_dir() else Path.cwd())
    if dots == "...":
        old = repo.common(repo.commit(old), repo.commit(new))[:12]
    if not request.new:
        return reports_between(repo, old, new, request.places, tolerance)
    path = from_top(repo, request.new)
    return _of(in_revision(repo, old, path, request.places), in_revision(repo, new, path, request.places), tolerance)
