"""Respondents are compared with each other on a server as in files: near duplicates, and how much answers differ."""

from __future__ import annotations

import pytest

from reportgen.data.open import open_data
from reportgen.spec.read import read_spec
from tests.engines.moved import Engine, moved
from tests.quality.test_alike import R, Survey, spec_of


@pytest.mark.filterwarnings("ignore")
def test_who_answers_alike(engine: Engine, survey: Survey) -> None:
    folder = spec_of(survey, near_duplicates={}, straight_lining={"flat": {"of": "grid", "least": "10"}}).root
    moved(folder, engine, "alike")
    with open_data(read_spec(folder / "report.yaml")) as answers:
        found = answers.judged
    assert found is not None
    assert (found.rules["near_duplicates"].n, found.rules["near_duplicates"].base) == (R["at_85"], R["judged"])
    assert found.differentiation["flat"] == pytest.approx(R["all"][0], rel=1e-12)
