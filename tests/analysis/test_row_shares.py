"""Percentages of rows: the same numbers by another way, and hidden where they would tell a hidden count."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from scipy import special, stats
from statsmodels.stats.proportion import proportion_confint

from reportgen.analysis.results import Estimate
from reportgen.spec import canonical
from reportgen.spec.measures import Measure
from reportgen.spec.spec import Spec

GROUPS, ANSWERS = ("a", "b", "c"), ("yes", "no", "perhaps")


def rows(seed: int = 1, size: int = 400) -> list[dict[str, Any]]:
    rng = np.random.default_rng(seed)
    return [
        {
            "g": str(rng.choice([*GROUPS, ""], p=[0.5, 0.3, 0.15, 0.05])),
            "q": str(rng.choice([*ANSWERS, ""], p=[0.5, 0.3, 0.15, 0.05])),
            "t1": int(rng.random() < 0.4),
            "t2": int(rng.random() < 0.6),
            "t3": int(rng.random() < 0.2),
            "w": int(rng.integers(20, 400)) / 100,
        }
        for _ in range(size)
    ]


@pytest.fixture(scope="module")
def spec(survey: Callable[..., Spec]) -> Callable[..., Spec]:
    def make(given: list[dict[str, Any]], **parts: Any) -> Spec:
        lines = [",".join(str(v) for v in row.values()) for row in given]
        return survey(
            "\n".join(["g,q,t1,t2,t3,w", *lines]),
            questions={
                "q": {"ask": "?", "type": "single", "column": "q", "options": {c: f"said {c}" for c in ANSWERS}},
                "of_group": {"ask": "?", "type": "single", "column": "g", "options": {c: f"was {c}" for c in GROUPS}},
                "ticks": {
                    "ask": "?",
                    "type": "multi",
                    "base": "responses",
                    "columns": {c: c for c in ("t1", "t2", "t3")},
                    "options": {c: f"ticked {c}" for c in ("t1", "t2", "t3")},
                },
            },
            segments={"g": {"label": "G", "column": "g", "options": {c: f"group {c}" for c in GROUPS}}},
            **parts,
        )

    return make


def row_share(question: str, *codes: str, group: str) -> Measure:
    return canonical.measure("row_share", question, codes, (("g", group),))


@pytest.mark.parametrize("weighted", [False, True])
def test_it_is_the_share_of_the_group_among_those_who_gave_the_answer(
    spec: Callable[..., Spec], estimates: Callable[..., dict[str, Estimate]], weighted: bool
) -> None:
    given = [row for row in rows() if row["g"]]  # then everybody in the row is somewhere
    of = spec(given, **({"weight": "w"} if weighted else {}))
    for answers in (("yes",), ("yes", "perhaps")):
        among = canonical.comparison("q", "in", *answers)
        for group in GROUPS:
            ours, other = row_share("q", *answers, group=group), canonical.share("of_group", group, among=among)
            found = estimates(of, ours, other)
            one, two = found[ours.canonical], found[other.canonical]
            assert one.value == two.value
            assert (one.n, one.base, one.interval) == (two.n, two.base, two.interval)
            assert (one.weighted_n, one.weighted_base, one.effective_base) == (
                two.weighted_n,
                two.weighted_base,
                two.effective_base,
            )


def test_the_base_is_everyone_who_gave_the_answer(
    spec: Callable[..., Spec], estimates: Callable[..., dict[str, Estimate]]
) -> None:
    given = rows()
    found = estimates(spec(given), *(row_share("q", "yes", group=g) for g in GROUPS))
    said = [row for row in given if row["q"] == "yes"]
    assert {e.base for e in found.values()} == {len(said)}
    assert sum(e.n or 0 for e in found.values()) == sum(bool(row["g"]) for row in said) < len(said)


def test_of_responses_it_counts_ticks(spec: Callable[..., Spec], estimates: Callable[..., dict[str, Estimate]]) -> None:
    given = rows()
    for codes in (("t1",), ("t1", "t3")):
        (found,) = estimates(spec(given, weight="w"), row_share("ticks", *codes, group="b")).values()
        ticks = [(row["g"], row["w"], sum(row[c] for c in codes)) for row in given]
        assert found.n == sum(t for g, _, t in ticks if g == "b")
        assert found.base == sum(t for *_, t in ticks)
        assert found.value == pytest.approx(
            sum(w * t for g, w, t in ticks if g == "b") / sum(w * t for _, w, t in ticks), rel=1e-12
        )


def test_several_ticks_of_a_person_are_no_several_persons(
    spec: Callable[..., Spec], estimates: Callable[..., dict[str, Estimate]]
) -> None:
    given = rows()
    one, two = estimates(spec(given), row_share("ticks", "t1", group="b"), row_share("ticks", "t1", "t3", group="b")).values()
    assert one.interval is not None
    assert two.interval is not None
    low, high = proportion_confint(one.n, one.base, method="wilson")
    assert (one.interval.low, one.interval.high) == pytest.approx((low, high), rel=1e-9)
    ticks = np.array([r["t1"] + r["t3"] for r in given if r["t1"] + r["t3"]])
    inside = np.array([r["g"] == "b" for r in given if r["t1"] + r["t3"]])
    share, n = (ticks * inside).sum() / ticks.sum(), len(ticks)
    error = np.sqrt(n / (n - 1) * ((ticks * (inside - share)) ** 2).sum()) / ticks.sum()
    half = stats.t.ppf(0.975, n - 1) * error / (share * (1 - share))
    ends = special.expit(special.logit(share) - half), special.expit(special.logit(share) + half)
    assert (two.interval.low, two.interval.high) == pytest.approx(ends, rel=1e-9)


def test_it_is_hidden_with_what_it_would_tell(spec: Callable[..., Spec], estimates: Callable[..., dict[str, Estimate]]) -> None:
    given = rows(size=300)
    few = [row for row in given if row["g"] == "c" and row["q"] == "perhaps"]
    given = [row for row in given if row not in few[2:]]  # two left, under the minimum of five
    measures = [
        m for g in GROUPS for a in ANSWERS for m in (row_share("q", a, group=g), canonical.share("q", a, segments=(("g", g),)))
    ]
    measures += [canonical.share("q", a) for a in ANSWERS]
    found = estimates(spec(given, report={"minimum_base": "1", "minimum_count": "5"}), *measures)
    hidden = 0
    for g in GROUPS:
        for a in ANSWERS:
            share, row = (
                found[canonical.share("q", a, segments=(("g", g),)).canonical],
                found[row_share("q", a, group=g).canonical],
            )
            assert bool(row.withheld) == bool(share.withheld or found[canonical.share("q", a).canonical].withheld)
            assert (row.value is None, row.n is None) == (bool(row.withheld), bool(row.withheld))
            hidden += bool(row.withheld)
    assert 0 < hidden < 9


def test_a_row_of_few_is_withheld(spec: Callable[..., Spec], estimates: Callable[..., dict[str, Estimate]]) -> None:
    found = estimates(spec(rows(), report={"minimum_base": "100"}), *(row_share("q", a, group="a") for a in ANSWERS))
    assert [found[row_share("q", a, group="a").canonical].withheld for a in ANSWERS] == ["", "", "minimum-base"]
