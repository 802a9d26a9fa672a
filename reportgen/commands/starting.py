"""Commands that begin a report: new, import, schema."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportgen.commands import import_options as given
from reportgen.commands.said import say_problems, show
from reportgen.problems import Code, Place, Problem, SpecError

commands = typer.Typer()
Name = Annotated[Path | None, typer.Argument(metavar="[NAME]", help="The folder to make; none to add --ci to this one.")]


@commands.command()
def new(
    name: Name = None,
    language: Annotated[str, typer.Option(help="zh-CN or en.")] = "zh-CN",
    ci: Annotated[str, typer.Option(help="Files for continuous integration: github or gitlab.")] = "",
    update: Annotated[
        bool, typer.Option("--update", help="Bring those of an earlier release up to date; your changes stay.")
    ] = False,
) -> None:
    """Write a first spec with invented answers that builds at once; or files for continuous integration."""
    from reportgen.verbs.new import new as work
    from reportgen.verbs.new_ci import NEXT, add_ci

    if update:
        _update(name, ci)
        return
    if name is None and not ci:
        found = "There is no name of a folder to make"
        fix = "Write reportgen new NAME, or reportgen new --ci github in a repository"
        raise SpecError([Problem(Code.WRONG_VALUE, Place("NAME"), found, fix)])
    made = [work(name, language, ci)] if name is not None else add_ci(Path(), ci)
    show("\n".join([*map(str, made), *([NEXT] if ci else [])]))


def _update(name: Path | None, ci: str) -> None:
    """Bring the files for continuous integration of this repository up to date."""
    from reportgen.verbs.new_ci import NEXT, REQUIREMENTS
    from reportgen.verbs.new_ci_update import update_ci
    from reportgen.verbs.outcome import Outcome

    if name is not None or not ci:
        fix = "Write reportgen new --ci github --update at the top of the repository"
        raise SpecError([Problem(Code.WRONG_VALUE, Place("--update"), "Only files for continuous integration are updated", fix)])
    made = update_ci(Path(), ci)
    say_problems(Outcome("new", problems=made.problems))
    locked = any(path.name == REQUIREMENTS for path in made.written)
    show("\n".join([*map(str, made.written), *([NEXT] if locked else [])]) or "All files are up to date")


@commands.command(name="import")
def import_(
    file: given.File,
    into: given.Into = None,
    update: given.Update = None,
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
    points: given.Points = [],  # noqa: B006
    partial: given.Partial = "complete",
    sheet: given.Sheet = "",
    member: given.Member = "",
    encoding: given.Encoding = "",
    delimiter: given.Delimiter = "",
    memory: given.Memory = 1000,
) -> None:
    """Make a spec and data that build at once from a survey platform's export."""
    from reportgen.verbs.importing import Call, imported
    from reportgen.verbs.updating import updated

    said = (
        platform,
        language,
        title,
        sample,
        population,
        mode,
        fieldwork,
        date,
        weight,
        tuple(keep),
        tuple(leave_out),
        tuple(points),
    )
    call = Call(file, into, *said, partial, sheet, member, encoding, delimiter, memory, questionnaire)
    show(updated(call, update).told if update is not None else imported(call).told)


@commands.command()
def schema(of: Annotated[str, typer.Option(help="spec, theme, or project, which is reportgen.yaml.")] = "spec") -> None:
    """Print the JSON Schema of specs, themes or reportgen.yaml, for editors."""
    from reportgen.verbs.schema import schema_text

    show(schema_text(of))
