"""One build of the preview: the pages in memory, and everything that is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportgen import pipeline
from reportgen.problems import Problem
from reportgen.render.kept import KeptDrawings
from reportgen.verbs.outcome import guarded
from reportgen.verbs.serving.kept_results import KeptResults
from reportgen.verbs.serving.named import files_of, named_files


@dataclass(frozen=True, slots=True)
class Preview:
    """What came of one build."""

    pages: Mapping[str, bytes]
    """By name, as a build writes them; none where the report cannot be drawn."""
    problems: tuple[Problem, ...]
    """Everything that ``build`` would say; a broken claim stops it, and is drawn here with its mark."""
    files: tuple[Path, ...]
    """What the report is made from, there or not."""
    language: str = ""
    """The report's own; empty where the spec cannot be read."""
    trace: str = ""
    """Where an error of our own came from; for ``--debug``."""
    read: bool = False
    """Whether the answers were read, and not kept from before."""
    drawn: int = 0
    """How many drawings were made, and not kept from before."""


@dataclass
class Kept:
    """What a process that stays keeps from one build to the next."""

    results: KeptResults = field(default_factory=KeptResults)
    drawings: KeptDrawings = field(default_factory=KeptDrawings)


def preview(spec: Path, project: Path | None, kept: Kept) -> Preview:
    """Build the pages of a report; never raises for anything that is wrong with it.

    Parameters
    ----------
    spec
        The spec.
    project
        The project root; found from the spec's place without it.
    kept
        What the builds before left; this one adds to it.
    """
    pages: Mapping[str, bytes] = {}
    files, language = named_files(spec, project), ""
    kept.drawings.begin()
    with guarded(str(spec)) as draft:
        checked = pipeline.check(spec, project, allow_broken=True, estimate=kept.results)
        files, language = tuple(dict.fromkeys((*files, *files_of(checked.spec)))), checked.spec.document.report.language
        draft.add(checked.judged(allow_broken=False))
        pages = pipeline.pages(checked, kept.drawings)
    outcome = draft.outcome
    return Preview(pages, outcome.problems, files, language, outcome.trace, kept.results.read, kept.drawings.made)
