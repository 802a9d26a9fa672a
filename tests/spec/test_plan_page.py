"""The examples on the page about plans make one spec without problems."""

from __future__ import annotations

import re
from pathlib import Path

from tests.spec.spec_text import problems_of

PAGE = Path(__file__).parents[2] / "docs" / "plans.md"
HEAD = 'reportgen: 1\nreport: {id: plan, version: "1", title: Plan, language: en, date: 2025-01-15}\n'


def test_the_examples_of_the_page_make_one_spec(tmp_path: Path) -> None:
    blocks = re.findall(r"^```yaml\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert len(blocks) == 4
    assert problems_of(HEAD + "".join(blocks), tmp_path) == ()
