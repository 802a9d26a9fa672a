"""What raking gives its value has no error: it is the same in two samples of other people, and has no interval in either."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from reportgen.analysis.results import Estimate
from reportgen.spec import canonical
from reportgen.spec.measures import Measure
from reportgen.spec.spec import Spec

Survey = Callable[..., Spec]
Estimates = Callable[..., dict[str, Estimate]]


def groups(**codes: list[str]) -> dict[str, Any]:
    return {code: {"label": code, "codes": found} for code, found in codes.items()}


def bands(*ends: int) -> dict[str, Any]:
    low = [{}, *({"from": str(e)} for e in ends)]
    high = [*({"below": str(e)} for e in ends), {}]
    return {f"b{i}": {"label": f"Band {i}", **a, **b} for i, (a, b) in enumerate(zip(low, high, strict=True))}


SPEC: dict[str, Any] = {
    "scales": {"k": {"options": {c: f"level {c}" for c in "1234"}, "direction": "high_is_good"}},
    "questions": {
        "age": {"ask": "?", "type": "number", "column": "age", "bands": bands(30, 60)},
        "decades": {"type": "single", "label": "D", "of": "age", "bands": bands(30, 45, 60)},
        "halves": {"type": "single", "label": "H", "of": "age", "bands": bands(60)},
        "others": {"type": "single", "label": "O", "of": "age", "bands": bands(50)},
        "grown": {
            "type": "single",
            "label": "G",
            "of": "age",
            "bands": {k: bands(30, 60)[k] for k in ("b1", "b2")},
            "rest": "missing",
        },
        "q": {"ask": "?", "type": "scale", "scale": "k", "column": "q"},
        "pair": {"type": "single", "label": "P", "of": "q", "groups": groups(low=["1", "2"], high=["3", "4"])},
        "level": {"type": "scale", "scale": "k", "of": "pair", "groups": {"1": {"codes": ["low"]}, "4": {"codes": ["high"]}}},
        "odd": {"type": "single", "label": "Odd", "of": "q", "groups": groups(odd=["1", "3"], even=["2", "4"])},
        "free": {"ask": "?", "type": "single", "column": "f", "options": {"x": "X", "y": "Y"}},
    },
    "segments": {"ages": {"label": "Ages", "of": "age"}},
    "weight": {
        "rake": {
            "source": "A register",
            "margins": {"ages": {"b0": "30%", "b1": "45%", "b2": "25%"}, "pair": {"low": "40%", "high": "60%"}},
        }
    },
}
FIXED = (
    canonical.share("age", "b0"),
    canonical.share("age", "b0", "b2"),
    canonical.share("decades", "b0"),
    canonical.share("decades", "b1", "b2"),
    canonical.share("halves", "b0"),
    canonical.share("grown", "b1"),
    canonical.share("pair", "low"),
    canonical.share("q", "1", "2"),
    canonical.top("q"),
    canonical.mean("level"),
    canonical.share("level", "4"),
)
FREE = (
    canonical.mean("age"),
    canonical.share("decades", "b1"),
    canonical.share("others", "b0"),
    canonical.share("q", "1"),
    canonical.mean("q"),
    canonical.share("odd", "odd"),
    canonical.share("free", "x"),
    canonical.share("pair", "low", segments=(("ages", "b0"),)),
    canonical.share("age", "b0", among=canonical.comparison("free", "==", "x")),
)


def people(seed: int) -> str:
    random = Random(seed)  # noqa: S311
    found = [(random.randint(15, 90), random.choice("1234"), random.choice("xxy")) for _ in range(400)]
    return "age,q,f\n" + "".join(f"{age},{q},{f}\n" for age, q, f in found)


@pytest.fixture(scope="module")
def twice(survey: Survey, estimates: Estimates) -> list[dict[str, Estimate]]:
    return [estimates(survey(people(seed), **SPEC), *FIXED, *FREE) for seed in (1, 2)]


@pytest.mark.parametrize("measure", [*FIXED, *FREE], ids=lambda m: m.canonical)
def test_a_number_has_an_interval_exactly_where_samples_differ(measure: Measure, twice: list[dict[str, Estimate]]) -> None:
    one, other = (found[measure.canonical] for found in twice)
    assert one.value is not None
    fixed = other.value == pytest.approx(one.value, rel=1e-8)
    assert fixed == (measure in FIXED)
    assert [e.no_interval for e in (one, other)] == ["not-defined" if fixed else ""] * 2
