"""Stage 1: reads a spec, or says everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import MappingProxyType

from reportgen.problems import Code, Kind, Place, Problem, Severity, SpecError
from reportgen.spec.assets import data_asset
from reportgen.spec.checks.document import check_document
from reportgen.spec.expressions.bind import bind
from reportgen.spec.grids import check_rows, written_out
from reportgen.spec.model.report import Report
from reportgen.spec.paths import shown, unlinked
from reportgen.spec.root import Project, State, project_root, state_of
from reportgen.spec.spec import Asset, Spec
from reportgen.spec.theme.find import theme_of
from reportgen.spec.theme.theme import Themed
from reportgen.spec.tree import locator
from reportgen.spec.validate import validate
from reportgen.spec.validate_blame import Blame, blame
from reportgen.spec.waves.codebook import without_report
from reportgen.spec.waves.read import Waves, read_waves
from reportgen.spec.wording.guard import guard
from reportgen.spec.yaml.composed import composed
from reportgen.spec.yaml.files import Files
from reportgen.spec.yaml.merge import merge

REPORT = "report.yaml"
"""The spec in a folder that a call names."""


def read_spec(path: Path, project: Path | None = None) -> Spec:
    """Read a spec.

    Parameters
    ----------
    path
        The spec, a YAML file.
    project
        The project root; found from the spec's place without it. Nothing outside it is read.

    Raises
    ------
    SpecError
        The spec is wrong; holds every problem found, in the order of the file. Where only the questions mislead (kind
        ``REPORT``: one scale in two orders, bands that overlap), the spec is returned with these among its warnings.
    """
    return _read(_opened(path, project))


def read_report(path: Path, project: Path | None = None) -> Report | None:
    """Read what a spec says of its report alone; None where that cannot be told. The files that it names need not be there.

    Raises
    ------
    SpecError
        The spec itself is missing, or lies outside the project.
    """
    tops = [part.top for part in _opened(path, project).parts if part.top is not None]
    if not tops:
        return None
    root, _ = composed(merge(tops)[0])
    document = validate(root, locator(root)).document
    return document.report if document else None


def _codebook(asset: Asset, project: Project) -> Spec:
    """Read what the spec of an earlier wave says of its survey; its waves are not read."""
    files = Files(project)
    files.read(asset)
    return _read(files, earlier=True)


def _read(files: Files, *, earlier: bool = False) -> Spec:
    spec_file = files.parts[-1].asset
    tops = [part.top for part in files.parts if part.top is not None]
    if files.parts[-1].top is None:
        raise SpecError(_ordered(files.problems, spec_file))
    merged, twice = merge(tops)
    root, same = composed(without_report(merged) if earlier else merged)
    place_of = locator(root)
    validated = validate(root, place_of)
    document = validated.document
    problems = [*files.problems, *twice, *same, *_not_again(validated.problems, files.problems)]
    themed = Themed() if earlier else theme_of(document, place_of, files.project)
    if document is None:
        raise SpecError(_ordered(problems, spec_file))
    gridded, out = tuple(check_rows(document, place_of)), written_out(document, place_of)
    document, place_of = out.document, out.place_of
    data = data_asset(document, place_of, files.project)
    waves = Waves((), ()) if earlier else read_waves(document, place_of, files.project, _codebook)
    bound = bind(document, place_of, place_of.raw, waves.waves)
    worded = guard(document, place_of)
    later = [*gridded, *out.problems, *check_document(document, place_of), *bound.problems, *worded.problems]
    later += [data] if isinstance(data, Problem) else []
    later += themed.problems
    problems = _breaks_of_its_own([*problems, *_worth_saying(later, blame(validated.replaced, document)), *waves.problems])
    ordered = _ordered(problems, spec_file)
    if isinstance(data, Problem) or any(p.severity is Severity.ERROR and p.kind is Kind.SPEC for p in ordered):
        raise SpecError(ordered)
    return Spec(
        document=document,
        file=spec_file,
        included=tuple(part.asset for part in files.parts[:-1]),
        data=data,
        root=files.project.root,
        places=place_of.places(),
        expressions=MappingProxyType(dict(bound.expressions)),
        conditions=MappingProxyType(dict(bound.conditions)),
        texts=MappingProxyType(dict(bound.texts)),
        block_ids=MappingProxyType(dict(bound.block_ids)),
        warnings=ordered,
        waves=waves.waves,
        theme=themed.theme,
        typed=worded.typed,
    )


def _opened(path: Path, project: Path | None) -> Files:
    """Read the spec and what it includes."""
    wrong = [*_wrong_project(project), *_wrong_spec(path)]
    if wrong:
        raise SpecError(wrong)
    root = (project or project_root(unlinked(path))).resolve()
    asset = Project(root).asset(path)
    if asset is None:
        raise SpecError([_outside(path, root, linked=project is None or unlinked(path).is_relative_to(unlinked(project)))])
    files = Files(Project(root))
    files.read(asset)
    return files


def _wrong_project(project: Path | None) -> Iterator[Problem]:
    """Say what is wrong with the root that the call names."""
    state = State.FOLDER if project is None else state_of(project)
    if state is not State.FOLDER:
        wrong = "is no folder" if state in {State.FILE, State.ODD} else state.value
        found = f"The project root '{str(project)[:200]}' {wrong}"
        yield Problem(Code.FILE_MISSING, Place("--project"), found, "Name the folder of the project, or leave --project out")


def _wrong_spec(path: Path) -> Iterator[Problem]:
    """Say why a path cannot be read as a spec."""
    state = state_of(path)
    found, fix = f"The spec {state.value}", "Name a YAML file that exists"
    if state is State.FOLDER and state_of(path / REPORT) is State.FILE:
        fix = f"Name the file in it: {shown(path / REPORT)}"
    elif state is State.FOLDER:
        found, fix = f"{found} without a {REPORT}", f"Name the YAML file of the spec, or put a {REPORT} into the folder"
    if state is not State.FILE:
        yield Problem(Code.FILE_MISSING, Place(shown(path)[:200]), found, fix)


def _outside(path: Path, root: Path, *, linked: bool) -> Problem:
    way = ", by the symbolic link that it is or lies under" if linked else ""
    found = f"The spec lies outside the project ({shown(root)}){way}"
    fix = "Copy it into the project, or set --project to a folder above the file itself"
    return Problem(Code.OUTSIDE_PROJECT, Place(shown(path)), found, fix if linked else "Set --project to a folder above the spec")


def _not_again(problems: Iterable[Problem], said: Iterable[Problem]) -> list[Problem]:
    """Leave out what the grammar says about lines in which YAML itself was refused."""
    lines = {(p.place.file, p.place.line) for p in said if p.code is Code.YAML_FEATURE}
    return [problem for problem in problems if (problem.place.file, problem.place.line) not in lines]


def _worth_saying(later: list[Problem], blamed: Blame) -> list[Problem]:
    """Leave out what follows from values that the grammar has already refused."""
    return [problem for problem in later if not blamed.explains(problem)]


def _breaks_of_its_own(problems: list[Problem]) -> list[Problem]:
    """Leave out that the weighting differs from an earlier wave's as long as the weighting itself is wrong."""
    if not any(p.place.path.startswith("survey.weight") for p in problems):
        return problems
    return [p for p in problems if p.code is not Code.WAVE_BREAK or "the weighting of the survey" not in p.found]


def _ordered(problems: list[Problem], spec_file: Asset) -> tuple[Problem, ...]:
    """Sort problems by file (the spec first) and line, without repetition."""
    first = shown(spec_file.path)
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.place.file != first, p.place.file, p.place.line, p.place.column)))
