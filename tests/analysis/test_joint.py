"""Reliability and drivers: against R, against regressions on all subsets, and laws that hold for any answers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from itertools import combinations
from math import factorial
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm

from reportgen.analysis.analyse import analyse
from reportgen.analysis.results import Estimate, Results
from reportgen.data.open import open_data
from reportgen.problems import Code, Severity
from reportgen.spec import canonical
from reportgen.spec.measures import Measure, Plan
from reportgen.spec.spec import Spec

Survey = Callable[..., Spec]
Compute = Callable[..., dict[str, Estimate]]
HERE = Path(__file__).parent / "together"
R = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))
DATA = (HERE / "answers.csv").read_text(encoding="utf-8")
SCALES = {
    "five": {"options": {str(n): f"x{n}" for n in range(1, 6)}, "direction": "high_is_good"},
    "four": {"options": {str(n): f"x{n}" for n in range(1, 5)}, "direction": "low_is_good"},
}
QUESTIONS = {
    **{q: {"ask": "?", "type": "scale", "scale": "four" if q == "c" else "five", "column": q} for q in "abce"},
    "y": {"ask": "?", "type": "nps", "column": "y"},
    "q": {"ask": "?", "type": "number", "column": "q"},
}
ITEMS = {"d": {"label": "D", "questions": ["a", "b", "c", "e"]}}
MODELS = {m: {"label": m, "of": "y", "by": ["a", "b", "c", "q"], "method": m} for m in ("shapley", "johnson")}
WHOLE = [canonical.measure(name, "d") for name in ("alpha", "alpha_standardized")]
OF_ITEMS = [canonical.measure(name, "d", (item,)) for item in "abce" for name in ("alpha_without", "item_rest")]
OF_MODELS = [
    *(canonical.measure("explained", m) for m in MODELS),
    *(canonical.measure(name, m, (driver,)) for m in MODELS for driver in "abcq" for name in ("importance", "coefficient")),
]
EVERY = (*WHOLE, *OF_ITEMS, *OF_MODELS)


def spec_of(survey: Survey, data: str = DATA, *, weighted: bool = False, **parts: Any) -> Spec:
    whole = {"scales": SCALES, "questions": QUESTIONS, "dimensions": ITEMS, "drivers": MODELS, **parts}
    return survey(data, **whole, **({"weight": "w"} if weighted else {}))


def same(ours: Estimate, theirs: float) -> None:
    assert ours.value == pytest.approx(theirs, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("weighted", [False, True])
def test_reliability_as_in_r(weighted: bool, survey: Survey, estimates: Compute) -> None:
    expected = R["reliability"]["weighted" if weighted else "unweighted"]
    found = estimates(spec_of(survey, weighted=weighted), *WHOLE, *OF_ITEMS)
    assert {e.base for e in found.values()} == {expected["n"]}
    same(found["alpha(d)"], expected["alpha"])
    same(found["alpha_standardized(d)"], expected["standardized"])
    for item in "abce":
        same(found[f"alpha_without(d, '{item}')"], expected["without"][item])
        same(found[f"item_rest(d, '{item}')"], expected["item_rest"][item])
    told = {name: e.interval for name, e in found.items() if e.interval}
    if weighted:  # Feldt's distribution is of a simple random sample
        assert told == {}
        assert {e.no_interval for e in found.values()} == {"not-defined"}
        return
    ends = {"alpha(d)": expected["interval"]} | {
        f"alpha_without(d, '{item}')": expected["without_interval"][item] for item in "abce"
    }
    assert {i.method for i in told.values()} == {"feldt"}
    assert {name: [i.low, i.high] for name, i in told.items()} == {n: pytest.approx(e, rel=1e-9) for n, e in ends.items()}


def test_no_interval_of_alpha_where_clusters_were_drawn(survey: Survey, estimates: Compute) -> None:
    """Feldt's distribution is of people who were drawn one by one."""
    lines = DATA.splitlines()
    text = "\n".join([f"{lines[0]},cluster", *(f"{line},{i // 10}" for i, line in enumerate(lines[1:]))]) + "\n"
    found = estimates(spec_of(survey, text, design={"clusters": "cluster"}), *WHOLE)
    assert {(e.interval, e.no_interval) for e in found.values()} == {(None, "not-defined")}
    same(found["alpha(d)"], R["reliability"]["unweighted"]["alpha"])


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("method", MODELS)
def test_drivers_as_in_r(method: str, weighted: bool, survey: Survey, estimates: Compute) -> None:
    expected = R["drivers"]["weighted" if weighted else "unweighted"]
    found = estimates(spec_of(survey, weighted=weighted), *OF_MODELS)
    whole = found[f"explained({method})"]
    assert (whole.base, whole.no_interval) == (expected["n"], "not-defined")
    assert whole.effective_base == pytest.approx(expected["effective"], rel=1e-9)
    same(whole, expected["explained"])
    for driver in "abcq":
        same(found[f"importance({method}, '{driver}')"], expected[method][driver])
        same(found[f"coefficient({method}, '{driver}')"], expected["coefficient"][driver])


