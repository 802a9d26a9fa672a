"""Comparisons of columns against R: stats and survey, on 420 seeded answers; see ``columns.R`` beside this file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from reportgen.analysis.analyse import analyse
from reportgen.analysis.results import Contrast
from reportgen.data.open import open_data
from reportgen.spec.plan import plan
from reportgen.spec.spec import Spec

HERE = Path(__file__).parent
EXPECTED = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))
ROWS = {
    "top": "top(q{})",
    "t1": "share(t, 't1'{})",
    "either": "share(t, 't1', 't2'{})",
    "q": "mean(q{})",
    "promotion": "nps(r{})",
    "x": "mean(x{})",
}
"""The names of the script, and our measures; the mean of ``r`` is no measure of a 0-to-10 question."""
GROUPS = "abcd"

Compare = Callable[..., dict[tuple[str, str, str], Contrast]]


@pytest.fixture(scope="module")
def compare(survey: Callable[..., Spec]) -> Compare:
    """Return the contrasts by (row, group, other group); the other is empty for everyone outside."""

    def run(against: str = "columns", *, weighted: bool, **tests: str) -> dict[tuple[str, str, str], Contrast]:
        table: dict[str, Any] = {"rows": ["q", "t", "r", "x"], "columns": "g", "letters": "true", "against": against, "id": "t"}
        weight: dict[str, Any] = {"weight": "w"} if weighted else {}
        spec = survey(
            (HERE / "answers.csv").read_text(encoding="utf-8"),
            scales={"five": {"options": {str(i): f"answer {i}" for i in range(1, 6)}, "direction": "high_is_good"}},
            questions={
                "q": {"ask": "?", "type": "scale", "scale": "five", "column": "q"},
                "r": {"ask": "?", "type": "nps", "column": "r"},
                "x": {"ask": "?", "type": "number", "column": "x"},
                "t": {
                    "ask": "?",
                    "type": "multi",
                    "base": "asked",
                    "columns": {"t1": "t1", "t2": "t2"},
                    "options": {"t1": "First", "t2": "Second"},
                    "nets": {"either": {"label": "Either", "codes": ["t1", "t2"]}},
                },
            },
            segments={"g": {"label": "G", "column": "g", "options": {g: f"group {g}" for g in GROUPS}}},
            content=[{"table": {**table, "tests": tests}}],
            **weight,
        )
        with open_data(spec) as answers:
            results = analyse(spec, plan(spec), answers)
        names = {measure.format(f", g='{g}'"): (row, g) for row, measure in ROWS.items() for g in GROUPS}
        found = [c for c in results.contrasts if c.one.canonical in names]
        return {(*names[c.one.canonical], names[c.other.canonical][1] if c.other else ""): c for c in found}

    return run


def expected(part: str, row: str, *path: str) -> Any:
    found = EXPECTED[part][row]
    for step in path:
        found = found[step]
    return found


def pairs() -> list[tuple[str, str]]:
    return list(combinations(GROUPS, 2))


def same(contrast: Contrast, found: Mapping[str, float], statistic: str = "t") -> None:
    assert contrast.untested == ""
    assert contrast.statistic == pytest.approx(found[statistic], rel=1e-9)
    assert contrast.p == pytest.approx(found["p"], rel=1e-9)
    if statistic == "t":
        assert contrast.df == pytest.approx(found["df"], rel=1e-9)


@pytest.mark.parametrize("row", ROWS)
def test_weighted_columns_have_linearised_errors(compare: Compare, row: str) -> None:
    found = compare(weighted=True, profile="standard")
    for one, other in pairs():
        assert found[row, one, other].method == "t-taylor"
        same(found[row, one, other], expected("linearised", row, f"{one}~{other}"))


@pytest.mark.parametrize("row", ROWS)
def test_one_design_for_everybody_differs_by_its_factor_only(compare: Compare, row: str) -> None:
    """R's domains of one design have n/(n - 1) of all their respondents, where each of our columns has its own."""
    found = compare(weighted=True, profile="standard")
    for one, other in pairs():
        theirs, ours = expected("domains", row, f"{one}~{other}")["t"], found[row, one, other].statistic
        assert ours == pytest.approx(theirs, rel=0.02)
        assert abs(ours or 0) < abs(theirs)


@pytest.mark.parametrize("row", ROWS)
def test_a_weighted_column_beside_everyone_else(compare: Compare, row: str) -> None:
    found = compare("complement", weighted=True, profile="standard")
    for group in GROUPS:
        same(found[row, group, ""], expected("linearised_rest", row, group))


@pytest.mark.parametrize("row", ["q", "promotion", "x"])
def test_means_without_weights_by_welch(compare: Compare, row: str) -> None:
    found = compare(weighted=False, profile="standard")
    for one, other in pairs():
        assert found[row, one, other].method == "t-welch"
        same(found[row, one, other], expected("welch", row, f"{one}~{other}"))
    others = compare("complement", weighted=False, profile="plain")
    for group in GROUPS:
        same(others[row, group, ""], expected("welch_rest", row, group))


@pytest.mark.parametrize("profile", ["standard", "spss", "plain"])
@pytest.mark.parametrize("row", ["top", "t1", "either"])
def test_shares_without_weights_by_pearsons_chi_squared(compare: Compare, row: str, profile: str) -> None:
    found, others = compare(weighted=False, profile=profile), compare("complement", weighted=False, profile=profile)
    for one, other in pairs():
        contrast = found[row, one, other]
        assert contrast.method == "z-pooled"
        assert abs(contrast.statistic or 0) == pytest.approx(expected("proportions", row, f"{one}~{other}", "z"), rel=1e-9)
        assert contrast.p == pytest.approx(expected("proportions", row, f"{one}~{other}", "p"), rel=1e-9)
    for group in GROUPS:
        assert others[row, group, ""].p == pytest.approx(expected("proportions_rest", row, group, "p"), rel=1e-9)


@pytest.mark.parametrize("correction", ["none", "bonferroni", "benjamini-hochberg"])
def test_corrected_over_the_pairs_of_a_row(compare: Compare, correction: str) -> None:
    found = compare(weighted=False, profile="spss", correction=correction)
    for row, part in [*((r, "pooled_means") for r in ("q", "promotion", "x")), *((r, "pooled_shares") for r in ("top", "t1"))]:
        for one, other in pairs():
            theirs = expected(part, row, correction, f"{one}~{other}")
            assert found[row, one, other].adjusted == pytest.approx(theirs, rel=1e-9)
            assert (found[row, one, other].level == 0.05) == (theirs <= 0.05)


def test_what_a_profile_corrects_by_itself(compare: Compare) -> None:
    for profile, correction in {"standard": "benjamini-hochberg", "spss": "bonferroni", "plain": "none"}.items():
        own, named = compare(weighted=False, profile=profile), compare(weighted=False, profile=profile, correction=correction)
        assert {k: c.adjusted for k, c in own.items()} == {k: c.adjusted for k, c in named.items()}
