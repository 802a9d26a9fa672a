"""The command line: arguments, printing, exit codes; nothing else.

Results go to standard output, problems to standard error. Exit codes, worst wins: 3 environment, 2 the spec or the call is
wrong, 1 the report does not pass, 0 done, 130 interrupted. What a verb does is in ``reportgen.verbs``.
"""

from __future__ import annotations

import atexit
import gc
import io
import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from reportgen import import_options as given
from reportgen.problems import Code, Kind, Place, Problem, ToolError
from reportgen.version import __version__

if TYPE_CHECKING:
    from reportgen.verbs.outcome import Outcome

app = typer.Typer(
    help="Survey reports as code: a YAML spec and the answers become a checked, versioned report.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Specs = Annotated[list[Path], typer.Argument(metavar="SPEC...", help="Specs, or folders that hold a report.yaml.")]
Spec = Annotated[Path, typer.Argument(metavar="SPEC", help="The spec, or a folder that holds a report.yaml.")]
Project = Annotated[Path | None, typer.Option(help="The project root; nothing outside it is read. Found by itself without.")]
Strict = Annotated[bool, typer.Option("--strict", help="Let warnings fail like errors.")]
AllowBroken = Annotated[bool, typer.Option("--allow-broken", help="Go on when a claim does not hold; the report marks it.")]
Summary = Annotated[Path | None, typer.Option(metavar="FILE", help="Write a summary in Markdown to this file, too.")]
FORMATS = "text, json, github, sarif, junit or codequality."
Jobs = Annotated[int | None, typer.Option(min=1, help="How many specs to work on at once; one per processor without.")]


def _show_version(wanted: bool) -> None:
    if wanted:
        _print(f"reportgen {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an unforeseen error came from.")] = False,
) -> None:
    """Hold the options that come before a command; ``--debug`` is accepted anywhere (see :func:`run`)."""


@app.command()
def build(
    specs: Specs,
    to: Annotated[str, typer.Option(help="Formats, separated by commas: html, pdf.")] = "html,pdf",
    output: Annotated[Path | None, typer.Option(help="The folder for reports; output/ of the project root without.")] = None,
    project: Project = None,
    strict: Strict = False,
    allow_broken: AllowBroken = False,
    jobs: Jobs = None,
) -> None:
    """Check, compute and render reports; name the files written."""
    from reportgen.verbs import batch
    from reportgen.verbs.build import Request, formats_of
    from reportgen.verbs.build import build as work

    formats = formats_of(to)
    requests = [Request(spec, project, output, formats, allow_broken, strict) for spec in _files(specs)]
    raise typer.Exit(_told(batch.distinct(batch.run(work, requests, jobs or os.cpu_count() or 1, _progress)), strict))


@app.command()
def check(
    specs: Specs,
    format: Annotated[str, typer.Option(help=FORMATS)] = "text",  # noqa: A002 - the option's name
    summary: Summary = None,
    project: Project = None,
    strict: Strict = False,
    allow_broken: AllowBroken = False,
    jobs: Jobs = None,
) -> None:
    """Do everything but rendering: the spec, the data, the claims."""
    from reportgen.verbs import batch, listing
    from reportgen.verbs.build import Request
    from reportgen.verbs.build import check as work
    from reportgen.verbs.summary import write_summary

    show = listing.listing_of(format)
    requests = [Request(spec, project, allow_broken=allow_broken, strict=strict) for spec in _files(specs)]
    outcomes = []
    for outcome in batch.run(work, requests, jobs or 1, _progress):
        _progress("")
        outcomes.append(outcome)
        if format == "text":
            _say_problems(outcome)
    if summary is not None:
        write_summary(summary, outcomes, strict)
    _print(show(outcomes))
    raise typer.Exit(max((outcome.exit_code(strict) for outcome in outcomes), default=0))


