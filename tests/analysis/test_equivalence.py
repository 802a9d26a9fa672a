"""Two one-sided tests, and Holm's correction, against statsmodels and laws."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.weightstats import ttost_ind, ttost_paired

from reportgen.analysis.corrections import holm
from reportgen.analysis.equivalence import equivalence


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("margin", [0.05, 0.3, 1.5])
def test_two_one_sided_tests(seed: int, margin: float) -> None:
    rng = np.random.default_rng(seed)
    x, y = rng.normal(3, 1, 40), rng.normal(3.1, 1.5, 40)
    change = x - y
    ours = equivalence(float(change.mean()), float(change.std(ddof=1)) / 40**0.5, 39, margin)
    assert ours == pytest.approx(ttost_paired(x, y, -margin, margin)[0], rel=1e-9)
    welch = stats.ttest_ind(x, y, equal_var=False)
    apart = float(x.mean() - y.mean())
    ours = equivalence(apart, apart / float(welch.statistic), float(welch.df), margin)
    assert ours == pytest.approx(ttost_ind(x, y, -margin, margin, usevar="unequal")[0], rel=1e-9)


@given(st.floats(-3, 3), st.floats(0.05, 2), st.floats(0.1, 3), st.one_of(st.none(), st.integers(2, 400)))
def test_the_shorter_interval_lies_within_the_margin_exactly_where_it_is_equivalent(
    difference: float, error: float, margin: float, df: int | None
) -> None:
    p = equivalence(difference, error, df, margin)
    quantile = float(stats.norm.ppf(0.95) if df is None else stats.t.ppf(0.95, df))
    room = margin - abs(difference) - quantile * error
    assert (p < 0.05) == (room > 0) or abs(room) < 1e-9
    assert p == equivalence(-difference, error, df, margin)


@pytest.mark.parametrize(("error", "margin"), [(0.0, 1.0), (1.0, 0.0)])
def test_without_an_error_or_a_margin_there_is_no_test(error: float, margin: float) -> None:
    with pytest.raises(ValueError, match="more than 0"):
        equivalence(0.1, error, 10, margin)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_holm(p: list[float]) -> None:
    _, corrected, *_ = multipletests(p, 0.05, "holm")
    assert holm(p) == pytest.approx(list(corrected), rel=1e-9, abs=1e-300)


def test_nothing_to_correct() -> None:
    assert holm([]) == []