def test_shapley_values_of_twelve_drivers_against_regressions_on_all_subsets(survey: Survey, estimates: Compute) -> None:
    """4,096 subsets: of each, R² by least squares on the weighted answers."""
    rng, n, k = np.random.default_rng(12), 180, 12
    general = rng.normal(size=n)
    x = np.clip(np.rint(3 + 0.6 * general[:, None] + rng.normal(size=(n, k))), 1, 5).astype(int)
    y = np.round(x[:, :4].sum(axis=1) - x[:, 5] + rng.normal(size=n) * 2, 3)
    w = rng.integers(20, 300, n) / 100
    names = [f"x{i}" for i in range(k)]
    lines = [",".join(["y", "w", *names]), *(",".join(map(str, [b, c, *a])) for a, b, c in zip(x, y, w, strict=True))]
    questions = {name: {"ask": "?", "type": "number", "column": name} for name in ("y", *names)}
    model = {"m": {"label": "M", "of": "y", "by": names}}
    spec = survey("\n".join(lines) + "\n", questions=questions, drivers=model, weight="w")
    found = estimates(
        spec, *(canonical.measure("importance", "m", (name,)) for name in names), canonical.measure("explained", "m")
    )

    def r2(subset: tuple[int, ...]) -> float:
        return float(sm.WLS(y, sm.add_constant(x[:, subset]), weights=w).fit().rsquared) if subset else 0.0

    explained = {s: r2(s) for size in range(k + 1) for s in combinations(range(k), size)}
    same(found["explained(m)"], explained[tuple(range(k))])
    for j, name in enumerate(names):
        gain = 0.0
        for s in (s for s in explained if j not in s):
            share = factorial(len(s)) * factorial(k - len(s) - 1) / factorial(k)
            gain += share * (explained[tuple(sorted((*s, j)))] - explained[s])
        same(found[f"importance(m, '{name}')"], gain / explained[tuple(range(k))])


def changed(rows: list[dict[str, str]], change: str) -> list[dict[str, str]]:
    match change:
        case "another order":
            return Random(1).sample(rows, len(rows))  # noqa: S311 - no secret is made here
        case "weights times seven":
            return [{**row, "w": f"{float(row['w']) * 7:.2f}"} for row in rows]
        case "everyone twice with half the weight":
            return [{**row, "w": str(float(row["w"]) / 2)} for row in rows for _ in range(2)]
        case _:  # one scale is asked the other way round
            return [{**row, "a": str(6 - int(row["a"])) if row["a"] else ""} for row in rows]


@pytest.mark.parametrize(
    "change", ["another order", "weights times seven", "everyone twice with half the weight", "a scale turned round"]
)
def test_what_changes_nothing(change: str, survey: Survey, estimates: Compute) -> None:
    rows = changed(list(csv.DictReader(io.StringIO(DATA))), change)
    text = ",".join(rows[0]) + "\n" + "".join(",".join(row.values()) + "\n" for row in rows)
    turned = {**SCALES, "turned": {"options": {str(n): f"t{n}" for n in range(1, 6)}, "direction": "low_is_good"}}
    a = {**QUESTIONS["a"], "scale": "turned"} if change == "a scale turned round" else QUESTIONS["a"]
    before = estimates(spec_of(survey, weighted=True), *EVERY)
    after = estimates(spec_of(survey, text, weighted=True, scales=turned, questions={**QUESTIONS, "a": a}), *EVERY)
    exact = change == "another order"
    for name, estimate in before.items():
        wanted = estimate.value if exact else pytest.approx(estimate.value, rel=1e-12)
        assert after[name].value == wanted, name
    assert {e.base for e in after.values()} == {(e.base or 0) * (2 if "twice" in change else 1) for e in before.values()}