@app.command()
def questionnaire(
    specs: Specs,
    to: Annotated[str, typer.Option(help="Formats, separated by commas: html, pdf, docx, xlsform, surveyjs.")] = "html,pdf",
    output: Annotated[Path | None, typer.Option(help="The folder for reports; output/ of the project root without.")] = None,
    project: Project = None,
    strict: Strict = False,
) -> None:
    """Write the questions as a form to fill in: on paper, in Word, for XLSForm tools, for SurveyJS. Needs no answers."""
    from reportgen.verbs import batch
    from reportgen.verbs.build import Request, formats_of
    from reportgen.verbs.questionnaire import FORMATS
    from reportgen.verbs.questionnaire import questionnaire as work

    formats = formats_of(to, FORMATS)
    requests = [Request(spec, project, output, formats, strict=strict) for spec in _files(specs)]
    raise typer.Exit(_told(batch.distinct(batch.run(work, requests, 1, _progress)), strict))


@app.command()
def explain(
    spec: Spec,
    expression: Annotated[str, typer.Argument(help="An expression, such as 'share(overall, 5)'.")],
    project: Project = None,
) -> None:
    """Show one number: value, base, interval, definition, where the report uses it."""
    from reportgen.verbs.explain import explain as work

    _print(work(_file(spec), expression, project))


@app.command()
def suggest(
    spec: Spec,
    format: Annotated[str, typer.Option(help="yaml, json or text.")] = "yaml",  # noqa: A002 - the option's name
    only: Annotated[str, typer.Option(help="Kinds, separated by commas: strengths, weaknesses, findings, trends, themes.")] = "",
    limit: Annotated[int, typer.Option(help="The most suggestions of each kind.")] = 5,
    project: Project = None,
) -> None:
    """Write what the data would support and the spec does not say yet, as spec text with its evidence."""
    from reportgen.verbs.suggest import suggest as work

    _print(work(_file(spec), project, form=format, only=only, limit=limit))


