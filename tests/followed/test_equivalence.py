"""Two one-sided tests of a change, against R's ``survey``, whose script and output stand in ``r/``, and against statsmodels."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep
from statsmodels.stats.weightstats import ttost_ind, ttost_paired

from reportgen.analysis.changes.independent import at_level
from reportgen.analysis.results import Estimate, Interval
from reportgen.analysis.waves import analyse_waves
from reportgen.data.open import open_waves
from reportgen.spec import canonical
from reportgen.spec.canonical import in_wave
from reportgen.spec.measures import Measure, Plan
from reportgen.spec.read import read_spec
from tests.followed.plans import actions, followed, found, item
from tests.waves.test_changes import NOW, THEN, good
from tests.waves.two_waves import Row, project

R = Path(__file__).parent / "r"
TRUTH: Mapping[str, Any] = json.loads((R / "tost.json").read_text(encoding="utf-8"))
SURE = {"top(overall)": "99%", "mean(overall)": "5", "mean(visits)": "99", "index(service)": "100", "nps(recommend)": "100"}
"""Targets that nobody reaches."""
WEIGHT = {"survey__weight": {"column": "w"}}


def rows(year: int) -> list[Row]:
    with (R.parents[1] / "waves" / "r" / f"{year}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def measured(measure: str, margin: float, target: str = "") -> dict[str, Any]:
    """Return an action whose measure has a margin, in percentage points for a share."""
    written = f"{margin * 100:.10g}%" if measure.startswith("top") else f"{margin:.10g}"
    return {
        "of": measure,
        "target": target or SURE[measure],
        "margin": written,
        "better": "higher" if "visits" in measure else None,
    }


CASES = [(name, test["margin"], test["p"]) for name, truth in TRUTH.items() for test in truth["tests"]]


def test_weighted_changes_are_equivalent_where_both_tests_of_r_say_so(tmp_path: Path) -> None:
    """Each margin is tested on its own report: a change is known by its measure and has one interval."""
    items = [item(number, measure=measured(name, margin)) for number, (name, margin, _) in enumerate(CASES)]
    told = actions(followed(tmp_path, rows(2024), rows(2023), items, changes=WEIGHT, before=WEIGHT))
    assert [a.equivalent for a in told] == [p < 0.05 for _, _, p in CASES]
    assert {a.equivalent for a in told} == {True, False}


@pytest.mark.parametrize("name", TRUTH)
def test_the_interval_of_both_tests_is_that_of_svycontrast(name: str, tmp_path: Path) -> None:
    book = found(
        followed(tmp_path, rows(2024), rows(2023), [item(0, measure=measured(name, 0.01))], changes=WEIGHT, before=WEIGHT)
    )
    narrow = narrow_of(book.facts, f"change({name}, since='2023')")
    assert (narrow.low, narrow.high) == pytest.approx((TRUTH[name]["low"], TRUTH[name]["high"]), rel=1e-9)
    assert narrow.level == pytest.approx(0.9)
    assert narrow.method == "taylor-welch"


def narrow_of(facts: Mapping[str, Any], name: str) -> Interval:
    change = facts[name].change
    assert change is not None
    assert change.narrow is not None
    return change.narrow  # type: ignore[no-any-return]


@pytest.mark.parametrize("margin", [0.1, 0.3, 0.5, 0.7, 0.75, 0.76, 0.77, 0.8, 1.2])
def test_means_without_weights_are_equivalent_where_statsmodels_says_so(margin: float, tmp_path: Path) -> None:
    told = actions(followed(tmp_path, NOW, THEN, [item(0, measure=measured("mean(visits)", margin))]))
    samples = [np.array([row["q4"] for row in wave], dtype=float) for wave in (NOW, THEN)]
    p, _, _ = ttost_ind(*samples, -margin, margin, usevar="unequal")
    assert told[0].equivalent is bool(p < 0.05)


def test_shares_without_weights_have_newcombes_interval_at_the_level_of_both_tests(tmp_path: Path) -> None:
    book = found(followed(tmp_path, NOW, THEN, [item(0, measure=measured("top(overall)", 0.05))]))
    narrow = narrow_of(book.facts, "change(top(overall), since='2023')")
    counts = [(sum(good(wave)), len(wave)) for wave in (NOW, THEN)]
    ends = confint_proportions_2indep(*counts[0], *counts[1], method="newcomb", compare="diff", alpha=0.1)
    assert (narrow.low, narrow.high) == pytest.approx(ends, rel=1e-9)
    assert narrow.method == "newcombe"


@pytest.mark.parametrize("margin", [0.1, 0.4, 0.6, 0.8, 0.9, 1.0, 1.5])
def test_a_panel_is_tested_on_the_differences_of_the_same_people(margin: float, tmp_path: Path) -> None:
    then = THEN
    now = NOW[: len(then)]
    panel = {"survey__design": "panel", "survey__panel": {"key": "id"}}
    path = followed(tmp_path, now, then, [item(0, measure=measured("mean(visits)", margin))], changes=panel)
    samples = [np.array([row["q4"] for row in wave], dtype=float) for wave in (now, then)]
    p, _, _ = ttost_paired(*samples, -margin, margin)
    assert actions(path)[0].equivalent is bool(p < 0.05)


def test_the_level_of_both_tests_is_that_of_the_report(tmp_path: Path) -> None:
    path = followed(tmp_path, NOW, THEN, [item(0, measure=measured("mean(visits)", 1))], changes={"report__level": "0.99"})
    assert narrow_of(found(path).facts, "change(mean(visits), since='2023')").level == pytest.approx(0.98)


@pytest.mark.parametrize("design", [{}, {"survey__sample__design": {"clusters": "w"}}, WEIGHT])
def test_an_interval_at_another_level_is_that_of_a_report_at_that_level(design: dict[str, Any], tmp_path: Path) -> None:
    """Also of 0 %, whose effective base a design with few clusters makes smaller the more the higher the level is."""
    waves = [[{**row, "q5a": 0, "w": 1 + number % 7} for number, row in enumerate(wave)] for wave in (NOW, THEN)]
    measures = [of for m in (canonical.share("why", "near"), canonical.top("overall")) for of in (m, in_wave(m, "2023"))]
    asked = Plan(tuple(measures), ((measures[0], measures[1]), (measures[2], measures[3])))

    def estimated(level: str) -> Mapping[Measure, Estimate]:
        parts = {**design, "report__level": level}
        spec = read_spec(project(tmp_path / level, waves[0], waves[1], changes=parts, before=parts))
        with open_waves(spec) as opened:
            return analyse_waves(spec, asked, opened).estimates

    of_levels = {level: estimated(str(level)) for level in (0.8, 0.9, 0.99)}
    assert of_levels[0.9][measures[0]].value == 0
    for level, truth in of_levels.items():
        for measure in measures:
            found, expected = at_level(of_levels[0.9][measure], level).interval, truth[measure].interval
            assert found is not None
            assert expected is not None
            assert (found.low, found.high) == pytest.approx((expected.low, expected.high), rel=1e-12)
            assert found.method == expected.method
