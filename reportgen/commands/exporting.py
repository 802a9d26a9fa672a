"""Commands that hand a report over to other tools: export quarto."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportgen.commands.said import AllowBroken, Project, Spec, Strict, file_of, told

commands = typer.Typer()
export = typer.Typer(no_args_is_help=True, help="Hand a report over to another tool.")
commands.add_typer(export, name="export")


@export.callback()
def exports() -> None:
    """Hand a report over to another tool."""


@export.command()
def quarto(
    spec: Spec,
    into: Annotated[Path, typer.Option(metavar="DIR", help="The folder to make; nothing is overwritten.")],
    project: Project = None,
    strict: Strict = False,
    allow_broken: AllowBroken = False,
) -> None:
    """Write the report as a Quarto project: one document without cells, figures, styles, and its numbers and tables as data."""
    from reportgen.verbs.build import Request
    from reportgen.verbs.exporting import export_quarto

    request = Request(file_of(spec), project, None, ("docx",), allow_broken, strict)
    raise typer.Exit(told([export_quarto(request, into)], strict))
