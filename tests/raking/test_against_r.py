"""Raked weights are those of R's survey: ``rake`` without limits, ``calibrate`` with bounds on the weights with them.

``expected.R`` made the answers and the expected numbers; see there. Weights are kept as whole billionths of the mean weight.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from scipy import stats

from reportgen.analysis.analyse import analyse
from reportgen.analysis.results import Results
from reportgen.data.columns import WEIGHT, question
from reportgen.data.open import open_data
from reportgen.spec import canonical
from reportgen.spec.measures import Plan
from reportgen.spec.spec import Spec

HERE = Path(__file__).parent
Survey = Callable[..., Spec]
MARGINS: Mapping[str, Mapping[str, str]] = {
    "region": {"north": "25%", "south": "25%", "east": "25%", "west": "25%"},
    "age": {"young": "350", "middle": "350", "old": "300"},
    "channel": {"phone": "30%", "online": "50%", "shop": "20%"},
}
SPEC: dict[str, Any] = {
    "questions": {
        "score": {"ask": "?", "type": "number", "column": "score"},
        "id": {"ask": "?", "type": "number", "column": "id"},
        "age": {"ask": "?", "type": "single", "column": "age", "options": {c: c.title() for c in MARGINS["age"]}},
    },
    "segments": {
        name: {"label": name.title(), "column": name, "options": {c: c.title() for c in MARGINS[name]}}
        for name in ("region", "channel")
    },
}
CASES: Mapping[str, Mapping[str, Any]] = {
    "plain": {},
    "from_design": {"column": "design"},
    "trimmed": {"trim": {"low": "0.35", "high": "3"}},
    "trimmed_from_design": {"column": "design", "trim": {"low": "0.3", "high": "3.5"}},
}


def weight(column: str = "", **more: Any) -> dict[str, Any]:
    rake = {"margins": MARGINS, "source": "A register", **more}
    return {"rake": rake, **({"column": column} if column else {})}


def raked(survey: Survey, case: str) -> tuple[dict[int, float], Results]:
    """Return the weight of each respondent, in parts of the mean, and the mean of the score."""
    spec = survey((HERE / "people.csv").read_bytes(), **SPEC, weight=weight(**CASES[case]))
    with open_data(spec) as answers:
        rows = answers.table.select(question("id"), WEIGHT).to_native().fetchall()
        results = analyse(spec, Plan((canonical.mean("score"),)), answers)
    return {int(i): w * len(rows) / answers.total for i, w in rows}, results


def expected(case: str) -> dict[int, float]:
    with (HERE / "expected.csv").open(encoding="utf-8") as file:
        return {int(row["id"]): float(row[case]) for row in csv.DictReader(file)}


def numbers(case: str) -> dict[str, float]:
    found: dict[str, dict[str, float]] = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))
    return found[case]


@pytest.mark.parametrize("case", CASES)
def test_the_weight_of_everybody(case: str, survey: Survey) -> None:
    found, results = raked(survey, case)
    assert found.keys() == expected(case).keys()
    assert max(abs(found[i] - w) for i, w in expected(case).items()) < 1e-9
    assert results.raking is not None
    assert results.raking.difference < 1e-9
    assert results.raking.effective == pytest.approx(numbers(case)["effective"], rel=1e-9)
    assert results.raking.smallest == pytest.approx(min(expected(case).values()), abs=1e-9)
    assert results.raking.largest == pytest.approx(max(expected(case).values()), abs=1e-9)


@pytest.mark.parametrize("case", CASES)
def test_the_mean_with_its_interval_takes_the_weights_as_given(case: str, survey: Survey) -> None:
    _, results = raked(survey, case)
    (estimate,) = results.estimates.values()
    assert estimate.value == pytest.approx(numbers(case)["mean"], rel=1e-9)
    assert estimate.interval is not None
    half = float(stats.t.ppf(0.975, 599)) * numbers(case)["se_given"]
    assert estimate.interval.high - estimate.interval.low == pytest.approx(2 * half, rel=1e-8)


def test_respondents_at_the_limits_are_counted(survey: Survey) -> None:
    _, results = raked(survey, "trimmed")
    weights = expected("trimmed").values()
    assert results.raking is not None
    assert results.raking.at_low == sum(w < 0.35 + 1e-9 for w in weights)
    assert results.raking.at_high == sum(w > 3 - 1e-9 for w in weights)
    assert results.raking.at_low > 0
    assert results.raking.at_high > 0


def test_trimming_and_raking_by_turns_ends_elsewhere_and_farther() -> None:
    """What R's ``rake`` and ``trimWeights`` come to by turns meets the same margins and limits, and changes the weights more."""
    by_hand, ours = expected("by_hand"), expected("trimmed")
    assert min(by_hand.values()) > 0.35 - 1e-9
    assert max(by_hand.values()) < 3 + 1e-9
    assert 0.03 < max(abs(by_hand[i] - w) for i, w in ours.items()) < 0.04
    assert numbers("by_hand")["divergence"] > numbers("trimmed")["divergence"]
    assert abs(numbers("by_hand")["mean"] - numbers("trimmed")["mean"]) < 0.01


def test_what_the_statistics_page_says_of_the_variance() -> None:
    """R's variance of a raked design knows of the raking; ours does not, and is larger here."""
    parts = {case: numbers(case)["se_calibrated"] / numbers(case)["se_given"] for case in CASES}
    assert {case: round(100 * (1 - part)) for case, part in parts.items()} == {
        "plain": 7,
        "from_design": 8,
        "trimmed": 6,
        "trimmed_from_design": 6,
    }
    apart = [numbers(case)["other_se_calibrated"] / numbers(case)["other_se_given"] for case in CASES]
    assert all(abs(part - 1) < 0.01 for part in apart)