def test_drivers_that_have_nothing_in_common_explain_the_squares_of_their_correlations(
    survey: Survey, estimates: Compute
) -> None:
    """Every combination of two answers four times; what is explained is made of both and of something else."""
    rows = [(a, b, 2 * a - b + extra) for a in range(1, 6) for b in range(1, 6) for extra in (-3, -1, 1, 3)]
    text = "a,b,q\n" + "".join(f"{a},{b},{q}\n" for a, b, q in rows)
    a, b, q = np.array(rows, dtype=float).T
    questions = {name: QUESTIONS[name] for name in "abq"}
    models = {m: {"label": m, "of": "q", "by": ["a", "b"], "method": m} for m in ("shapley", "johnson")}
    spec = survey(text, scales=SCALES, questions=questions, drivers=models)
    wanted = [canonical.measure(n, m, (d,)) for m in models for d in "ab" for n in ("importance", "coefficient")]
    found = estimates(spec, *wanted, *(canonical.measure("explained", m) for m in models))
    squares = [np.corrcoef(x, q)[0, 1] ** 2 for x in (a, b)]
    for model in models:
        same(found[f"explained({model})"], sum(squares))
        for driver, square in zip("ab", squares, strict=True):
            same(found[f"importance({model}, '{driver}')"], square / sum(squares))
    assert (found["coefficient(shapley, 'b')"].value or 0) < 0 < (found["coefficient(shapley, 'a')"].value or 0)


def results(spec: Spec, *measures: Measure) -> Results:
    with open_data(spec) as answers:
        return analyse(spec, Plan(measures), answers)


def table(rows: list[tuple[int, int, int]]) -> str:
    return "a,b,y\n" + "".join(",".join(map(str, row)) + "\n" for row in rows)


def two(survey: Survey, text: str, minimum_base: str = "1", **parts: Any) -> Spec:
    questions = {name: QUESTIONS[name] for name in "aby"}
    model = {"m": {"label": "M", "of": "y", "by": ["a", "b"]}}
    return survey(text, scales=SCALES, questions=questions, drivers=model, report={"minimum_base": minimum_base}, **parts)


VARIED = [(1 + i % 5, 1 + i * 7 % 4, i * 3 % 11) for i in range(60)]
EXPLAINED = canonical.measure("explained", "m")


@pytest.mark.parametrize(
    ("count", "minimum", "why"),
    [(19, "1", "complete-cases"), (20, "1", ""), (29, "30", "minimum-base"), (30, "30", ""), (0, "1", "no-answers")],
)
def test_too_few_complete_cases(count: int, minimum: str, why: str, survey: Survey) -> None:
    """Ten for each of two drivers; whoever left something out counts for nothing."""
    incomplete = "3,,7\n,2,7\n3,3,\n" * 20
    found = results(two(survey, table(VARIED[:count]) + incomplete, minimum), EXPLAINED)
    (estimate,) = found.estimates.values()
    assert (estimate.withheld, estimate.base, estimate.value is None) == (why, count, bool(why))
    assert found.problems == ()


@pytest.mark.parametrize(
    ("rows", "words", "field"),
    [
        ([(a, 3, y) for a, _, y in VARIED], "everybody who answered all of it answered 'b' alike", "by[1]"),
        ([(a, b, 7) for a, b, _ in VARIED], "everybody who answered all of it answered 'y' alike", "of"),
        ([(a, a, y) for a, _, y in VARIED], "the answers to 'b' follow from those to the drivers before it", "by[1]"),
    ],
)
def test_a_model_that_cannot_be_computed_is_a_problem_at_its_place(
    rows: list[tuple[int, int, int]], words: str, field: str, survey: Survey
) -> None:
    found = results(two(survey, table(rows)), EXPLAINED, canonical.measure("importance", "m", ("a",)))
    assert {e.withheld for e in found.estimates.values()} == {"no-variation"}
    (problem,) = found.problems
    assert (problem.code, problem.severity) == (Code.DRIVERS_UNFIT, Severity.ERROR)
    assert words in problem.found
    assert problem.place.path == f"drivers.m.{field}"


def test_a_group_that_answered_alike_is_withheld_without_a_problem(survey: Survey) -> None:
    text = "a,b,y,g\n" + "".join(f"{a},{b},{y},p\n{a},3,{y},q\n" for a, b, y in VARIED)
    segments = {"g": {"label": "G", "column": "g", "options": {"p": "P", "q": "Q", "r": "R"}}}
    by = [canonical.measure("explained", "m", (), (("g", code),)) for code in "pqr"]
    found = results(two(survey, text, segments=segments), EXPLAINED, *by)
    assert [e.withheld for e in found.estimates.values()] == ["", "", "no-variation", "no-answers"]
    assert [p for p in found.problems if p.code is Code.DRIVERS_UNFIT] == []


