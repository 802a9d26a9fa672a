"""Changes between waves that asked other people, against statsmodels and scipy."""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest

from tests.waves.two_waves import Row, change, facts, project

EXPRESSIONS = (
    "change(top(overall), since='2023')",
    "change(share(overall, 5), since='2023')",
    "change(top(overall, channel='web'), since='2023')",
    "change(top(overall, among=visits >= 3), since='2023')",
    "change(share(why, near), since='2023')",
    "change(mean(overall), since='2023')",
    "change(mean(visits), since='2023')",
    "change(index(service), since='2023')",
    "change(nps(recommend), since='2023')",
    "change(median(visits), since='2023')",
)


def people(seed: int, n: int, good: float) -> list[Row]:
    """Invent answers."""
    random = Random(seed)  # noqa: S311
    return [
        {
            "id": i,
            "q1": random.choice([4, 5]) if random.random() < good else random.choice([1, 2, 3]),
            "q2": random.choice([1, 2, 3, 4, 5, ""]),
            "q3": random.randint(0, 10),
            "q4": random.randint(0, 9),
            "q5a": int(random.random() < good / 2),
            "q5b": random.randint(0, 1),
            "ch": random.choice(["phone", "web"]),
            "w": round(random.uniform(0.4, 2.5), 2),
        }
        for i in range(n)
    ]


NOW, THEN = people(24, 311, 0.61), people(23, 250, 0.48)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("plain"), NOW, THEN, text=EXPRESSIONS)


def good(rows: list[Row]) -> list[bool]:
    return [row["q1"] in {4, 5} for row in rows]


SHARES = {
    "top(overall)": (good(NOW), good(THEN)),
    "share(overall, '5')": tuple([r["q1"] == 5 for r in rows] for rows in (NOW, THEN)),
    "top(overall, channel='web')": tuple(good([r for r in rows if r["ch"] == "web"]) for rows in (NOW, THEN)),
    "top(overall, among=visits >= 3)": tuple(good([r for r in rows if int(str(r["q4"])) >= 3]) for rows in (NOW, THEN)),
    "share(why, 'near')": tuple([r["q5a"] == 1 for r in rows] for rows in (NOW, THEN)),
}


@pytest.mark.parametrize("measure", SHARES)
def test_changes_of_shares_are_newcombes_and_tested_with_pooled_variance(plain: Path, measure: str) -> None:
    now, then = SHARES[measure]
    found = change(plain, measure)
    assert found.value == pytest.approx(np.mean(now) - np.mean(then), abs=1e-12)
    ends = confint_proportions_2indep(sum(now), len(now), sum(then), len(then), method="newcomb", compare="diff")
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx(ends, abs=1e-9)
    z, p = proportions_ztest([sum(now), sum(then)], [len(now), len(then)])
    assert found.change is not None
    assert found.change.test is not None
    assert (found.change.test.statistic, found.change.test.p) == pytest.approx((z, p), rel=1e-9)
    assert (found.interval.method, found.change.test.method, found.unit.value) == ("newcombe", "pooled-z", "points")


def index(row: Row) -> float:
    items = [25 * (int(str(row[q])) - 1) for q in ("q1", "q2") if row[q] != ""]
    return sum(items) / len(items)


def promotion(row: Row) -> float:
    answer = int(str(row["q3"]))
    return 100.0 if answer > 8 else -100.0 if answer < 7 else 0.0


def worth(row: Row, column: str) -> float:
    return index(row) if not column else promotion(row) if column == "q3" else float(str(row[column]))


MEANS = {
    "mean(overall)": ("q1", "number"),
    "mean(visits)": ("q4", "number"),
    "index(service)": ("", "score-change"),
    "nps(recommend)": ("q3", "number"),
}


@pytest.mark.parametrize("measure", MEANS)
def test_changes_of_means_are_welchs(plain: Path, measure: str) -> None:
    column, unit = MEANS[measure]
    now, then = ([worth(row, column) for row in rows] for rows in (NOW, THEN))
    truth = stats.ttest_ind(now, then, equal_var=False)
    found = change(plain, measure)
    assert found.change is not None
    assert found.change.test is not None
    assert found.interval is not None
    assert found.value == pytest.approx(np.mean(now) - np.mean(then), abs=1e-9)
    test = found.change.test
    assert (test.statistic, test.p, test.df) == pytest.approx((truth.statistic, truth.pvalue, truth.df), rel=1e-9)
    ends = truth.confidence_interval(0.95)
    assert (found.interval.low, found.interval.high) == pytest.approx((ends.low, ends.high), rel=1e-9)
    assert (test.method, found.interval.method, found.unit.value) == ("welch", "welch", unit)