@app.command()
def diff(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="A version's folder, a spec, <report id>/<version>, REV:SPEC, or REV..REV.")
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same; after REV..REV, a spec, or nothing for all reports.")] = "",
    format: Annotated[str, typer.Option(help="text, markdown, json or html.")] = "text",  # noqa: A002 - the option's name
    output: Annotated[Path | None, typer.Option(help="The file to write; the standard output without.")] = None,
    tolerance: Annotated[str, typer.Option(help="How far numbers may be apart: 0.001, 0.5%, or both with a comma.")] = "",
    releases: Annotated[
        Path | None, typer.Option(help="A folder of built versions, for revisions whose data are not in git.")
    ] = None,
    language: Annotated[str, typer.Option(help="en, zh-CN or zh-TW; in HTML the report's own without.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="Show every row of a text.")] = False,
    project: Project = None,
) -> None:
    """Show what changed between two versions of a report: figures, claims, text, inputs; and why."""
    from reportgen.verbs.diff import Request, save
    from reportgen.verbs.diff import diff as work
    from reportgen.verbs.outcome import Outcome
    from reportgen.verbs.sides import Places

    found = work(Request(old, new, format, tolerance, language, everything, Places(project, releases)))
    _say_problems(Outcome(old, problems=found.problems))
    if output is None:
        _print(found.text)
    else:
        _print(save(output, found.text))
    raise typer.Exit(found.exit_code)


@app.command()
def new(
    name: Annotated[Path, typer.Argument(metavar="NAME", help="The folder to make.")],
    language: Annotated[str, typer.Option(help="zh-CN or en.")] = "zh-CN",
) -> None:
    """Write a first spec with invented answers that builds at once."""
    from reportgen.verbs.new import new as work

    _print(str(work(name, language)))


@app.command(name="import")
def import_(
    file: given.File,
    into: given.Into = None,
    questionnaire: given.Form = None,
    platform: given.Platform = "auto",
    language: given.Language = "",
    title: given.Title = "",
    sample: given.Sample = "",
    population: given.Population = "",
    mode: given.Mode = "",
    fieldwork: given.Fieldwork = "",
    date: given.Date = "",
    weight: given.Weight = "",
    keep: given.Keep = [],  # noqa: B006 - typer makes a new list for each call
    leave_out: given.LeaveOut = [],  # noqa: B006
    partial: given.Partial = "complete",
    sheet: given.Sheet = "",
    member: given.Member = "",
    encoding: given.Encoding = "",
    delimiter: given.Delimiter = "",
    memory: given.Memory = 1000,
) -> None:
    """Make a spec and data that build at once from a survey platform's export."""
    from reportgen.verbs.importing import Call, imported

    said = (platform, language, title, sample, population, mode, fieldwork, date, weight, tuple(keep), tuple(leave_out))
    _print(imported(Call(file, into, *said, partial, sheet, member, encoding, delimiter, memory, questionnaire)).told)


@app.command()
def schema() -> None:
    """Print the JSON Schema of specs, for editors."""
    from reportgen.verbs.schema import schema_text

    _print(schema_text())


def _told(outcomes: Iterable[Outcome], strict: bool) -> int:
    """Say what came of each spec and name the files written; return the worst exit code."""
    code = 0
    for outcome in outcomes:
        _progress("")
        _say_problems(outcome)
        for path in _written(outcome.folder):
            _print(path)
        code = max(code, outcome.exit_code(strict))
    return code


def _print(text: str) -> None:
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


def _file(spec: Path) -> Path:
    inside = spec / "report.yaml"
    return inside if os.path.isfile(inside) else spec  # noqa: PTH113 - tells False of a name too long, where Path.is_file() raises


def _files(specs: Sequence[Path]) -> list[Path]:
    return list(dict.fromkeys(map(_file, specs)))


def _written(folder: Path | None) -> list[str]:
    """Return what stands in a version's folder, from the working folder where possible; folders end with a slash."""
    if folder is None:
        return []
    here = _working_folder()
    if here is None:  # the folder that the command was given in was a version's, and has been replaced
        return [str(folder)]
    near = folder.resolve()
    shown = near.relative_to(here) if near.is_relative_to(here) else folder
    return [f"{shown / path.name}{'/' if path.is_dir() else ''}" for path in sorted(folder.iterdir())]


def _working_folder() -> Path | None:
    try:
        return Path.cwd()
    except FileNotFoundError:
        return None


def _run_app(arguments: Sequence[str]) -> None:
    if _working_folder() is None:
        found = "The working folder is gone: it was removed, or replaced by a build"
        raise ToolError([Problem(Code.FILE_MISSING, Place("."), found, "Change to a folder that exists", kind=Kind.TOOL)])
    app(arguments, prog_name="reportgen")


def _progress(spec: str) -> None:
    """Say on a terminal what is being worked on; the empty text wipes it out."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{spec and spec + ' ...'}")
        sys.stderr.flush()


def _say_problems(outcome: Outcome) -> None:
    from reportgen.problem_text import as_text

    if outcome.problems:
        typer.echo(as_text(outcome.problems), err=True, nl=False)
    if outcome.trace and _debug:
        typer.echo(outcome.trace, err=True)


_debug = False


def main() -> NoReturn:
    """Run the command line of this process and end it with the exit code.

    A command is short and its memory goes back to the system whole: nothing looks for garbage on the way (a batch does, between
    reports), and nothing takes the values of the last report apart one by one at the end.
    """
    gc.disable()
    code = run(sys.argv[1:])
    atexit._run_exitfuncs()
    os._exit(max(code, _flush()))


def _flush() -> int:
    """Write out what streams still hold; return 3 when that cannot be done, though not when nobody reads any more."""
    code = 0
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            pass
        except OSError:
            code = 3
    return code


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit code; never raises.

    ``--debug`` may stand anywhere.
    """
    global _debug
    arguments, _debug = _hoist_debug(arguments)
    if not _debug:
        warnings.simplefilter("ignore")  # other people's hints to developers
    _set_streams()
    with _ended_by_sigterm():
        return _guarded(lambda: _run_app(arguments))


def _hoist_debug(arguments: Sequence[str]) -> tuple[list[str], bool]:
    end = arguments.index("--") if "--" in arguments else len(arguments)
    before = [argument for argument in arguments[:end] if argument != "--debug"]
    return [*before, *arguments[end:]], len(before) < end


def _guarded(command: Callable[[], object]) -> int:
    """Run a command; turn every way it can end into an exit code."""
    from reportgen.verbs.outcome import guarded

    try:
        with guarded("reportgen") as draft:
            command()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except KeyboardInterrupt:
        return 130
    _say_problems(draft.outcome)
    return draft.outcome.exit_code()


def _set_streams() -> None:
    """Write UTF-8 into files and pipes, and never fail over a character that a terminal cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """Clean up when the process is asked to end, as CI systems do at their time limit."""

    def end(*_: object) -> None:
        raise SystemExit(128 + signal.SIGTERM)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
