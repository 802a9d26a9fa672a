"""Problems in SARIF 2.1.0, the format that code hosts show beside the lines of a pull request."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

from reportgen.problem_text import sentence
from reportgen.problems import Code, Place, Problem, Severity
from reportgen.publish.fingerprints import fingerprints

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
FINGERPRINT = "reportgenProblem/v1"
"""The name under which a result's fingerprint stands; another way of making it needs another version."""


def sarif(problems: Sequence[Problem], version: str, page_of: Callable[[Code], str]) -> str:
    """Return a SARIF log with one run.

    Parameters
    ----------
    problems
        Of all specs checked.
    version
        Of reportgen.
    page_of
        Gives the page about a kind of problem, in Markdown: hosts show it beside the result.
    """
    codes = sorted({problem.code for problem in problems})
    driver = {"name": "reportgen", "semanticVersion": version, "rules": [_rule(code, page_of(code)) for code in codes]}
    marks = fingerprints(problems)
    results = [_result(problem, codes.index(problem.code), mark) for problem, mark in zip(problems, marks, strict=True)]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(code: Code, page: str) -> dict[str, Any]:
    """Return a rule with its page; links to other pages lead nowhere from there, so that only their words stay."""
    title, _, rest = page.partition("\n")
    words = re.sub(r"\[([^\]]+)\]\((?!https?:)[^)]*\)", r"\1", rest.strip())
    short = title.removeprefix("# ").removeprefix(f"`{code.value}`:").strip()
    return {
        "id": code.value,
        "shortDescription": {"text": short},
        "help": {"text": words, "markdown": words},
    }


def _result(problem: Problem, rule: int, fingerprint: str) -> dict[str, Any]:
    return {
        "ruleId": problem.code.value,
        "ruleIndex": rule,
        "level": LEVELS[problem.severity],
        "message": {"text": f"{problem.found}. {sentence(problem.fix)}"},
        "locations": [{"physicalLocation": _location(problem.place)}],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }


def _location(place: Place) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": address(place.file)}}
    if place.line:
        location["region"] = {"startLine": place.line}
        if place.column:
            location["region"] |= {"startColumn": place.column, "endColumn": place.column + max(1, place.length)}
    return location


def address(file: str) -> str:
    """Return a file's URI: relative to the working folder, or with its scheme where the path is absolute."""
    from urllib.parse import quote

    path = quote(file.replace("\\", "/"))
    return f"file://{path}" if path.startswith("/") else path
