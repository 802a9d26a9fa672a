"""``reportgen export quarto``: a report as a project that others build on."""

from __future__ import annotations

from pathlib import Path

from reportgen import pipeline
from reportgen.problems import Code, Place, Problem, SpecError
from reportgen.verbs.build import Request, checked_for
from reportgen.verbs.new import create
from reportgen.verbs.outcome import Outcome, guarded


def export_quarto(request: Request, into: Path) -> Outcome:
    """Check a report and write it as a Quarto project into a new folder.

    Parameters
    ----------
    request
        The spec, and whether broken claims and warnings let it pass.
    into
        The folder to make.
    """
    with guarded(str(request.spec)) as draft:
        if into.exists() and not (into.is_dir() and not any(into.iterdir())):
            found, fix = "Something is there already", "Name a folder that does not exist, or is empty; nothing is overwritten"
            raise SpecError([Problem(Code.FOLDER_EXISTS, Place(str(into)), found, fix)])
        checked = checked_for(request, draft)
        if not draft.outcome.exit_code(request.strict):
            create(into, pipeline.quarto(checked), "--into")
            draft.set(folder=into)
    return draft.outcome
