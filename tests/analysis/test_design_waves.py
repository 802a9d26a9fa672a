"""Changes between waves whose samples have a declared design: errors of both add up; in a panel they are those of the pairs."""

from __future__ import annotations

import json
from math import sqrt
from pathlib import Path
from typing import Any

import pytest
from scipy import stats
from statsmodels.stats.proportion import proportion_confint, proportions_ztest

from reportgen import pipeline
from reportgen.analysis.results import Difference
from reportgen.problems import SpecError
from reportgen.spec.read import read_spec
from tests.analysis.test_design import ORACLE, as_csv, rows

SPEC: dict[str, Any] = {
    "reportgen": "1",
    "report": {"id": "w", "version": "1", "title": "W", "language": "en", "date": "2024-12-31", "minimum_base": "5"},
    "survey": {
        "fieldwork": {"from": "2024-01-01", "to": "2024-01-31"},
        "population": "Pupils",
        "mode": "On paper",
        "data": {"source": "now.csv", "provenance": "observed"},
        "weight": {"column": "w"},
        "wave": {"current": "2024"},
    },
    "questions": {
        "x": {"ask": "X?", "type": "number", "column": "x"},
        "q": {"ask": "Q?", "type": "single", "column": "q", "options": {"yes": "Yes", "no": "No", "maybe": "Maybe"}},
    },
}
FULL = {"strata": "stratum", "clusters": "cluster", "population": "clusters_there"}
BEFORE = {
    "fieldwork": {"from": "2023-01-01", "to": "2023-01-31"},
    "data": {"source": "then.csv", "provenance": "observed"},
}
CHANGES = "{{ change(mean(x), since='2023') }} {{ change(share(q, yes), since='2023') }}"


Rows = list[dict[str, str]]


def differences(folder: Path, now: Rows, then: Rows, survey: dict[str, Any], *, weighted: bool = True) -> list[Difference]:
    (folder / "reportgen.yaml").write_text("", encoding="utf-8")
    (folder / "now.csv").write_text(as_csv(now), encoding="utf-8")
    (folder / "then.csv").write_text(as_csv(then), encoding="utf-8")
    body = [{"section": "All", "content": [{"text": CHANGES}]}]
    common = {key: part for key, part in SPEC["survey"].items() if weighted or key != "weight"}
    text = json.dumps({**SPEC, "survey": {**common, **survey}, "body": body}, ensure_ascii=False)
    (folder / "report.yaml").write_text(text, encoding="utf-8")
    return list(pipeline.estimated(read_spec(folder / "report.yaml")).changes.values())


def test_waves_with_designs_of_their_own(tmp_path: Path) -> None:
    """Now by strata and clusters without the single one, then by strata alone: both errors are R's."""
    now = [r for r in rows() if r["stratum"] != "f"]
    before = {**BEFORE, "sample": {"kind": "probability", "design": {"strata": "stratum"}}}
    survey = {"sample": {"kind": "probability", "design": FULL}, "waves": {"2023": before}}
    for found, label in zip(differences(tmp_path, now, rows(), survey), ("mean(x)", "share(q, 'yes')"), strict=True):
        ours, theirs = ORACLE["full"]["all"][label], ORACLE["strata"]["all"][label]
        a, b = ours["se"] ** 2, theirs["se"] ** 2
        df = (a + b) ** 2 / (a**2 / ours["df"] + b**2 / theirs["df"])  # Welch and Satterthwaite
        middle, half = ours["est"] - theirs["est"], stats.t.ppf(0.975, df) * sqrt(a + b)
        assert found.interval is not None
        assert found.interval.method == "taylor-welch"
        assert (found.interval.low, found.interval.high) == pytest.approx((middle - half, middle + half), rel=1e-9)


def test_a_panel_is_a_domain_of_the_sample(tmp_path: Path) -> None:
    then = [{**r, "id": str(i)} for i, r in enumerate(rows()) if r["stratum"] != "f"]
    now = [{**r, "x": r["x2"], "q": r["q2"]} for r in then]
    survey = {
        "sample": {"kind": "probability", "design": FULL},
        "waves": {"2023": BEFORE},
        "design": "panel",
        "panel": {"key": "id"},
    }
    for found, theirs in zip(differences(tmp_path, now, then, survey), ORACLE["panel"]["panel"].values(), strict=True):
        assert (found.value, found.base) == pytest.approx((theirs["est"], theirs["n"]), rel=1e-9)
        assert found.interval is not None
        assert found.interval.method == "taylor-paired"
        assert (found.interval.low, found.interval.high) == pytest.approx((theirs["low"], theirs["high"]), rel=1e-9)
        assert found.test is not None
        assert (found.test.statistic, found.test.df) == pytest.approx((theirs["est"] / theirs["se"], theirs["df"]), rel=1e-9)


@pytest.mark.parametrize("n", [1, 40])
def test_none_in_a_wave_without_a_design_is_no_certainty(tmp_path: Path, n: int) -> None:
    """Nobody of n said yes, drawn at random without weights: that wave has an error, too, though its linearised one is 0."""
    now, then = [r for r in rows() if r["stratum"] != "f"], [{**r, "q": "no"} for r in rows()[:n]]
    before = {**BEFORE, "sample": {"kind": "probability"}}
    survey = {"sample": {"kind": "probability", "design": FULL}, "waves": {"2023": before}}
    report = {**SPEC["report"], "minimum_base": "1"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(SPEC, "report", report)
        _, found = differences(tmp_path, now, then, survey, weighted=False)
    ours = ORACLE["unweighted"]["all"]["share(q, 'yes')"]
    simple = ours["n"] / ours["deff"]
    z, p = proportions_ztest([ours["est"] * simple, 0], [simple, n])
    _, most = proportion_confint(0, n, method="wilson")
    low = ours["est"] - sqrt((ours["est"] - ours["low"]) ** 2 + most**2)  # Newcombe's method 10, the ends of 0 % are 0 and this
    assert found.interval is not None
    assert found.test is not None
    assert (found.interval.method, found.test.method) == ("newcombe-kish", "pooled-z-kish")
    assert (found.interval.low, found.interval.high) == pytest.approx((low, ours["high"]), rel=1e-9)
    assert (found.test.statistic, found.test.p) == pytest.approx((z, p), rel=1e-8)


def test_a_design_of_an_earlier_wave_is_checked_at_its_place(tmp_path: Path) -> None:
    before = {**BEFORE, "sample": {"kind": "census", "design": {"strata": "stratum"}}}
    with pytest.raises(SpecError) as error:
        differences(tmp_path, rows(), rows(), {"sample": {"kind": "census"}, "waves": {"2023": before}})
    assert "survey.waves.2023.sample.design" in {p.place.path for p in error.value.problems}
