"""A test never contradicts what else the report prints: intervals, letters of columns, changes between waves."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep

from reportgen.analysis.results import Contrast, Estimate, Results
from reportgen.analysis.results import Tested as Found
from reportgen.analysis.waves import analyse_waves
from reportgen.data.open import open_waves
from reportgen.spec import canonical
from reportgen.spec.canonical import in_wave
from reportgen.spec.measures import Hypothesis, Measure, Plan, Unit
from reportgen.spec.plan import plan
from reportgen.spec.read import read_spec
from reportgen.spec.spec import Spec
from tests.analysis.claims.test_against_r import BOTH, DESIGNS, HYPOTHESES, PARTS, ROWS, against, of, outcomes
from tests.waves.test_panel import BANDS, NOW, PANEL, THEN, pairs, promotion
from tests.waves.two_waves import Row, project

Survey = Callable[..., Spec]
GROUPS: tuple[dict[str, Any], ...] = ({}, {"segments": (("g", "u"),)}, {"segments": (("g", "w"),)})


def numbers(**group: Any) -> Iterator[Measure]:
    yield canonical.share("q", "yes", **group)
    yield canonical.top("s", **group)
    yield canonical.share("m", "m1", "m3", **group)
    yield canonical.share("ticks", "m1", "m2", **group)
    yield canonical.mean("s", **group)
    yield canonical.mean("x", **group)
    yield canonical.nps("r", **group)
    yield canonical.index("ds", **group)


MEASURES = (
    *(m for group in GROUPS for m in numbers(**group)),
    canonical.measure("row_share", "q", ("yes",), (("g", "u"),)),
    canonical.measure("row_share", "ticks", ("m1", "m2"), (("g", "u"),)),
    *(canonical.share("never", code, **group) for code in ("0", "1") for group in GROUPS[:2]),
)
NEVER = {"ask": "?", "type": "single", "column": "never", "options": {"0": "No", "1": "Yes"}}
"""A question to which everybody says no."""


def made(survey: Survey, design: str, **parts: Any) -> Spec:
    parts = {**json.loads(json.dumps({**PARTS, **DESIGNS[design]})), **parts}
    parts["questions"]["never"] = NEVER
    head, *lines = ROWS.splitlines()
    return survey("\n".join([f"{head},never", *(f"{line},0" for line in lines)]), **parts)


def results(spec: Spec, asked: Plan) -> Results:
    with open_waves(spec) as waves:
        return analyse_waves(spec, asked, waves)


def single(measure: Measure, constant: float, factor: str = "1") -> Hypothesis:
    return Hypothesis(((Decimal(factor), measure),), Decimal(factor) * Decimal(repr(constant)))


def possible(estimate: Estimate, constant: float) -> bool:
    ends = {Unit.SHARE: (1e-9, 1 - 1e-9), Unit.SCORE: (0, 100), Unit.NPS: (-100, 100), Unit.MEAN: (1, 5)}[estimate.unit]
    return estimate.measure.subject == "x" or ends[0] <= constant <= ends[1]


@pytest.mark.parametrize("level", [0.8, 0.95, 0.999])
@pytest.mark.parametrize("design", DESIGNS)
def test_p_is_under_the_level_exactly_where_the_interval_excludes_the_constant(design: str, level: float, survey: Survey) -> None:
    spec = made(survey, design, report={"level": str(level)})
    before = results(spec, Plan(MEASURES)).estimates
    asked, excluded = [], []
    for measure, estimate in before.items():
        interval = estimate.interval
        assert interval is not None, measure.canonical
        ends, width = (interval.low, interval.high), interval.high - interval.low
        for constant in (end + move * width for end in ends for move in (-1e-6, 1e-6, -0.3, 0.3)):
            if possible(estimate, constant):
                asked.append(single(measure, constant, "-2"))
                excluded.append(not interval.low <= constant <= interval.high)
    assert len(asked) > 200
    assert 50 < sum(excluded) < len(asked) - 50
    for hypothesis, found, outside in zip(asked, outcomes(spec, *asked), excluded, strict=True):
        assert found.p is not None, (hypothesis, found.untested)
        assert (found.p < 1 - level) == outside, (hypothesis, found)
        assert (found.statistic or 0) * (found.difference or 0) > 0


LETTERED = {"rows": ["q", "s", "m", "ticks", "x", "r", "ds"], "columns": "g", "letters": "true", "id": "t"}


def as_letters(spec: Spec, against: str) -> tuple[Contrast, ...]:
    """Return the comparisons of the table."""
    return tuple(c for c in results(spec, plan(spec)).contrasts if (c.other is None) == (against == "complement"))


@pytest.mark.parametrize("against_what", ["columns", "complement"])
@pytest.mark.parametrize("design", DESIGNS)
def test_columns_have_the_same_statistics_as_their_letters(design: str, against_what: str, survey: Survey) -> None:
    table = {**LETTERED, "against": against_what, "tests": {"correction": "none"}}
    spec = made(survey, design, content=[{"table": table}])
    contrasts = [c for c in as_letters(spec, against_what) if c.one.name != "row_share"]
    asked = [against(c.one, c.other or canonical.elsewhere(c.one, ())) for c in contrasts]
    assert len(contrasts) > 25
    for contrast, found in zip(contrasts, outcomes(spec, *asked), strict=True):
        assert (found.statistic, found.df, found.p) == (contrast.statistic, contrast.df, contrast.p)
        name = f"{contrast.method}{'-complement' if against_what == 'complement' else ''}"
        assert found.method == (name if contrast.method else ""), found.untested


@pytest.mark.parametrize("design", ["plain", "weighted", "full"])
def test_columns_that_have_no_letters_have_no_test(design: str, survey: Survey) -> None:
    spec = made(survey, design)
    one, other, whole = (canonical.share("never", "1", segments=where) for where in ((("g", "u"),), (("g", "v"),), ()))
    assert [f.untested for f in outcomes(spec, against(one, other), against(one, whole))] == ["no-variation", "no-variation"]


CHANGING = (
    *(canonical.top("overall"), canonical.top("overall", segments=(("channel", "web"),)), canonical.share("why", "near")),
    *(canonical.mean("overall"), canonical.mean("visits"), canonical.index("service"), canonical.nps("recommend")),
    canonical.share("visits", "few"),
)
WAVES: dict[str, dict[str, Any]] = {
    "independent": {},
    "panel": dict(PANEL),
    "weighted": {"survey__weight": {"column": "w"}},
    "weighted panel": {**PANEL, "survey__weight": {"column": "w"}},
}


def waves(folder: Path, kind: str) -> Spec:
    changes, weight = {**WAVES[kind], **BANDS}, {k: v for k, v in WAVES[kind].items() if k.endswith("weight")}
    return read_spec(project(folder, NOW, THEN, changes=changes, before={**BANDS, **weight}))


@pytest.mark.parametrize("kind", WAVES)
def test_a_number_of_two_waves_has_the_test_of_its_change(kind: str, tmp_path: Path) -> None:
    spec = waves(tmp_path, kind)
    changes = tuple((m, in_wave(m, "2023")) for m in CHANGING)
    measures = tuple(m for pair in changes for m in pair)
    asked = (*(against(*pair) for pair in changes), *(of(("-2", now), ("2", then)) for now, then in changes))
    both = results(spec, Plan(measures, changes, hypotheses=asked))
    for i, (now, then) in enumerate(changes):
        change, ours, turned = both.changes[now, then], both.tested[asked[i]], both.tested[asked[i + len(changes)]]
        assert change.test is not None
        assert (ours.statistic, ours.df, ours.p) == (change.test.statistic, change.test.df, change.test.p)
        assert ours.method == change.test.method
        assert (turned.statistic, turned.p) == (-change.test.statistic, change.test.p)
        value = change.value if change.value is not None else (both.estimates[now].value or 0) - (both.estimates[then].value or 0)
        assert ours.difference == pytest.approx(value, rel=1e-12)
        assert (turned.difference, turned.error) == pytest.approx((-2 * value, 2 * (ours.error or 0)), rel=1e-12)
        if change.test.df is not None:
            assert ours.error == pytest.approx(value / change.test.statistic, rel=1e-9)


def test_the_error_of_a_change_of_paired_shares_is_that_of_each_persons_difference(tmp_path: Path) -> None:
    now = canonical.top("overall")
    (found,) = outcomes(waves(tmp_path, "panel"), against(now, in_wave(now, "2023")))
    change = [float(a["q1"] in {4, 5}) - float(b["q1"] in {4, 5}) for a, b in pairs()]
    assert found.method == "mcnemar"
    assert found.error == pytest.approx(stats.sem(change), rel=1e-9)


def test_a_change_against_a_constant_in_a_panel(tmp_path: Path) -> None:
    then = in_wave(canonical.nps("recommend"), "2023")
    (found,) = outcomes(waves(tmp_path, "panel"), against(canonical.nps("recommend"), then, "7"))
    change = [promotion(a) - promotion(b) for a, b in pairs()]
    truth = stats.ttest_1samp(change, 7)
    assert (found.statistic, found.df, found.p) == pytest.approx((truth.statistic, truth.df, truth.pvalue), rel=1e-9)
    assert found.difference == pytest.approx(np.mean(change) - 7)


def test_a_change_against_a_constant_of_waves_that_asked_others(tmp_path: Path) -> None:
    now, then = canonical.nps("recommend"), in_wave(canonical.nps("recommend"), "2023")
    (found,) = outcomes(waves(tmp_path, "independent"), against(now, then, "7"))
    truth = stats.ttest_ind([promotion(r) - 7 for r in NOW], [promotion(r) for r in THEN], equal_var=False)
    assert (found.statistic, found.df, found.p) == pytest.approx((truth.statistic, truth.df, truth.pvalue), rel=1e-9)


SHARES_CHANGING = (
    canonical.top("overall"),
    canonical.top("overall", segments=(("channel", "web"),)),
    canonical.share("why", "near"),
)


@pytest.mark.parametrize("level", [0.9, 0.95])
@pytest.mark.parametrize("kind", ["independent", "panel"])
def test_a_change_against_a_constant_is_significant_exactly_where_its_interval_leaves_that_out(
    kind: str, level: float, tmp_path: Path
) -> None:
    parts = {**WAVES[kind], **BANDS, "report__level": str(level)}
    spec = read_spec(project(tmp_path, NOW, THEN, changes=parts, before=BANDS))
    changes = tuple((m, in_wave(m, "2023")) for m in SHARES_CHANGING)
    known = results(spec, Plan(tuple(m for pair in changes for m in pair), changes)).changes
    asked, excluded = [], []
    for now, then in changes:
        interval = known[now, then].interval
        assert interval is not None
        assert interval.method.startswith("newcombe")
        for end in (interval.low, interval.high):
            for constant in (end - 1e-6, end + 1e-6, end - 0.02, end + 0.02):
                asked += [against(now, then, repr(constant)), against(then, now, repr(-constant))]
                excluded += [not interval.low <= constant <= interval.high] * 2
    for hypothesis, found, outside in zip(asked, outcomes(spec, *asked), excluded, strict=True):
        assert found.p is not None, (hypothesis, found.untested)
        assert (found.p < 1 - level) == outside, (hypothesis, found)
        assert (found.statistic or 0) * (found.difference or 0) > 0
        assert found.method.startswith("newcombe")
    assert 0 < sum(excluded) < len(excluded)


@pytest.mark.parametrize("confidence", [0.5, 0.9, 0.99, 0.99999])
def test_the_p_value_of_a_change_against_a_constant_is_that_of_statsmodels_interval(confidence: float, tmp_path: Path) -> None:
    now = canonical.top("overall")
    counts = [(sum(row["q1"] in {4, 5} for row in rows), len(rows)) for rows in (NOW, THEN)]
    (a, n), (b, m) = counts
    ends = confint_proportions_2indep(a, n, b, m, method="newcomb", compare="diff", alpha=1 - confidence)
    asked = [against(now, in_wave(now, "2023"), repr(float(end))) for end in ends]
    for found in outcomes(waves(tmp_path, "independent"), *asked):
        assert found.p == pytest.approx(1 - confidence, rel=1e-6)


@pytest.mark.parametrize("beside", [0.0, 1e-17, 1e-12])
def test_a_change_that_is_the_constant_shows_nothing(beside: float, tmp_path: Path) -> None:
    """Also of 0 %, by a design with few clusters."""
    design = {"survey__sample__design": {"clusters": "w"}}
    none, few = ([{**row, "q5a": int(i < n), "w": 1 + i % 7} for i, row in enumerate(wave)] for n, wave in ((0, NOW), (60, THEN)))
    spec = read_spec(project(tmp_path, none, few, changes={**BANDS, **design}, before={**BANDS, **design}))
    now = canonical.share("why", "near")
    share = results(spec, Plan((in_wave(now, "2023"),))).estimates[in_wave(now, "2023")].value
    assert share is not None
    (found,) = outcomes(spec, against(now, in_wave(now, "2023"), f"{Decimal(repr(-share)) + Decimal(repr(beside)):f}"))
    assert found.method == "newcombe-kish"
    assert found.p == pytest.approx(1, abs=1e-6)


def test_a_claim_of_no_change_that_matters_agrees_with_the_scorecard(tmp_path: Path) -> None:
    """Two one-sided tests at 5 % each put a change inside a margin exactly where the 90 % interval is in it; also next to 0 %."""
    now = canonical.share("why", "near")
    none: list[Row] = [{**row, "q5a": 0} for row in NOW]
    few: list[Row] = [{**row, "q5a": int(i < 6)} for i, row in enumerate(THEN)]
    for number, (later, earlier) in enumerate(((NOW, THEN), (none, few))):
        spec = read_spec(project(tmp_path / str(number), later, earlier, changes=BANDS, before=BANDS))
        change = now, in_wave(now, "2023")
        narrow = results(spec, Plan(change, (change,), equivalent=frozenset({change}))).changes[change].narrow
        assert narrow is not None
        for margin, inside in ((1.001, True), (0.999, False)):
            end = max(abs(narrow.low), abs(narrow.high)) * margin
            both = outcomes(spec, against(*change, repr(-end)), against(*change, repr(end)))
            assert all(f.p is not None and f.difference is not None for f in both)
            shown = [(f.p or 0) / 2 < 0.05 and (f.difference or 0) * side > 0 for f, side in zip(both, (1, -1), strict=True)]
            assert all(shown) == inside


def test_a_difference_of_changes(tmp_path: Path) -> None:
    """Two questions in two waves: errors of both waves add up, with the covariance within each; in a panel nothing is known."""
    now = canonical.mean("visits"), canonical.nps("recommend")
    terms = [("1", now[0]), ("-1", now[1]), ("-1", in_wave(now[0], "2023")), ("1", in_wave(now[1], "2023"))]
    (found,) = outcomes(waves(tmp_path / "i", "independent"), of(*terms))
    one, other = ([float(str(r["q4"])) - promotion(r) for r in rows] for rows in (NOW, THEN))
    truth = stats.ttest_ind(one, other, equal_var=False)
    assert (found.statistic, found.df, found.p) == pytest.approx((truth.statistic, truth.df, truth.pvalue), rel=1e-9)
    (panel,) = outcomes(waves(tmp_path / "p", "panel"), of(*terms))
    assert (panel.untested, panel.p) == ("not-defined", None)
    assert panel.difference == found.difference


@pytest.mark.parametrize("design", ["plain", "weighted", "full"])
def test_tests_made_together_are_those_made_alone(design: str, survey: Survey) -> None:
    """Answers to many questions are counted together; what a test is told of them is what it asked for."""
    codes = [(("g", code),) for code in "uvw"]
    asked = [
        *HYPOTHESES.values(),
        *(against(canonical.top("s", segments=where), canonical.top("t", segments=where)) for where in codes),
        *(against(canonical.share("m", one), canonical.share("m", other)) for one, other in (("m1", "m3"), ("m2", "m3"))),
        against(canonical.measure("row_share", "q", ("yes",), codes[0]), canonical.measure("row_share", "q", ("yes",), codes[1])),
        against(canonical.share("q", "yes", among=BOTH), canonical.share("q", "no", among=BOTH)),
    ]
    spec = made(survey, design)
    assert outcomes(spec, *asked) == [outcomes(spec, one)[0] for one in asked]


FACTORS = st.lists(st.sampled_from(["-1", "0.5", "2", "1"]), min_size=2, max_size=4)
LAWS = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@LAWS
@given(
    factors=st.lists(st.sampled_from(["-1", "0.5", "2", "1"]), min_size=2, max_size=4), order=st.randoms(use_true_random=False)
)
@pytest.mark.parametrize("design", ["plain", "weighted", "full"])
def test_neither_the_order_of_terms_nor_of_rows_nor_a_common_factor_matters(
    design: str, factors: list[str], order: Any, survey: Survey
) -> None:
    some = (canonical.top("s"), canonical.share("q", "yes"), canonical.top("t", segments=(("g", "u"),)), canonical.bottom("s"))
    terms = list(zip(factors, some, strict=False))
    head, *lines = ROWS.splitlines()
    shuffled = order.sample(lines, len(lines))
    spec = made(survey, design)
    (found,) = outcomes(spec, of(*terms, constant="0.1"))
    parts = json.loads(json.dumps({**PARTS, **DESIGNS[design]}))
    (again,) = outcomes(survey("\n".join([head, *shuffled]), **parts), of(*terms, constant="0.1"))
    assert again == found
    threefold = [(str(3 * Decimal(f)), m) for f, m in order.sample(terms, len(terms))]
    (larger,) = outcomes(spec, of(*threefold, constant="0.3"))
    assert same(larger, found, 3)


def same(one: Found, other: Found, times: float) -> bool:
    """Return whether two tests found the same, of a hypothesis and of a multiple of it."""
    assert (one.statistic, one.df, one.p) == pytest.approx((other.statistic, other.df, other.p), rel=1e-9)
    assert (one.difference, one.error) == pytest.approx((times * (other.difference or 0), times * (other.error or 0)), rel=1e-9)
    return one.method == other.method
