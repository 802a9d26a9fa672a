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

from reportgen.spec.bounds import Bounds, about, combined, compare, point

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
    arithmetic = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}[sign]
    result, slack = arithmetic(Fraction(left[1]), Fraction(right[1])), Fraction(1, 10**30)
    assert found.low is None or result > Fraction(found.low) - slack
    assert found.high is None or result < Fraction(found.high) + slack
    if sign in "+-*" and found.above and found.low is not None:
        assert result > Fraction(found.low)
    if sign in "+-*" and found.below and found.high is not None:
        assert result < Fraction(found.high)