def test_what_is_no_mean_changes_without_a_test(plain: Path) -> None:
    found = change(plain, "median(visits)")
    assert found.value == np.median([int(str(r["q4"])) for r in NOW]) - np.median([int(str(r["q4"])) for r in THEN])
    assert (found.interval, found.no_interval) == (None, "not-defined")
    assert found.change is not None
    assert found.change.test is None


def test_the_option_that_the_data_choose_is_chosen_in_the_later_wave(tmp_path: Path) -> None:
    now = [{"q1": 5}] * 6 + [{"q1": 4}] * 4
    then = [{"q1": 4}] * 8 + [{"q1": 5}] * 2
    path = project(tmp_path, now, then, text=["change(share(overall, option_ranked(overall, 1)), since='2023')"])
    assert change(path, "share(overall, '5')").value == pytest.approx(0.6 - 0.2)


@pytest.mark.parametrize("kind", ["quota", "opt-in", "convenience", "census"])
@pytest.mark.parametrize("wave", ["changes", "before"])
def test_samples_that_permit_no_interval_permit_no_test(kind: str, wave: str, tmp_path: Path) -> None:
    bridge = {"survey__waves": {"2023": {"spec": "2023.yaml", "bridge": "The same people in the same way"}}}
    parts: dict[str, dict[str, object]] = {"changes": dict(bridge), "before": {}}
    parts[wave]["survey__sample__kind"] = kind
    path = project(tmp_path, NOW, THEN, text=EXPRESSIONS, changes=parts["changes"], before=parts["before"])
    found = change(path, "mean(overall)")
    assert found.value is not None
    assert found.interval is None
    assert found.change is not None
    assert (found.change.test, found.no_interval) == (None, "census" if kind == "census" else "sample-kind")


def test_a_change_of_a_number_that_is_withheld_is_withheld(tmp_path: Path) -> None:
    few = [{"q1": 5}, {"q1": 1}]
    path = project(tmp_path, NOW, few, text=EXPRESSIONS[:1], changes={"report__minimum_base": "30"})
    found = change(path, "top(overall)")
    assert (found.value, found.withheld, found.interval) == (None, "minimum-base", None)
    assert facts(path)["top(overall)"].value is not None


def test_the_stricter_rule_of_the_two_waves_withholds(tmp_path: Path) -> None:
    few = [{"q1": 5}] * 20
    path = project(tmp_path, few, few, text=EXPRESSIONS[:1], before={"report__minimum_base": "30"})
    found = facts(path)
    assert found["top(overall)"].value == 1
    assert found["top(overall, wave='2023')"].withheld == "minimum-base"


def test_answers_that_are_all_alike_tell_nothing(tmp_path: Path) -> None:
    alike = [{"q1": 5, "q2": 5}] * 40
    path = project(tmp_path, alike, alike, text=[*EXPRESSIONS[:1], *EXPRESSIONS[7:8]])
    share, mean = change(path, "top(overall)"), change(path, "index(service)")
    assert share.interval is not None  # Wilson's intervals of 100 % have a width
    ends = confint_proportions_2indep(40, 40, 40, 40, method="newcomb", compare="diff")
    assert (share.interval.low, share.interval.high) == pytest.approx(ends)
    assert share.change is not None
    assert (share.value, share.change.test) == (0, None)
    assert (mean.value, mean.interval, mean.no_interval) == (0, None, "no-variation")


QUIET = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUIET
@given(answers=st.lists(st.integers(1, 5), min_size=2, max_size=30), seed=st.integers(0, 9))
def test_a_wave_against_itself_and_in_another_order_changes_by_nothing(
    answers: list[int], seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    rows: list[Row] = [{"q1": a, "q2": 6 - a, "q3": a, "q4": a} for a in answers]
    shuffled = list(rows)
    Random(seed).shuffle(shuffled)  # noqa: S311
    expressions = [e for e in EXPRESSIONS if "why" not in e and "channel" not in e and "among" not in e]
    path = project(tmp_path_factory.mktemp("same"), rows, shuffled, text=expressions)
    found = [fact for name, fact in facts(path).items() if name.startswith("change(")]
    assert len(found) == len(expressions)
    for fact in found:
        assert fact.value == 0
        if fact.change and fact.change.test:
            assert fact.change.test.p == pytest.approx(1)
