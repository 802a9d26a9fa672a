"""Quotas: whole numbers in proportion that sum to the sample."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.spec.model.research import Stratum
from reportgen.spec.research.allocation import design_effect, largest_remainder, quotas, smallest_part

CODES = ("a", "b", "c")


def test_the_worked_example_of_largest_remainders() -> None:
    """The votes with which Hare's quota is usually explained: 10 seats, a quota of 10,000."""
    votes = {"yellow": 47000.0, "white": 16000.0, "red": 15900.0, "green": 12000.0, "blue": 6000.0, "pink": 3100.0}
    assert largest_remainder(10, votes) == {"yellow": 5, "white": 2, "red": 1, "green": 1, "blue": 1, "pink": 0}


@given(st.integers(0, 10**6), st.dictionaries(st.text(min_size=1), st.floats(0.001, 1000), min_size=1, max_size=12))
def test_parts_sum_to_the_whole_and_miss_their_share_by_less_than_one(total: int, weights: dict[str, float]) -> None:
    found = largest_remainder(total, weights)
    assert sum(found.values()) == total
    whole = sum(map(Fraction, map(repr, weights.values())))
    assert all(abs(n - total * Fraction(repr(weights[name])) / whole) < 1 for name, n in found.items())


def stratum(**parts: object) -> Stratum:
    return Stratum.model_validate({"of": "x", **parts})


def test_the_three_ways() -> None:
    shares = {"a": "50%", "b": "30%", "c": "20%"}
    assert quotas(stratum(shares=shares), CODES, 101) == {"a": 51, "b": 30, "c": 20}
    assert quotas(stratum(shares=shares, allocation="equal"), CODES, 100) == {"a": 34, "b": 33, "c": 33}
    declared = stratum(allocation="declared", quotas={"a": "10", "b": "70", "c": "20"})
    assert quotas(declared, CODES, 100) == {"a": 10, "b": 70, "c": 20}
    assert [smallest_part(s, CODES) for s in (stratum(shares=shares), stratum(allocation="equal"), declared)] == [0.2, 1 / 3, 0.1]


def test_the_design_effect_of_unequal_chances() -> None:
    # by hand, after Kish (1965): shares 0.8 and 0.2, of 100 taken 50 and 50: 100 * (0.64 + 0.04) / 50 = 1.36
    unequal = stratum(shares={"a": "80%", "b": "20%"}, allocation="equal")
    assert design_effect(unequal, ("a", "b"), 100) == pytest.approx(1.36)
    assert design_effect(stratum(shares={"a": "80%", "b": "20%"}), ("a", "b"), 100) == pytest.approx(1.0)
    assert design_effect(stratum(allocation="equal"), CODES, 100) is None
