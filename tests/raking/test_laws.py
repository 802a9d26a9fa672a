"""What must be so of raked weights, whatever the answers."""

from __future__ import annotations

from itertools import product
from math import isclose, log

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportgen.data.raking.cells import Cell
from reportgen.data.raking.solve import Limits, Targets, fit

A, B = ("a", "b", "c"), ("x", "y")
COUNTS = st.lists(st.integers(1, 60), min_size=6, max_size=6)
PARTS = st.lists(st.integers(1, 20), min_size=5, max_size=5)
WEIGHTS = st.lists(st.integers(1, 9), min_size=6, max_size=6)
TOLERANCE, MOST, FREE = 1e-12, 1000, Limits()


def cells(counts: list[int], weights: list[int]) -> list[Cell]:
    return [Cell(codes, n, n * w) for codes, n, w in zip(product(A, B), counts, weights, strict=True)]


def targets(parts: list[int]) -> tuple[Targets, Targets]:
    a, b = parts[:3], parts[3:]
    return {c: p / sum(a) for c, p in zip(A, a, strict=True)}, {c: p / sum(b) for c, p in zip(B, b, strict=True)}


def weights_of(found: list[Cell], margins: tuple[Targets, ...], limits: Limits = FREE) -> list[float]:
    """Return the weight of a respondent of each cell, from the factors as the engine would."""
    made = fit(found, margins, limits, TOLERANCE, MOST)
    assume(made.difference <= TOLERANCE)
    mean = sum(c.weight for c in found) / sum(c.n for c in found)
    out = []
    for cell in found:
        weight = cell.weight / cell.n / mean
        for code, factors in zip(cell.codes, made.factors, strict=True):
            weight *= factors[code]
        out.append(min(max(weight, limits.low), limits.high))
    return out


def shares(found: list[Cell], weights: list[float], margin: int) -> dict[str | None, float]:
    sums: dict[str | None, float] = {}
    for cell, weight in zip(found, weights, strict=True):
        sums[cell.codes[margin]] = sums.get(cell.codes[margin], 0) + cell.n * weight
    return {code: part / sum(sums.values()) for code, part in sums.items()}


@given(COUNTS, WEIGHTS, PARTS)
def test_the_margins_are_met_and_the_mean_is_1(counts: list[int], given_: list[int], parts: list[int]) -> None:
    found, wanted = cells(counts, given_), targets(parts)
    weights = weights_of(found, wanted)
    for margin, of in enumerate(wanted):
        assert shares(found, weights, margin) == pytest.approx(dict(of), abs=1e-11)
    assert sum(c.n * w for c, w in zip(found, weights, strict=True)) == pytest.approx(sum(counts), rel=1e-11)


@given(COUNTS, WEIGHTS, PARTS, st.integers(2, 1000))
def test_the_unit_of_the_given_weights_does_not_matter(
    counts: list[int], given_: list[int], parts: list[int], factor: int
) -> None:
    wanted = targets(parts)
    once = weights_of(cells(counts, given_), wanted)
    assert weights_of(cells(counts, [w * factor for w in given_]), wanted) == pytest.approx(once, rel=1e-9)


@given(COUNTS, WEIGHTS, PARTS)
def test_raking_what_is_raked_changes_nothing(counts: list[int], given_: list[int], parts: list[int]) -> None:
    wanted = targets(parts)
    once = weights_of(cells(counts, given_), wanted)
    again = [Cell(c.codes, c.n, round(c.n * w * 10**12)) for c, w in zip(cells(counts, given_), once, strict=True)]
    assert weights_of(again, wanted) == pytest.approx(once, rel=1e-8)


@given(COUNTS)
def test_margins_of_the_answers_themselves_leave_every_weight_at_1(counts: list[int]) -> None:
    found = cells(counts, [1] * 6)
    own = tuple(shares(found, [1.0] * 6, margin) for margin in (0, 1))
    assert weights_of(found, own) == pytest.approx([1.0] * 6, abs=1e-10)


