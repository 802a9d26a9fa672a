"""What ``minimum_count`` hides cannot be worked out from the rest: an attacker with linear programming tries."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import product
from random import Random
from typing import Any

import numpy as np
import pytest
from scipy.optimize import linprog

from reportgen.analysis.results import Estimate
from reportgen.spec import canonical
from reportgen.spec.measures import Measure
from reportgen.spec.spec import Spec

CODES, GROUPS = ("1", "2", "3", "4", "5"), ("p", "q", "r")
SPEC: dict[str, Any] = {
    "scales": {"k": {"options": {code: f"option {code}" for code in CODES}, "direction": "high_is_good"}},
    "questions": {"a": {"ask": "?", "type": "scale", "scale": "k", "column": "a"}},
    "segments": {"g": {"label": "G", "column": "g", "options": {code: f"option {code}" for code in GROUPS}}},
}
BOXES = {"top": ("4", "5"), "bottom": ("1", "2")}


def answers(random: Random, count: int) -> str:
    weights = [random.choice([1, 1, 3, 10, 40]) for _ in CODES]
    picks = zip(random.choices(CODES, weights, k=count), random.choices([*GROUPS, ""], [20, 10, 4, 2], k=count), strict=True)
    return "a,g\n" + "".join(f"{a},{g}\n" for a, g in picks)


def counts(groups: Sequence[str]) -> list[Measure]:
    wheres: list[tuple[tuple[str, str], ...]] = [(), *((("g", g),) for g in groups)]
    single = [canonical.share("a", c, segments=w) for w in wheres for c in CODES]
    return [*single, *(make("a", segments=w) for w in wheres for make in (canonical.top, canonical.bottom))]


def row_of(measure: Measure) -> np.ndarray[Any, Any]:
    """Return which of the unknown counts (group, option) a printed number adds up."""
    options = BOXES.get(measure.name, measure.options)
    group = dict(measure.segments).get("g")
    cells = product([*GROUPS, ""], CODES)
    return np.array([float(c in options and group in (None, g)) for g, c in cells])


def bounds_of(hidden: Measure, found: Mapping[str, Estimate]) -> tuple[float, float]:
    """Return between which numbers a reader knows a hidden count to be, from everything that is printed."""
    shown = [(row_of(e.measure), e.n) for e in found.values() if e.n is not None]
    bases = [(row_of(canonical.share("a", *CODES, segments=e.measure.segments)), e.base) for e in found.values()]
    known = [*shown, *bases]
    matrix, right = np.array([r for r, _ in known]), np.array([float(n or 0) for _, n in known])
    ends = [linprog(sign * row_of(hidden), A_eq=matrix, b_eq=right, bounds=(0, None), method="highs") for sign in (1, -1)]
    assert all(e.success for e in ends)
    return ends[0].fun, -ends[1].fun


@pytest.mark.parametrize("seed", range(12))
def test_no_hidden_count_follows_from_the_printed_ones(
    seed: int, survey: Callable[..., Spec], estimates: Callable[..., dict[str, Estimate]]
) -> None:
    random = Random(seed)  # noqa: S311
    measures = counts(GROUPS if seed % 3 else ())
    spec = survey(answers(random, random.randint(20, 120)), **SPEC, report={"minimum_count": "4"})
    found = estimates(spec, *measures)
    for measure in measures:
        e = found[measure.canonical]
        if e.withheld == "minimum-count":  # those hidden for their sake may be found out: they are not small
            low, high = bounds_of(measure, found)
            assert high - low >= min(4, e.base or 0) - 1e-6, (measure.canonical, low, high)


def test_averages_of_a_distribution_with_a_hidden_part_are_hidden(
    survey: Callable[..., Spec], estimates: Callable[..., dict[str, Estimate]]
) -> None:
    data = "a,g\n" + "5,p\n" * 40 + "4,p\n" * 30 + "3,q\n" * 20 + "2,q\n" * 2
    spec = survey(data, **SPEC, report={"minimum_count": "3"})
    measures = [*(canonical.share("a", c) for c in CODES), canonical.mean("a"), canonical.rank("a", "2")]
    found = estimates(spec, *measures)
    assert found["share(a, '2')"].withheld == "minimum-count"
    assert found["rank(a, '2')"].withheld == "minimum-count"
    assert found["share(a, '3')"].withheld == "complementary"
    assert found["mean(a)"].withheld == "complementary"
    assert found["share(a, '1')"].n == 0
    assert estimates(spec, canonical.mean("a"))["mean(a)"].value is not None  # alone it gives nothing away


def test_the_index_of_a_whole_tells_of_the_items_of_its_parts(
    survey: Callable[..., Spec], estimates: Callable[..., dict[str, Estimate]]
) -> None:
    """Twice the whole less the other part is the index of the part that is hidden, from which the two with answer 1 follow."""
    data = "a,b,g\n" + "5,4,p\n" * 20 + "4,1,p\n" * 9 + "3,3,q\n" * 7 + "1,2,r\n" * 2
    questions = {**SPEC["questions"], "b": {"ask": "?", "type": "scale", "scale": "k", "column": "b"}}
    dimensions = {
        "one": {"label": "One", "questions": ["a"]},
        "other": {"label": "Other", "questions": ["b"]},
        "middle": {"label": "Middle", "parts": ["one"]},
        "whole": {"label": "Whole", "parts": ["middle", "other"], "minimum_items": "2"},
    }
    spec = survey(
        data, **{**SPEC, "questions": questions}, dimensions=dimensions, report={"minimum_base": "1", "minimum_count": "4"}
    )
    indices = [canonical.index(name) for name in dimensions]
    found = estimates(spec, *(canonical.share("a", code) for code in CODES), *indices)
    assert found["share(a, '1')"].withheld == "minimum-count"
    assert [found[m.canonical].withheld for m in indices] == ["complementary", "", "complementary", "complementary"]
    assert estimates(spec, *indices)["index(whole)"].value is not None  # without the shares nothing is hidden


def test_small_bases(survey: Callable[..., Spec], estimates: Callable[..., dict[str, Estimate]]) -> None:
    data = "a,g\n" + "5,p\n" * 30 + "4,q\n" * 29 + ",r\n" * 50
    spec = survey(data, **SPEC, report={"minimum_base": "30"})
    where = {g: (("g", g),) for g in GROUPS}
    found = estimates(spec, *(m("a", segments=w) for w in where.values() for m in (canonical.mean, canonical.base)))
    assert [found[f"mean(a, g='{g}')"].withheld for g in GROUPS] == ["", "minimum-base", "no-answers"]
    assert [found[f"base(a, g='{g}')"].value for g in GROUPS] == [30, 29, 0]
