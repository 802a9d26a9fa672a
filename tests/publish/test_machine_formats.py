"""The words of a problem in the formats that machines read."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from reportgen.problems import Code, Place, Problem
from reportgen.publish.junit import junit, suite
from reportgen.publish.sarif import sarif
from reportgen.publish.told_claims import ToldClaim
from reportgen.resources import problem_page


@pytest.mark.parametrize(
    ("fix", "printed"),
    [("Did you mean 'a'?", "Did you mean 'a'?"), ("Write a", "Write a."), ("Write a.", "Write a."), ("写 a。", "写 a。")],
)
def test_a_fix_ends_with_one_mark(fix: str, printed: str) -> None:
    problem = Problem(Code.UNKNOWN_NAME, Place("a.yaml", 3), "There is no b", fix)
    (result,) = json.loads(sarif([problem], "1", problem_page))["runs"][0]["results"]
    assert result["message"]["text"] == f"There is no b. {printed}"
    failure = ElementTree.fromstring(junit([suite("a.yaml", (), [problem], finished=False)])).find(".//failure")  # noqa: S314
    assert failure is not None
    assert failure.text == f"a.yaml:3: There is no b. {printed}"


def test_a_claim_that_holds_by_chance_fails_in_every_format() -> None:
    place = Place("a.yaml", 7, 12, path="claims[1].holds")
    problem = Problem(Code.CLAIM_NOT_SIGNIFICANT, place, "The claim b holds, but not significantly: p = 0.21", "Say less")
    claims = tuple(ToldClaim(name, "Says so", replace(place, path=f"claims[{i}].holds")) for i, name in enumerate("ab"))
    root = ElementTree.fromstring(junit([suite("a.yaml", claims, [problem], finished=True)]))  # noqa: S314
    cases = {case.get("name"): case.find("failure") for case in root.iter("testcase")}
    assert cases["claim a"] is None
    failure = cases["claim b"]
    assert failure is not None
    assert (failure.get("type"), failure.get("message")) == ("claim-not-significant", problem.found)
    (result,) = json.loads(sarif([problem], "1", problem_page))["runs"][0]["results"]
    assert (result["ruleId"], result["level"]) == ("claim-not-significant", "error")
