"""Annotations, SARIF, JUnit and code quality reports: claims with their numbers, marks that survive a move, errors first."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from reportgen.problem_text import ANNOTATIONS, as_github
from reportgen.problems import Code, Kind, Place, Problem, Severity
from reportgen.publish.codequality import codequality
from reportgen.publish.fingerprints import fingerprints
from reportgen.publish.junit import junit, suite
from reportgen.publish.sarif import FINGERPRINT, sarif
from reportgen.publish.told_claims import ToldClaim
from reportgen.resources import problem_page

PLACE = Place("a.yaml", 12, 12, 5, "claims[0].holds")
BROKEN = Problem(Code.CLAIM_BROKEN, PLACE, "The claim most does not hold", "Correct the wording", kind=Kind.REPORT)
CLAIM = ToldClaim("most", "Most are content", PLACE, "broken", ("18% > 50% (not so)",), ("top(overall) is 18%",))
FINE = ToldClaim("few", "Few complain", replace(PLACE, path="claims[1].holds", line=15), "holds", ("4% < 10%",), ("x is 4%",))

REGION = ("startLine", "startColumn", "endColumn")
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": {"$ref": "#/$defs/run"}},
    },
    "$defs": {
        "run": {
            "type": "object",
            "required": ["tool"],
            "additionalProperties": False,
            "properties": {
                "tool": {"type": "object", "required": ["driver"], "properties": {"driver": {"$ref": "#/$defs/component"}}},
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
            },
        },
        "component": {
            "type": "object",
            "required": ["name"],
            "additionalProperties": False,
            "properties": {
                "name": {"type": "string"},
                "semanticVersion": {"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
                "rules": {"type": "array", "uniqueItems": True, "items": {"$ref": "#/$defs/rule"}},
            },
        },
        "rule": {
            "type": "object",
            "required": ["id"],
            "additionalProperties": False,
            "properties": {
                "id": {"type": "string"},
                "shortDescription": {"$ref": "#/$defs/message"},
                "help": {"$ref": "#/$defs/message"},
            },
        },
        "message": {
            "type": "object",
            "required": ["text"],
            "additionalProperties": False,
            "properties": {"text": {"type": "string", "minLength": 1}, "markdown": {"type": "string", "minLength": 1}},
        },
        "result": {
            "type": "object",
            "required": ["message"],
            "additionalProperties": False,
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": 0},
                "level": {"enum": ["none", "note", "warning", "error"]},
                "message": {"$ref": "#/$defs/message"},
                "locations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
                "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
            },
        },
        "location": {
            "type": "object",
            "required": ["physicalLocation"],
            "additionalProperties": False,
            "properties": {
                "physicalLocation": {
                    "type": "object",
                    "required": ["artifactLocation"],
                    "additionalProperties": False,
                    "properties": {
                        "artifactLocation": {
                            "type": "object",
                            "additionalProperties": False,
                            "properties": {"uri": {"type": "string", "format": "uri-reference"}},
                        },
                        "region": {
                            "type": "object",
                            "additionalProperties": False,
                            "properties": {name: {"type": "integer", "minimum": 1} for name in REGION},
                        },
                    },
                }
            },
        },
    },
}
"""The part of SARIF 2.1.0 (OASIS standard, 27 March 2020, sections 3.13 to 3.30) that we write, in our own words."""


def log_of(*problems: Problem) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(sarif(problems, "0.1.0", problem_page))
    jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(log)
    return log


def case_of(text: str, name: str) -> ElementTree.Element:
    root = ElementTree.fromstring(text)  # noqa: S314 - written by us
    return next(case for case in root.iter("testcase") if case.attrib["name"] == name)


def test_sarif_is_valid_wherever_the_problem_is() -> None:
    log_of(
        BROKEN,
        Problem(Code.FILE_MISSING, Place("ordner mit ü/a b.yaml"), "None", "Write"),
        replace(BROKEN, place=Place("/x.csv", 3)),
    )


@pytest.mark.parametrize("code", list(Code))
def test_every_rule_has_its_page_without_links_that_lead_nowhere(code: Code) -> None:
    (rule,) = log_of(replace(BROKEN, code=code))["runs"][0]["tool"]["driver"]["rules"]
    assert rule["id"] == code.value
    assert rule["shortDescription"]["text"]
    assert code.value not in rule["shortDescription"]["text"].split("`")
    assert "## Wrong" in rule["help"]["markdown"]
    assert not re.search(r"\]\((?!https?:)", rule["help"]["markdown"])


def test_a_fingerprint_stays_when_the_line_moves_and_only_then() -> None:
    moved = replace(BROKEN, place=replace(PLACE, line=99, column=1))
    other = replace(BROKEN, place=replace(PLACE, path="claims[1].holds"))
    assert fingerprints([BROKEN]) == fingerprints([moved])
    assert fingerprints([BROKEN]) != fingerprints([other])
    twice = fingerprints([BROKEN, BROKEN])
    assert len(set(twice)) == 2
    assert twice[0] == fingerprints([BROKEN])[0]
    (result,) = log_of(BROKEN)["runs"][0]["results"]
    assert result["partialFingerprints"] == {FINGERPRINT: fingerprints([BROKEN])[0]}


def test_code_quality_has_the_fields_that_the_host_wants() -> None:
    fine, whole = json.loads(codequality([BROKEN, replace(BROKEN, place=Place("./b.csv"), severity=Severity.WARNING)]))
    assert set(fine) == {"description", "check_name", "fingerprint", "severity", "location"}
    assert (fine["severity"], fine["location"]) == ("critical", {"path": "a.yaml", "lines": {"begin": 12}})
    assert (whole["severity"], whole["location"]) == ("minor", {"path": "b.csv", "lines": {"begin": 1}})
    assert json.loads(codequality([])) == []


def test_every_claim_is_a_test_with_its_numbers() -> None:
    text = junit([suite("a.yaml", (CLAIM, FINE), [BROKEN], finished=True)])
    broken, fine = case_of(text, "claim most"), case_of(text, "claim few")
    failure = broken.find("failure")
    assert failure is not None
    assert (failure.attrib["type"], failure.attrib["message"]) == ("claim-broken", "The claim most does not hold")
    assert (failure.text or "").endswith("Most are content: broken\n18% > 50% (not so)\ntop(overall) is 18%")
    assert broken.attrib["file"] == "a.yaml"
    assert broken.attrib["line"] == "12"
    assert fine.findtext("system-out") == "Few complain: holds\n4% < 10%\nx is 4%"
    results = {case.attrib["value"] for case in (*broken.iter("property"), *fine.iter("property"))}
    assert results == {"broken", "holds"}
    assert "time" not in text


def test_a_claim_that_was_let_stand_is_no_failure_and_says_its_result() -> None:
    allowed = replace(BROKEN, severity=Severity.WARNING)
    text = junit([suite("a.yaml", (CLAIM,), [allowed], finished=True)])
    case = case_of(text, "claim most")
    assert case.find("failure") is None
    assert (case.findtext("system-out") or "").startswith("Most are content: broken\n")
    assert [found.attrib["value"] for found in case.iter("property")] == ["broken"]


def test_claims_of_a_spec_that_failed_before_are_skipped() -> None:
    case = case_of(junit([suite("a.yaml", (replace(CLAIM, result="not-tested"),), [], finished=False)]), "claim most")
    assert case.find("skipped") is not None
    assert case.find("properties") is None


def test_errors_come_first_and_what_is_not_shown_is_counted() -> None:
    warnings = [replace(BROKEN, code=Code.UNEQUAL_WEIGHTS, severity=Severity.WARNING)] * (ANNOTATIONS + 2)
    lines = as_github([*warnings, replace(BROKEN, code=Code.UNATTAINABLE), BROKEN]).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 2 + ["::warning"] * 12 + ["::notice"]
    assert "title=claim-broken" in lines[0]
    assert lines[-1] == "::notice title=reportgen::2 more warnings stand in the log of this step, not here"


def test_an_annotation_cannot_be_forged() -> None:
    evil = replace(BROKEN, found="a\n::error file=b::c\r%0A", place=replace(PLACE, file="x,line=1::y\n.yaml"))
    (line,) = as_github([evil]).splitlines()
    assert line.count("::") == 2 + 2  # its own two, and those inside the message, where they mean nothing
    assert line.startswith(
        "::error file=x%2Cline=1%3A%3Ay%0A.yaml,line=12,endLine=12,col=12,endColumn=17,title=claim-broken::a%0A::"
    )
    assert "%250A" in line


def test_the_pages_are_those_of_the_documentation() -> None:
    folder = Path(__file__).parents[2] / "docs" / "problems"
    assert all(problem_page(code) == (folder / f"{code}.md").read_text(encoding="utf-8") for code in Code)
