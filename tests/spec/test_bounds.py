"""Numbers of which only bounds are known: three-valued comparisons and calculations that never say too much."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.spec.bounds import Bounds, about, combined, compare, point, reach_of

OVER_30 = Bounds(Decimal(30), None, above=True)
FROM_30 = Bounds(Decimal(30), None)
UNDER_5 = Bounds(None, Decimal(5), below=True)
SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
WHOLE = st.integers(-20, 20)


@pytest.mark.parametrize(
    ("left", "sign", "right", "told"),
    [
        (OVER_30, ">", point(Decimal(30)), True),
        (FROM_30, ">", point(Decimal(30)), None),
        (FROM_30, ">=", point(Decimal(30)), True),
        (OVER_30, ">", point(Decimal(5)), True),
        (OVER_30, ">", point(Decimal(40)), None),
        (OVER_30, "<", point(Decimal(30)), False),
        (OVER_30, "==", point(Decimal(30)), False),
        (FROM_30, "==", point(Decimal(30)), None),
        (OVER_30, "!=", point(Decimal(29)), True),
        (OVER_30, ">", UNDER_5, True),
        (UNDER_5, ">", OVER_30, False),
        (OVER_30, "<", FROM_30, None),
        (about(Decimal(30)), ">", point(Decimal(25)), None),
        (about(Decimal(30)), ">", point(Decimal(24)), True),
        (about(Decimal(28)), ">", point(Decimal(27)), True),
    ],
)
def test_a_comparison_is_told_only_by_bounds_that_decide_it(left: Bounds, sign: str, right: Bounds, told: bool | None) -> None:
    assert compare(left, sign, right) is told


@pytest.mark.parametrize(("said", "low", "high"), [("30", 25, 35), ("28", 27.5, 28.5), ("1.5", 1.45, 1.55), ("0.3", 0.25, 0.35)])
def test_about_covers_what_would_be_rounded_to_it(said: str, low: float, high: float) -> None:
    found = about(Decimal(said))
    assert (found.low, found.high) == (Decimal(str(low)), Decimal(str(high)))


@st.composite
def bounded(draw: st.DrawFn) -> tuple[Bounds, int]:
    """Return bounds, and a number inside them."""
    value = draw(WHOLE)
    low, high = draw(st.none() | st.integers(-25, value)), draw(st.none() | st.integers(value, 25))
    above = low is not None and low < value and draw(st.booleans())
    below = high is not None and high > value and draw(st.booleans())
    return Bounds(None if low is None else Decimal(low), None if high is None else Decimal(high), above, below), value


@given(bounded(), bounded(), st.sampled_from(sorted(SIGNS)))
def test_what_is_told_is_true_of_every_number_inside(left: tuple[Bounds, int], right: tuple[Bounds, int], sign: str) -> None:
    told = compare(left[0], sign, right[0])
    assert told is None or told is SIGNS[sign](left[1], right[1])


@given(bounded(), bounded(), st.sampled_from("+-*/"))
def test_a_result_lies_where_it_is_said_to_lie(left: tuple[Bounds, int], right: tuple[Bounds, int], sign: str) -> None:
    found = combined(sign, left[0], right[0])
    if found is None or (sign == "/" and not right[1]):
        return
    assert holds(found, ARITHMETIC[sign](Fraction(left[1]), Fraction(right[1])))


ARITHMETIC: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}


def holds(found: Bounds, number: Fraction) -> bool:
    """Whether a number lies inside bounds, by 12 digits where an end was divided."""
    slack = abs(number) / 10**12
    over = found.low is None or Fraction(found.low) - slack <= number
    under = found.high is None or number <= Fraction(found.high) + slack
    return over and under


@st.composite
def rounded(draw: st.DrawFn) -> tuple[Bounds, Fraction]:
    """Return about a number, and one that is rounded to it."""
    said = Decimal(draw(st.integers(-400, 400).filter(bool))).scaleb(draw(st.integers(-2, 2)))
    known = about(said)
    assert known.low is not None
    assert known.high is not None
    part = Fraction(draw(st.integers(0, 8)), 8)
    return known, Fraction(known.low) * (1 - part) + Fraction(known.high) * part


ANY = bounded().map(lambda pair: (pair[0], Fraction(pair[1]))) | rounded()


@given(st.lists(st.tuples(ANY, st.sampled_from("+-*/")), min_size=2, max_size=5), st.data())
def test_chains_of_calculations_never_say_too_much(steps: list[tuple[tuple[Bounds, Fraction], str]], data: st.DataObject) -> None:
    """Whatever numbers lie inside the bounds, the result lies inside the bounds that are printed, and so do comparisons."""
    (known, number), *_ = steps[0]
    for (other, value), sign in steps[1:]:
        found = combined(sign, known, other)
        if found is None:
            return
        known, number = found, ARITHMETIC[sign](number, value)
        assert holds(known, number)
        if known.about is not None:
            reach = reach_of(known.about)
            assert abs(number - Fraction(known.about)) <= Fraction(reach) * (1 + Fraction(1, 10**12))
    (against, value), sign = data.draw(ANY), data.draw(st.sampled_from(sorted(SIGNS)))
    told = compare(known, sign, against)
    near = abs(number - value) <= (abs(number) + abs(value)) / 10**11  # 12 digits make no difference between them
    assert told is None or near or told is SIGNS[sign](number, value)


@given(st.integers(1, 999), st.integers(1, 999), st.booleans())
def test_a_bound_divided_never_decides_what_its_end_leaves_open(end: int, divisor: int, upper: bool) -> None:
    """At most 30, divided by 3, may be 10: the third that decimals cannot write must not make it less."""
    known = Bounds(None, Decimal(end)) if upper else Bounds(Decimal(end), None)
    found = combined("/", known, point(Decimal(divisor)))
    assert found is not None
    quotient = point(Decimal(repr(end / divisor)))
    assert compare(found, "<" if upper else ">", quotient) is None
    assert compare(found, "<=" if upper else ">=", quotient) is True


def test_nothing_is_told_of_a_quotient_whose_divisor_may_be_zero() -> None:
    for divisor in (point(Decimal(0)), Bounds(Decimal(-1), Decimal(1)), Bounds(Decimal(0), None, above=True), UNDER_5):
        assert combined("/", point(Decimal(1)), divisor) is None
        assert combined("/", OVER_30, divisor) is None


def test_a_negative_divisor_turns_the_ends() -> None:
    found = combined("/", OVER_30, point(Decimal(-5)))
    assert found == Bounds(None, Decimal(-6), below=True)
