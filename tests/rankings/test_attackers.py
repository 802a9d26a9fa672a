"""An attacker who knows all printed numbers of a ranking, and how many places people fill, solves for what is hidden.

Shares nothing with the audit of the package: unknowns are the people of each order and group; all that is printed is a sum of
them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import permutations, product
from math import ceil, floor
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from reportgen.analysis.results import Estimate
from reportgen.spec import canonical
from reportgen.spec.measures import Measure
from reportgen.spec.spec import Spec

OPTIONS, GROUPS = ("x", "y", "z"), ("p", "q")
ORDERS = tuple(order for n in (1, 2, 3) for order in permutations(OPTIONS, n))
CELLS = tuple(product(ORDERS, GROUPS))
Person = tuple[tuple[str, ...], str]
COUNT = 4
SPEC: dict[str, Any] = {
    "questions": {"a": {"ask": "?", "type": "ranking", "options": {o: o.upper() for o in OPTIONS}, "places": ["p1", "p2", "p3"]}},
    "segments": {"g": {"label": "G", "column": "g", "options": {g: g.upper() for g in GROUPS}}},
    "report": {"minimum_count": str(COUNT), "minimum_base": "1"},
}
Survey = Callable[..., Spec]
Compute = Callable[..., dict[str, Estimate]]


def as_csv(people: Iterable[Person]) -> str:
    return "p1,p2,p3,g\n" + "".join(",".join([*order, *[""] * (3 - len(order)), group]) + "\n" for order, group in people)


def inside(person: Person, measure: Measure) -> bool:
    placed = measure.name != "mean_rank" or measure.options[0] in person[0]
    return placed and dict(measure.segments).get("g", person[1]) == person[1]


def counts(person: Person, measure: Measure) -> bool:
    first = measure.first or 1
    return inside(person, measure) and any(option in person[0][:first] for option in measure.options)


def equations(found: Mapping[str, Estimate], people: list[Person]) -> list[tuple[list[float], float]]:
    rows: list[tuple[list[float], float]] = []
    for e in found.values():
        if e.base is not None:
            rows.append(([float(inside(c, e.measure)) for c in CELLS], float(e.base)))
        if e.n is not None:
            rows.append(([float(counts(c, e.measure)) for c in CELLS], float(e.n)))
        if e.measure.name == "mean_rank" and e.value is not None and e.base is not None:
            option = e.measure.options[0]
            places = [float(c[0].index(option) + 1) if inside(c, e.measure) else 0.0 for c in CELLS]
            rows.append((places, float(round(e.value * e.base))))
    for n, group in product((1, 2, 3), GROUPS):  # how many places people fill is no answer of theirs
        own = [float(len(order) >= n and g == group) for order, g in CELLS]
        rows.append((own, float(sum(len(order) >= n and g == group for order, g in people))))
    return rows


def width(known: list[tuple[list[float], float]], measure: Measure) -> int:
    matrix, right = np.array([r for r, _ in known]), np.array([n for _, n in known])
    target = np.array([float(counts(c, measure)) for c in CELLS])
    ends = [linprog(s * target, A_eq=matrix, b_eq=right, bounds=(0, None), method="highs") for s in (1, -1)]
    assert all(e.success for e in ends)
    return floor(-float(ends[1].fun) + 1e-6) - ceil(float(ends[0].fun) - 1e-6)


def told(found: Mapping[str, Estimate], people: list[Person]) -> dict[str, int]:
    """Return every hidden small count that is known too closely."""
    known, wrong = equations(found, people), {}
    for e in found.values():
        if e.withheld == "minimum-count" and e.measure.name in {"share", "ranked"}:
            truth, base = sum(counts(p, e.measure) for p in people), sum(inside(p, e.measure) for p in people)
            if truth and (apart := width(known, e.measure)) < min(COUNT, base):
                wrong[e.measure.canonical] = apart
    return wrong


def wanted(segments: Iterable[str], *, means: bool) -> list[Measure]:
    places: list[dict[str, Any]] = [{}, *({"segments": (("g", g),)} for g in segments)]
    found = [canonical.ranked("a", o, n, **w) for w in places for o in OPTIONS for n in (1, 2)]
    found += [canonical.base("a", **w) for w in places]
    return [*found, *(canonical.mean_rank("a", o, **w) for w in places for o in OPTIONS if means)]


def people_of(random: Any) -> list[Person]:
    weights = [random.choice([0, 1, 2, 8, 30]) for _ in ORDERS]
    weights[0] = 5
    return [(random.choices(ORDERS, weights)[0], g) for g in GROUPS for _ in range(random.randint(5, 50))]


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(random=st.randoms(use_true_random=False), groups=st.sampled_from([GROUPS, ("p",), ()]), means=st.booleans())
def test_no_small_count_of_a_ranking_is_known_closer_than_the_rule(
    random: Any, groups: tuple[str, ...], *, means: bool, survey: Survey, estimates: Compute
) -> None:
    people = people_of(random)
    found = estimates(survey(as_csv(people), **SPEC), *wanted(groups, means=means))
    assert told(found, people) == {}


@pytest.mark.parametrize("seed", [9, 183, 212, 223])
def test_mean_places_do_not_tell_of_hidden_counts(seed: int, survey: Survey, estimates: Compute) -> None:
    """Surveys in which they once did: several tie places to each other, and that nobody placed an option is a count, too."""
    people = people_of(Random(seed))  # noqa: S311
    found = estimates(survey(as_csv(people), **SPEC), *wanted(GROUPS, means=True))
    assert any(e.withheld for e in found.values())
    assert told(found, people) == {}


CROWD: list[Person] = [
    *[(("x", "y", "z"), "p")] * 40,
    *[(("y", "x", "z"), "p")] * 20,
    *[(("z", "x", "y"), "q")] * 30,
    *[(("x", "z", "y"), "q")] * 2,
]


def test_the_attacker_finds_what_one_rule_alone_would_leave(survey: Survey, estimates: Compute) -> None:
    """Where only small counts are hidden, the others of the same place give them away."""
    spec = survey(as_csv(CROWD), **{**SPEC, "report": {"minimum_base": "1"}})
    found = estimates(spec, *wanted(GROUPS, means=False))
    small = "ranked(a, 'x', 2, g='q')"
    assert found["share(a, 'x', g='q')"].n == 2
    hidden = {text: e for text, e in found.items() if text != small}
    assert width(equations(hidden, CROWD), found[small].measure) == 0


@pytest.mark.parametrize("means", [True, False])
def test_a_small_first_place_is_hidden_in_all_that_tells_of_it(survey: Survey, estimates: Compute, *, means: bool) -> None:
    found = estimates(survey(as_csv(CROWD), **SPEC), *wanted(GROUPS, means=means))
    assert found["share(a, 'x', g='q')"].withheld == "minimum-count"
    assert told(found, CROWD) == {}
    if means:
        assert found["mean_rank(a, 'x', g='q')"].withheld


def test_a_mean_place_of_few_is_hidden_with_its_base(survey: Survey, estimates: Compute) -> None:
    people: list[Person] = [*[(("x",), "p")] * 40, *[(("y", "x"), "p")] * 20, *[(("x", "z"), "p")] * 2]
    found = estimates(survey(as_csv(people), **SPEC), *wanted((), means=True))
    mean = found["mean_rank(a, 'z')"]
    assert (mean.withheld, mean.base) == ("minimum-count", None)
    assert found["base(a)"].value == 62
