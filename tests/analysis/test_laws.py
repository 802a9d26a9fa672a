"""What must hold whatever the answers are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.analysis.results import Estimate
from reportgen.spec import canonical
from reportgen.spec.measures import Measure
from reportgen.spec.spec import Spec

Survey = Callable[..., Spec]
Compute = Callable[..., dict[str, Estimate]]
Row = tuple[str, str, str, str, str, int]
CODES = ("1", "2", "3", "4", "5")
SPEC: dict[str, Any] = {
    "scales": {"k": {"options": dict.fromkeys(CODES, "x"), "direction": "high_is_good"}},
    "questions": {
        "a": {"ask": "?", "type": "scale", "scale": "k", "column": "a"},
        "b": {"ask": "?", "type": "scale", "scale": "k", "column": "b"},
        "m": {"ask": "?", "type": "multi", "base": "responses", "columns": {"x": "x", "y": "y"}, "options": {"x": "X", "y": "Y"}},
    },
    "dimensions": {"d": {"label": "D", "questions": {"a": "3", "b": "1.5"}}},
    "segments": {"g": {"label": "G", "column": "a", "options": dict.fromkeys(CODES, "x")}},
}
MEASURES: tuple[Measure, ...] = (
    *(canonical.share("a", c) for c in CODES),
    *(canonical.share("b", c, segments=(("g", g),)) for c in CODES for g in CODES),
    *(make(q) for q in "ab" for make in (canonical.top, canonical.bottom, canonical.mean, canonical.median, canonical.sd)),
    *(canonical.share("m", o) for o in "xy"),
    *(canonical.rank("m", o) for o in "xy"),
    canonical.index("d"),
)
rows = st.lists(
    st.tuples(
        *(st.sampled_from([*CODES, ""]) for _ in "ab"),
        *(st.sampled_from(["1", "0", ""]) for _ in "xy"),
        st.just(""),
        st.integers(1, 3000),
    ),
    min_size=1,
    max_size=40,
)
few = settings(max_examples=10)


def as_csv(data: list[Row], factor: str = "1") -> str:
    from decimal import Decimal

    return "a,b,x,y,z,w\n" + "".join(f"{','.join(r[:5])},{Decimal(r[5]) * Decimal(factor) / 1000}\n" for r in data)


def numbers(found: dict[str, Estimate]) -> dict[str, tuple[object, ...]]:
    """Return all that an estimate says, to the last bit."""
    return {
        c: (e.value, e.n, e.weighted_n, e.base, e.weighted_base, e.effective_base, e.interval, e.withheld)
        for c, e in found.items()
    }


@few
@given(data=rows)
def test_shares_of_one_base_sum_to_one(data: list[Row], survey: Survey, estimates: Compute) -> None:
    found = estimates(survey(as_csv(data), **SPEC, weight="w"), *MEASURES)
    for group in ([canonical.share("a", c) for c in CODES], [canonical.share("m", o) for o in "xy"]):
        values = [found[m.canonical].value for m in group]
        assert all(v is None for v in values) or sum(v for v in values if v is not None) == pytest.approx(1, abs=1e-15 * 8)


@few
@given(data=rows, random=st.randoms(), factor=st.sampled_from(["2", "0.5", "1000", "3", "7.25", "0.001", "41"]))
def test_order_of_rows_and_scale_of_weights_change_nothing(
    data: list[Row], random: Any, factor: str, survey: Survey, estimates: Compute
) -> None:
    first = estimates(survey(as_csv(data), **SPEC, weight="w"), *MEASURES)
    shuffled = random.sample(data, len(data))
    second = estimates(survey(as_csv(shuffled, factor), **SPEC, weight="w"), *MEASURES)
    assert numbers(first) == numbers(second)


@few
@given(data=rows)
def test_everyone_twice_with_half_the_weight_keeps_the_estimates(data: list[Row], survey: Survey, estimates: Compute) -> None:
    keeps = [m for m in MEASURES if m.name != "sd"]
    once = estimates(survey(as_csv(data), **SPEC, weight="w"), *keeps)
    twice = estimates(survey(as_csv([*data, *data], "0.5"), **SPEC, weight="w"), *keeps)
    assert {c: e.value for c, e in once.items()} == {c: e.value for c, e in twice.items()}


@few
@given(data=rows)
def test_equal_weights_are_as_no_weights(data: list[Row], survey: Survey, estimates: Compute) -> None:
    equal = [(*r[:5], 1700) for r in data]
    without = estimates(survey(as_csv(equal), **SPEC), *MEASURES)
    weighted = estimates(survey(as_csv(equal), **SPEC, weight="w"), *MEASURES)
    assert {c: (e.value, e.n, e.base, e.weighted_base) for c, e in without.items()} == {
        c: (e.value, e.n, e.base, e.weighted_base) for c, e in weighted.items()
    }
    for canonical_text, e in weighted.items():
        assert e.effective_base == pytest.approx(without[canonical_text].effective_base, rel=1e-12)


@few
@given(data=rows)
def test_values_stay_inside_what_they_can_be(data: list[Row], survey: Survey, estimates: Compute) -> None:
    limits = {"share": (0, 1), "top": (0, 1), "bottom": (0, 1), "index": (0, 100), "mean": (1, 5), "median": (1, 5)}
    for e in estimates(survey(as_csv(data), **SPEC, weight="w"), *MEASURES).values():
        low, high = limits.get(e.measure.name, (0, float("inf")))
        assert e.value is None or low <= e.value <= high
        if e.interval and e.value is not None:
            slack = 1e-12 * max(1.0, abs(e.value))
            assert e.interval.low - slack <= e.value <= e.interval.high + slack
        assert (e.value is None) == bool(e.withheld)


@few
@given(data=rows, minimum=st.integers(1, 6), base=st.integers(1, 10))
def test_a_withheld_estimate_holds_no_number(
    data: list[Row], minimum: int, base: int, survey: Survey, estimates: Compute
) -> None:
    report = {"minimum_count": str(minimum), "minimum_base": str(base)}
    for e in estimates(survey(as_csv(data), **SPEC, report=report), *MEASURES).values():
        if e.withheld:
            assert (e.value, e.n, e.weighted_n, e.interval, e.no_interval) == (None, None, None, None, "withheld")
        elif e.n is not None:
            assert e.n == 0 or e.n >= minimum
        assert e.withheld or (e.base or 0) >= base or e.measure.name == "base"
