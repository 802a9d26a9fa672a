"""What a command says: results to standard output, problems to standard error; and the arguments that several commands take."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen.problems import Code, Kind, Place, Problem, ToolError

if TYPE_CHECKING:
    from reportgen.verbs.outcome import Outcome

Specs = Annotated[list[Path], typer.Argument(metavar="SPEC...", help="Specs, or folders that hold a report.yaml.")]
Spec = Annotated[Path, typer.Argument(metavar="SPEC", help="The spec, or a folder that holds a report.yaml.")]
Project = Annotated[Path | None, typer.Option(help="The project root; nothing outside it is read. Found by itself without.")]
Strict = Annotated[bool, typer.Option("--strict", help="Let warnings fail like errors.")]
AllowBroken = Annotated[bool, typer.Option("--allow-broken", help="Go on when a claim does not hold; the report marks it.")]
Summary = Annotated[Path | None, typer.Option(metavar="FILE", help="Write a summary in Markdown to this file, too.")]
FORMATS = "text, json, github, sarif, junit or codequality."
Jobs = Annotated[int | None, typer.Option(min=1, help="How many specs to work on at once; one per processor without.")]


class Debug:
    """Whether to show where an unforeseen error came from; ``--debug`` may stand anywhere in a command line."""

    wanted = False


debug = Debug()


def told(outcomes: Iterable[Outcome], strict: bool) -> int:
    """Say what came of each spec and name the files written; return the worst exit code."""
    code = 0
    for outcome in outcomes:
        progress("")
        say_problems(outcome)
        for path in written(outcome.folder):
            show(path)
        if outcome.verified and outcome.folder:
            typer.echo(f"{shown(outcome.folder)}: {outcome.verified}", err=True)  # the standard output names files, one a line
        code = max(code, outcome.exit_code(strict))
    return code


def show(text: str) -> None:
    """Write a result, nothing when it is empty; when the reader of a pipe has gone, write nothing more."""
    try:
        sys.stdout.write(text and text.rstrip("\n") + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - open to the end of the process
    except OSError as error:
        raise _unwritten(error) from error


def _unwritten(error: OSError) -> ToolError:
    found = f"The result cannot be written to the standard output: {error.strerror}"
    place, fix = Place("standard output"), "Make room where the output is redirected to, and run the command again"
    return ToolError([Problem(Code.OUTPUT_FAILED, place, found, fix, kind=Kind.TOOL)])


def file_of(spec: Path) -> Path:
    """Return the spec that an argument names: the file, or the report.yaml inside the folder."""
    inside = spec / "report.yaml"
    return inside if os.path.isfile(inside) else spec  # noqa: PTH113 - tells False of a name too long, where Path.is_file() raises


def files_of(specs: Sequence[Path]) -> list[Path]:
    """Return the specs that arguments name, each once."""
    return list(dict.fromkeys(map(file_of, specs)))


def written(folder: Path | None) -> list[str]:
    """Return what stands in a version's folder, from the working folder where possible; folders end with a slash."""
    if folder is None:
        return []
    if working_folder() is None:
        return [str(folder)]
    return [f"{shown(folder) / path.name}{'/' if path.is_dir() else ''}" for path in sorted(folder.iterdir())]


def shown(folder: Path) -> Path:
    """Return a folder from the working folder where possible; as it is where that was a version's and has been replaced."""
    here, near = working_folder(), folder.resolve()
    return near.relative_to(here) if here and near.is_relative_to(here) else folder


def working_folder() -> Path | None:
    """Return the folder that the command was given in, None when it is gone."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return None


def progress(spec: str) -> None:
    """Say on a terminal what is being worked on; the empty text wipes it out."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{spec and spec + ' ...'}")
        sys.stderr.flush()


def say_problems(outcome: Outcome) -> None:
    """Write the problems of a spec to standard error."""
    from reportgen.problem_text import as_text

    if outcome.problems:
        typer.echo(as_text(outcome.problems), err=True, nl=False)
    if outcome.trace and debug.wanted:
        typer.echo(outcome.trace, err=True)
