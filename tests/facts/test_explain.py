"""``explain`` answers about any number of a survey, also one that its report does not print."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reportgen.pipeline import Checked, check
from reportgen.problems import Code, SpecError
from reportgen.verbs.explain import FILE, explain

ROOT = Path(__file__).parents[2]
SPEC = ROOT / "specs" / "city-library-2025" / "report.yaml"


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check(SPEC, allow_broken=True)


def rows(text: str) -> dict[str, str]:
    """Return an explanation as a map; of a name that repeats, the first row."""
    pairs = [(line[:12].strip(), line[13:]) for line in text.splitlines()]
    return {name: value for name, value in reversed(pairs) if name}


def test_a_number_that_no_block_prints_is_computed_from_the_data(checked: Checked) -> None:
    expression = "share(purpose, 'study', among=visits > 7 and branch == 'central')"
    assert not any("visits > 7" in fact for fact in checked.ledger.facts)
    answer = rows(explain(checked, expression))
    with (ROOT / "survey_data" / "city-library-2025.csv").open(encoding="utf-8", newline="") as file:
        lines = [
            r
            for r in csv.DictReader(file)
            if r["branch"] == "central" and r["visits"] and float(r["visits"]) > 7 and r["purpose"]
        ]
    weights = {who: sum(float(r["weight"]) for r in lines if who in {"all", r["purpose"]}) for who in ("all", "study")}
    assert answer["expression"] == "share(purpose, 'study', among=branch == 'central' and visits > 7)"
    assert answer["base"].startswith(f"n = {len(lines)}")
    assert answer["counted"] == str(sum(r["purpose"] == "study" for r in lines))
    exact = float(answer["value"].split("exactly ")[1].rstrip(")"))
    assert exact == pytest.approx(weights["study"] / weights["all"], abs=1e-9)
    assert answer["provenance"] == "synthetic"
    assert answer["used at"] == "nowhere in the report"


def test_a_number_of_the_report_says_where_it_is_used(checked: Checked) -> None:
    fact = next(i for i in checked.contents[0].used_at if i.startswith("top(overall"))
    assert rows(explain(checked, fact))["used at"].startswith("index.html#")


def test_a_condition_shows_both_sides(checked: Checked) -> None:
    text = explain(checked, "0 < top(overall) < 1")
    assert rows(text)["holds"] == "yes"
    assert "top(overall) < 1: " in text


def test_a_computed_number_shows_its_parts(checked: Checked) -> None:
    text = explain(checked, "top(overall) - bottom(overall)")
    assert [line.split()[2] for line in text.splitlines() if line.startswith("made of")] == ["top(overall)", "bottom(overall)"]


@pytest.mark.parametrize(
    ("expression", "code", "column"),
    [
        ("share(overal, 5)", Code.UNKNOWN_NAME, 7),
        ("9**9**9", Code.EXPRESSION_FEATURE, 2),
        ("top(overall) > 80", Code.EXPRESSION_TYPE, 16),
        ("", Code.EXPRESSION_SYNTAX, 1),
        ("80%", Code.EXPRESSION_TYPE, 1),
    ],
)
def test_a_wrong_expression_is_a_problem_of_the_call(checked: Checked, expression: str, code: Code, column: int) -> None:
    with pytest.raises(SpecError) as caught:
        explain(checked, expression)
    [problem] = caught.value.problems
    assert (problem.code, problem.place.file, problem.place.line, problem.place.column) == (code, FILE, 1, column)
    assert problem.place.source == expression


def test_a_spec_may_be_named_instead() -> None:
    assert rows(explain(SPEC, "base(overall)"))["provenance"] == "synthetic"


def test_a_condition_that_a_claim_tests_is_told_with_its_tests(checked: Checked) -> None:
    lines = explain(checked, "every((catalogue, hours, space), top(staff) > top(each))").splitlines()
    told = [line[13:] for line in lines]
    assert "p < 0.001, significant at the level of 0.05, all comparisons must be significant" in told
    assert sum(line.startswith("top(staff) > top(") and "two-sided" in line for line in told) == 3
    assert rows(explain(checked, "every((catalogue, hours, space), top(each) > 1%)")).get("tested") is None
