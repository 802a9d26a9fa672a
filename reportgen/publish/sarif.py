"""Problems in SARIF 2.1.0, the format that code hosts show beside the lines of a pull request."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from reportgen.problem_text import sentence
from reportgen.problems import Place, Problem, Severity

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def sarif(problems: Sequence[Problem], version: str) -> str:
    """Return a SARIF log with one run.

    Parameters
    ----------
    problems
        Of all specs checked.
    version
        Of reportgen.
    """
    rules = sorted({problem.code.value for problem in problems})
    driver = {"name": "reportgen", "semanticVersion": version, "rules": [{"id": rule} for rule in rules]}
    results = [_result(problem, rules.index(problem.code.value)) for problem in problems]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    return {
        "ruleId": problem.code.value,
        "ruleIndex": rule,
        "level": LEVELS[problem.severity],
        "message": {"text": f"{problem.found}. {sentence(problem.fix)}"},
        "locations": [{"physicalLocation": _location(problem.place)}],
    }


def _location(place: Place) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": _address(place.file)}}
    if place.line:
        location["region"] = {"startLine": place.line}
        if place.column:
            location["region"] |= {"startColumn": place.column, "endColumn": place.column + max(1, place.length)}
    return location


def _address(file: str) -> str:
    """Return a file's URI: relative to the working folder, or with its scheme where the path is absolute."""
    from urllib.parse import quote

    path = quote(file.replace("\\", "/"))
    return f"file://{path}" if path.startswith("/") else path
