"""Rounding is what a careful person does with pen and paper."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.facts.format import printed
from reportgen.facts.rounding import quantised, rounded
from reportgen.spec.measures import Unit


@given(st.integers(-(10**11) + 1, 10**11 - 1), st.integers(0, 9), st.integers(0, 6))
def test_a_float_rounds_like_the_decimal_that_it_stands_for(digits: int, scale: int, decimals: int) -> None:
    exact = Decimal(digits).scaleb(-scale)
    expected = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert rounded(float(exact), decimals) == expected
    assert rounded(exact, decimals) == expected


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_rounds_like_the_fraction(n: int, base: int) -> None:
    n = min(n, base)
    doubled = (2 * 100 * n + base) // (2 * base)  # half up, in whole numbers
    assert printed(n / base, Unit.SHARE) == f"{doubled}%"


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15), st.integers(0, 6))
def test_no_negative_zero_and_no_more_than_half_a_step_away(value: float, decimals: int) -> None:
    result = rounded(value, decimals)
    assert not (result == 0 and result.is_signed())
    assert abs(result - quantised(value)) <= Decimal("0.5").scaleb(-decimals)


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (0.3725 * 100, 1, "37.3"),
        (2.675, 2, "2.68"),
        (1.005, 2, "1.01"),
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-0.5, 0, "-1"),
        (-2.5, 0, "-3"),
        (-0.4, 0, "0"),
        (0.1 + 0.2, 1, "0.3"),
        (0.29 * 100, 0, "29"),
        (1.115 * 100, 1, "111.5"),
        (1e-300, 3, "0.000"),
    ],
)
def test_known_traps(value: float, decimals: int, expected: str) -> None:
    assert str(rounded(value, decimals)) == expected