@given(COUNTS, WEIGHTS, PARTS)
def test_the_order_of_margins_does_not_matter(counts: list[int], given_: list[int], parts: list[int]) -> None:
    found, wanted = cells(counts, given_), targets(parts)
    turned = [Cell(c.codes[::-1], c.n, c.weight) for c in found]
    assert weights_of(turned, wanted[::-1]) == pytest.approx(weights_of(found, wanted), rel=1e-7)


INSIDE = st.lists(st.floats(0.55, 1.8), min_size=6, max_size=6)


@given(COUNTS, INSIDE, st.sampled_from([(0.2, 4.0), (0.5, 2.0), (0.0, 1.5), (0.4, float("inf"))]), st.data())
def test_inside_limits_nothing_nearer_meets_the_margins(
    counts: list[int], inside: list[float], ends: tuple[float, float], data: st.DataObject
) -> None:
    """Move along a direction that keeps both margins: the divergence from equal weights never gets smaller."""
    found, limits = cells(counts, [1] * 6), Limits(*ends)
    mean = sum(n * w for n, w in zip(counts, inside, strict=True)) / sum(counts)
    possible = [w / mean for w in inside]
    assume(all(limits.low <= w <= limits.high for w in possible))
    wanted = tuple(shares(found, possible, margin) for margin in (0, 1))
    weights = weights_of(found, wanted, limits)
    for margin, of in enumerate(wanted):
        assert shares(found, weights, margin) == pytest.approx(dict(of), abs=1e-11)
    assert all(limits.low <= w <= limits.high for w in weights)
    first, second = data.draw(st.sampled_from([(0, 1), (0, 2), (1, 2)]))
    size = data.draw(st.sampled_from([1, -1])) * data.draw(st.floats(1e-4, 0.5))
    moved = list(weights)
    for row, sign in ((first, 1), (second, -1)):
        for column, turn in ((0, 1), (1, -1)):
            at = 2 * row + column
            moved[at] += sign * turn * size / counts[at]
    assume(all(max(limits.low, 1e-12) <= w <= limits.high for w in moved))
    assert divergence(counts, moved) >= divergence(counts, weights) - 1e-9


def divergence(counts: list[int], weights: list[float]) -> float:
    return sum(n * w * log(w) for n, w in zip(counts, weights, strict=True) if w > 0)


@given(COUNTS, PARTS)
def test_limits_that_cut_nothing_change_nothing(counts: list[int], parts: list[int]) -> None:
    found, wanted = cells(counts, [1] * 6), targets(parts)
    free = weights_of(found, wanted)
    wide = weights_of(found, wanted, Limits(min(free) / 2, max(free) * 2))
    assert all(isclose(a, b, rel_tol=1e-8) for a, b in zip(free, wide, strict=True))


def test_contradicting_margins_are_not_met() -> None:
    found = [Cell(("a", "x"), 50, 50), Cell(("b", "y"), 50, 50)]
    made = fit(found, ({"a": 0.3, "b": 0.7}, {"x": 0.6, "y": 0.4}), Limits(), TOLERANCE, 100)
    assert made.difference > 0.2
    assert made.iterations == 100


def test_margins_that_limits_forbid_together_are_not_met() -> None:
    """Each category could be met by itself: people who are both a and x would have to weigh little and much."""
    found = [Cell(("a", "x"), 50, 50), Cell(("a", "y"), 10, 10), Cell(("b", "x"), 10, 10), Cell(("b", "y"), 50, 50)]
    wanted: tuple[Targets, ...] = ({"a": 0.8, "b": 0.2}, {"x": 0.2, "y": 0.8})
    assert fit(found, wanted, Limits(0.3, 1.8), TOLERANCE, 500).difference > 0.01
    assert fit(found, wanted, Limits(), TOLERANCE, 500).difference <= TOLERANCE
