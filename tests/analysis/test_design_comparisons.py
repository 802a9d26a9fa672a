"""Columns of a banner table of a sample with a declared design are compared by its errors, against R's ``svyttest``."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from scipy import stats

from reportgen.analysis.analyse import analyse
from reportgen.analysis.results import Contrast
from reportgen.data.open import open_data
from reportgen.spec.plan import plan
from reportgen.spec.spec import Spec
from tests.analysis.test_design import DESIGNS, ORACLE, PARTS, WITHOUT_F, as_csv, rows

Survey = Callable[..., Spec]


def contrasts(survey: Survey, name: str, **detail: Any) -> tuple[Contrast, ...]:
    kept = [r for r in rows() if name not in WITHOUT_F or r["stratum"] != "f"]
    weight = {} if name in {"unweighted", "simple"} else {"weight": "w"}
    table = {"rows": ["q", "x"], "columns": "g", "letters": "true", "id": "t", **detail}
    report = {"minimum_base": "5"}
    parts = json.loads(json.dumps({**PARTS, "design": DESIGNS[name]}))
    spec = survey(as_csv(kept), **parts, **weight, report=report, content=[{"table": table}])
    with open_data(spec) as answers:
        return analyse(spec, plan(spec), answers).contrasts


def found_between(found: tuple[Contrast, ...], name: str, one: str, other: str) -> Contrast:
    """Return the comparison of a measure between two groups."""
    ours = [c for c in found if c.one.canonical.startswith(name) and c.other is not None]
    (contrast,) = (c for c in ours if c.other and (c.one.segments, c.other.segments) == ((("g", one),), (("g", other),)))
    return contrast


@pytest.mark.parametrize("name", DESIGNS)
def test_two_columns_against_r(name: str, survey: Survey) -> None:
    found = contrasts(survey, name, tests={"correction": "none"})
    for measure, label in (("share(q, 'yes'", "apart_yes"), ("mean(x", "apart_x")):
        ours, theirs = found_between(found, measure, "u", "v"), ORACLE[name][label]
        statistic = theirs["diff"] / theirs["se"]
        assert ours.method == "t-taylor"
        assert ours.difference == pytest.approx(theirs["diff"], rel=1e-9)
        assert (ours.statistic, ours.df) == pytest.approx((statistic, theirs["df"]), rel=1e-9)
        assert ours.p == pytest.approx(2 * stats.t.sf(abs(statistic), theirs["df"]), rel=1e-9)


def test_everyone_outside_a_column_shares_its_clusters(survey: Survey) -> None:
    """With two columns, everyone outside one is the other: the same numbers, covariance included."""
    segments = {"g": {"label": "G", "column": "g", "options": {"u": "U", "v": "V"}, "missing": ["lone"]}}
    kept = [r for r in rows() if r["stratum"] != "f" and r["g"] != "lone"]
    table = {
        "rows": ["q", "x"],
        "columns": "g",
        "letters": "true",
        "id": "t",
        "against": "complement",
        "tests": {"correction": "none"},
    }
    parts = json.loads(json.dumps({**PARTS, "segments": segments, "design": {**DESIGNS["full"], "single_cluster": "centre"}}))
    spec = survey(as_csv(kept), **parts, weight="w", report={"minimum_base": "5"}, content=[{"table": table}])
    with open_data(spec) as answers:
        found = analyse(spec, plan(spec), answers).contrasts
    sides = [c for c in found if c.one.canonical.startswith("mean(x")]
    u, v = sides
    assert u.statistic == pytest.approx(-(v.statistic or 0), rel=1e-9)
    assert u.df == v.df
    by_column = contrasts_of_pairs(survey, kept, parts)
    assert u.statistic == pytest.approx(by_column.statistic, rel=1e-9)


def contrasts_of_pairs(survey: Survey, kept: list[dict[str, str]], parts: dict[str, Any]) -> Contrast:
    table = {"rows": ["q", "x"], "columns": "g", "letters": "true", "id": "t", "tests": {"correction": "none"}}
    spec = survey(
        as_csv(kept), **json.loads(json.dumps(parts)), weight="w", report={"minimum_base": "5"}, content=[{"table": table}]
    )
    with open_data(spec) as answers:
        return found_between(analyse(spec, plan(spec), answers).contrasts, "mean(x", "u", "v")


def test_profiles_that_know_no_design_stay_as_they_are(survey: Survey) -> None:
    for profile in ("spss", "plain"):
        found = found_between(contrasts(survey, "full", tests={"profile": profile}), "share(q, 'yes'", "u", "v")
        assert found.method == "z-pooled-kish"


def test_bands_of_a_number_are_compared_like_options(survey: Survey) -> None:
    """A band against a single choice that says the same: one error, one test."""
    kept = [{**r, "band": "" if not r["x"] else "low" if float(r["x"]) < 60 else "high"} for r in rows() if r["stratum"] != "f"]
    bands = {"low": {"label": "Low", "below": "60"}, "high": {"label": "High", "from": "60"}}
    parts = json.loads(json.dumps({**PARTS, "design": DESIGNS["full"]}))
    parts["questions"]["x"]["bands"] = bands
    parts["questions"]["b"] = {"ask": "?", "type": "single", "column": "band", "options": {"low": "Low", "high": "High"}}
    table = {"rows": ["x", "b"], "columns": "g", "letters": "true", "id": "t", "tests": {"correction": "none"}}
    spec = survey(as_csv(kept), **parts, weight="w", report={"minimum_base": "5"}, content=[{"table": table}])
    with open_data(spec) as answers:
        found = analyse(spec, plan(spec), answers).contrasts
    first, second = (found_between(found, f"share({q}, 'low'", "u", "v") for q in ("x", "b"))
    assert first.statistic is not None
    assert (first.difference, first.statistic, first.df) == (second.difference, second.statistic, second.df)


def test_a_column_that_lives_in_one_cluster_is_not_compared(survey: Survey) -> None:
    """Its linearised error is 0, as R has it, so that any difference would seem significant."""
    found = contrasts(survey, "full", tests={"correction": "none"})
    for measure in ("mean(x", "share(q, 'yes'"):
        assert found_between(found, measure, "u", "lone").untested == "clusters"
        assert found_between(found, measure, "u", "v").untested == ""
    plain = contrasts(survey, "full", tests={"profile": "plain"})
    assert found_between(plain, "mean(x", "u", "lone").untested == ""
