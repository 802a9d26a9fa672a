"""The result of a check as JUnit XML, which every CI system shows as a list of tests.

A spec is a test suite. Each claim is a test case, and so is every other kind of check (the spec, the data, the evidence),
which fails with the problems it found. Nothing in it depends on the time, so that the same check writes the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from reportgen.problem_text import sentence
from reportgen.problems import Kind, Place, Problem, Severity, errors_of
from reportgen.publish.told_claims import ToldClaim
from reportgen.publish.told_quality import ToldRule

CHECKS = {Kind.SPEC: "spec", Kind.REPORT: "data and evidence", Kind.TOOL: "environment"}
"""The checks beside those of claims, by who has to act when one fails."""


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that was tested."""

    name: str
    problems: tuple[Problem, ...] = ()
    skipped: str = ""
    """Why it could not be tested; empty when it was."""
    said: tuple[str, ...] = ()
    """What is said of it whether it passes or not."""
    result: str = ""
    """Of a claim: ``holds``, ``not-significant``, ``broken``, ``unknown``."""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Suite:
    """The checks of one spec."""

    name: str
    cases: tuple[Case, ...]


def suite(
    name: str,
    claims: Sequence[ToldClaim],
    problems: Sequence[Problem],
    finished: bool,
    quality: Sequence[ToldRule] = (),
) -> Suite:
    """Return the checks of one spec.

    Parameters
    ----------
    name
        The spec's path.
    claims
        Those that the report asserts, in order.
    problems
        Everything found.
    finished
        Whether the claims were tested; they are not when the spec or the data are wrong.
    quality
        What the rules on quality found: test cases that say it, and never fail.
    """
    by_claim = {id(claim): tuple(p for p in problems if _is_of(p, claim)) for claim in claims}
    of_claims = {p for found in by_claim.values() for p in found}
    others = [p for p in problems if p not in of_claims]
    why = "" if finished else "the spec or the data are wrong, so that no claim was tested"
    checks = (Case(name, tuple(p for p in others if p.kind is kind)) for kind, name in CHECKS.items())
    tested = (_case(claim, by_claim[id(claim)], why) for claim in claims)
    judged = (Case(f"quality {rule.name}".rstrip(), said=(rule.says,)) for rule in quality)
    return Suite(name, (*checks, *judged, *tested))


def _is_of(problem: Problem, claim: ToldClaim) -> bool:
    """Return whether a problem is the result of a claim: it stands in it."""
    return problem.code.value.startswith("claim-") and _head(problem.place) == _head(claim.place) != ""


def _head(place: Place) -> str:
    """Return the key path of the claim that a place is in; empty for places elsewhere."""
    match = re.match(r"claims\[\d+\]", place.path)
    return match[0] if match else ""


def _case(claim: ToldClaim, found: tuple[Problem, ...], why: str) -> Case:
    said = () if why else (f"{claim.says}: {claim.result}", *claim.compared, *claim.numbers)
    return Case(f"claim {claim.id}", found, why, said, "" if why else claim.result, claim.place)


def junit(suites: Iterable[Suite]) -> str:
    """Return the XML text of all suites."""
    root = ElementTree.Element("testsuites", name="reportgen")
    for one in suites:
        _add_suite(root, one)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode")


def _add_suite(root: ElementTree.Element, one: Suite) -> None:
    failed = sum(bool(errors_of(case.problems)) for case in one.cases)
    skipped = sum(bool(case.skipped) for case in one.cases)
    counts: dict[str, str] = {"tests": str(len(one.cases)), "failures": str(failed), "errors": "0", "skipped": str(skipped)}
    element = ElementTree.SubElement(root, "testsuite", {"name": _legal(one.name), **counts})
    for case in one.cases:
        _add_case(element, one.name, case)


def _add_case(parent: ElementTree.Element, spec: str, case: Case) -> None:
    place = {"file": _legal(case.place.file), "line": str(case.place.line)} if case.place and case.place.line else {}
    element = ElementTree.SubElement(parent, "testcase", {"classname": _legal(spec), "name": _legal(case.name), **place})
    if case.result:
        properties = ElementTree.SubElement(element, "properties")
        ElementTree.SubElement(properties, "property", name="result", value=case.result)
    if case.skipped:
        ElementTree.SubElement(element, "skipped", message=case.skipped)
    for problem in errors_of(case.problems):
        failure = ElementTree.SubElement(element, "failure", type=problem.code.value, message=_legal(problem.found))
        failure.text = _legal("\n".join([_line(problem), *case.said]))
    said = "\n".join(_said(case))
    if said:
        ElementTree.SubElement(element, "system-out").text = _legal(said)


def _said(case: Case) -> Iterator[str]:
    """Yield what stands in the output of a case: its numbers unless the failure has them, and its warnings."""
    if not errors_of(case.problems):
        yield from case.said
    yield from (_line(p) for p in case.problems if p.severity is Severity.WARNING)


def _line(problem: Problem) -> str:
    return f"{problem.place}: {problem.found}. {sentence(problem.fix)}"


def _legal(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return re.sub(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]", "\N{REPLACEMENT CHARACTER}", text)
