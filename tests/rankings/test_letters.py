"""Columns of a ranking compared: first places, the first few places and mean places, against scipy, statsmodels and R."""

from __future__ import annotations

import json
from collections.abc import Callable
from math import sqrt
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from scipy import stats
from statsmodels.stats.proportion import proportions_ztest

from reportgen import pipeline
from reportgen.analysis.results import Contrast
from reportgen.spec.spec import Spec
from tests.rankings.make_answers import OPTIONS
from tests.rankings.test_numbers import ANSWERS, HERE, PARTS

Survey = Callable[..., Spec]
ROWS = pd.read_csv(HERE / "answers.csv")
PLACED = {o: ROWS[f"rank_{o}"] for o in OPTIONS}
ANYBODY = pd.concat(PLACED, axis=1).eq(1).any(axis=1)


def contrasts(survey: Survey, *, against: str = "columns", **more: Any) -> dict[str, Contrast]:
    table = {"rows": "ranks", "columns": "group", "letters": True, "against": against, "id": "x"}
    spec = survey(ANSWERS, **PARTS, content=[{"table": table}], report={"minimum_base": "5"}, **more)
    return {c.one.canonical: c for c in pipeline.estimated(spec).contrasts}


def of_group(name: str, option: str, *, inside: bool) -> pd.Series:
    """Return what each respondent of a group, or outside it, adds to a number; who is not in its base is left out."""
    here = (ROWS["group"] == "a") == inside
    here &= ROWS["group"].isin(["a", "b"]) if name == "pairs" else True
    return PLACED[option][here & ANYBODY]


@pytest.mark.parametrize("against", ["columns", "complement"])
@pytest.mark.parametrize("option", OPTIONS)
def test_without_weights(against: str, option: str, survey: Survey) -> None:
    found = contrasts(survey, against=against)
    one = of_group("pairs" if against == "columns" else "rest", option, inside=True)
    other = of_group("pairs" if against == "columns" else "rest", option, inside=False)
    for first, measure in ((1, f"share(ranks, '{option}', group='a')"), (3, f"ranked(ranks, '{option}', 3, group='a')")):
        z, p = proportions_ztest([(one <= first).sum(), (other <= first).sum()], [len(one), len(other)])
        assert (found[measure].statistic, found[measure].p) == pytest.approx((z, p), rel=1e-9), measure
        assert found[measure].method == "z-pooled"
    mean = found[f"mean_rank(ranks, '{option}', group='a')"]
    welch = stats.ttest_ind(one.dropna(), other.dropna(), equal_var=False)
    assert (mean.statistic, mean.df, mean.p) == pytest.approx((welch.statistic, welch.df, welch.pvalue), rel=1e-9)
    assert mean.method == "t-welch"


def test_with_weights(survey: Survey) -> None:
    """The errors of both groups are those of R's survey, which has intervals of means in each of them."""
    theirs = json.loads(Path(HERE / "survey.json").read_text(encoding="utf-8"))
    found = contrasts(survey, weight="weight")
    for option in OPTIONS:
        mean = found[f"mean_rank(ranks, '{option}', group='a')"]
        a, b = (theirs[f"mean_rank(ranks, '{option}', group='{g}')"] for g in "ab")
        errors = [(g["high"] - g["low"]) / 2 / stats.t.ppf(0.975, g["n"] - 1) for g in (a, b)]
        assert mean.method == "t-taylor"
        assert mean.difference == pytest.approx(a["value"] - b["value"], rel=1e-9, abs=1e-12)
        assert mean.statistic == pytest.approx((a["value"] - b["value"]) / sqrt(errors[0] ** 2 + errors[1] ** 2), rel=1e-8)
        assert mean.df == a["n"] + b["n"] - 2
