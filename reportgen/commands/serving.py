"""The command that shows a report while it is written: serve."""

from __future__ import annotations

import gc
import os
import sys
import time
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen.commands.said import Project, Spec, file_of, progress, say_problems, show

if TYPE_CHECKING:
    from reportgen.verbs.serving.preview import Preview

commands = typer.Typer()


@commands.command()
def serve(
    spec: Spec,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; a free one where it is taken, or for 0.")] = 8000,
    no_open: Annotated[bool, typer.Option("--no-open", help="Open no browser.")] = False,
    project: Project = None,
) -> None:
    """Show the report in the browser while you write: each save shows at once, and so does what is wrong. Ctrl-C ends it."""
    from reportgen.verbs.serving.serve import Serving, listening

    gc.enable()  # unlike other commands, this one lasts
    file = file_of(spec)
    serving = Serving(file, project)
    try:
        with listening(serving.board, port) as found:
            address = f"http://127.0.0.1:{found}/"
            if port not in {0, found}:
                typer.echo(f"Port {port} is taken; using {found}", err=True)
            show(f"{file}: {address}")
            progress(str(file))
            for number, built in enumerate(serving.follow()):
                progress("")
                _tell(str(file), built)
                if not number and not no_open:
                    _open(address)
    finally:
        serving.close()


def _tell(spec: str, built: Preview) -> None:
    """Say in the terminal what came of a build."""
    from reportgen.verbs.outcome import Outcome

    outcome = Outcome(spec, problems=built.problems, trace=built.trace)
    say_problems(outcome)
    count = len(built.problems)
    problems = "no problems" if not count else "1 problem" if count == 1 else f"{count} problems"
    drawn = "drawn" if built.pages else "not drawn"
    show(f"{time.strftime('%H:%M:%S')} {drawn}; {problems}")


def _open(address: str) -> None:
    """Open the browser where somebody sits: not from a script, nor where only a browser in text could open."""
    import webbrowser

    screen = sys.platform in {"win32", "darwin"} or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    if screen and sys.stdout.isatty():
        webbrowser.open(address)
