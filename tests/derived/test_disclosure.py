"""Small counts of a question do not follow from the same answers regrouped: an attacker with linear programming tries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product
from random import Random
from typing import Any

import numpy as np
import pytest
from scipy.optimize import linprog

from reportgen.analysis.results import Estimate
from reportgen.problems import Code
from reportgen.spec import canonical
from reportgen.spec.measures import Measure
from reportgen.spec.spec import Spec

CODES, GROUPS, COUNT = ("1", "2", "3", "4", "5"), ("p", "q", "r"), 4
MADE: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "a": {c: (c,) for c in CODES},
    "two": {"low": ("1", "2"), "high": ("3", "4", "5")},
    "other": {"first": ("1",), "odd": ("3", "5"), "even": ("2", "4")},
    "again": {"low": ("1", "2"), "high": ("3", "4", "5")},
}
"""Question to its options, each with the codes of the first question that it holds."""


def regrouped(name: str, of: str, groups: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    return {"type": "single", "label": name, "of": of, "groups": {g: {"label": g, "codes": [*c]} for g, c in groups.items()}}


SPEC: dict[str, Any] = {
    "questions": {
        "a": {"ask": "?", "type": "single", "column": "a", "options": {code: f"option {code}" for code in CODES}},
        "two": regrouped("two", "a", MADE["two"]),
        "other": regrouped("other", "a", MADE["other"]),
        "again": {"type": "single", "label": "again", "of": "two"},
    },
    "segments": {"g": {"label": "G", "column": "g", "options": {code: f"option {code}" for code in GROUPS}}},
    "report": {"minimum_count": str(COUNT)},
}


def answers(random: Random, count: int) -> str:
    weights = [random.choice([1, 1, 3, 10, 40]) for _ in CODES]
    picks = zip(random.choices(CODES, weights, k=count), random.choices([*GROUPS, ""], [20, 10, 4, 2], k=count), strict=True)
    return "a,g\n" + "".join(f"{a},{g}\n" for a, g in picks)


def row_of(measure: Measure) -> np.ndarray[Any, Any]:
    """Return which of the unknown counts (group, code) a printed number adds up."""
    codes = {code for option in measure.options for code in MADE[measure.subject][option]}
    group = dict(measure.segments).get("g")
    return np.array([float(c in codes and group in (None, g)) for g, c in product([*GROUPS, ""], CODES)])


@pytest.mark.parametrize("seed", range(8))
def test_no_hidden_count_follows_from_regrouped_answers(
    seed: int, survey: Callable[..., Spec], estimates: Callable[..., dict[str, Estimate]]
) -> None:
    random = Random(seed)  # noqa: S311
    names = random.sample(sorted(MADE), 3)
    wheres: list[tuple[tuple[str, str], ...]] = [(), *((("g", g),) for g in GROUPS)]
    wanted = [canonical.share(q, o, segments=w) for q in names for w in wheres for o in MADE[q]]
    found = estimates(survey(answers(random, random.randint(20, 120)), **SPEC), *wanted)
    shown = [(row_of(e.measure), e.n) for e in found.values() if e.n is not None]
    every = [
        (canonical.share("a", *CODES, segments=w), e.base) for w in wheres for e in found.values() if e.measure.segments == w
    ]
    known = [*shown, *((row_of(m), base) for m, base in every)]
    matrix, right = np.array([r for r, _ in known]), np.array([float(n or 0) for _, n in known])
    hidden = [e for e in found.values() if e.withheld == "minimum-count"]
    assert hidden or not any(e.withheld for e in found.values())
    for e in hidden:
        row = row_of(e.measure)
        low, high = (linprog(s * row, A_eq=matrix, b_eq=right, bounds=(0, None), method="highs").fun * s for s in (1, -1))
        assert high - low >= min(COUNT, e.base or 0) - 1e-6, (e.measure.canonical, low, high)


def test_a_regrouped_answer_would_give_the_hidden_one_away(
    survey: Callable[..., Spec], estimates: Callable[..., dict[str, Estimate]]
) -> None:
    """Two ticked 1: the share of 1 and 2 together, beside that of 2, would tell."""
    data = "a,g\n" + "".join(f"{code},p\n" * times for code, times in (("1", 2), ("2", 40), ("3", 30), ("4", 28), ("5", 20)))
    found = estimates(survey(data, **SPEC), *(canonical.share("a", c) for c in CODES), canonical.share("two", "low"))
    assert found["share(a, '1')"].withheld == "minimum-count"
    assert "complementary" in {found["share(a, '2')"].withheld, found["share(two, 'low')"].withheld}


def test_one_thing_divided_in_two_ways_is_a_warning(survey: Callable[..., Spec]) -> None:
    """Also through another variable; the same way under other names is one way."""

    def warned(**more: Any) -> list[str]:
        spec = survey("a,g\n1,p\n", **{**SPEC, "segments": {**SPEC["segments"], **more}})
        return [p.found.split(" divide")[0] for p in spec.warnings if p.code is Code.SMALL_DIFFERENCES]

    half = {
        "label": "Half",
        "of": "a",
        "groups": {"x": {"label": "x", "codes": ["1", "2"]}, "y": {"label": "y", "otherwise": "true"}},
    }
    turned = {
        "label": "T",
        "of": "a",
        "groups": {"b": {"label": "b", "codes": ["3", "4", "5"]}, "c": {"label": "c", "otherwise": "true"}},
    }
    one = {"label": "One", "of": "a", "groups": {"x": {"label": "x", "codes": ["1"]}, "y": {"label": "y", "otherwise": "true"}}}
    assert warned(half=half) == []
    assert warned(half=half, turned=turned) == []
    assert warned(half=half, one=one) == ["segments.one and segments.half"]
    assert warned(half=half, g2={"of": "g"}) == []
    assert warned(half=half, same={"label": "Same", "of": "half"}) == []
    pq = {"label": "PQ", "of": "g", "groups": {"pq": {"label": "pq", "codes": ["p", "q"]}, "r": {"label": "r", "codes": ["r"]}}}
    assert warned(pq=pq) == ["segments.pq and segments.g"]


@pytest.mark.parametrize("made", ["codes", "bands"])
def test_the_size_of_a_segment_made_of_a_question_tells_of_its_answers(
    made: str, survey: Callable[..., Spec], estimates: Callable[..., dict[str, Estimate]]
) -> None:
    """Three of the answers are hidden; a table by the same answers would print 3 as the base of a column."""
    data = "a,n,b\n" + "1,10,yes\n" * 40 + "2,20,no\n" * 30 + "3,30,yes\n" * 3
    bands = {"low": {"label": "Low", "below": "15"}, "mid": {"label": "Mid", "from": "15", "below": "25"}}
    spec = survey(
        data,
        questions={
            "a": {"ask": "?", "type": "single", "column": "a", "options": {c: f"option {c}" for c in "123"}},
            "n": {"ask": "?", "type": "number", "column": "n", "bands": {**bands, "high": {"label": "High", "from": "25"}}},
            "b": {"ask": "?", "type": "single", "column": "b", "options": {"yes": "Yes", "no": "No"}},
        },
        segments={"s": {"label": "S", "of": "a" if made == "codes" else "n"}},
        report={"minimum_base": "1", "minimum_count": "5"},
    )
    subject, codes = ("a", ("1", "2", "3")) if made == "codes" else ("n", ("low", "mid", "high"))
    bases = [canonical.base("b", segments=(("s", code),)) for code in codes]
    found = estimates(spec, *(canonical.share(subject, code) for code in codes), *bases)
    assert [found[m.canonical].base for m in bases] == [40, None, None]
    assert [e.n for e in found.values() if e.measure.name == "share"] == [40, None, None]
    alone = estimates(spec, *bases)  # the report does not count the answers: a segment like any other
    assert [alone[m.canonical].base for m in bases] == [40, 30, 3]
