"""``reportgen questionnaire``, for one spec at a time. It needs the questions and no answers."""

from __future__ import annotations

from reportgen import pipeline
from reportgen.spec.read import read_spec
from reportgen.verbs.build import Request
from reportgen.verbs.outcome import Outcome, guarded

FORMATS = ("html", "pdf", "docx", "xlsform", "surveyjs")
"""What a questionnaire can be written as."""


def questionnaire(request: Request) -> Outcome:
    """Read a spec and write its questionnaire; nothing is written when the questions themselves mislead."""
    with guarded(str(request.spec)) as draft:
        spec = read_spec(request.spec, request.project)
        draft.add(spec.warnings)
        if not draft.outcome.exit_code(request.strict):
            draft.set(folder=pipeline.questionnaire(spec, request.output, request.formats))
    return draft.outcome
