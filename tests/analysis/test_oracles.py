"""Intervals and weighted estimates against statsmodels, scipy and R's survey."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

from reportgen.analysis.intervals import logit, t_quantile, wilson
from reportgen.analysis.results import Estimate
from reportgen.spec import canonical
from reportgen.spec.spec import Spec

SHARED = Path(os.environ.get("REPORTGEN_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))


@pytest.mark.parametrize("level", [0.8, 0.9, 0.95, 0.99])
@pytest.mark.parametrize("n", [1, 2, 7, 30, 50, 1000, 25976])
def test_wilson(n: int, level: float) -> None:
    for count in {0, 1, n // 3, n // 2, n - 1, n}:
        ours = wilson(count / n, n, level)
        theirs = proportion_confint(count, n, 1 - level, "wilson")
        assert (ours.low, ours.high) == pytest.approx(theirs, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("df", [1, 2, 5, 29, 1000, 10**6])
def test_t_quantile(df: int) -> None:
    for level in (0.8, 0.95, 0.999):
        assert t_quantile(level, df) == pytest.approx(stats.t.ppf((1 + level) / 2, df), rel=1e-9, abs=1e-12)


def test_logit_stays_inside_and_widens_with_the_error() -> None:
    narrow, wide = logit(0.02, 0.005, 100, 0.95), logit(0.02, 0.02, 100, 0.95)
    assert 0 < wide.low < narrow.low < 0.02 < narrow.high < wide.high < 1


def test_weighted_numbers_against_statsmodels(survey: Callable[..., Spec], estimates: Callable[..., dict[str, Estimate]]) -> None:
    rng = np.random.default_rng(1)
    x, w = rng.integers(0, 100, 80), rng.integers(1, 400, 80) / 100
    spec = survey(
        "x,w\n" + "".join(f"{a},{b}\n" for a, b in zip(x, w, strict=True)),
        questions={"x": {"ask": "?", "type": "number", "column": "x"}},
        weight="w",
    )
    found = estimates(spec, canonical.mean("x"), canonical.sd("x"))
    theirs = DescrStatsW(x, w / w.mean(), ddof=1)  # weights that sum to n: then n - 1 is what ddof means
    assert found["mean(x)"].value == pytest.approx(theirs.mean, rel=1e-9, abs=1e-12)
    assert found["sd(x)"].value == pytest.approx(theirs.std, rel=1e-9, abs=1e-12)
    error = sqrt(80 / 79 * np.sum((w * (x - theirs.mean)) ** 2)) / np.sum(w)  # not theirs.std_mean: that takes weights for counts
    half = stats.t.ppf(0.975, 79) * error
    interval = found["mean(x)"].interval
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((theirs.mean - half, theirs.mean + half), rel=1e-9, abs=1e-12)
    assert found["mean(x)"].effective_base == pytest.approx(w.sum() ** 2 / (w**2).sum(), rel=1e-9, abs=1e-12)


@dataclass(frozen=True)
class Check:
    """One weighted distribution of the oracle."""

    folder: str
    file: str
    id: str
    column: int
    weight: int
    missing: tuple[str, ...]
    values: dict[str, Any]


def weighted_checks() -> Iterator[Check]:
    for folder in ("sm-masculinity-weighted", "quantipy-example-a"):
        path = SHARED / folder / "oracle.json"
        files = json.loads(path.read_text(encoding="utf-8"))["files"] if path.exists() else {}
        for name, file in files.items():
            for check in file["checks"]:
                d = check["definition"]
                if d["kind"] == "wfreq" and name.endswith(".csv"):
                    missing = tuple(m for m in file["missing_tokens"] if m)
                    yield Check(folder, name, check["id"], d["col"], d["w"], missing, check["values"])


CHECKS = list(weighted_checks())


@pytest.mark.shared_data
@pytest.mark.skipif(not CHECKS, reason=f"needs the survey files of REPORTGEN_SHARED_DATA; none in {SHARED}")
@pytest.mark.parametrize("check", CHECKS, ids=lambda c: f"{c.folder}:{c.id}")
def test_weighted_shares_against_r(
    check: Check, survey: Callable[..., Spec], estimates: Callable[..., dict[str, Estimate]]
) -> None:
    codes = [k.split("|", 1)[1] for k in check.values if k.startswith("pct|")]
    spec = survey(
        answers(check),
        questions={
            "q": {
                "ask": "?",
                "type": "single",
                "column": "q",
                "options": {code: f"answered {code}" for code in codes},
                "missing": list(check.missing),
            }
        },
        weight="w",
    )
    found = estimates(spec, *(canonical.share("q", c) for c in codes))
    for code in codes:
        compare(found[canonical.share("q", code).canonical], check.values, code)


def answers(check: Check) -> str:
    with (SHARED / check.folder / check.file).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    out = ["q,w"]
    for row in rows:
        cell = row[check.column].replace('"', '""')
        out.append(f'"{cell}",{row[check.weight]}')
    return "\n".join(out) + "\n"


def compare(found: Estimate, values: dict[str, Any], code: str) -> None:
    assert found.value is not None
    assert 100 * found.value == pytest.approx(values[f"pct|{code}"], rel=1e-9)
    assert found.base == values["base_unweighted"]
    assert found.effective_base == pytest.approx(values["n_eff_kish"], rel=1e-9)
    assert found.interval is not None
    assert found.interval.method == "taylor-logit"
    assert 100 * found.interval.low == pytest.approx(values[f"logit_lo|{code}"], rel=1e-7)
    assert 100 * found.interval.high == pytest.approx(values[f"logit_hi|{code}"], rel=1e-7)
