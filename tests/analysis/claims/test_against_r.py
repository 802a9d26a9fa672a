"""Tests of hypotheses against R's ``survey``, ``mcnemar.test``, ``t.test`` and ``prop.test`` (``claims.R``)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest

from reportgen.analysis.claims.outcome import HypothesisMethod, HypothesisUntested
from reportgen.analysis.results import Tested as Found  # pytest collects what is called Test...
from reportgen.analysis.waves import analyse_waves
from reportgen.data.open import open_waves
from reportgen.spec import canonical
from reportgen.spec.measures import Hypothesis, Measure, Plan
from reportgen.spec.spec import Spec

HERE = Path(__file__).parent
EXPECTED: Mapping[str, Mapping[str, Any]] = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))
ROWS = (HERE / "answers.csv").read_text(encoding="utf-8")
NEAR = 1e-9
Survey = Callable[..., Spec]


def ticks(base: str) -> dict[str, Any]:
    codes = ("m1", "m2", "m3")
    return {
        "ask": "M?",
        "type": "multi",
        "base": base,
        "columns": {m: m for m in codes},
        "options": {m: m.upper() for m in codes},
    }


PARTS: Mapping[str, Any] = {
    "scales": {
        "k": {
            "options": {c: f"option {c}" for c in "12345"},
            "direction": "high_is_good",
            "top": ["4", "5"],
            "bottom": ["1", "2"],
        }
    },
    "questions": {
        "x": {"ask": "X?", "type": "number", "column": "x"},
        "q": {"ask": "Q?", "type": "single", "column": "q", "options": {"yes": "Yes", "no": "No", "maybe": "Maybe"}},
        "s": {"ask": "S?", "type": "scale", "scale": "k", "column": "s"},
        "t": {"ask": "T?", "type": "scale", "scale": "k", "column": "t"},
        "r": {"ask": "R?", "type": "nps", "column": "r"},
        "m": ticks("answered"),
        "ticks": ticks("responses"),
    },
    "dimensions": {"ds": {"label": "S", "questions": ["s"]}, "dt": {"label": "T", "questions": ["t"]}},
    "segments": {"g": {"label": "G", "column": "g", "options": {c: c.upper() for c in "uvw"}}},
}
DESIGNS: Mapping[str, Mapping[str, Any]] = {
    "full": {"weight": "w", "design": {"strata": "stratum", "clusters": "cluster", "population": "there"}},
    "strata": {"weight": "w", "design": {"strata": "stratum"}},
    "unweighted": {"design": {"strata": "stratum", "clusters": "cluster"}},
    "weighted": {"weight": "w"},
    "plain": {},
}
BOTH = canonical.all_of([canonical.comparison("s", ">=", "1"), canonical.comparison("t", ">=", "1")])


def outcomes(spec: Spec, *hypotheses: Hypothesis) -> list[Found]:
    """Return what was found of some hypotheses, in their order."""
    measures = tuple(dict.fromkeys(m for h in hypotheses for _, m in h.terms))
    with open_waves(spec) as waves:
        found = analyse_waves(spec, Plan(measures, hypotheses=tuple(dict.fromkeys(hypotheses))), waves).tested
    for one in found.values():
        assert one.untested in get_args(HypothesisUntested)
        assert (one.p is None) == bool(one.untested) == (one.method not in get_args(HypothesisMethod))
    return [found[h] for h in hypotheses]


def against(one: Measure, other: Measure, constant: str = "0") -> Hypothesis:
    return Hypothesis(((Decimal(1), one), (Decimal(-1), other)), Decimal(constant))


def of(*terms: tuple[str, Measure], constant: str = "0") -> Hypothesis:
    return Hypothesis(tuple((Decimal(f), m) for f, m in terms), Decimal(constant))


def group(code: str) -> dict[str, Any]:
    return {"segments": (("g", code),)}


HYPOTHESES: Mapping[str, Hypothesis] = {
    "options": against(canonical.share("q", "yes"), canonical.share("q", "no")),
    "ticked": against(canonical.share("m", "m1"), canonical.share("m", "m2")),
    "responses": against(canonical.share("ticks", "m1"), canonical.share("ticks", "m2")),
    "boxes": against(canonical.top("s"), canonical.bottom("s")),
    "apart": against(canonical.share("q", "yes"), canonical.share("q", "no"), "0.05"),
    "questions": against(canonical.top("s"), canonical.top("t")),
    "means": against(canonical.mean("s"), canonical.mean("t")),
    "indices": against(canonical.index("ds"), canonical.index("dt")),
    "crossed": against(canonical.top("s", **group("u")), canonical.top("t", **group("v"))),
    "three": of(
        ("0.5", canonical.top("s", **group("u"))),
        ("0.5", canonical.top("s", **group("v"))),
        ("-1", canonical.top("s", **group("w"))),
        constant="0.02",
    ),
    "twofold": of(
        *(("1", canonical.top("s", **group("u"))), ("-1", canonical.top("t", **group("u")))),
        *(("-1", canonical.top("s", **group("v"))), ("1", canonical.top("t", **group("v")))),
    ),
    "whole_x": against(canonical.mean("x", **group("u")), canonical.mean("x"), "1"),
    "whole_yes": of(("2", canonical.share("q", "yes", **group("u"))), ("-2", canonical.share("q", "yes")), constant="0.1"),
    "nps": against(canonical.nps("r", **group("u")), canonical.nps("r", **group("v")), "5"),
    "mixed": of(("1", canonical.index("ds")), ("1", canonical.nps("r")), ("-1", canonical.index("dt")), constant="3"),
}
BY_COUNTS = frozenset({"options", "ticked", "boxes"})
"""Without weights these are tested by the people who gave one answer and not the other."""
PAIRED = frozenset({"options", "ticked", "responses", "boxes", "apart"})


@pytest.mark.parametrize("design", DESIGNS)
def test_every_sum_of_numbers_against_r(design: str, survey: Survey) -> None:
    spec = survey(ROWS, **json.loads(json.dumps({**PARTS, **DESIGNS[design]})))
    for (label, hypothesis), found in zip(HYPOTHESES.items(), outcomes(spec, *HYPOTHESES.values()), strict=True):
        theirs = EXPECTED[design][label]
        assert (found.difference, found.error) == pytest.approx((theirs["est"], theirs["se"]), rel=NEAR), label
        if design == "plain" and label in BY_COUNTS:
            assert found.method == "mcnemar"
            continue
        assert (found.df, found.p) == pytest.approx((theirs["df"], theirs["p"]), rel=NEAR), (label, hypothesis)
        assert found.statistic == pytest.approx(theirs["est"] / theirs["se"], rel=NEAR), label
        assert found.method == (("paired-t" if design == "plain" else "taylor-paired") if label in PAIRED else "taylor"), label


@pytest.mark.parametrize("label", sorted(BY_COUNTS))
def test_two_shares_of_the_same_people_without_weights(label: str, survey: Survey) -> None:
    (found,) = outcomes(survey(ROWS, **PARTS), HYPOTHESES[label])
    theirs = EXPECTED["mcnemar"][label]
    assert (found.statistic, found.p) == pytest.approx((theirs["z"], theirs["p"]), rel=NEAR)
    assert found.df is None


def test_two_means_of_the_same_people_without_weights(survey: Survey) -> None:
    means = against(canonical.mean("s", among=BOTH), canonical.mean("t", among=BOTH))
    indices = against(canonical.index("ds", among=BOTH), canonical.index("dt", among=BOTH))
    for found, label in zip(outcomes(survey(ROWS, **PARTS), means, indices), ("means", "indices"), strict=True):
        theirs = EXPECTED["paired"][label]
        assert found.method == "paired-t"
        assert (found.statistic, found.df, found.p) == pytest.approx((theirs["t"], theirs["df"], theirs["p"]), rel=NEAR)


def test_a_column_against_everybody(survey: Survey) -> None:
    x = canonical.mean("x", **group("u")), canonical.mean("x")
    yes = canonical.share("q", "yes", **group("u")), canonical.share("q", "yes")
    mean, share, turned = outcomes(survey(ROWS, **PARTS), against(*x), against(*yes), against(x[1], x[0]))
    theirs = EXPECTED["rest"]
    assert (mean.method, share.method) == ("t-welch-complement", "z-pooled-complement")
    assert (mean.statistic, mean.df, mean.p) == pytest.approx(tuple(theirs["x"].values()), rel=NEAR)
    assert (share.statistic, share.p) == pytest.approx(tuple(theirs["yes"].values()), rel=NEAR)
    assert (turned.statistic, turned.p) == (-(mean.statistic or 0), mean.p)
    (designed,) = outcomes(survey(ROWS, **json.loads(json.dumps({**PARTS, **DESIGNS["full"]}))), against(*x))
    assert designed.method == "t-taylor-complement"
    assert (designed.statistic, designed.df, designed.p) == pytest.approx(tuple(theirs["full"].values()), rel=NEAR)


def test_two_columns_of_a_design(survey: Survey) -> None:
    spec = survey(ROWS, **json.loads(json.dumps({**PARTS, **DESIGNS["full"]})))
    (found,) = outcomes(spec, against(canonical.mean("x", **group("u")), canonical.mean("x", **group("v"))))
    assert found.method == "t-taylor"
    assert (found.statistic, found.df, found.p) == pytest.approx(tuple(EXPECTED["columns"]["full"].values()), rel=NEAR)


def test_one_number_against_a_constant(survey: Survey) -> None:
    share, mean = of(("1", canonical.share("q", "yes")), constant="0.45"), of(("1", canonical.mean("x")), constant="55")
    plain = outcomes(survey(ROWS, **PARTS), share, mean)
    full = outcomes(survey(ROWS, **json.loads(json.dumps({**PARTS, **DESIGNS["full"]}))), share, mean)
    theirs = EXPECTED["single"]
    assert [f.method for f in (*plain, *full)] == ["score", "t", "logit-t", "taylor-t"]
    assert (plain[0].statistic, plain[0].p) == pytest.approx(tuple(theirs["share"].values()), rel=NEAR)
    for found, label in ((plain[1], "mean"), (full[0], "logit"), (full[1], "linearised")):
        assert (found.statistic, found.df, found.p) == pytest.approx(tuple(theirs[label].values()), rel=NEAR)
