"""Changes of weighted numbers against R's ``survey``: script, data and output stand in ``r/``."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from statsmodels.stats.proportion import proportion_confint

from reportgen.facts.ledger import Fact
from tests.waves.two_waves import Row, change, facts, project

R = Path(__file__).parent / "r"
TRUTH: Mapping[str, Mapping[str, float]] = json.loads((R / "waves.json").read_text(encoding="utf-8"))
MEASURES = [name for name in TRUTH if name != "svyttest"]
WEIGHT = {"survey__weight": {"column": "w"}}


def rows(year: int) -> list[Row]:
    with (R / f"{year}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Fact]:
    expressions = [f"change({measure}, since='2023')" for measure in MEASURES]
    path = project(tmp_path_factory.mktemp("weighted"), rows(2024), rows(2023), text=expressions, changes=WEIGHT, before=WEIGHT)
    return facts(path)


@pytest.mark.parametrize("measure", MEASURES)
def test_weighted_changes_are_those_of_r(measure: str, found: Mapping[str, Fact]) -> None:
    fact, truth = found[f"change({measure}, since='2023')"], TRUTH[measure]
    assert fact.value == pytest.approx(truth["value"], rel=1e-9)
    assert fact.change is not None
    assert fact.change.test is not None
    assert fact.interval is not None
    test = fact.change.test
    assert (test.statistic, test.df, test.p) == pytest.approx((truth["t"], truth["df"], truth["p"]), rel=1e-9)
    assert (fact.interval.low, fact.interval.high) == pytest.approx((truth["low"], truth["high"]), rel=1e-9)
    assert (test.method, fact.interval.method) == ("taylor-welch", "taylor-welch")


def test_the_statistic_is_that_of_svyttest_which_has_other_degrees_of_freedom(found: Mapping[str, Fact]) -> None:
    fact, truth = found["change(mean(visits), since='2023')"], TRUTH["svyttest"]
    assert fact.change is not None
    assert fact.change.test is not None
    assert fact.value is not None
    assert fact.change.test.statistic == pytest.approx(truth["t"], rel=1e-9)
    assert fact.value / fact.change.test.statistic == pytest.approx(truth["se"], rel=1e-9)
    assert fact.change.test.df != truth["df"]


def test_a_weighted_share_of_nobody_has_newcombes_interval_on_the_effective_bases(tmp_path: Path) -> None:
    weights = [1.0, 2.0, 0.5, 1.5, 1.0] * 12
    then = [{"q1": 5, "w": w} for w in weights]
    now = [{"q1": 1 if i % 3 else 5, "w": w} for i, w in enumerate(weights)]
    path = project(tmp_path, now, then, text=["change(top(overall), since='2023')"], changes=WEIGHT, before=WEIGHT)
    fact, parts = change(path, "top(overall)"), facts(path)
    effective = sum(weights) ** 2 / sum(w**2 for w in weights)
    p, interval = parts["top(overall)"].value, parts["top(overall)"].interval
    assert p is not None
    assert interval is not None
    assert fact.interval is not None
    low, _ = proportion_confint(effective, effective, method="wilson")
    ends = p - 1 - (p - interval.low), p - 1 + ((interval.high - p) ** 2 + (1 - low) ** 2) ** 0.5
    assert (fact.interval.low, fact.interval.high) == pytest.approx(ends, rel=1e-9)
    assert fact.change is not None
    assert fact.change.test is not None
    pooled = (p + 1) / 2
    z = (p - 1) / (pooled * (1 - pooled) * 2 / effective) ** 0.5
    assert fact.change.test.statistic == pytest.approx(z, rel=1e-9)
    assert (fact.interval.method, fact.change.test.method) == ("newcombe-kish", "pooled-z-kish")


def test_unequal_weights_take_the_interval_away(tmp_path: Path) -> None:
    now = [{"q1": 1 + i % 5, "w": 100 if i == 0 else 1} for i in range(60)]
    then = [{"q1": 1 + i % 5, "w": 1} for i in range(60)]
    changes = {**WEIGHT, "report__minimum_base": "30"}
    path = project(tmp_path, now, then, text=["change(mean(overall), since='2023')"], changes=changes, before=WEIGHT)
    fact = change(path, "mean(overall)")
    assert fact.change is not None
    assert (fact.interval, fact.no_interval, fact.change.test) == (None, "effective-base", None)
    assert fact.value is not None
