"""Commands on a report that is being made: build, check, questionnaire, explain, suggest."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from reportgen.commands.said import (
    FORMATS,
    AllowBroken,
    Jobs,
    Project,
    Spec,
    Specs,
    Strict,
    Summary,
    file_of,
    files_of,
    progress,
    say_problems,
    show,
    told,
)

commands = typer.Typer()


@commands.command()
def build(
    specs: Specs,
    to: Annotated[str, typer.Option(help="Formats, separated by commas: html, pdf, docx, pptx, xlsx.")] = "html,pdf",
    output: Annotated[Path | None, typer.Option(help="The folder for reports; output/ of the project root without.")] = None,
    project: Project = None,
    strict: Strict = False,
    allow_broken: AllowBroken = False,
    jobs: Jobs = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Draw every figure anew, and keep none.")] = False,
) -> None:
    """Check, compute and render reports; name the files written."""
    from reportgen.verbs import batch
    from reportgen.verbs.build import Request, formats_of
    from reportgen.verbs.build import build as work

    formats = formats_of(to)
    requests = [Request(spec, project, output, formats, allow_broken, strict, not no_cache) for spec in files_of(specs)]
    raise typer.Exit(told(batch.distinct(batch.run(work, requests, jobs or os.cpu_count() or 1, progress)), strict))


@commands.command()
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

    listed = listing.listing_of(format)
    requests = [Request(spec, project, allow_broken=allow_broken, strict=strict) for spec in files_of(specs)]
    outcomes = []
    for outcome in batch.run(work, requests, jobs or 1, progress):
        progress("")
        outcomes.append(outcome)
        if format == "text":
            say_problems(outcome)
    if summary is not None:
        write_summary(summary, outcomes, strict)
    show(listed(outcomes))
    raise typer.Exit(max((outcome.exit_code(strict) for outcome in outcomes), default=0))


@commands.command()
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
    requests = [Request(spec, project, output, formats, strict=strict) for spec in files_of(specs)]
    raise typer.Exit(told(batch.distinct(batch.run(work, requests, 1, progress)), strict))


@commands.command()
def explain(
    spec: Spec,
    expression: Annotated[str, typer.Argument(help="An expression, such as 'share(overall, 5)'.")],
    project: Project = None,
) -> None:
    """Show one number: value, base, interval, definition, where the report uses it."""
    from reportgen.verbs.explain import explain as work

    show(work(file_of(spec), expression, project))


@commands.command()
def suggest(
    spec: Spec,
    format: Annotated[str, typer.Option(help="yaml, json or text.")] = "yaml",  # noqa: A002 - the option's name
    only: Annotated[str, typer.Option(help="Kinds, separated by commas: strengths, weaknesses, findings, trends, themes.")] = "",
    limit: Annotated[int, typer.Option(help="The most suggestions of each kind.")] = 5,
    project: Project = None,
) -> None:
    """Write what the data would support and the spec does not say yet, as spec text with its evidence."""
    from reportgen.verbs.suggest import suggest as work

    show(work(file_of(spec), project, form=format, only=only, limit=limit))
