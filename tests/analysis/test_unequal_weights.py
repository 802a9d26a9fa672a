"""Where the effective base is too small there is no interval, and a warning at the weight's line says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from reportgen.analysis.analyse import analyse
from reportgen.analysis.counts import Counts, together
from reportgen.analysis.results import Results
from reportgen.analysis.unequal import decides, too_few
from reportgen.data.open import open_data
from reportgen.problems import Code, Severity
from reportgen.spec import canonical
from reportgen.spec.measures import Plan
from reportgen.spec.spec import Spec

Survey = Callable[..., Spec]
SPEC: dict[str, Any] = {
    "questions": {
        "x": {"ask": "?", "type": "number", "column": "x"},
        "q": {"ask": "?", "type": "single", "column": "q", "options": {"y": "Y", "n": "N", "never": "-"}},
    },
    "weight": "w",
}
MEASURES = (canonical.mean("x"), canonical.share("q", "y"), canonical.share("q", "never"))


def analysed(survey: Survey, weights: Sequence[float], minimum: int = 30, **more: Any) -> tuple[Spec, Results]:
    rows = "".join(f"{i % 7},{'yn'[i % 2]},{w}\n" for i, w in enumerate(weights))
    spec = survey("x,q,w\n" + rows, **SPEC, report={"minimum_base": str(minimum)}, **more)
    with open_data(spec) as answers:
        return spec, analyse(spec, Plan(MEASURES), answers)


def reasons(results: Results) -> list[str]:
    return [e.no_interval or (e.interval.method if e.interval else "") for e in results.estimates.values()]


def test_equal_and_moderate_weights_have_intervals(survey: Survey) -> None:
    for weights in ([2.5] * 40, [0.5, 1, 1.5, 2] * 15):
        _, results = analysed(survey, weights)
        assert reasons(results) == ["taylor-t", "taylor-logit", "wilson-kish"]
        assert results.problems == ()


def test_a_small_effective_base_has_none(survey: Survey) -> None:
    spec, results = analysed(survey, [10] * 12 + [0.1] * 88)  # (120 + 8.8)^2 / (1200 + 0.88) = 13.8
    assert reasons(results) == ["effective-base"] * 3
    problem = results.problems[0]
    assert (problem.code, problem.severity) == (Code.UNEQUAL_WEIGHTS, Severity.WARNING)
    assert problem.place == spec.place(("survey", "weight", "column"))
    assert "3 numbers rest on an effective base under 30; the smallest is 13.8 of 100 respondents" in problem.found


def test_one_large_weight_is_named_and_keeps_its_interval(survey: Survey) -> None:
    _, results = analysed(survey, [150, *[1] * 999])  # effective base (1149)^2 / (22500 + 999) = 56
    assert reasons(results) == ["taylor-t", "taylor-logit", "wilson-kish"]
    (problem,) = results.problems
    assert "3 numbers one respondent has a large part of the weight, up to 13% of all weight of 1,000" in problem.found


def test_without_a_probability_sample_the_warning_stands(survey: Survey) -> None:
    _, results = analysed(survey, [150, *[1] * 99], sample="opt-in")
    assert reasons(results) == ["sample-kind"] * 3
    assert [p.code for p in results.problems] == [Code.UNEQUAL_WEIGHTS] * 2


@pytest.mark.parametrize("n", [1, 2, 5, 30])
def test_equal_weights_are_never_unequal(n: int) -> None:
    people = together([Counts(1, 3, 9, 3)] * n)
    assert not too_few(people, n)
    assert not decides(people)


@given(weights=st.lists(st.integers(1, 10**6), min_size=1, max_size=60))
def test_sums_of_weights_know_the_largest(weights: list[int]) -> None:
    people = together(Counts(1, w, w * w, w) for w in weights)
    assert (people.n, people.w, people.largest) == (len(weights), sum(weights), max(weights))
    assert too_few(people, 30) == (sum(weights) ** 2 / sum(w * w for w in weights) < 30)


@pytest.mark.parametrize(
    ("weights", "kept"),
    [([100, *[1] * 99], False), ([10] * 5 + [0.1] * 95, False), ([50, *[1] * 999], True), ([1, 2.5] * 50, True)],
)
def test_the_rule_parts_intervals_that_cover_from_those_that_do_not(weights: Sequence[float], *, kept: bool) -> None:
    """Normal answers with mean 0: how many of 4,000 samples have 0 inside the interval of 95%."""
    w = np.array(weights, dtype=float)
    x = np.random.default_rng(7).normal(size=(4000, len(w)))
    mean, n = x @ w / w.sum(), len(w)
    error = np.sqrt(n / (n - 1) * ((w * (x - mean[:, None])) ** 2).sum(axis=1)) / w.sum()
    coverage = float((np.abs(mean) < stats.t.ppf(0.975, n - 1) * error).mean())
    whole = [round(10 * v) for v in weights]
    assert too_few(together(Counts(1, v, v * v, v) for v in whole), 30) is not kept
    assert (coverage > 0.93) is kept
