"""Changes in a panel: each person against the own earlier answer, against scipy, statsmodels and a published table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from reportgen.pipeline import evaluated
from reportgen.problems import Code, ReportError
from reportgen.spec.read import read_spec
from tests.waves.two_waves import Row, change, facts, problems, project

PANEL: Mapping[str, Any] = {"survey__design": "panel", "survey__panel": {"key": "id"}}
BANDS: Mapping[str, Any] = {
    "questions__visits__bands": {"few": {"label": "Few", "below": "4"}, "many": {"label": "Many", "from": "4"}}
}
EXPRESSIONS = tuple(
    f"change({e}, since='2023')"
    for e in (
        *("top(overall)", "top(overall, channel='web')", "share(why, near)", "share(visits, few)"),
        *("mean(overall)", "mean(visits)", "index(service)", "nps(recommend)", "median(visits)"),
    )
)


def panel(seed: int) -> tuple[list[Row], list[Row]]:
    """Invent answers of the same people, later and earlier; some are in one wave only, some without a key."""
    random = Random(seed)  # noqa: S311

    def row(key: object, good: float, lean: int) -> Row:
        return {
            "id": key,
            "q1": min(5, max(1, (random.choice([4, 5]) if random.random() < good else random.choice([1, 2, 3])) + lean)),
            "q2": random.choice([1, 2, 3, 4, 5, ""]),
            "q3": min(10, max(0, random.randint(0, 10) + lean)),
            "q4": max(0, random.randint(0, 9) + lean),
            "q5a": int(random.random() < good / 2),
            "q5b": random.randint(0, 1),
            "ch": random.choice(["phone", "web"]),
            "w": round(random.uniform(0.4, 2.5), 2),
        }

    leans = {key: random.choice([-1, 0, 1]) for key in range(240)}
    now = [row(key, 0.6, leans[key]) for key in range(200)] + [row("", 0.9, 1) for _ in range(30)]
    then = [row(key, 0.5, leans[key]) for key in range(40, 240)] + [row("", 0.1, -1) for _ in range(20)]
    random.shuffle(now)
    random.shuffle(then)
    return now, then


NOW, THEN = panel(7)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("panel"), NOW, THEN, text=EXPRESSIONS, changes={**PANEL, **BANDS}, before=BANDS)


@pytest.fixture(scope="module")
def weighted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    weights = {"survey__weight": {"column": "w"}}
    folder = tmp_path_factory.mktemp("weighted")
    parts = {**BANDS, **weights}
    return project(folder, NOW, THEN, text=EXPRESSIONS, changes={**PANEL, **parts}, before=parts)


def pairs() -> list[tuple[Row, Row]]:
    before = {row["id"]: row for row in THEN if row["id"] != ""}
    return [(row, before[row["id"]]) for row in NOW if row["id"] in before]


def index(row: Row) -> float:
    items = [25 * (int(str(row[q])) - 1) for q in ("q1", "q2") if row[q] != ""]
    return sum(items) / len(items)


def promotion(row: Row) -> float:
    answer = int(str(row["q3"]))
    return 100.0 if answer > 8 else -100.0 if answer < 7 else 0.0


MEANS: Mapping[str, Callable[[Row], float]] = {
    "mean(overall)": lambda row: float(str(row["q1"])),
    "mean(visits)": lambda row: float(str(row["q4"])),
    "index(service)": index,
    "nps(recommend)": promotion,
}


@pytest.mark.parametrize("measure", MEANS)
def test_means_change_as_scipys_paired_test_says(plain: Path, measure: str) -> None:
    worth = MEANS[measure]
    now, then = ([worth(row) for row in column] for column in zip(*pairs(), strict=True))
    truth, found = stats.ttest_rel(now, then), change(plain, measure)
    assert found.value == pytest.approx(np.mean(now) - np.mean(then), abs=1e-9)
    assert found.change is not None
    assert found.change.test is not None
    assert found.interval is not None
    test, ends = found.change.test, truth.confidence_interval(0.95)
    assert (test.statistic, test.p, test.df) == pytest.approx((truth.statistic, truth.pvalue, truth.df), rel=1e-9)
    assert (found.interval.low, found.interval.high) == pytest.approx((ends.low, ends.high), rel=1e-9)
    assert (found.change.base, test.method) == (len(now), "paired-t")


SHARES: Mapping[str, tuple[Callable[[Row], bool], Callable[[Row], bool]]] = {
    "top(overall)": (lambda row: row["q1"] in {4, 5}, lambda _: True),
    "top(overall, channel='web')": (lambda row: row["q1"] in {4, 5}, lambda row: row["ch"] == "web"),
    "share(why, 'near')": (lambda row: row["q5a"] == 1, lambda _: True),
    "share(visits, 'few')": (lambda row: float(str(row["q4"])) < 4, lambda _: True),
}


@pytest.mark.parametrize("measure", SHARES)
def test_shares_change_as_mcnemar_says_among_those_in_the_group_in_both_waves(plain: Path, measure: str) -> None:
    gave, belongs = SHARES[measure]
    both = [(gave(a), gave(b)) for a, b in pairs() if belongs(a) and belongs(b)]
    cells = [[both.count((x, y)) for y in (True, False)] for x in (True, False)]
    truth = mcnemar(cells, exact=False, correction=False)
    found = change(plain, measure)
    assert found.value == pytest.approx((cells[0][1] - cells[1][0]) / len(both), abs=1e-12)
    assert found.change is not None
    assert found.change.test is not None
    assert (found.change.test.statistic**2, found.change.test.p) == pytest.approx((truth.statistic, truth.pvalue), rel=1e-9)
    assert (found.change.base, found.change.test.method) == (len(both), "mcnemar")
    assert found.interval is not None
    assert found.interval.low < (found.value or 0) < found.interval.high


def shares_of(folder: Path, cells: tuple[int, int, int, int]) -> tuple[float, float]:
    """Return the interval of a change of paired shares: (both, only now, only then, neither)."""
    answers = [(5, 5)] * cells[0] + [(5, 1)] * cells[1] + [(1, 5)] * cells[2] + [(1, 1)] * cells[3]
    now, then = ([{"id": i, "q1": pair[wave]} for i, pair in enumerate(answers)] for wave in (0, 1))
    found = change(
        project(folder, now, then, text=["change(share(overall, 5), since='2023')"], changes=PANEL), "share(overall, '5')"
    )
    assert found.interval is not None
    return found.interval.low, found.interval.high


def test_paired_shares_have_the_interval_of_a_published_example(tmp_path: Path) -> None:
    # Cavo and others (2012) in Fagerland, Lydersen and Laake (2017), Statistical Analysis of Contingency Tables, chapter 8
    assert shares_of(tmp_path, (59, 6, 16, 80)) == pytest.approx((-0.1186, -0.0046), abs=5e-5)


def test_a_small_positive_correlation_is_corrected_to_none(tmp_path: Path) -> None:
    independent = confint_proportions_2indep(2, 21, 8, 21, method="newcomb", compare="diff")  # both margins, no correlation
    assert shares_of(tmp_path, (1, 1, 7, 12)) == pytest.approx(independent)


def test_a_negative_correlation_is_not_corrected(tmp_path: Path) -> None:
    both, gained, lost, neither = cells = (3, 15, 9, 2)
    n = sum(cells)
    phi = (both * neither - gained * lost) / np.sqrt(18 * 11 * 12 * 17)
    p, q = 18 / n, 12 / n
    (low_p, high_p), (low_q, high_q) = (proportion_confint(x, n, method="wilson") for x in (18, 12))
    low = p - q - np.sqrt((p - low_p) ** 2 - 2 * phi * (p - low_p) * (high_q - q) + (high_q - q) ** 2)
    high = p - q + np.sqrt((high_p - p) ** 2 - 2 * phi * (high_p - p) * (q - low_q) + (q - low_q) ** 2)
    assert shares_of(tmp_path, cells) == pytest.approx((low, high))


@pytest.mark.parametrize("measure", [*MEANS, "top(overall)"])
def test_weighted_changes_are_regressions_of_each_persons_difference(weighted: Path, measure: str) -> None:
    worth: Callable[[Row], float] = MEANS.get(measure, lambda row: float(row["q1"] in {4, 5}))
    differences = np.array([worth(a) - worth(b) for a, b in pairs()])
    weights = np.array([float(str(a["w"])) for a, _ in pairs()])
    model = sm.WLS(differences, np.ones(len(differences)), weights=weights).fit(cov_type="HC1", use_t=True)
    found = change(weighted, measure)
    assert found.value == pytest.approx(model.params[0], rel=1e-9)
    assert found.change is not None
    assert found.change.test is not None
    assert found.interval is not None
    assert (found.change.test.statistic, found.change.test.p) == pytest.approx((model.tvalues[0], model.pvalues[0]), rel=1e-9)
    assert (found.interval.low, found.interval.high) == pytest.approx(tuple(model.conf_int()[0]), rel=1e-9)
    assert found.interval.method == "taylor-paired"


def test_numbers_of_a_wave_are_of_all_who_answered_in_it(plain: Path) -> None:
    found = facts(plain)
    assert found["top(overall)"].value == pytest.approx(np.mean([r["q1"] in {4, 5} for r in NOW]))
    assert found["top(overall, wave='2023')"].value == pytest.approx(np.mean([r["q1"] in {4, 5} for r in THEN]))


def test_a_definition_says_how_many_the_change_follows(plain: Path) -> None:
    assert f"only the {len(pairs())} who answered in both waves" in change(plain, "top(overall)").definition["en"]


def test_what_is_no_mean_of_people_has_no_test_in_a_panel(plain: Path) -> None:
    found = change(plain, "median(visits)")
    assert found.value == np.median([int(str(r["q4"])) for r in NOW]) - np.median([int(str(r["q4"])) for r in THEN])
    assert (found.interval, found.no_interval) == (None, "not-defined")


def test_few_pairs_are_withheld(tmp_path: Path) -> None:
    now, then = [{"id": i, "q1": 5} for i in range(40)], [{"id": i + 30, "q1": 4} for i in range(40)]
    path = project(tmp_path, now, then, text=EXPRESSIONS[:1], changes={**PANEL, "report__minimum_base": "30"})
    found = change(path, "top(overall)")
    assert (found.value, found.withheld, found.interval) == (None, "minimum-base", None)
    assert facts(path)["top(overall)"].value == 1


def test_nobody_in_both_waves_is_no_answer(tmp_path: Path) -> None:
    now, then = [{"id": i, "q1": 5} for i in range(5)], [{"id": i, "q1": 5} for i in range(10, 15)]
    assert change(project(tmp_path, now, then, text=EXPRESSIONS[:1], changes=PANEL), "top(overall)").withheld == "no-answers"


def test_a_key_that_stands_twice_is_refused_and_not_shown(tmp_path: Path) -> None:
    now = [{"id": "secret-7", "q1": 5}, {"id": "x", "q1": 4}, {"id": "secret-7", "q1": 3}]
    spec = read_spec(project(tmp_path, now, now[:2], text=EXPRESSIONS[:1], changes=PANEL))
    with pytest.raises(ReportError) as error:
        evaluated(spec)
    (problem,) = error.value.problems
    assert (problem.code.value, problem.place.line) == ("data-value", 2)
    assert "in 2 rows (lines 2, 4)" in problem.found
    assert "secret" not in problem.found + problem.fix


def test_panels_and_small_counts_are_refused_together(tmp_path: Path) -> None:
    path = project(tmp_path, changes={**PANEL, "report__minimum_count": "3"})
    assert [(p.code.value, p.place.path) for p in problems(path)] == [("wrong-value", "survey.design")]


def test_small_counts_that_the_earlier_report_protects_are_no_panel_either(tmp_path: Path) -> None:
    path = project(tmp_path, changes=PANEL, before={"report__minimum_count": "3"})
    assert [(p.code.value, p.place.path) for p in problems(path)] == [("wrong-value", "survey.waves.2023.spec")]
    assert not problems(project(tmp_path, changes={}, before={"report__minimum_count": "3"}))


@pytest.mark.parametrize(
    ("changes", "code", "path"),
    [
        ({"survey__design": "panel"}, "missing-key", "survey.design"),
        ({"survey__panel": {"key": "id"}}, "wrong-value", "survey.panel"),
    ],
)
def test_a_panel_and_its_key_go_together(changes: dict[str, Any], code: str, path: str, tmp_path: Path) -> None:
    assert [(p.code.value, p.place.path) for p in problems(project(tmp_path, changes=changes))] == [(code, path)]


def test_the_first_places_of_a_ranking_are_paired(tmp_path: Path) -> None:
    """Who puts an option among the first two, against McNemar's test of the same people; mean places have other bases."""
    random = Random(11)  # noqa: S311
    orders = [random.sample((1, 2, 3), 3) for _ in range(160)]
    again = [order if random.random() < 0.6 else random.sample((1, 2, 3), 3) for order in orders]

    def rows(places: list[list[int]], first: int) -> list[Row]:
        return [{"id": first + i, "q4": a, "q5a": b, "q5b": c} for i, (a, b, c) in enumerate(places)]

    ranking = {"ask": "Order", "type": "ranking", "options": {o: o.upper() for o in "xyz"}}
    wishes: dict[str, Any] = {"questions__visits": None, "questions__why": None}
    wishes |= {"questions__wish": {**ranking, "columns": {"x": "q4", "y": "q5a", "z": "q5b"}}}
    texts = [f"change({e}, since='2023')" for e in ("ranked(wish, x, 2)", "share(wish, x)", "mean_rank(wish, x)")]
    now, then = rows(again[20:], 20), rows(orders[:140], 0)
    found = facts(project(tmp_path, now, then, text=texts, changes={**PANEL, **wishes}, before=wishes))
    for text, first in (("change(ranked(wish, 'x', 2), since='2023')", 2), ("change(share(wish, 'x'), since='2023')", 1)):
        pairs = [(b[0] <= first, a[0] <= first) for a, b in zip(orders[20:140], again[20:140], strict=True)]
        gained, lost = pairs.count((True, False)), pairs.count((False, True))
        change_ = found[text].change
        assert change_ is not None
        assert change_.test is not None
        assert (found[text].value, change_.base) == pytest.approx(((gained - lost) / 120, 120), rel=1e-12)
        theirs = mcnemar([[0, gained], [lost, 0]], exact=False, correction=False)
        assert (change_.test.statistic**2, change_.test.p) == pytest.approx((theirs.statistic, theirs.pvalue), rel=1e-9)
    assert found["change(mean_rank(wish, 'x'), since='2023')"].no_interval == "not-defined"


@pytest.mark.parametrize(("both", "small"), [(49, True), (50, False)])
def test_evidence_of_a_change_rests_on_those_who_answered_twice(both: int, small: bool, tmp_path: Path) -> None:
    """200 answered in each wave, of whom so many are the same people."""
    answers = {"q2": 3, "q3": 5, "q4": 1, "q5a": 1, "q5b": 0, "ch": "web"}
    then = [{"id": n, "q1": 2 + n % 2, **answers} for n in range(200)]
    now = [{"id": n + 200 - both, "q1": 4 + n % 2, **answers} for n in range(200)]
    finding = {"id": "rose", "says": "It rose", "because": {"holds": "change(top(overall), since='2023') > 0"}}
    parts = {**PANEL, "findings": [finding], "report__minimum_base": "30"}
    book = evaluated(read_spec(project(tmp_path, now, then, text=EXPRESSIONS[:1], changes=parts)))[1]
    told = [p.found for p in book.problems if p.code is Code.EVIDENCE_SMALL_BASE]
    assert [f"a base of {both} respondents" in words for words in told] == [True] * small
