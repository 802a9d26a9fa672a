"""The result of a check as JUnit XML, which every CI system shows as a list of tests.

A spec is a test suite. Each claim is a test case, and so is every other kind of check (the spec, the data, the evidence),
which fails with the problems it found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from reportgen.problem_text import sentence
from reportgen.problems import Code, Kind, Problem, Severity

CLAIMS = (Code.CLAIM_BROKEN, Code.CLAIM_UNKNOWN, Code.CLAIM_NOT_SIGNIFICANT)

CHECKS = {Kind.SPEC: "spec", Kind.REPORT: "data and evidence", Kind.TOOL: "environment"}
"""The checks beside those of claims, by who has to act when one fails."""


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that was tested."""

    name: str
    problems: tuple[Problem, ...] = ()
    skipped: str = ""
    """Why it could not be tested; empty when it was."""


@dataclass(frozen=True, slots=True)
class Suite:
    """The checks of one spec."""

    name: str
    cases: tuple[Case, ...]


def suite(name: str, claims: Sequence[str], problems: Sequence[Problem], finished: bool) -> Suite:
    """Return the checks of one spec.

    Parameters
    ----------
    name
        The spec's path.
    claims
        Ids of the claims, in order.
    problems
        Everything found.
    finished
        Whether the claims were tested; they are not when the spec or the data are wrong.
    """
    by_claim = {
        claim: tuple(p for p in problems if p.code in CLAIMS and _index(p) == index) for index, claim in enumerate(claims)
    }
    of_claims = {p for found in by_claim.values() for p in found}
    others = [p for p in problems if p not in of_claims]
    why = "" if finished else "the spec or the data are wrong, so that no claim was tested"
    checks = (Case(name, tuple(p for p in others if p.kind is kind)) for kind, name in CHECKS.items())
    tested = (Case(f"claim {claim}", found, "" if found else why) for claim, found in by_claim.items())
    return Suite(name, (*checks, *tested))


def junit(suites: Iterable[Suite]) -> str:
    """Return the XML text of all suites."""
    root = ElementTree.Element("testsuites", name="reportgen")
    for one in suites:
        _add_suite(root, one)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode")


def _add_suite(root: ElementTree.Element, one: Suite) -> None:
    failed = sum(bool(_errors(case)) for case in one.cases)
    skipped = sum(bool(case.skipped) for case in one.cases)
    counts: dict[str, str] = {"tests": str(len(one.cases)), "failures": str(failed), "errors": "0", "skipped": str(skipped)}
    element = ElementTree.SubElement(root, "testsuite", {"name": _legal(one.name), **counts})
    for case in one.cases:
        _add_case(element, one.name, case)


def _add_case(parent: ElementTree.Element, spec: str, case: Case) -> None:
    element = ElementTree.SubElement(parent, "testcase", classname=_legal(spec), name=_legal(case.name))
    if case.skipped:
        ElementTree.SubElement(element, "skipped", message=case.skipped)
    for problem in _errors(case):
        failure = ElementTree.SubElement(element, "failure", type=problem.code.value, message=_legal(problem.found))
        failure.text = _legal(_line(problem))
    warnings = [_line(p) for p in case.problems if p.severity is Severity.WARNING]
    if warnings:
        ElementTree.SubElement(element, "system-out").text = _legal("\n".join(warnings))


def _errors(case: Case) -> list[Problem]:
    return [p for p in case.problems if p.severity is Severity.ERROR]


def _line(problem: Problem) -> str:
    return f"{problem.place}: {problem.found}. {sentence(problem.fix)}"


def _index(problem: Problem) -> int | None:
    """Return the position of the claim a problem is about."""
    match = re.match(r"claims(?:\.|\[)(\d+)", problem.place.path)
    return int(match[1]) if match else None


def _legal(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return re.sub(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]", "\N{REPLACEMENT CHARACTER}", text)
