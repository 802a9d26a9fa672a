"""One formatter for every number."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from reportgen.analysis.results import Interval
from reportgen.facts.format import base_text, interval_text, literal_text, printed
from reportgen.spec.canonical import top
from reportgen.spec.expressions.tree import Literal
from reportgen.spec.measures import Unit
from tests.facts.given import estimate

TABLE = Path(__file__).with_name("printed.md").read_text(encoding="utf-8").splitlines()
ROWS = [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in TABLE if line.endswith("` |")]


@pytest.mark.parametrize(("value", "unit", "expected"), ROWS)
def test_a_number_prints_by_its_unit(value: str, unit: str, expected: str) -> None:
    assert printed(None if value == "None" else float(value), Unit(unit)) == expected


def test_decimals_and_signs_on_request() -> None:
    assert printed(31.25, Unit.MEAN, 2) == "31.25"
    assert printed(31.25, Unit.MEAN, 0) == "31"
    assert printed(0.3725, Unit.SHARE, 1) == "37.3%"
    assert printed(0.25, Unit.NUMBER, signed=True) == "+0.3"
    assert printed(0.0, Unit.NUMBER, signed=True) == "0.0"


@pytest.mark.parametrize(
    ("unit", "low", "high", "language", "expected"),
    [
        (Unit.SHARE, 0.4123, 0.5198, "en", "95% CI 41%–52%"),
        (Unit.SHARE, 0.4123, 0.5198, "zh-CN", "95%置信区间 41%–52%"),
        (Unit.SHARE, 0.4123, 0.5198, "zh-TW", "95%信賴區間 41%–52%"),
        (Unit.NPS, -4.2, 12.6, "en", "95% CI −4 to +13"),
        (Unit.NPS, -4.2, 12.6, "zh-CN", "95%置信区间 −4至+13"),
        (Unit.SCORE, 71.25, 78.04, "en", "95% CI 71.3–78.0"),
        (Unit.MEAN, -2.0, 1.0, "en", "95% CI −2.0 to 1.0"),
    ],
)
def test_intervals(unit: Unit, low: float, high: float, language: str, expected: str) -> None:
    assert interval_text(Interval(low, high, 0.95, "wilson"), unit, language) == expected


def test_the_level_of_an_interval_may_have_decimals() -> None:
    assert interval_text(Interval(0.1, 0.2, 0.995, "wilson"), Unit.SHARE, "en") == "99.5% CI 10%–20%"


def test_bases() -> None:
    plain = estimate(top("overall"), 0.5)
    assert base_text(plain, "en") == "n = 312"
    weighted = replace(plain, base=1234, effective_base=987.5)
    assert base_text(weighted, "en") == "n = 1,234 (effective base 988)"
    assert base_text(weighted, "zh-CN") == "n = 1,234（有效基数 988）"


@pytest.mark.parametrize(
    ("value", "percent", "expected"),
    [("80", True, "80%"), ("80.50", False, "80.5"), ("12000", False, "12,000"), ("0", False, "0")],
)
def test_numbers_of_the_spec_print_as_written(value: str, percent: bool, expected: str) -> None:
    assert literal_text(Literal(Decimal(value), percent)) == expected
