"""``reportgen build`` and ``reportgen check``, for one spec at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import pipeline
from reportgen.pipeline import Checked
from reportgen.problems import Code, Place, Problem, ReportgenError, SpecError
from reportgen.publish.told_claims import ToldClaim, told_claims, untested_claims
from reportgen.publish.told_quality import told_quality
from reportgen.verbs.outcome import Draft, Outcome, guarded
from reportgen.verbs.sealed import verified_equal

if TYPE_CHECKING:
    from reportgen.render.figures import Drawer

FORMATS = ("html", "pdf")
"""What a report is rendered to where nothing is said."""
KNOWN = (*FORMATS, "docx", "pptx", "xlsx")
"""What it can be rendered to."""


@dataclass(frozen=True, slots=True)
class Request:
    """One spec and what to do with it."""

    spec: Path
    project: Path | None = None
    output: Path | None = None
    """The folder of all reports; ``output`` in the project root without it."""
    formats: tuple[str, ...] = FORMATS
    allow_broken: bool = False
    strict: bool = False
    cache: bool = False
    """Take drawings from earlier builds, and keep them for later ones."""


def formats_of(text: str, known: tuple[str, ...] = KNOWN) -> tuple[str, ...]:
    """Return the formats named in a list with commas; raise ``SpecError`` for one that is not among the known."""
    wanted = tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))
    unknown = [word for word in wanted if word not in known]
    if unknown or not wanted:
        found = f"There is no format {unknown[0]!r}" if unknown else "No format is named"
        raise SpecError([Problem(Code.WRONG_VALUE, Place("--to"), found, f"Choose from {', '.join(known)}")])
    return wanted


def check(request: Request) -> Outcome:
    """Do everything but rendering, and collect every problem."""
    with guarded(str(request.spec)) as draft:
        checked_for(request, draft)
    return _with_claims(draft.outcome, request)


def build(request: Request) -> Outcome:
    """Check, render and write a version; nothing is written when the check fails."""
    with guarded(str(request.spec)) as draft:
        checked = checked_for(request, draft)
        if not draft.outcome.exit_code(request.strict):
            folder = pipeline.build(checked, request.output, request.formats, draw=_drawer(checked, request))
            draft.set(folder=folder, verified=verified_equal(folder, request.formats))
    return draft.outcome


def _drawer(checked: Checked, request: Request) -> Drawer | None:
    """Return what has drawings from builds before; None where all are to be drawn."""
    if not request.cache:
        return None
    from reportgen.verbs.drawing_cache import DrawingCache

    return DrawingCache(checked.spec.root)


def checked_for(request: Request, draft: Draft) -> Checked:
    """Run the check to its end even where a claim is broken, so that one run shows every problem."""
    checked = pipeline.check(request.spec, request.project, allow_broken=True)
    draft.add(checked.judged(allow_broken=request.allow_broken))
    claims = told_claims(checked.spec, checked.ledger)
    quality = told_quality(checked.spec, checked.ledger)
    draft.set(claims=claims, quality=quality, finished=True, summary=_summary(checked, claims, draft.outcome.problems))
    return checked


def _summary(checked: Checked, told: tuple[ToldClaim, ...], problems: tuple[Problem, ...]) -> str:
    held = sum(claim.result == "holds" for claim in told)
    facts = f"{len(checked.ledger.facts)} facts"
    claims = f"{held} of {len(told)} claims hold"
    return f"{facts}, {claims}" + (f", {len(problems)} problem{'' if len(problems) == 1 else 's'}" if problems else "")


def _with_claims(outcome: Outcome, request: Request) -> Outcome:
    """Name the claims of a spec that can be read though its data cannot, so that a CI system lists them as not tested."""
    if outcome.finished:
        return outcome
    from reportgen.spec.read import read_spec

    try:
        spec = read_spec(request.spec, request.project)
    except ReportgenError:
        return outcome
    return replace(outcome, claims=untested_claims(spec))
