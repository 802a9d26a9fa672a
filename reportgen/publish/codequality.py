"""Problems as a code quality report, the JSON list that GitLab shows in merge requests."""

from __future__ import annotations

import json
from collections.abc import Sequence

from reportgen.problem_text import sentence
from reportgen.problems import Problem, Severity
from reportgen.publish.fingerprints import fingerprints

SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor"}


def codequality(problems: Sequence[Problem]) -> str:
    """Return the report: for each problem description, name of the check, fingerprint, severity, file and first line."""
    records = [
        {
            "description": f"{problem.found}. {sentence(problem.fix)}",
            "check_name": problem.code.value,
            "fingerprint": fingerprint,
            "severity": SEVERITIES[problem.severity],
            "location": {"path": problem.place.file.removeprefix("./"), "lines": {"begin": max(1, problem.place.line)}},
        }
        for problem, fingerprint in zip(problems, fingerprints(problems), strict=True)
    ]
    return json.dumps(records, ensure_ascii=False, indent=2)
