"""The page about weights says what works."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from reportgen.spec.spec import Spec
from tests.raking.test_against_r import HERE, SPEC

PAGE = Path(__file__).parents[2] / "docs" / "weighting.md"


@pytest.mark.parametrize("number", [0, 1])
def test_the_examples_of_the_page_give_weights(number: int, survey: Callable[..., Spec]) -> None:
    from reportgen.data.open import open_data

    pieces = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    weight = yaml.load(pieces[number], yaml.BaseLoader)["survey"]["weight"]  # noqa: S506 (it makes text of everything)
    with open_data(survey((HERE / "people.csv").read_bytes(), **SPEC, weight=weight)) as answers:
        assert answers.weighted
        assert (answers.raking is not None) == ("rake" in weight)
        assert answers.raking is None or answers.raking.largest == pytest.approx(3.5)
