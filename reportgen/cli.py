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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated, NoReturn

import typer

from reportgen.commands import exporting, publishing, reports, serving, starting, versions
from reportgen.commands.said import debug, say_problems, show, working_folder
from reportgen.problems import Code, Kind, Place, Problem, ToolError
from reportgen.version import __version__

app = typer.Typer(
    help="Survey reports as code: a YAML spec and the answers become a checked, versioned report.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        show(f"reportgen {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")] = False,
    _debug: Annotated[bool, typer.Option("--debug", help="Show where an unforeseen error came from.")] = False,
) -> None:
    """Hold the options that come before a command; ``--debug`` is accepted anywhere (see :func:`run`)."""


for group in (reports, serving, versions, publishing, exporting, starting):
    app.add_typer(group.commands)


def _run_app(arguments: Sequence[str]) -> None:
    if working_folder() is None:
        found = "The working folder is gone: it was removed, or replaced by a build"
        raise ToolError([Problem(Code.FILE_MISSING, Place("."), found, "Change to a folder that exists", kind=Kind.TOOL)])
    app(arguments, prog_name="reportgen")


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
    arguments, debug.wanted = _hoist_debug(arguments)
    if not debug.wanted:
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
    say_problems(draft.outcome)
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
