"""Changes between two waves from the raw rows of both, by statsmodels and scipy."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import Any

import numpy as np
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest

from tests.numbers.rows import LEVEL, Number, Survey, respondents_of

SHARES = {"share", "top", "bottom"}
MEANS = {"mean", "index", "nps"}


def change_of(survey: Survey, measure: ast.Call, wave: str, level: float = LEVEL) -> Number:
    """Return a number of this wave minus the same of an earlier one, with interval (at ``level``) and test."""
    earlier = ast.Call(measure.func, measure.args, [*measure.keywords, ast.keyword("wave", ast.Constant(wave))])
    now, then = survey.number(ast.unparse(measure)), survey.number(ast.unparse(earlier))
    if now.value is None or then.value is None:
        return Number(None, withheld=True)
    found = Number(now.value - then.value)
    assert isinstance(measure.func, ast.Name)
    kind = measure.func.id
    if now.interval and then.interval and kind in SHARES | MEANS:
        samples = [respondents_of(s, m) for s, m in ((survey, measure), (survey.earlier(wave), survey.there(measure)))]
        if kind in SHARES and "weight" not in survey.spec["survey"]:
            found.interval, found.test = _shares([values for values, _ in samples], level)
        else:
            found.interval, found.test, found.df = _errors(samples, level)
        limit = {"index": 100.0, "nps": 200.0}.get(kind, 1.0 if kind in SHARES else np.inf)
        found.interval = max(-limit, found.interval[0]), min(limit, found.interval[1])
    return found


def _shares(samples: Sequence[Any], level: float) -> tuple[tuple[float, float], tuple[float, float]]:
    counts, sizes = [int(v.sum()) for v in samples], [len(v) for v in samples]
    low, high = confint_proportions_2indep(
        counts[0], sizes[0], counts[1], sizes[1], method="newcomb", compare="diff", alpha=1 - level
    )
    z, p = proportions_ztest(counts, sizes)
    return (float(low), float(high)), (float(z), float(p))


def _errors(samples: Sequence[tuple[Any, Any]], level: float) -> tuple[tuple[float, float], tuple[float, float], float]:
    """Return interval, test and degrees of freedom by the robust error of a weighted regression on a constant in each wave."""
    fits = [sm.WLS(values, np.ones(len(values)), weights=weights).fit(cov_type="HC1") for values, weights in samples]
    variances = [float(fit.bse[0]) ** 2 for fit in fits]
    difference, error = float(fits[0].params[0] - fits[1].params[0]), sum(variances) ** 0.5
    df = sum(variances) ** 2 / sum(v**2 / (len(values) - 1) for v, (values, _) in zip(variances, samples, strict=True))
    half, t = stats.t.ppf((1 + level) / 2, df) * error, difference / error
    return (difference - half, difference + half), (t, float(2 * stats.t.sf(abs(t), df))), df
