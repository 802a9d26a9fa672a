"""The pages about problems tell the truth: the wrong example gives that problem, the right one gives none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.problems import Code
from tests.spec.spec_text import SMALL, problems_of

PAGES = Path(__file__).parents[2] / "docs" / "problems"
OURS = tuple(
    Code(word)
    for word in (
        "file-missing outside-project yaml-syntax yaml-feature yaml-size duplicate-key unknown-key missing-key wrong-type wrong-value "
        "unknown-name bad-name duplicate-name scale-order overlapping-bands"
    ).split()
)


def with_example(example: str) -> str:
    """Return the small spec with an example's keys in the place of its own."""
    keys = set(re.findall(r"^(\w+):", example, re.MULTILINE))
    kept = [part for part in re.split(r"(?m)^(?=\w+:)", SMALL) if part.split(":")[0] not in keys]
    return "".join(kept) + example


@pytest.mark.parametrize("code", OURS)
def test_the_examples_of_a_page_are_what_it_says(code: Code, tmp_path: Path) -> None:
    text = (PAGES / f"{code.value}.md").read_text(encoding="utf-8")
    wrong, right = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert code in {problem.code for problem in problems_of(with_example(wrong), tmp_path)}
    assert problems_of(with_example(right), tmp_path) == ()
