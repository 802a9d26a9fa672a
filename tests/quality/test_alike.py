"""Near duplicates and non-differentiation against base R (``alike.R``), and what the rule must not do."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportgen.data.open import open_data
from reportgen.data.quality import near
from reportgen.problems import Code, ReportError, SpecError
from reportgen.spec import canonical
from reportgen.spec.spec import Spec
from tests.quality.test_against_r import on_duckdb

HERE = Path(__file__).parent
R = json.loads((HERE / "alike.json").read_text(encoding="utf-8"))
ANSWERS = (HERE / "alike.csv").read_bytes()
Survey = Callable[..., Spec]
ITEMS = [f"a{n}" for n in range(1, 15)]
PARTS: dict[str, Any] = {
    "scales": {"agree": {"options": {c: f"level {c}" for c in "12345"}, "direction": "high_is_good"}},
    "questions": {
        "grid": {
            "ask": "How good?",
            "type": "grid",
            "scale": "agree",
            "items": {name: {"label": f"Item {name}", "column": name} for name in ITEMS},
        }
    },
}


def spec_of(survey: Survey, **rules: Any) -> Spec:
    return survey(ANSWERS, **PARTS, quality=rules)


@pytest.mark.parametrize(("share", "found"), [("85%", "at_85"), ("70%", "at_70"), ("100%", "at_100")])
def test_near_duplicates_are_those_of_r(share: str, found: str, survey: Survey) -> None:
    spec = spec_of(survey, near_duplicates={"share": share})
    flagged = canonical.measure("quality_flagged", "near_duplicates")
    estimate = on_duckdb(spec, (flagged,))[flagged.canonical]
    assert (estimate.value, estimate.base) == (R[found], R["judged"])


def test_an_engine_without_an_order_of_rows_finds_the_same(survey: Survey) -> None:
    import duckdb

    from reportgen.data.door import answers_from
    from reportgen.data.source import Source

    with duckdb.connect(":memory:") as connection:
        table = connection.read_csv(str(HERE / "alike.csv"), all_varchar=True)
        found = answers_from(table, spec_of(survey, near_duplicates={"of": "grid"}), Source("answers", "", 0, 226, 14)).judged
    assert found is not None
    assert (found.rules["near_duplicates"].n, found.flagged, found.excluded) == (R["at_85"], R["at_85"], 0)


def test_the_points_of_the_scale_vary_as_in_r(survey: Survey) -> None:
    rules = {"all": {"of": "grid", "least": "10"}, "five": {"of": ITEMS[:5], "least": "3"}}
    measures = tuple(canonical.measure("quality_differentiation", name) for name in rules)
    found = on_duckdb(spec_of(survey, straight_lining=rules), measures)
    for name, measure in zip(rules, measures, strict=True):
        estimate = found[measure.canonical]
        assert estimate.value == pytest.approx(R[name][0], rel=1e-12)
        assert estimate.base == R[name][1]
        assert (estimate.n, estimate.interval) == (None, None)


def test_answers_that_are_all_alike_differ_by_nothing(survey: Survey) -> None:
    data = ",".join(ITEMS) + "\n" + "\n".join(",".join([str(1 + n % 5)] * 14) for n in range(40)) + "\n"
    measure = canonical.measure("quality_differentiation", "flat")
    spec = survey(data, **PARTS, quality={"straight_lining": {"flat": {"of": "grid"}}})
    assert on_duckdb(spec, (measure,))[measure.canonical].value == 0


def test_too_many_to_compare_is_said(survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near, "MOST", 200)
    with pytest.raises(ReportError) as error, open_data(spec_of(survey, near_duplicates={})):
        pass
    (problem,) = error.value.problems
    assert problem.code is Code.DATA_QUALITY
    assert "there are 222; 200 at most" in problem.found


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ({"of": ITEMS[:9]}, Code.WRONG_VALUE),
        ({"of": [*ITEMS, "zzz"]}, Code.UNKNOWN_NAME),
        ({"share": "50%"}, Code.WRONG_VALUE),
        ({"share": "101%"}, Code.WRONG_VALUE),
        ({"action": "exclude"}, Code.UNKNOWN_KEY),
    ],
)
def test_a_rule_that_cannot_be_meant_is_refused(rule: dict[str, Any], code: Code, survey: Survey) -> None:
    with pytest.raises(SpecError) as error:
        spec_of(survey, near_duplicates=rule)
    assert [p.code for p in error.value.problems] == [code]


def test_only_a_rule_on_straight_lining_has_a_differentiation(survey: Survey) -> None:
    text = {"text": "{{ quality_differentiation(near_duplicates) }}"}
    with pytest.raises(SpecError) as error:
        survey(ANSWERS, **PARTS, quality={"near_duplicates": {}, "straight_lining": {"flat": {"of": "grid"}}}, content=[text])
    (problem,) = error.value.problems
    assert (problem.code, "rule on straight-lining" in problem.found) == (Code.UNKNOWN_NAME, True)
