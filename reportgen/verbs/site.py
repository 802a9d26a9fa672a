"""``reportgen site``: all released versions as one static site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.problems import Code, Kind, Place, Problem, ReportError, ReportgenError, Severity, SpecError, ToolError, errors_of
from reportgen.publish.failures import reading, unreadable
from reportgen.publish.release.record import RELEASE
from reportgen.publish.site.assemble import Site, assembled, made_of
from reportgen.publish.site.gather import lines
from reportgen.publish.site.held import Held, Line
from reportgen.publish.site.lost import lost
from reportgen.publish.site.previous import read_previous
from reportgen.publish.site.reading import read_held, versions_below
from reportgen.publish.site.search import Index, program, search_index
from reportgen.publish.site.settings import read_settings
from reportgen.publish.site.write import in_place_of, may_stand, write_site
from reportgen.spec.root import Project, project_root
from reportgen.spec.theme.find import project_theme


@dataclass(frozen=True, slots=True)
class Request:
    """What to make a site of, and where."""

    folders: tuple[Path, ...] = ()
    """Of versions; ``output`` of the project without any."""
    previous: tuple[Path, ...] = ()
    """Sites as they were published; the one that stands in the place of the new one is always one of them."""
    into: Path | None = None
    """``site`` of the project without it."""
    drafts: bool = False
    search: bool = True
    project: Path | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """The result."""

    text: str
    problems: tuple[Problem, ...]


def site(request: Request) -> Published:
    """Make a site.

    Raises
    ------
    ReportgenError
        A folder is not what was released, versions contradict each other, or the place cannot be written; nothing was changed.
    """
    root = (request.project or project_root(Path.cwd() / "x")).absolute()
    with reading(root):
        return _made(request, root)


def _made(request: Request, root: Path) -> Published:
    settings, problems = read_settings(root)
    themed = project_theme(Project(root.resolve()))
    if wrong := (*problems, *errors_of(themed.problems)):
        raise SpecError(wrong)
    into = request.into or root / "site"
    may_stand(into)
    with in_place_of(into) as known:
        before = [read_previous(folder) for folder in dict.fromkeys((*((into,) if known is not None else ()), *request.previous))]
        folders = request.folders or ((root / "output",) if (root / "output").is_dir() else ())
        found, left = _found(folders, request.drafts)
        published = [held for versions in before for held in versions]
        reports = lines([*published, *found])
        if not reports:
            raise SpecError([_nothing(folders or (root / "output",), left)])
        index, warnings = _index(reports, request.search)
        whole = made_of(reports, settings, index, themed.theme)
        changed = write_site(into, assembled(whole), known)
    warnings = (*warnings, *lost(published, reports))
    return Published("\n".join(_said(whole, into, left, changed)), warnings)


def _found(folders: Sequence[Path], drafts: bool) -> tuple[list[Held], list[Path]]:
    """Return the versions in folders, and the drafts that were left out; every fault of all of them is told together."""
    held, left, problems = [], [], []
    for folder in folders:
        try:
            places = list(versions_below(folder))
        except OSError as error:
            problems.append(unreadable(error, folder))
            continue
        if not folder.is_dir() or (not places and folder.name != "output"):
            found = "There is no such folder" if not folder.is_dir() else "The folder holds no version of a report"
            fix = "Name a folder that reportgen build wrote: output, one report's in it, or one version's"
            problems.append(Problem(Code.FILE_MISSING, Place(str(folder)), found, fix))
        for place in places:
            if not drafts and not (place / RELEASE).is_file():
                left.append(place)
                continue
            try:
                with reading(place):
                    held.append(_steady(place))
            except ReportgenError as error:
                problems += error.problems
    if problems:
        raise max((ToolError, SpecError, ReportError), key=lambda kind: any(p.kind is _KINDS[kind] for p in problems))(problems)
    return held, left


def _steady(place: Path) -> Held:
    """Read a version; once more where a build has replaced its folder meanwhile."""
    for _ in range(5):
        before = _identity(place)
        try:
            return read_held(place)
        except (ReportgenError, OSError):
            if _identity(place) == before:
                raise
    return read_held(place)


def _identity(place: Path) -> tuple[int, ...]:
    """Return what tells a folder from the one that takes its place; nothing where there is none."""
    try:
        found = place.stat()
    except OSError:
        return ()
    return found.st_dev, found.st_ino, found.st_mtime_ns


_KINDS = {ToolError: Kind.TOOL, SpecError: Kind.SPEC, ReportError: Kind.REPORT}


def _nothing(folders: Sequence[Path], left: Sequence[Path]) -> Problem:
    found = f"No version is released in {', '.join(map(str, folders))}"
    if left:
        found += f"; {len(left)} {'draft is' if len(left) == 1 else 'drafts are'} there, such as {left[0]}"
    fix = "Release one first (reportgen release SPEC), or look at a site with drafts in it (--drafts)"
    return Problem(Code.NO_RELEASE, Place(str(folders[0])), found, fix)


def _index(reports: Sequence[Line], wanted: bool) -> tuple[Index | None, tuple[Problem, ...]]:
    if not wanted:
        return None, ()
    pagefind = program()
    if pagefind is None:
        found, fix = "The site has no search: Pagefind is not installed", "Install it with pip install 'survey-reportgen[site]'"
        return None, (Problem(Code.TOOL_MISSING, Place("pagefind"), found, fix, Severity.WARNING, Kind.TOOL),)
    index = search_index(reports, pagefind)
    return (index if index.languages else None), ()


def _said(site: Site, into: Path, left: Sequence[Path], changed: bool) -> Iterator[str]:
    """Yield what was made, in a few lines."""
    versions = [held for report in site.reports for held in report.line.versions]
    withdrawn = sum(held.withdrawal is not None for held in versions)
    drafts = sum(held.draft for held in versions)
    said = [f"{len(site.reports)} report{'s'[: len(site.reports) != 1]}", f"{len(versions)} version{'s'[: len(versions) != 1]}"]
    said += [f"{withdrawn} of them withdrawn"] if withdrawn else []
    said += [f"{drafts} of them drafts, which are not for publishing"] if drafts else []
    yield f"{into / 'index.html'}: {', '.join(said)}{'' if changed else '; nothing changed'}"
    yield from (f"left out, a draft: {place}" for place in left)
    if not site.settings.address:
        yield "no feed, no sitemap: reportgen.yaml names no address under site:"
