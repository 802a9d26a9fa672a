"""Commands on versions of a report: diff, release, verify."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportgen.commands.said import Project, Spec, file_of, say_problems, show

commands = typer.Typer()


@commands.command()
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
    say_problems(Outcome(old, problems=found.problems))
    if output is None:
        show(found.text)
    else:
        show(save(output, found.text))
    raise typer.Exit(found.exit_code)


@commands.command()
def release(
    spec: Spec,
    type: Annotated[str, typer.Option(help="first, revision (foreseen) or correction (of an error).")] = "",  # noqa: A002
    reason: Annotated[str, typer.Option(help="What is different, in a sentence for readers; why it is withdrawn.")] = "",
    date: Annotated[str, typer.Option(help="The day, 2025-06-30; that of the report without. No clock is read.")] = "",
    withdraw: Annotated[str, typer.Option(metavar="VERSION", help="Withdraw a released version; its files stay.")] = "",
    previous: Annotated[
        list[Path] | None, typer.Option(metavar="DIR", help="A site or a folder of reports with earlier releases.")
    ] = None,
    output: Annotated[Path | None, typer.Option(help="The folder for reports; output/ of the project root without.")] = None,
    project: Project = None,
) -> None:
    """Seal the version that was built, so that it never changes; or withdraw one that was sealed."""
    from reportgen.verbs.outcome import Outcome
    from reportgen.verbs.releasing import Call, released

    found = released(Call(file_of(spec), type, reason, date, withdraw, tuple(previous or ()), output, project))
    say_problems(Outcome(str(spec), problems=found.problems))
    show(found.text)


@commands.command()
def verify(
    folders: Annotated[list[Path], typer.Argument(metavar="DIR...", help="Versions, folders of reports, or sites.")],
    format: Annotated[str, typer.Option(help="text or json.")] = "text",  # noqa: A002 - the option's name
) -> None:
    """Check that versions, reports and sites are as they were published; nothing but the folders is needed."""
    from reportgen.verbs.outcome import Outcome
    from reportgen.verbs.verify import verified

    found = verified(folders, format)
    outcome = Outcome("verify", problems=found.problems)
    say_problems(outcome)
    show(found.text)
    raise typer.Exit(outcome.exit_code())
