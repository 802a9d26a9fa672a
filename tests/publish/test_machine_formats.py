"""The words of a problem in the formats that machines read."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from reportgen.problems import Code, Place, Problem
from reportgen.publish.junit import junit, suite
from reportgen.publish.sarif import sarif
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
