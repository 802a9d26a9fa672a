"""Impossible percentages are found by trying every count, as a reader with patience would."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.analysis.results import Results
from reportgen.facts.attainable import attainable, unattainable
from reportgen.problems import Code, Kind
from reportgen.spec.plan import plan
from tests.facts.given import SOURCE, estimate
from tests.spec.expressions.sample import rebuilt, spec, tree


def printable(n: int) -> set[int]:
    """Return the whole percentages that n respondents can give, by any rounding."""
    exact = [Decimal(100 * k) / Decimal(n) for k in range(n + 1)]
    return {int(e.quantize(Decimal(1), how)) for e in exact for how in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)}


@pytest.mark.parametrize("n", [1, 2, 3, 7, 8, 12, 40, 50, 64, 99, 100, 101, 199, 200, 201, 1000])
def test_it_is_what_trying_every_count_gives(n: int) -> None:
    assert {p for p in range(101) if attainable(p, n)} == printable(n)


@given(st.integers(1, 5000), st.data())
def test_what_was_counted_is_attainable(n: int, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, n))
    assert attainable(int(Fraction(100 * k, n)), n)
    assert attainable(round(Fraction(100 * k, n)), n)


def test_fifty_people_give_even_percentages_only() -> None:
    assert [p for p in range(101) if attainable(p, 50)] == list(range(0, 101, 2))


SHARES = {"5": 0.04, "4": 0.13, "3": 0.51, "2": 0.14, "1": 0.18}  # question 3 of the JD survey of 2022, as published


def found(**sample: str) -> list[str]:
    survey = tree()["survey"]
    survey["data"] |= {"provenance": "reconstructed", "published": ["overall"]}
    survey["sample"] = {"kind": "convenience", **sample}
    of = spec(rebuilt("overall", survey=survey))
    results = Results({m: estimate(m, SHARES[m.options[0]]) for m in plan(of).measures}, SOURCE)
    problems = list(unattainable(of, results))
    assert all((p.code, p.kind) == (Code.UNATTAINABLE, Kind.REPORT) for p in problems)
    return [p.found for p in problems]


def test_one_problem_for_each_question_names_the_percentages_and_the_base() -> None:
    text = "The published percentages 13%, 51% of overall cannot occur among 50 respondents, however they were rounded"
    assert found(published_base="50") == [text]


def test_no_problem_where_they_can_occur_or_the_author_doubts_the_base() -> None:
    assert found(published_base="100") == []
    assert found(published_base="50", base_doubt="The source says so") == []
    assert found() == []
