"""Where nothing is tested, and what the reason is; and the kinds of numbers that the other tests do not have."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import stats

from reportgen.analysis.results import Tested as Found
from reportgen.spec import canonical
from reportgen.spec.canonical import in_wave
from reportgen.spec.measures import Hypothesis, Measure
from reportgen.spec.read import read_spec
from reportgen.spec.spec import Spec
from tests.analysis.claims.test_against_r import HYPOTHESES, PARTS, ROWS, against, group, of, outcomes
from tests.raking.test_fixed import FIXED, people
from tests.raking.test_fixed import SPEC as RAKED
from tests.waves.test_panel import NOW, THEN
from tests.waves.two_waves import project

Survey = Callable[..., Spec]
SEVERAL = tuple(HYPOTHESES.values())


def made(survey: Survey, **parts: Any) -> Spec:
    return survey(ROWS, **{**json.loads(json.dumps(PARTS)), **parts})


def reasons(found: list[Found]) -> set[str]:
    """Return why nothing was tested; nothing else may be told then."""
    assert all((f.error, f.statistic, f.df, f.p, f.method) == (None, None, None, None, "") for f in found)
    return {f.untested for f in found}


@pytest.mark.parametrize(("sample", "reason"), [("quota", "sample-kind"), ("convenience", "sample-kind"), ("census", "census")])
def test_samples_without_an_error(sample: str, reason: str, survey: Survey) -> None:
    """Nothing is asked of the data then either: the differences are those of the printed numbers."""
    found = outcomes(made(survey, sample=sample), *SEVERAL)
    probability = outcomes(made(survey), *SEVERAL)
    assert reasons(found) == {reason}
    assert [f.difference for f in found] == [f.difference for f in probability]


def test_rebuilt_rows(survey: Survey) -> None:
    assert reasons(outcomes(made(survey, provenance="reconstructed", published=["q"]), *SEVERAL)) <= {"reconstructed", "withheld"}


def test_a_number_that_is_withheld_leaves_no_difference(survey: Survey) -> None:
    pair = canonical.mean("x", **group("w")), canonical.mean("x")
    found = outcomes(made(survey, report={"minimum_base": "120"}), against(*pair), of(("1", pair[0]), constant="3"))
    assert reasons(found) == {"withheld"}
    assert [f.difference for f in found] == [None, None]


@pytest.mark.parametrize(
    "measure",
    [
        *(canonical.median("x"), canonical.sd("x"), canonical.count("q", "yes"), canonical.base("q"), canonical.rank("q", "yes")),
        canonical.share("q", "yes", "no", "maybe"),
    ],
    ids=lambda m: m.canonical,
)
def test_numbers_of_which_no_error_is_known(measure: Measure, survey: Survey) -> None:
    (found,) = outcomes(made(survey), of(("1", measure), constant="0.5"))
    assert found.untested == "not-defined"
    assert found.difference is not None


@pytest.mark.parametrize(
    ("measure", "constant"),
    [
        *((canonical.share("q", "yes"), c) for c in ("0", "1", "-0.1", "1.2")),
        *((canonical.index("ds"), "-1"), (canonical.nps("r"), "101"), (canonical.mean("s"), "5.5"), (canonical.mean("s"), "0")),
    ],
    ids=str,
)
def test_constants_that_the_number_cannot_have(measure: Measure, constant: str, survey: Survey) -> None:
    """No answer could make such a claim come out otherwise, and a score test would divide by 0."""
    (found,) = outcomes(made(survey), of(("1", measure), constant=constant))
    assert found.untested == "not-defined"


def test_the_ends_of_a_scale_are_values_that_a_mean_can_have(survey: Survey) -> None:
    found = outcomes(made(survey), *(of(("1", canonical.mean("s")), constant=c) for c in ("1", "5")))
    assert [f.untested for f in found] == ["", ""]


FEW: dict[str, Any] = {
    "questions": {
        "x": {"ask": "?", "type": "number", "column": "x"},
        "y": {"ask": "?", "type": "number", "column": "y"},
        "q": {"ask": "?", "type": "single", "column": "q", "options": {"a": "A", "b": "B", "c": "C"}},
    },
    "segments": {"g": {"label": "G", "column": "g", "options": {"u": "U", "v": "V"}}},
}


def few(survey: Survey, *rows: str, **parts: Any) -> Spec:
    return survey("\n".join(["x,y,q,g,w", *rows]), **json.loads(json.dumps(FEW)), **parts)


def test_one_respondent(survey: Survey) -> None:
    spec = few(survey, "1,2,a,u,1", "2,3,a,v,1", "3,5,b,v,1", "4,4,a,v,1")
    u = group("u")
    pairs = [
        against(canonical.mean("x", **u), canonical.mean("y", **u)),
        against(canonical.mean("x", **u), canonical.mean("y")),
        against(canonical.mean("x", **u), canonical.mean("x")),
        against(canonical.share("q", "a", **u), canonical.share("q", "a", segments=(("g", "v"),))),
    ]
    assert reasons(outcomes(spec, *pairs)) == {"base"}


def test_answers_that_are_all_alike(survey: Survey) -> None:
    spec = few(survey, *(f"3,{i % 4},a,{'uv'[i % 2]},1" for i in range(40)))
    alike = [
        of(("1", canonical.mean("x")), constant="2"),
        against(canonical.share("q", "b"), canonical.share("q", "c")),
        against(canonical.mean("x"), canonical.mean("y", segments=(("g", "u"),))),
        against(canonical.share("q", "a", segments=(("g", "u"),)), canonical.share("q", "b"), "0.1"),
    ]
    assert reasons(outcomes(spec, *alike)) == {"no-variation"}
    (paired,) = outcomes(spec, against(canonical.mean("x"), canonical.mean("y")))
    truth = stats.ttest_1samp([3 - i % 4 for i in range(40)], 0)  # that all say 3 is no reason: y tells the error
    assert (paired.statistic, paired.p) == pytest.approx((truth.statistic, truth.pvalue), rel=1e-9)


def test_nobody_and_few_of_many_are_not_significant_because_nobody_varies(survey: Survey) -> None:
    """A group in which nobody says so, beside everybody, of whom 2 % do: its own error cannot be seen."""
    rows = [f"{i % 5},1,{'a' if i % 50 == 1 else 'b'},{'u' if i % 50 == 0 else 'v'},1" for i in range(1000)]
    nobody = canonical.share("q", "a", segments=(("g", "u"),))
    whole, apart = outcomes(
        few(survey, *rows), against(nobody, canonical.share("q", "a")), against(nobody, canonical.share("q", "a"), "0.01")
    )
    assert (whole.method, whole.untested) == ("z-pooled-complement", "")
    assert (whole.p or 0) > 0.4
    assert apart.untested == "no-variation"


def test_weights_so_unequal_that_few_decide(survey: Survey) -> None:
    rows = [f"{i % 7},{i % 5},{'abc'[i % 3]},{'uv'[i % 2]},{100 if i == 0 else 1}" for i in range(100)]
    spec = few(survey, *rows, weight="w", report={"minimum_base": "30"})
    found = outcomes(
        spec,
        of(("1", canonical.mean("x")), constant="3"),
        against(canonical.mean("x"), canonical.mean("y")),
        against(canonical.share("q", "a"), canonical.share("q", "b")),
    )
    assert reasons(found) == {"effective-base"}


def test_a_design_without_degrees_of_freedom_or_without_error(survey: Survey) -> None:
    rows = [f"{i % 7},{i % 7 + 1 + (i > 30)},{'abc'[i % 3]},{'uv'[i % 2]},1" for i in range(60)]
    one = few(survey, *rows, design={"clusters": "w", "single_cluster": "centre"})
    pair = against(canonical.mean("x"), canonical.mean("y"))
    assert reasons(outcomes(one, pair, against(canonical.share("q", "a"), canonical.share("q", "b")))) == {"clusters"}
    every = few(survey, *rows, design={"population": "60"})
    assert reasons(outcomes(every, pair)) == {"no-error"}
    strata = few(survey, *rows, design={"strata": "g"})
    first, second = (canonical.share("q", "a", **group(code)) for code in "uv")
    assert outcomes(strata, against(first, second))[0].method == "t-taylor"


def test_numbers_that_raking_fixes_are_constants(survey: Survey) -> None:
    spec = survey(people(1), **json.loads(json.dumps(RAKED)))
    free, margin = canonical.share("free", "x"), canonical.share("pair", "low")
    assert margin in FIXED
    fixed = against(canonical.share("age", "b0"), margin), of(("1", canonical.top("q")), constant="0.55")
    assert reasons(outcomes(spec, *fixed)) == {"not-defined"}
    beside, alone = outcomes(spec, against(free, margin), of(("1", free), constant="0.4"))
    assert beside.method == alone.method == "logit-t"
    assert beside.p == pytest.approx(alone.p, rel=1e-6)  # weights miss their targets by a billionth
    young = canonical.share("pair", "low", segments=(("ages", "b0"),))
    (apart,) = outcomes(spec, against(young, margin))
    assert apart.method == "logit-t"


def test_a_number_that_raking_fixes_in_one_wave_has_no_test_of_its_change(tmp_path: Path) -> None:
    where = {"ask": "?", "type": "single", "column": "ch", "options": {"phone": "Phone", "web": "Web"}}
    both = {"questions__reached": where, "segments__channel": {"label": "Channel", "of": "reached"}}
    rake = {"rake": {"source": "A register", "margins": {"channel": {"phone": "40%", "web": "60%"}}}}
    spec = read_spec(project(tmp_path, NOW, THEN, changes={**both, "survey__weight": rake}, before=both))
    now = canonical.share("reached", "web")
    then = in_wave(now, "2023")
    assert reasons(outcomes(spec, against(now, then), of(("1", now), ("-1", then), constant="0.1"))) == {"not-defined"}
    (free,) = outcomes(spec, against(canonical.top("overall"), in_wave(canonical.top("overall"), "2023")))
    assert free.method == "taylor-welch"


MULTI: dict[str, Any] = {
    "questions": {
        "m": {
            "ask": "?",
            "type": "multi",
            "base": "asked",
            "columns": {"a": "a", "b": "b"},
            "options": {"a": "A", "b": "B"},
        },
        "q": {"ask": "?", "type": "single", "column": "q", "options": {"x": "X", "y": "Y", "z": "Z"}},
    }
}


def ticked(both: int, first: int, second: int, neither: int) -> str:
    rows = [*["1,1,x"] * both, *["1,0,y"] * first, *["0,1,z"] * second, *["0,0,x"] * neither]
    return "\n".join(["a,b,q", *rows])


@pytest.mark.parametrize(("both", "told"), [(2, False), (5, True), (0, True)])
def test_a_test_does_not_tell_how_few_gave_both_answers(both: int, told: bool, survey: Survey) -> None:
    """From both shares, z = (b - c) / sqrt(b + c) tells b + c, and so how many ticked both."""
    spec = survey(ticked(both, 30, 50, 60), **MULTI, report={"minimum_count": "5"})
    pair = against(canonical.share("m", "a"), canonical.share("m", "b"))
    (found,) = outcomes(spec, pair)
    assert found.untested == ("" if told else "withheld")
    assert found.difference == pytest.approx(-20 / (140 + both))
    (open_,) = outcomes(survey(ticked(both, 30, 50, 60), **MULTI), pair)
    assert open_.statistic == pytest.approx(-20 / 80**0.5)


def test_options_of_which_people_give_one_tell_nothing_more(survey: Survey) -> None:
    spec = survey(ticked(6, 30, 50, 60), **MULTI, report={"minimum_count": "5"})
    (found,) = outcomes(spec, against(canonical.share("q", "y"), canonical.share("q", "z")))
    assert found.statistic == pytest.approx((30 - 50) / 80**0.5)


# --- rankings, bands, percentages of rows

KINDS: dict[str, Any] = {
    "questions": {
        "n": {
            "ask": "?",
            "type": "number",
            "column": "n",
            "bands": {"low": {"label": "Low", "below": "3"}, "high": {"label": "High", "from": "3"}},
        },
        "k": {
            "ask": "?",
            "type": "ranking",
            "columns": {o: f"k{o}" for o in "abc"},
            "options": {o: f"thing {o}" for o in "abc"},
            "most": "2",
        },
        "q": {"ask": "?", "type": "single", "column": "q", "options": {"a|b": "With a bar", "c": "C"}},
    },
    "segments": {"g": {"label": "G", "column": "g", "options": {"u": "U", "v": "V"}}},
}


def test_kinds_of_numbers_against_rows(survey: Survey) -> None:
    """Each kind of number beside another of the same people: the test is the paired t test of what everyone adds."""
    rng = np.random.default_rng(5)
    rows: list[dict[str, Any]] = []
    for _ in range(150):
        first, second = rng.permutation(list("abc"))[:2]
        places = {o: "1" if o == first else "2" if o == second else "" for o in "abc"}
        rest = {"q": ("a|b", "c")[int(rng.random() < 0.4)], "g": "uv"[int(rng.integers(2))]}
        rows.append({"n": int(rng.integers(0, 6)), **places, **rest})
    lines = (",".join(str(v) for v in r.values()) for r in rows)
    spec = survey("\n".join(["n,ka,kb,kc,q,g", *lines]), **KINDS)
    columns: dict[Measure, Callable[[dict[str, Any]], float | None]] = {
        canonical.share("n", "low"): lambda r: float(r["n"] < 3),
        canonical.share("k", "a"): lambda r: float(r["a"] == "1"),
        canonical.ranked("k", "b", 2): lambda r: float(r["b"] in {"1", "2"}),
        canonical.share("q", "a|b"): lambda r: float(r["q"] == "a|b"),
        canonical.measure("row_share", "q", ("a|b",), (("g", "u"),)): lambda r: float(r["g"] == "u") if r["q"] == "a|b" else None,
        canonical.mean_rank("k", "c"): lambda r: float(r["c"]) if r["c"] else None,
    }
    mean = canonical.mean("n")
    hypotheses = [Hypothesis(((Decimal(1), m), (Decimal(-1), mean)), Decimal("0.25")) for m in columns]
    for found, worth in zip(outcomes(spec, *hypotheses), columns.values(), strict=True):
        own, everyone = [worth(r) for r in rows], np.array([float(r["n"]) for r in rows])
        inside = np.array([x is not None for x in own])
        values = np.array([x or 0.0 for x in own])
        n, m = inside.sum(), len(rows)
        influence = np.where(inside, values - values[inside].mean(), 0) / n * (n / (n - 1)) ** 0.5
        influence -= (everyone - everyone.mean()) / m * (m / (m - 1)) ** 0.5
        error = float(np.sqrt((influence**2).sum()))
        assert found.error == pytest.approx(error, rel=1e-9)
        assert found.difference == pytest.approx(values[inside].mean() - everyone.mean() - 0.25, rel=1e-9)
        assert found.p == pytest.approx(2 * stats.t.sf(abs(found.difference or 0) / error, m - 1), rel=1e-9)
        if inside.all():
            truth = stats.ttest_rel(values, everyone + 0.25)
            assert (found.statistic, found.df) == pytest.approx((truth.statistic, truth.df), rel=1e-9)
