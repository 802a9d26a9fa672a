"""Raking from the spec to the answers: any engine, any order of rows, and a problem at its place for whatever cannot be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import duckdb
import pytest

from reportgen.analysis.analyse import analyse
from reportgen.analysis.results import Raking, Results
from reportgen.data.columns import WEIGHT, segment
from reportgen.data.door import answers_from
from reportgen.data.open import open_data
from reportgen.data.source import Source
from reportgen.problems import Code, Kind, ReportError, SpecError
from reportgen.spec import canonical
from reportgen.spec.measures import Plan
from reportgen.spec.spec import Spec

Survey = Callable[..., Spec]
Row = tuple[str, str, str]
OPTIONS: Mapping[str, Mapping[str, str]] = {"sex": {"f": "Women", "m": "Men"}, "age": {"y": "Young", "o": "Old", "v": "Very old"}}
SPEC: dict[str, Any] = {
    "scales": {"k": {"options": {c: f"level {c}" for c in "123"}, "direction": "high_is_good", "missing": ["9"]}},
    "questions": {
        "q": {"ask": "?", "type": "scale", "scale": "k", "column": "q"},
        "of_men": {"ask": "?", "type": "single", "column": "q", "options": {c: c for c in "123"}, "asked_if": "sex == 'm'"},
    },
    "segments": {n: {"label": n.title(), "column": n, "options": o} for n, o in OPTIONS.items()},
}
EVEN = {"sex": {"f": "50%", "m": "50%"}}


def rows(*groups: tuple[int, str, str, str]) -> list[Row]:
    return [(sex, age, q) for n, sex, age, q in groups for _ in range(n)]


MANY = rows((40, "f", "y", "1"), (20, "f", "o", "3"), (25, "m", "y", "2"), (15, "m", "o", "1"))
"""60 women, 40 men; 65 young, 35 old."""


def text(people: list[Row], header: str = "sex,age,q") -> str:
    return header + "\n" + "".join(",".join(row) + "\n" for row in people)


def spec_of(survey: Survey, people: list[Row], margins: Mapping[str, Any], **more: Any) -> Spec:
    parts = {**SPEC, **more.pop("parts", {})}
    return survey(text(people), **parts, weight={"rake": {"margins": margins, "source": "A register", **more}})


def raked(spec: Spec) -> tuple[dict[tuple[str, str], float], Raking, Results]:
    """Return the weight of each group, the account, and the mean of q."""
    with open_data(spec) as answers:
        found = answers.table.select(segment("sex"), segment("age"), WEIGHT).to_native().fetchall()
        results = analyse(spec, Plan((canonical.mean("q"), canonical.base("q"))), answers)
    assert results.raking is not None
    return {(s, a): w * len(found) / sum(r[2] for r in found) for s, a, w in found}, results.raking, results


def problems(spec: Spec) -> list[tuple[str, str]]:
    with pytest.raises(ReportError) as error, open_data(spec):
        pass
    assert all(p.kind is Kind.REPORT for p in error.value.problems)
    return [(p.code.value, p.place.path) for p in error.value.problems]


def test_one_margin_is_the_target_over_the_share(survey: Survey) -> None:
    weights, account, results = raked(spec_of(survey, MANY, EVEN))
    assert weights == {(s, a): pytest.approx({"f": 50 / 60, "m": 50 / 40}[s], abs=1e-9) for s, a in weights}
    women, men = account.margins[0].categories
    assert (women.n, women.unweighted, women.target) == (60, 0.6, 0.5)
    assert women.reached == pytest.approx(0.5, abs=1e-9)
    assert (men.code, men.n) == ("m", 40)
    # Kish's (sum w)^2 / sum w^2, by hand
    assert account.effective == pytest.approx(100**2 / (60 * 25 / 36 + 40 * 25 / 16), rel=1e-9)
    assert account.efficiency == pytest.approx(account.effective / 100)
    assert account.iterations == 1
    mean = (40 * 1 * 5 / 6 + 20 * 3 * 5 / 6 + 25 * 2 * 5 / 4 + 15 * 1 * 5 / 4) / 100
    assert next(iter(results.estimates.values())).value == pytest.approx(mean, rel=1e-9)


def test_margins_of_the_sample_itself_weigh_everybody_1(survey: Survey) -> None:
    weights, account, _ = raked(
        spec_of(survey, MANY, {"sex": {"f": "60", "m": "40"}, "age": {"y": "65%", "o": "35%", "v": "0%"}})
    )
    assert set(weights.values()) == {1.0}
    assert (account.smallest, account.largest, account.efficiency, account.iterations) == (1, 1, 1, 0)
    assert [c.n for c in account.margins[1].categories] == [65, 35, 0]


def test_the_order_of_rows_changes_no_bit(survey: Survey) -> None:
    margins = {"sex": {"f": "51%", "m": "49%"}, "age": {"y": "1", "o": "2", "v": "0"}}
    first = raked(spec_of(survey, MANY, margins))
    mixed = sorted(MANY, key=lambda row: row[::-1])
    assert raked(spec_of(survey, mixed, margins))[:2] == first[:2]


def test_the_weights_to_start_from_may_have_any_unit(survey: Survey) -> None:
    margins = {**EVEN, "age": {"y": "40%", "o": "60%", "v": "0%"}}
    accounts = []
    for factor in (1, 3, 1000):
        people = [(*row, str((1 + (i % 4)) * factor)) for i, row in enumerate(MANY)]
        spec = survey(text(people, "sex,age,q,w"), **SPEC, weight={"column": "w", "rake": {"margins": margins, "source": "-"}})  # type: ignore[arg-type]
        accounts.append(raked(spec)[1])
    assert [a.effective for a in accounts] == [pytest.approx(accounts[0].effective, rel=1e-9)] * 3
    assert [c.reached for a in accounts for c in a.margins[0].categories] == [pytest.approx(0.5, abs=1e-9)] * 6


def test_everyone_twice_with_the_same_targets_has_the_same_weights(survey: Survey) -> None:
    margins = {**EVEN, "age": {"y": "40%", "o": "60%", "v": "0%"}}
    once, first, _ = raked(spec_of(survey, MANY, margins))
    twice, second, _ = raked(spec_of(survey, MANY * 2, margins))
    assert twice == {key: pytest.approx(w, abs=2e-9) for key, w in once.items()}
    assert second.effective == pytest.approx(2 * first.effective, rel=1e-9)


def test_answers_in_an_engine_have_the_same_weights(survey: Survey) -> None:
    spec = spec_of(survey, MANY, EVEN, trim={"low": "0.5", "high": "2"})
    values = ", ".join(str(row) for row in MANY)
    table = duckdb.connect().sql(f"SELECT * FROM (VALUES {values}) AS t(sex, age, q)")  # noqa: S608
    answers = answers_from(table, spec, Source("a table", "", 0, len(MANY), 3))
    assert answers.raking == raked(spec)[1]
    assert answers.weighted


def test_those_of_whom_a_margin_is_not_known_are_refused_or_keep_their_share(survey: Survey) -> None:
    people = [*MANY, *rows((25, "", "o", "3"))]
    spec = spec_of(survey, people, EVEN)
    assert problems(spec) == [("rake-target", "survey.weight.rake.margins.sex")]
    weights, account, _ = raked(spec_of(survey, people, EVEN, missing="keep"))
    assert [(c.code, c.n) for c in account.margins[0].categories] == [("f", 60), ("m", 40), (None, 25)]
    assert [c.target for c in account.margins[0].categories] == pytest.approx([0.4, 0.4, 0.2])
    assert sorted(weights.values())[2] == pytest.approx(1, abs=1e-9)


def test_a_question_asked_of_some_keeps_the_others(survey: Survey) -> None:
    spec = spec_of(survey, MANY, {"of_men": {"1": "50%", "2": "50%", "3": "0%"}}, missing="keep")
    weights, account, _ = raked(spec)
    assert [c.n for c in account.margins[0].categories] == [15, 25, 0, 60]
    assert weights["m", "o"] == pytest.approx(20 / 15, abs=1e-9)
    assert weights["f", "y"] == pytest.approx(1, abs=1e-9)


def test_bands_of_a_number_and_regrouped_codes_are_margins_too(survey: Survey) -> None:
    people = [(*row, str(20 + i % 40)) for i, row in enumerate(MANY)]
    bands = {"a": {"label": "A", "below": "40"}, "b": {"label": "B", "from": "40"}}
    segments = {**SPEC["segments"], "band": {"label": "Age", "of": "years", "bands": bands}}
    groups = {"low": {"label": "L", "codes": ["1", "2"]}, "high": {"label": "H", "codes": ["3"]}}
    grouped = {"type": "single", "of": "q", "label": "Two", "groups": groups}
    questions = {**SPEC["questions"], "years": {"ask": "?", "type": "number", "column": "years"}, "two": grouped}
    margins = {"band": {"a": "70%", "b": "30%"}, "two": {"low": "60%", "high": "40%"}}
    rake = {"margins": margins, "source": "A register"}
    data = "sex,age,q,years\n" + "".join(",".join(row) + "\n" for row in people)
    _, account, _ = raked(survey(data, **{**SPEC, "segments": segments, "questions": questions}, weight={"rake": rake}))
    young = sum(int(row[3]) < 40 for row in people)
    assert [c.n for margin in account.margins for c in margin.categories] == [young, 100 - young, 80, 20]
    assert account.difference < 1e-9


def test_targets_that_the_answers_cannot_have_are_told_together(survey: Survey) -> None:
    margins = {"sex": {"f": "100%", "m": "0%"}, "age": {"y": "40%", "o": "40%", "v": "20%"}}
    at = "survey.weight.rake.margins"
    assert problems(spec_of(survey, MANY, margins)) == [("rake-target", f"{at}.sex.m"), ("rake-target", f"{at}.age.v")]


def test_limits_that_forbid_a_category_name_it(survey: Survey) -> None:
    spec = spec_of(survey, MANY, {"sex": {"f": "10%", "m": "90%"}}, trim={"low": "0.3", "high": "2"})
    with pytest.raises(ReportError) as error, open_data(spec):
        pass
    women, men = error.value.problems
    assert (women.code, men.code) == (Code.RAKE_UNMET, Code.RAKE_UNMET)
    assert "60.0000% of the respondents and shall have 10.0000% of the weight" in women.found
    assert women.fix.startswith("Write trim.low: 0.15 or less")
    assert men.fix.startswith("Write trim.high: 2.5 or more")


def test_margins_that_contradict_each_other_say_how_far_they_came(survey: Survey) -> None:
    people = rows((50, "f", "y", "1"), (50, "m", "o", "1"))
    spec = spec_of(survey, people, {"sex": {"f": "50%", "m": "50%"}, "age": {"y": "40%", "o": "60%", "v": "0%"}})
    with pytest.raises(ReportError) as error, open_data(spec):
        pass
    (problem,) = error.value.problems
    assert problem.code is Code.RAKE_UNMET
    assert "rounds: sex 'f' would have 40.0000% of the weight, 0.1 from the target" in problem.found


def test_one_respondent_and_one_category(survey: Survey) -> None:
    _, account, results = raked(spec_of(survey, [("f", "y", "1")], {"sex": {"f": "100%", "m": "0%"}}))
    assert (account.n, account.efficiency) == (1, 1)
    assert [e.value for e in results.estimates.values()] == [1, 1]


def test_no_answers_at_all_are_refused(survey: Survey) -> None:
    assert problems(spec_of(survey, [], EVEN))[0][0] in {"data-empty", "rake-target"}


WRONG: Mapping[str, tuple[dict[str, Any], str, str]] = {
    "nothing": ({"weight": {"note": "By age"}}, "missing-key", "survey.weight"),
    "name": ({"margins": {"sexx": {"f": "1"}}}, "unknown-name", "survey.weight.rake.margins.sexx"),
    "number question": ({"margins": {"n": {"f": "1"}}}, "unknown-name", "survey.weight.rake.margins.n"),
    "code": ({"margins": {"sex": {"f": "50%", "m": "40%", "x": "10%"}}}, "unknown-name", "survey.weight.rake.margins.sex.x"),
    "no target": ({"margins": {"age": {"y": "50%", "o": "50%"}}}, "missing-key", "survey.weight.rake.margins.age"),
    "sum": ({"margins": {"sex": {"f": "50%", "m": "51%"}}}, "wrong-value", "survey.weight.rake.margins.sex"),
    "none": ({"margins": {"sex": {"f": "0", "m": "0"}}}, "wrong-value", "survey.weight.rake.margins.sex"),
    "mixed": ({"margins": {"sex": {"f": "50%", "m": "50"}}}, "wrong-value", "survey.weight.rake.margins.sex.m"),
    "negative": ({"margins": {"sex": {"f": "-1", "m": "50"}}}, "wrong-value", "survey.weight.rake.margins.sex.f"),
    "no limit": ({"margins": EVEN, "trim": {}}, "missing-key", "survey.weight.rake.trim"),
    "low": ({"margins": EVEN, "trim": {"low": "1"}}, "wrong-value", "survey.weight.rake.trim.low"),
    "high": ({"margins": EVEN, "trim": {"high": "0.9"}}, "wrong-value", "survey.weight.rake.trim.high"),
    "tolerance": ({"margins": EVEN, "tolerance": "20%"}, "wrong-value", "survey.weight.rake.tolerance"),
    "iterations": ({"margins": EVEN, "iterations": "0"}, "wrong-value", "survey.weight.rake.iterations"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_spec_is_told_where_it_stands(case: str, survey: Survey) -> None:
    rake, code, path = WRONG[case]
    weight = rake.get("weight") or {"rake": {"source": "A register", **rake}}
    with pytest.raises(SpecError) as error:
        survey(text(MANY), **SPEC, weight=weight)
    assert [(p.code.value, p.place.path) for p in error.value.problems] == [(code, path)]


def test_shares_that_were_rounded_are_taken_in_proportion(survey: Survey) -> None:
    margins = {"q": {"1": "33.3%", "2": "33.3%", "3": "33.3%"}}
    _, account, _ = raked(spec_of(survey, MANY, margins))
    assert [c.target for c in account.margins[0].categories] == [pytest.approx(1 / 3)] * 3


def test_rebuilt_rows_are_not_raked(survey: Survey) -> None:
    with pytest.raises(SpecError) as error:
        spec_of(survey, MANY, EVEN, parts={"provenance": "reconstructed", "published": ["q"], "sample": "convenience"})
    assert [p.place.path for p in error.value.problems] == ["survey.weight.rake"]
