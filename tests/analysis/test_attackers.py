"""An attacker who knows every printed number, and how people split by group, filter and answer, solves for what is hidden.

Shares nothing with the audit of the package: unknowns are the people of each combination of answer, group and filter; whatever
a report of one question prints is a sum of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import product
from math import ceil, floor
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from reportgen.analysis.results import Estimate
from reportgen.spec import canonical
from reportgen.spec.measures import Comparison, Measure
from reportgen.spec.spec import Spec

Survey = Callable[..., Spec]
Compute = Callable[..., dict[str, Estimate]]
Person = tuple[str, str, str]
ANSWERS, GROUPS, FLAGS = ("1", "2", "3", "4", "5"), ("p", "q", "r", ""), ("y", "n")
CELLS = tuple(product(ANSWERS, GROUPS, FLAGS))
BOXES = {"top": ("4", "5"), "bottom": ("1", "2")}
COUNT, BASE = 4, 15
YES = canonical.comparison("flag", "==", "y")
SPEC: dict[str, Any] = {
    "scales": {"k": {"options": dict.fromkeys(ANSWERS, "x"), "direction": "high_is_good"}},
    "questions": {
        "a": {"ask": "?", "type": "scale", "scale": "k", "column": "a"},
        "flag": {"ask": "?", "type": "single", "column": "f", "options": {"y": "Y", "n": "N"}},
        "later": {"ask": "?", "type": "scale", "scale": "k", "column": "later", "asked_if": "flag == 'y'"},
    },
    "dimensions": {"one": {"label": "One", "questions": ["a"]}},
    "segments": {"g": {"label": "G", "column": "g", "options": dict.fromkeys(("p", "q", "r"), "x")}},
    "report": {"minimum_count": str(COUNT), "minimum_base": str(BASE)},
}


def as_csv(people: Iterable[Person]) -> str:
    return "a,g,f,later\n" + "".join(f"{a},{g},{f},{a if f == 'y' else ''}\n" for a, g, f in people)


def inside(person: Person, measure: Measure) -> bool:
    _, group, flag = person
    return dict(measure.segments).get("g", group) == group and (measure.among is None or flag == "y")


def counts(person: Person, measure: Measure) -> bool:
    options = BOXES.get(measure.name, measure.options) or ANSWERS
    return inside(person, measure) and person[0] in options


def equations(found: Mapping[str, Estimate]) -> list[tuple[list[bool], int]]:
    rows = [([counts(c, e.measure) for c in CELLS], e.n) for e in found.values()]
    rows += [([inside(c, e.measure) for c in CELLS], e.base) for e in found.values()]
    means = (e for e in found.values() if e.measure.name == "mean" and e.value is not None)
    return [*((r, n) for r, n in rows if n is not None), *map(_sum_of, means)]


def _sum_of(mean: Estimate) -> tuple[list[Any], int]:
    """Return a mean as an equation: its base is known, therefore the sum of the answers too."""
    row = [int(c[0]) * inside(c, mean.measure) for c in CELLS]
    return row, round((mean.value or 0) * (mean.base or 0))


def width(found: Mapping[str, Estimate], measure: Measure) -> int:
    known = equations(found)
    matrix, right = np.array([r for r, _ in known], dtype=float), np.array([n for _, n in known], dtype=float)
    target = np.array([float(counts(c, measure)) for c in CELLS])
    ends = [linprog(s * target, A_eq=matrix, b_eq=right, bounds=(0, None), method="highs") for s in (1, -1)]
    assert all(e.success for e in ends)
    low, high = float(ends[0].fun), -float(ends[1].fun)
    return floor(high + 1e-6) - ceil(low - 1e-6)


def told(found: Mapping[str, Estimate], people: list[Person]) -> dict[str, int]:
    """Return every hidden count that is known too closely: small ones, and those of a group whose base is too small."""
    wrong = {}
    for e in found.values():
        if e.withheld not in {"minimum-count", "minimum-base"} or not (e.measure.options or e.measure.name in BOXES):
            continue
        truth, base = sum(counts(p, e.measure) for p in people), sum(inside(p, e.measure) for p in people)
        whole = sum(p[0] in (BOXES.get(e.measure.name) or e.measure.options) for p in people)
        if (truth or (whole and e.withheld == "minimum-base")) and (found_width := width(found, e.measure)) < min(COUNT, base):
            wrong[e.measure.canonical] = found_width
    return wrong


def people_of(sizes: Mapping[str, int], random: Any) -> list[Person]:
    weights = [random.choice([1, 1, 2, 10, 40]) for _ in ANSWERS]
    return [
        (random.choices(ANSWERS, weights)[0], group, random.choice(["y", "y", "y", "n"]))
        for group, size in sizes.items()
        for _ in range(size)
    ]


def wanted(groups: Iterable[str], among: Comparison | None, *, means: bool) -> list[Measure]:
    places: list[dict[str, Any]] = [{}, *({"segments": (("g", g),)} for g in groups)]
    places += [{"among": among}] if among else []
    found = [canonical.share("a", c, **w) for w in places for c in ANSWERS]
    found += [make("a", **w) for w in places for make in (canonical.top, canonical.bottom, canonical.base)]
    return [*found, *(canonical.mean("a", **w) for w in places if means)]


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    random=st.randoms(use_true_random=False),
    sizes=st.tuples(st.integers(0, BASE - 1), st.sampled_from([0, 0, 3])),
    groups=st.sampled_from([("p", "q", "r"), ("p", "q"), ()]),
    besides=st.tuples(st.booleans(), st.booleans()),
)
def test_no_withheld_count_is_known_closer_than_the_rule(
    random: Any,
    sizes: tuple[int, int],
    groups: tuple[str, ...],
    besides: tuple[bool, bool],
    *,
    survey: Survey,
    estimates: Compute,
) -> None:
    (narrow, missing), (filtered, means) = sizes, besides
    people = people_of({"p": random.randint(BASE, 60), "q": random.randint(BASE, 60), "r": narrow, "": missing}, random)
    found = estimates(survey(as_csv(people), **SPEC), *wanted(groups, YES if filtered else None, means=means))
    assert told(found, people) == {}


def test_the_attacker_finds_what_is_shown_without_the_rule(survey: Survey, estimates: Compute) -> None:
    people = [
        (a, g, "y")
        for a, g, n in (("5", "p", 20), ("4", "p", 20), ("5", "q", 30), ("4", "q", 9), ("4", "r", 7))
        for _ in range(n)
    ]
    spec = survey(as_csv(people), **{**SPEC, "report": {"minimum_base": str(BASE)}})
    found = estimates(spec, *wanted(("p", "q", "r"), None, means=False))
    assert found["share(a, '4', g='r')"].withheld == "minimum-base"
    assert width(found, found["share(a, '4', g='r')"].measure) == 0


def crowd(*parts: tuple[str, str, str, int]) -> list[Person]:
    return [(a, g, f) for a, g, f, n in parts for _ in range(n)]


def shown(found: Mapping[str, Estimate]) -> dict[str, tuple[str, int | None]]:
    return {name: (e.withheld, e.base) for name, e in found.items()}


def test_the_base_of_a_filter_is_a_count(survey: Survey, estimates: Compute) -> None:
    people = crowd(("5", "p", "y", 40), ("4", "p", "y", 20), ("4", "p", "n", 3))
    few = canonical.comparison("flag", "==", "n")
    measures = [canonical.base("a", among=few), canonical.mean("a", among=few), canonical.share("a", "5"), canonical.base("a")]
    found = estimates(survey(as_csv(people), **SPEC), *measures)
    assert shown(found) == {
        "base(a, among=flag == 'n')": ("minimum-count", None),
        "mean(a, among=flag == 'n')": ("minimum-base", None),
        "share(a, '5')": ("", 63),
        "base(a)": ("", 63),
    }
    assert found["base(a, among=flag == 'n')"].value is None
    assert found["base(a, among=flag == 'n')"].weighted_base is found["base(a, among=flag == 'n')"].effective_base is None


def test_a_filter_that_leaves_few_out_is_hidden(survey: Survey, estimates: Compute) -> None:
    people = crowd(("5", "p", "y", 40), ("4", "p", "y", 20), ("4", "p", "n", 3))
    found = estimates(survey(as_csv(people), **SPEC), canonical.base("a"), canonical.share("a", "5", among=YES))
    assert shown(found) == {"base(a)": ("", 63), "share(a, '5', among=flag == 'y')": ("complementary", None)}


def test_a_filter_on_an_answer_that_is_hidden_has_no_base(survey: Survey, estimates: Compute) -> None:
    people = crowd(("5", "p", "y", 40), ("4", "p", "y", 20), ("3", "p", "y", 2))
    four = canonical.comparison("a", "==", "4")
    measures = [*(canonical.share("a", c) for c in ANSWERS), canonical.share("flag", "y", among=four)]
    found = shown(estimates(survey(as_csv(people), **SPEC), *measures))
    assert found["share(a, '3')"] == ("minimum-count", 62)
    assert found["share(a, '4')"] == ("complementary", 62)
    assert found["share(flag, 'y', among=a == '4')"] == ("complementary", None)


def test_a_filter_on_the_same_question_is_a_count_of_it(survey: Survey, estimates: Compute) -> None:
    people = crowd(("5", "p", "y", 40), ("4", "p", "y", 20), ("3", "p", "y", 2))
    three = canonical.comparison("a", "in", "3")
    found = shown(estimates(survey(as_csv(people), **SPEC), canonical.base("a"), canonical.base("a", among=three)))
    assert found["base(a, among=a == '3')"] == ("minimum-count", None)


def test_the_base_of_a_question_asked_of_some_is_a_count(survey: Survey, estimates: Compute) -> None:
    people = crowd(("5", "p", "y", 40), ("4", "p", "y", 20), ("3", "p", "n", 2))
    measures = [canonical.share("flag", "y"), canonical.share("flag", "n"), canonical.base("later"), canonical.mean("later")]
    found = shown(estimates(survey(as_csv(people), **SPEC), *measures))
    assert found["share(flag, 'n')"] == ("minimum-count", 62)
    assert found["share(flag, 'y')"] == ("complementary", 62)
    assert found["base(later)"] == ("complementary", None)
    assert found["mean(later)"] == ("complementary", None)


def test_nearly_all_tells_of_the_few_others(survey: Survey, estimates: Compute) -> None:
    data = "x,y\n" + "1,0\n" * 48 + "0,1\n" * 2
    ticks = {"ask": "?", "type": "multi", "base": "answered", "columns": {"x": "x", "y": "y"}, "options": {"x": "X", "y": "Y"}}
    spec = survey(data, questions={"m": ticks}, report={"minimum_count": "4"})
    assert estimates(spec, canonical.share("m", "x"))["share(m, 'x')"].withheld == "complementary"


def test_ticks_of_a_narrow_group_do_not_follow_from_the_others(survey: Survey, estimates: Compute) -> None:
    ticks = {"ask": "?", "type": "multi", "base": "answered", "columns": {"x": "x", "y": "y"}, "options": {"x": "X", "y": "Y"}}
    parts = [("p", 1, 0, 30), ("p", 0, 1, 30), ("q", 1, 0, 20), ("q", 0, 1, 29), ("r", 1, 0, 6), ("r", 0, 1, 6)]
    data = "x,y,g\n" + "".join(f"{x},{y},{g}\n" * n for g, x, y, n in parts)
    spec = survey(data, questions={"m": ticks}, segments=SPEC["segments"], report=SPEC["report"])
    wheres: list[dict[str, Any]] = [{}, *({"segments": (("g", g),)} for g in "pqr")]
    found = estimates(spec, *(canonical.share("m", o, **w) for w in wheres for o in "xy"))
    for option in "xy":
        hidden = [w for w in ("p", "q", "r") if found[f"share(m, '{option}', g='{w}')"].withheld]
        assert hidden == ["q", "r"]  # the whole stays, and the group with fewer goes
        assert found[f"share(m, '{option}')"].withheld == ""


def test_an_index_of_one_question_is_its_mean(survey: Survey, estimates: Compute) -> None:
    people = crowd(("5", "p", "y", 40), ("4", "p", "y", 20), ("3", "p", "y", 2))
    measures = [*(canonical.share("a", c) for c in ANSWERS), canonical.index("one")]
    found = shown(estimates(survey(as_csv(people), **SPEC), *measures))
    assert found["index(one)"] == ("complementary", 62)


@pytest.mark.parametrize("make", [canonical.mean, canonical.sd, canonical.median, lambda q, **w: canonical.index("one", **w)])
def test_averages_of_a_narrow_group_do_not_follow_from_the_others(
    make: Callable[..., Measure], survey: Survey, estimates: Compute
) -> None:
    people = crowd(("5", "p", "y", 40), ("4", "q", "y", 20), ("3", "r", "y", 9))
    for groups in ("pqr", "pq"):  # whether the report has the narrow group or leaves it to be computed
        found = estimates(
            survey(as_csv(people), **SPEC), *(make("a", **w) for w in [{}, *({"segments": (("g", g),)} for g in groups)])
        )
        assert [e.withheld for e in found.values()][:3] == ["", "", "complementary"]


def test_a_filter_on_a_segment_is_the_segment(survey: Survey, estimates: Compute) -> None:
    people = crowd(("5", "p", "y", 40), ("4", "q", "y", 20), ("5", "q", "y", 20), ("3", "r", "y", 9))
    others = canonical.comparison("g", "!=", "r")
    found = estimates(survey(as_csv(people), **SPEC), canonical.mean("a"), canonical.mean("a", among=others))
    assert [e.withheld for e in found.values()] == ["", "complementary"]
    one = canonical.comparison("g", "==", "p")
    found = estimates(
        survey(as_csv(people), **SPEC),
        canonical.mean("a"),
        canonical.mean("a", among=one),
        canonical.mean("a", segments=(("g", "q"),)),
    )
    assert sorted(e.withheld for e in found.values()) == ["", "", "complementary"]
