"""The pages about problems tell the truth: the wrong example gives that problem, the right one gives none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.spec.cases import with_keys
from tests.spec.spec_text import problems_of

PAGES = Path(__file__).parents[2] / "docs" / "problems"
OURS = """
file-missing outside-project yaml-syntax yaml-feature yaml-size duplicate-key unknown-key missing-key wrong-type wrong-value
unknown-name bad-name duplicate-name scale-order overlapping-bands
numbering-gap repetition plan-incomplete plan-date plan-period measure-unknown not-disclosed response
forbidden-inference unclaimed-comparison
""".split()  # noqa: SIM905


@pytest.mark.parametrize("code", OURS)
def test_the_examples_of_a_page_are_what_it_says(code: str, tmp_path: Path) -> None:
    text = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    wrong, right = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert code in {problem.code.value for problem in problems_of(with_keys(wrong), tmp_path)}
    assert problems_of(with_keys(right), tmp_path) == ()
