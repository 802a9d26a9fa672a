"""Commands that publish: site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportgen.commands.said import Project, say_problems, show

commands = typer.Typer()


@commands.command()
def site(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FOLDER]...", help="Folders of released versions; output/ of the project without."),
    ] = None,
    previous: Annotated[
        list[Path] | None, typer.Option(metavar="DIR", help="The site as it was published; its releases are kept byte for byte.")
    ] = None,
    into: Annotated[Path | None, typer.Option(metavar="DIR", help="The folder to write; site/ of the project without.")] = None,
    drafts: Annotated[bool, typer.Option("--drafts", help="Show versions that are not released, to look at them.")] = False,
    search: Annotated[bool, typer.Option("--search/--no-search", help="Make the index of the search, with Pagefind.")] = True,
    project: Project = None,
) -> None:
    """Put all released versions into one static site."""
    from reportgen.verbs.outcome import Outcome
    from reportgen.verbs.site import Request
    from reportgen.verbs.site import site as work

    made = work(Request(tuple(folders or ()), tuple(previous or ()), into, drafts, search, project))
    say_problems(Outcome("site", problems=made.problems))
    show(made.text)