def test_alpha_of_items_that_everybody_answers_alike(survey: Survey, estimates: Compute) -> None:
    dimension = {"d": {"label": "D", "questions": ["a", "b", "e"]}}
    questions = {q: QUESTIONS[q] for q in "abe"}
    alike = survey("a,b,e\n" + "3,3,3\n" * 40, scales=SCALES, questions=questions, dimensions=dimension)
    wanted = [canonical.measure(n, "d") for n in ("alpha", "alpha_standardized")]
    found = estimates(alike, *wanted, canonical.measure("item_rest", "d", ("a",)))
    assert {e.withheld for e in found.values()} == {"no-variation"}
    opposed = survey("a,b,e\n" + "1,3,5\n3,5,1\n5,1,3\n" * 10, scales=SCALES, questions=questions, dimensions=dimension)
    assert {e.withheld for e in estimates(opposed, *wanted).values()} == {"no-variation"}  # every sum is 9
    same_answer = survey("a,b,e\n" + "3,3,3\n2,2,2\n" * 20, scales=SCALES, questions=questions, dimensions=dimension)
    assert {e.value for e in estimates(same_answer, *wanted).values()} == {1.0}


def test_quantities_with_many_digits_are_close(survey: Survey, estimates: Compute) -> None:
    """Beyond a million steps quantities are rounded to a part of their range."""
    rng = np.random.default_rng(3)
    x, z = rng.lognormal(0, 2, 300), rng.normal(size=300)
    y = np.log(x) + z + rng.normal(size=300)
    lines = "".join(f"{a!r},{b!r},{c!r}\n" for a, b, c in zip(x.tolist(), z.tolist(), y.tolist(), strict=True))
    questions = {name: {"ask": "?", "type": "number", "column": name} for name in "xzy"}
    spec = survey("x,z,y\n" + lines, questions=questions, drivers={"m": {"label": "M", "of": "y", "by": ["x", "z"]}})
    found = estimates(spec, canonical.measure("explained", "m"))
    theirs = sm.OLS(y, sm.add_constant(np.column_stack([x, z]))).fit().rsquared
    assert found["explained(m)"].value == pytest.approx(theirs, rel=1e-6)


def test_under_minimum_count_a_filter_hides_alpha_and_drivers_with_their_bases(survey: Survey) -> None:
    """Nobody examines what the base of a filtered model would give away beside that of everyone."""
    among = canonical.comparison("a", "!=", "1")
    names = ("alpha", "explained")
    subjects = {"alpha": "d", "explained": "m"}
    wanted = [canonical.measure(n, subjects[n], (), (), a) for n in names for a in (None, among)]
    questions = {q: QUESTIONS[q] for q in "abey"}
    parts = {"dimensions": {"d": {"label": "D", "questions": ["a", "b", "e"]}}, "scales": SCALES, "questions": questions}
    model = {"m": {"label": "M", "of": "y", "by": ["a", "b"]}}
    found = results(survey(DATA, drivers=model, report={"minimum_count": "5"}, **parts), *wanted)
    told = [(e.withheld, e.base is None) for e in found.estimates.values()]
    assert told == [("", False), ("complementary", True)] * 2


def test_a_scale_that_is_made_of_another_question_counts_as_it_is_made(survey: Survey, estimates: Compute) -> None:
    """Answers from 0 to 10 in three bands are worth 1, 2 and 3, whether they are made here or stand in the file."""
    rows = list(csv.DictReader(io.StringIO(DATA)))
    banded = {str(n): "1" if n < 7 else "2" if n < 9 else "3" for n in range(11)}
    text = "a,b,y,z\n" + "".join(f"{r['a']},{r['b']},{r['y']},{banded[r['y']]}\n" for r in rows)
    three = {"options": {n: f"z{n}" for n in "123"}, "direction": "high_is_good"}
    groups = {n: {"codes": [code for code, band in banded.items() if band == n]} for n in "123"}
    questions = {
        **{q: QUESTIONS[q] for q in "aby"},
        "z": {"ask": "?", "type": "scale", "scale": "three", "column": "z"},
        "made": {"type": "scale", "scale": "three", "of": "y", "groups": groups},
    }
    models = {m: {"label": m, "of": of, "by": ["a", "b"]} for m, of in (("asked", "z"), ("derived", "made"))}
    spec = survey(text, scales={**SCALES, "three": three}, questions=questions, drivers=models)
    wanted = [canonical.measure("importance", m, ("a",)) for m in models] + [canonical.measure("explained", m) for m in models]
    found = estimates(spec, *wanted)
    assert found["explained(derived)"].value == found["explained(asked)"].value is not None
    assert found["importance(derived, 'a')"].value == found["importance(asked, 'a')"].value is not None
