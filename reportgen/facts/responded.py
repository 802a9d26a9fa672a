"""What came of the invited against the answers themselves: nobody answered who is not counted."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.analysis.results import Results
from reportgen.problems import Code, Kind, Problem
from reportgen.spec.collected import provenance
from reportgen.spec.spec import Spec


def responded(spec: Spec, results: Results) -> Iterator[Problem]:
    """Yield a problem where the data hold more people than ``survey.response`` says have answered.

    Fewer may be right: answers that were left out are still answers to the invitation. Rows that were rebuilt are no people.
    """
    survey, read = spec.document.survey, results.source
    response = survey.response if survey else None
    if response is None or read is None or provenance(spec.document) == "reconstructed":
        return
    answers = response.complete + (response.partial or 0)
    if read.rows + results.left_out > answers:
        found = f"survey.response counts {answers:,} people who answered, and the data have {read.rows + results.left_out:,} rows"
        fix = "Count complete and partial answers anew, or name the rows that are nobody's answers and take them out of the data"
        yield Problem(Code.RESPONSE, spec.place(("survey", "response")), found, fix, kind=Kind.REPORT)
