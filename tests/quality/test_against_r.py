"""Every rule against base R (``expected.R``): who is flagged, who is left out, and what is left."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportgen.analysis.analyse import analyse
from reportgen.analysis.results import Estimate
from reportgen.data.door import answers_from
from reportgen.data.source import Source
from reportgen.spec import canonical
from reportgen.spec.measures import Measure, Plan
from reportgen.spec.spec import Spec

HERE = Path(__file__).parent
R = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))
ANSWERS = HERE / "answers.csv"
Survey = Callable[..., Spec]
Compute = Callable[[Spec, tuple[Measure, ...]], dict[str, Estimate]]

GRID = {f"g{n}": {"label": f"Item {n}", "column": f"g{n}"} for n in range(1, 7)}
PARTS: dict[str, Any] = {
    "scales": {"agree": {"options": {c: f"level {c}" for c in "12345"}, "direction": "high_is_good"}},
    "questions": {
        "grid": {"ask": "How good?", "type": "grid", "scale": "agree", "items": GRID},
        "age": {"ask": "How old?", "type": "number", "column": "age", "minimum": "0", "maximum": "110"},
        "licence": {"ask": "Do you drive?", "type": "single", "column": "licence", "options": {"yes": "Yes", "no": "No"}},
        "attentive": {"ask": "Choose 3", "type": "single", "column": "check", "options": {"1": "1", "3": "3"}},
    },
    "segments": {"site": {"label": "Site", "column": "site", "options": {"a": "A", "b": "B"}}},
}
RULES: dict[str, Any] = {
    "duplicates": {"action": "exclude"},
    "speeders": {"column": "time", "below": "60", "missing": ["-9"], "action": "exclude"},
    "straight_lining": {
        "flat": {"of": "grid", "least": "5", "action": "no-answer"},
        "run": {"of": "grid", "least": "4", "run": "4"},
    },
    "attention": {"three": {"of": "attentive", "answers": ["3"], "action": "exclude"}},
    "inconsistent": {"child": {"when": "age < 18 and licence == 'yes'"}},
    "out_of_range": {"age": "no-answer"},
}


def on_duckdb(spec: Spec, measures: tuple[Measure, ...]) -> dict[str, Estimate]:
    from reportgen.data.open import open_data

    with open_data(spec) as answers:
        return {m.canonical: e for m, e in analyse(spec, Plan(measures), answers).estimates.items()}


def without_order(spec: Spec, measures: tuple[Measure, ...]) -> dict[str, Estimate]:
    """Return the numbers of an engine that knows no order of rows."""
    import duckdb

    with duckdb.connect(":memory:") as connection:
        table = connection.read_csv(str(ANSWERS), all_varchar=True)
        answers = answers_from(table, spec, Source("answers", "", 0, R["read"], 13))
        return {m.canonical: e for m, e in analyse(spec, Plan(measures), answers).estimates.items()}


ENGINES = pytest.mark.parametrize("compute", [on_duckdb, without_order])


def spec_of(survey: Survey, **rules: Any) -> Spec:
    return survey(ANSWERS.read_bytes(), **PARTS, quality={**RULES, **rules})


@ENGINES
@pytest.mark.parametrize("rule", ["duplicates", "speeders", "flat", "run", "three", "child", "age"])
def test_a_rule_flags_whom_r_flags(rule: str, survey: Survey, compute: Compute) -> None:
    flagged, share = (canonical.measure(f"quality_{kind}", rule) for kind in ("flagged", "share"))
    found = compute(spec_of(survey), (flagged, share))
    n, base = R[rule]
    assert (found[flagged.canonical].value, found[flagged.canonical].base) == (n, base)
    assert found[share.canonical].value == pytest.approx(n / base, rel=1e-12)


@ENGINES
def test_the_totals_count_everybody_once(survey: Survey, compute: Compute) -> None:
    measures = tuple(canonical.measure("quality_rows", which) for which in ("read", "flagged", "excluded", "kept"))
    found = compute(spec_of(survey), measures)
    assert [found[m.canonical].value for m in measures] == [R["read"], R["flagged"], R["excluded"], R["kept"]]


@ENGINES
def test_what_is_left_is_what_r_has_left(survey: Survey, compute: Compute) -> None:
    asked = {
        "mean(age)": R["age_mean"],
        "item_missing(age)": R["age_missing"],
        "base(age)": R["kept"] - R["age_missing"],
        "mean(g1)": R["g1_mean"],
        "item_missing(g1)": R["g1_missing"],
        "item_answered(g1)": R["kept"] - R["g1_missing"],
        "item_missing(licence)": R["licence_missing"],
        "item_asked(licence)": R["kept"],
        "item_nonresponse(licence)": R["licence_missing"] / R["kept"],
    }
    measures = [canonical.measure(name.partition("(")[0], name.partition("(")[2].rstrip(")")) for name in asked]
    found = compute(spec_of(survey), tuple(measures))
    assert {name: found[name].value for name in asked} == pytest.approx(asked, rel=1e-12)


def test_weights_are_those_of_who_is_left(survey: Survey) -> None:
    parts = {**PARTS, "weight": "weight"}
    spec = survey(ANSWERS.read_bytes(), **parts, quality=RULES)
    found = on_duckdb(spec, (canonical.mean("age"),))["mean(age)"]
    assert found.value == pytest.approx(R["age_mean_weighted"], rel=1e-12)
    assert found.base == R["kept"] - R["age_missing"]


def test_a_part_of_the_median_is_a_bound(survey: Survey) -> None:
    from reportgen.data.open import open_data

    speeders = {"column": "time", "of_median": "60%", "missing": ["-9"]}
    with open_data(spec_of(survey, speeders=speeders)) as answers:
        assert answers.judged is not None
        assert answers.judged.pace is not None
        assert answers.judged.pace.median == R["median"]
        assert (answers.judged.rules["speeders"].n, answers.judged.rules["speeders"].base) == tuple(R["of_median"])


@ENGINES
def test_a_key_tells_who_is_in_the_data_twice(survey: Survey, compute: Compute) -> None:
    flagged = canonical.measure("quality_flagged", "duplicates")
    found = compute(spec_of(survey, duplicates={"columns": ["token"]}), (flagged,))[flagged.canonical]
    assert (found.value, found.base) == tuple(R["token"])


def test_rules_that_count_leave_nobody_out(survey: Survey) -> None:
    counting = json.loads(json.dumps(RULES).replace('"exclude"', '"count"').replace('"no-answer"', '"count"'))
    spec = survey(ANSWERS.read_bytes(), **PARTS, quality=counting)
    measures = (*(canonical.measure("quality_rows", which) for which in ("excluded", "kept")), canonical.base("age"))
    assert [e.value for e in on_duckdb(spec, measures).values()] == [0, R["read"], R["age"][1]]
