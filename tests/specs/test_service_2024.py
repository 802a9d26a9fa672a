"""The report of 2024 states every published figure, each as what it is, and nothing of the industries that have none."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen.facts.serialise import facts_json
from reportgen.pipeline import Checked, check
from reportgen.spec.labels import options_of

ROOT = Path(__file__).parents[2]
PUBLISHED = Path(__file__).with_name("published-service-2024.yaml")
SOURCE: dict[str, Any] = yaml.load(PUBLISHED.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 (makes text only)
Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Uses:
    """A page on which facts are used."""

    used_at: Mapping[str, tuple[str, ...]]
    language: str = "zh-CN"
    numbers: Mapping[str, int] = field(default_factory=dict)


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check(ROOT / "specs" / "service-satisfaction-2024" / "report.yaml")


@pytest.fixture(scope="module")
def rows() -> Rows:
    with (ROOT / "survey_data" / "service-satisfaction-2024.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def index(rows: Rows) -> Fraction:
    """Return the weighted mean of answers from 1 to 5, brought to 0 to 100, without rounding."""
    weights = [Fraction(row["weight"]) for row in rows]
    total = sum((w * (int(row["overall"]) - 1) * 25 for w, row in zip(weights, rows, strict=True)), Fraction())
    return total / sum(weights, Fraction())


@pytest.mark.parametrize(("expression", "published"), SOURCE["rows"].items(), ids=list(SOURCE["rows"]))
def test_rebuilt_rows_give_the_published_figure_and_say_that_it_was_published(
    checked: Checked, expression: str, published: str
) -> None:
    fact = checked.ledger.facts[expression]
    assert fact.value == pytest.approx(float(published), abs=1e-9)
    content = json.loads(facts_json(checked.spec, checked.ledger, [Uses({expression: ("here",)})]))
    assert {f["id"]: f["provenance"] for f in content["facts"]}[expression] == "published"


@pytest.mark.parametrize(("name", "printed"), SOURCE["stated"].items(), ids=list(SOURCE["stated"]))
def test_a_figure_without_rows_is_printed_as_the_source_has_it(checked: Checked, name: str, printed: str) -> None:
    assert checked.ledger.facts[f"published({name})"].printed["zh-CN"] == printed


@pytest.mark.parametrize(("name", "target"), SOURCE["targets"].items(), ids=list(SOURCE["targets"]))
def test_the_goals_of_the_source_are_targets(checked: Checked, name: str, target: str) -> None:
    assert checked.spec.document.operations[name].target == target


def test_every_figure_of_the_list_of_published_ones_is_in_it_and_no_other(checked: Checked) -> None:
    assert set(checked.spec.document.published) == set(SOURCE["stated"])


def test_channels_and_industries_are_exact_in_the_rows(rows: Rows) -> None:
    """By fractions, straight from the file."""
    groups = {
        **{("channel", c): i for c, i in (("phone", 81), ("online", 76), ("bot", 68), ("store", 82))},
        **{("industry", c): i for c, i in (("finance", 85), ("ecommerce", 75), ("catering", 80))},
    }
    assert {key: index([row for row in rows if row[key[0]] == key[1]]) for key in groups} == groups
    assert index(rows) == Fraction(785, 10)
    assert index([row for row in rows if row["channel"] in {"phone", "online"}]) == 79


def test_nothing_is_said_of_industries_without_a_published_figure(checked: Checked) -> None:
    """The other nine are one group without a name in the rows, and no group at all in the report."""
    assert set(options_of(checked.spec.document, "industry")) == {"finance", "ecommerce", "catering"}
    measures = [f.estimate.measure for f in checked.ledger.facts.values() if f.estimate]
    assert {c for m in measures for s, c in m.segments if s == "industry"} == {"finance", "ecommerce", "catering"}


def test_no_number_of_rebuilt_rows_has_an_interval_or_says_how_many_there_are(checked: Checked) -> None:
    estimates = [f.estimate for f in checked.ledger.facts.values() if f.estimate]
    assert len(estimates) >= 15
    assert {e.interval for e in estimates} == {None}
    assert {e.measure.name for e in estimates} <= {"index", "share"}
