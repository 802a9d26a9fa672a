"""Estimates and intervals against worked examples in print, and against models of statsmodels that mean the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.weightstats import DescrStatsW

from reportgen.analysis.intervals import wilson
from reportgen.analysis.results import Estimate
from reportgen.spec import canonical
from reportgen.spec.spec import Spec

Survey = Callable[..., Spec]
Compute = Callable[..., dict[str, Estimate]]
Array = Any
N = 90
CODES = ("1", "2", "3", "4", "5")
SPEC: dict[str, Any] = {
    "scales": {"k": {"options": dict.fromkeys(CODES, "x"), "direction": "low_is_good"}},
    "questions": {
        "a": {"ask": "?", "type": "scale", "scale": "k", "column": "a"},
        "b": {"ask": "?", "type": "scale", "scale": "k", "column": "b"},
        "r": {"ask": "?", "type": "nps", "column": "r"},
        "v": {"ask": "?", "type": "number", "column": "v"},
        "m": {"ask": "?", "type": "multi", "base": "responses", "columns": {"x": "x", "y": "y"}, "options": {"x": "X", "y": "Y"}},
    },
    "dimensions": {"d": {"label": "D", "questions": {"a": "2", "b": "1"}}},
}


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_as_newcombe_prints_it(count: int, n: int, low: float, high: float) -> None:
    """Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3."""
    found = wilson(count / n, n, 0.95)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize("n", [1, 2, 30])
def test_wilson_of_none_and_all_in_closed_form(n: int) -> None:
    z2 = stats.norm.ppf(0.975) ** 2
    none, everyone = wilson(0, n, 0.95), wilson(1, n, 0.95)
    assert (none.low, everyone.high) == (0.0, 1.0)
    assert none.high == pytest.approx(z2 / (n + z2), rel=1e-12)
    assert everyone.low == pytest.approx(n / (n + z2), rel=1e-12)


@pytest.fixture(scope="module")
def answers() -> dict[str, Array]:
    rng = np.random.default_rng(11)
    found: dict[str, Array] = {name: rng.integers(1, 6, N) for name in "ab"}
    found |= {"r": rng.integers(0, 11, N), "v": rng.integers(0, 40, N), "w": rng.integers(5, 300, N) / 100}
    x, y = rng.integers(0, 2, N), rng.integers(0, 2, N)
    return found | {"x": x, "y": np.where(x + y == 0, 1, y)}


@pytest.fixture(scope="module", params=[False, True], ids=["plain", "weighted"])
def weighted(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture(scope="module")
def found(answers: dict[str, Array], weighted: bool, survey: Survey, estimates: Compute) -> dict[str, Estimate]:
    names = list(answers)
    rows = "".join(",".join(str(answers[n][i]) for n in names) + "\n" for i in range(N))
    spec = survey(",".join(names) + "\n" + rows, **SPEC, **({"weight": "w"} if weighted else {}))
    measures = [canonical.mean("a"), canonical.index("d"), canonical.nps("r"), canonical.median("v"), canonical.mean("v")]
    shares = [canonical.share("a", "1", "2"), canonical.share("m", "x"), *(canonical.rank("a", c) for c in CODES)]
    return estimates(spec, *measures, *shares)


def person(answers: dict[str, Array], name: str) -> Array:
    """Return what each person counts in a mean."""
    match name:
        case "index(d)":  # 5 is the worst answer: 0 points
            return (2 * 25 * (5 - answers["a"]) + 25 * (5 - answers["b"])) / 3
        case "nps(r)":
            return 100.0 * (answers["r"] >= 9) - 100.0 * (answers["r"] <= 6)
        case _:
            return answers[name[-2]].astype(float)


@pytest.mark.parametrize("name", ["mean(a)", "mean(v)", "index(d)", "nps(r)"])
def test_means_are_a_regression_on_a_constant(
    name: str, answers: dict[str, Array], weighted: bool, found: dict[str, Estimate]
) -> None:
    values, weights = person(answers, name), answers["w"] if weighted else np.ones(N)
    model = sm.WLS(values, np.ones(N), weights=weights).fit(cov_type="HC1", use_t=True)
    low, high = model.conf_int(0.05)[0]
    if name == "nps(r)" and not weighted:
        low, high = stats.norm.interval(0.95, values.mean(), values.std() / N**0.5)
    estimate = found[name]
    assert estimate.value == pytest.approx(model.params[0], rel=1e-12)
    assert estimate.interval is not None
    assert (estimate.interval.low, estimate.interval.high) == pytest.approx((low, high), rel=1e-9)


def logistic(part: Array, whole: Array, weights: Array) -> tuple[float, float]:
    """Return the interval of a ratio from a logistic regression on a constant with robust errors: R's ``svyciprop``."""
    model = sm.GLM(part / whole, np.ones(N), sm.families.Binomial(), var_weights=weights * whole).fit(cov_type="HC0", tol=1e-14)
    half = stats.t.ppf(0.975, N - 1) * model.bse[0] * (N / (N - 1)) ** 0.5
    return tuple(1 / (1 + np.exp(-(model.params[0] + sign * half))) for sign in (-1, 1))


@pytest.mark.parametrize("name", ["share(a, '1', '2')", "share(m, 'x')"])
def test_logit_intervals_are_a_logistic_regression(
    name: str, answers: dict[str, Array], weighted: bool, found: dict[str, Estimate]
) -> None:
    weights = answers["w"] if weighted else np.ones(N)
    ticks = answers["x"] + answers["y"]
    part, whole = (answers["x"], ticks) if "m" in name else ((answers["a"] <= 2).astype(float), np.ones(N))
    interval = found[name].interval
    assert found[name].value == pytest.approx((weights * part).sum() / (weights * whole).sum(), rel=1e-12)
    assert interval is not None
    if interval.method == "taylor-logit":
        assert (interval.low, interval.high) == pytest.approx(logistic(part, whole, weights), rel=1e-7)
    else:
        assert not weighted
        assert interval.method == "wilson"


def test_the_weighted_median_as_statsmodels_has_it(answers: dict[str, Array], weighted: bool, found: dict[str, Estimate]) -> None:
    weights = answers["w"] if weighted else np.ones(N)
    theirs = DescrStatsW(answers["v"].astype(float), weights).quantile(0.5, return_pandas=False)[0]
    assert found["median(v)"].value == pytest.approx(theirs)


def test_ranks_as_scipy_has_them(answers: dict[str, Array], weighted: bool, found: dict[str, Estimate]) -> None:
    weights = np.rint(100 * answers["w"]) if weighted else np.ones(N)
    sums = [weights[answers["a"] == int(c)].sum() for c in CODES]
    assert [found[f"rank(a, '{c}')"].value for c in CODES] == list(stats.rankdata([-s for s in sums], method="min"))
