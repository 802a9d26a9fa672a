"""Impossible percentages are found by trying every count, as a reader with patience would."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.analysis.results import Results
from reportgen.facts.attainable import attainable, unattainable, unattainable_figures
from reportgen.problems import Code, Kind
from reportgen.spec.plan import plan
from tests.facts.given import SOURCE, estimate
from tests.spec.expressions.sample import changed, rebuilt, spec, tree


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


def printed_with(decimals: int, n: int) -> set[int]:
    """Return the percentages that n respondents can give, with decimals, in units of the last one."""
    unit = Decimal(1).scaleb(-decimals)
    exact = [Decimal(100 * k) / Decimal(n) for k in range(n + 1)]
    return {int(e.quantize(unit, how).scaleb(decimals)) for e in exact for how in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)}


@pytest.mark.parametrize("n", [1, 3, 7, 30, 50, 64, 128, 200])
@pytest.mark.parametrize("decimals", [1, 2])
def test_with_decimals_it_is_what_trying_every_count_gives(n: int, decimals: int) -> None:
    assert {p for p in range(100 * 10**decimals + 1) if attainable(p, n, decimals)} == printed_with(decimals, n)


def test_with_one_decimal_a_thousand_people_can_give_everything() -> None:
    """1/n is then no wider than the steps of a tenth of a percent."""
    assert all(attainable(p, n, 1) for n in (1000, 1001, 1250) for p in range(1001))
    assert not all(attainable(p, 640, 1) for p in range(1001))


FIGURE = {"label": "F", "unit": "share", "source": "A report"}
FIGURES: tuple[tuple[dict[str, str], str], ...] = (
    ({"value": "36%", "n": "50"}, ""),
    ({"value": "37%", "n": "50"}, "published.f is 37%, which cannot occur among 50: the nearest are 36% and 38%"),
    ({"value": "36.0%", "n": "50"}, ""),
    ({"value": "36.5%", "n": "50"}, "published.f is 36.5%, which cannot occur among 50: the nearest are 36.0% and 38.0%"),
    ({"value": "66%", "n": "3"}, ""),  # two thirds, cut off
    ({"value": "37%", "n": "50", "weighted": "true"}, ""),
    ({"value": "37%"}, ""),
    ({"value": "37%", "n": "1200"}, ""),
    ({"value": "37%", "n": "50", "qualifier": "about"}, "published.f is about 37%, which cannot occur among 50: the nearest are"),
    ({"value": "37%", "n": "50", "qualifier": "more_than"}, ""),
    ({"value": "99%", "n": "50", "qualifier": "more_than"}, ""),  # all of them
    ({"low": "30.5%", "high": "31.5%", "n": "50"}, "published.f is 30.5% to 31.5%, which cannot occur among 50: the nearest are"),
    ({"low": "30.5%", "high": "32.5%", "n": "50"}, ""),
    ({"value": "100%", "n": "1"}, ""),
    ({"value": "50%", "n": "1"}, "published.f is 50%, which cannot occur among 1: the nearest are 0% and 100%"),
)


@pytest.mark.parametrize(("figure", "expected"), FIGURES)
def test_a_published_share_of_a_stated_number_of_people(figure: dict[str, str], expected: str) -> None:
    of = spec(changed(published={"f": {**FIGURE, **figure}}))
    problems = list(unattainable_figures(of))
    assert all((p.code, p.kind) == (Code.UNATTAINABLE, Kind.REPORT) for p in problems)
    assert len(problems) == bool(expected)
    assert all(p.found.startswith(expected) for p in problems)


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
