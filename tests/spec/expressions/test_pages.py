"""The examples of the documentation do what they are said to do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen.spec.expressions.parse import parse
from tests.spec.expressions.sample import NOTHING, bound, changed, tree

DOCS = Path(__file__).parents[3] / "docs"


def merged(below: Any, above: Any) -> Any:
    """Return nested maps with those of ``above`` laid over those of ``below``."""
    if not (isinstance(below, dict) and isinstance(above, dict)):
        return above
    return {**below, **{key: merged(below.get(key), value) for key, value in above.items()}}


def codes(block: str) -> set[str]:
    """Return the problems of the sample with a block of YAML laid over it."""
    parts = yaml.load(block, yaml.BaseLoader)  # noqa: S506
    return {p.code.value for p in bound(changed(**merged({**tree(), "body": NOTHING}, parts))).problems}


@pytest.mark.parametrize("code", ["expression-syntax", "expression-feature", "expression-type", "not-published"])
def test_the_wrong_example_has_the_problem_and_the_right_one_has_none(code: str) -> None:
    page = (DOCS / "problems" / f"{code}.md").read_text(encoding="utf-8")
    wrong, right = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert codes(wrong) == {code}
    assert codes(right) == set()


def test_the_expressions_of_the_guide_can_be_read() -> None:
    page = (DOCS / "expressions.md").read_text(encoding="utf-8")
    spans = [s for s in re.findall(r"`([^`\n]+)`", page) if "(" in s and s.isascii()]
    written = [s.replace(", ...", "").removeprefix("{{ ").removesuffix(" }}") for s in spans if not s.startswith("in (")]
    assert len(written) > 15
    assert all(parse(text) for text in written)
