"""Published figures against each other: told as anybody would who tries all numbers that round to what was printed."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import pipeline
from reportgen.content.blocks import Method, TableFigure
from reportgen.content.inlines import Paragraph, plain
from reportgen.facts.arithmetic import agreements
from reportgen.pipeline import Checked
from reportgen.problems import Code, Kind, ReportError, Severity, SpecError
from reportgen.publish.manifest import manifest
from reportgen.spec.arithmetic import mean, written
from reportgen.spec.bounds import Bounds, point
from tests.content.made_up import blocks

REPORT = {"id": "r", "version": "1", "title": "R", "language": "en", "date": "2025-01-31"}


def checked(folder: Path, figures: dict[str, str | dict[str, Any]], *lines: dict[str, Any], broken: bool = False) -> Checked:
    """Check a report with figures, given as a number with its unit or as a map, and calculations over them."""
    (folder / ".git").mkdir(exist_ok=True)
    published = {name: figure(f) for name, f in figures.items()}
    body = [{"section": "S", "content": ["published", "method"]}]
    spec = {"reportgen": "1", "report": REPORT, "published": published, "arithmetic": list(lines), "body": body}
    (folder / "report.yaml").write_text(json.dumps(spec, indent=1), encoding="utf-8")
    return pipeline.check(folder / "report.yaml", allow_broken=broken)


def figure(given_: str | dict[str, Any]) -> dict[str, Any]:
    number, _, unit = given_.partition(" ") if isinstance(given_, str) else ("", "", "")
    value = {"value": number, "unit": unit or "share"} if number else given_
    return {"label": "F", "source": "A report", "unit": "share", **value}  # type: ignore[dict-item]


def result(folder: Path, figures: dict[str, str | dict[str, Any]], line: dict[str, Any]) -> tuple[bool | None, list[str]]:
    of = checked(folder, figures, line, broken=True)
    assert all(p.kind is Kind.REPORT and p.place.path.startswith("arithmetic[0]") for p in of.ledger.problems)
    return agreements(of.spec.document)[0].holds, [f"{p.code.value}: {p.found}" for p in of.ledger.problems]


SUM = {"sum_of": ["a", "b", "c"]}


def test_shares_of_one_question_may_miss_100_by_half_a_unit_each(tmp_path: Path) -> None:
    assert result(tmp_path, {"a": "33%", "b": "33%", "c": "33%"}, SUM) == (True, [])
    assert result(tmp_path, {"a": "33.3%", "b": "33.3%", "c": "33.3%"}, SUM) == (True, [])
    assert result(tmp_path, {"a": "34%", "b": "34%", "c": "34%"}, SUM)[0] is False
    assert result(tmp_path, {"a": "51%", "b": "32%", "c": "17%"}, SUM)[0] is True
    holds, problems = result(tmp_path, {"a": "51%", "b": "32%", "c": "20%"}, SUM)
    assert holds is False
    assert problems == [
        "published-sum: a (51%), b (32%) and c (20%) add up to 101.5% to 104.5%, and all options of a question make 100%"
    ]


def test_a_digit_more_leaves_less_room(tmp_path: Path) -> None:
    """33%, 33% and 33.0% miss 100% by a point: half a point twice and a twentieth once are enough; with 33.0% three times not."""
    assert result(tmp_path, {"a": "33%", "b": "33%", "c": "33.0%"}, SUM)[0] is True
    assert result(tmp_path, {"a": "33.0%", "b": "33.0%", "c": "33.0%"}, SUM)[0] is False


def test_parts_of_a_count_are_counted(tmp_path: Path) -> None:
    figures: dict[str, str | dict[str, Any]] = {"a": "312 people", "b": "188 people", "all": "500 people"}
    line = {"sum_of": ["a", "b"], "is": "all"}
    assert result(tmp_path, figures, line) == (True, [])
    holds, problems = result(tmp_path, {**figures, "all": "501 people"}, line)
    assert holds is False
    assert problems == ["published-sum: a (312 people) and b (188 people) add up to 500 people, and all is 501 people"]


MEAN = {"mean_of": ["phone", "online"], "is": "human"}
SCORES: dict[str, str | dict[str, Any]] = {"human": "79 score", "phone": "81 score", "online": "76 score"}


@pytest.mark.parametrize(
    ("human", "weights", "holds"),
    [
        ("79 score", {}, True),
        ("76 score", {}, True),
        ("82 score", {}, True),  # 81.5 may have been rounded to 82 here and to 81 there
        ("83 score", {}, False),
        ("75 score", {}, True),
        ("74 score", {}, False),
        ("79 score", {"phone": "60%", "online": "40%"}, True),  # 81 * 0.6 + 76 * 0.4 = 79
        ("79 score", {"phone": "600", "online": "400"}, True),
        ("77 score", {"phone": "600", "online": "400"}, False),
        ("81 score", {"phone": "100%", "online": "0%"}, True),
        ("79.00 score", {"phone": "90%", "online": "10%"}, False),
    ],
)
def test_a_mean_lies_where_its_weights_allow(human: str, weights: dict[str, str], holds: bool, tmp_path: Path) -> None:
    line = {**MEAN, **({"weights": weights} if weights else {})}
    found, problems = result(tmp_path, {**SCORES, "human": human}, line)
    assert found is holds
    assert [p.partition(":")[0] for p in problems] == ([] if holds else ["published-mean"])


def test_both_sides_and_what_would_be_possible_are_told(tmp_path: Path) -> None:
    _, problems = result(tmp_path, {**SCORES, "human": "85 score"}, MEAN)
    assert problems == [
        "published-mean: phone (81 points) and online (76 points) have a mean of 75.5 to 81.5 points, whatever their weights, "
        "and human is 85 points"
    ]


LAST = {"difference_of": ["this", "last"], "is": "gap"}


@pytest.mark.parametrize(
    ("this", "last", "change", "holds"),
    [
        ("78.5 score", "76.2 score", "2.3 score", True),
        ("78.5 score", "76.2 score", "2.4 score", True),  # 78.54 - 76.15
        ("78.5 score", "76.2 score", "2.5 score", False),
        ("78.5 score", "76.2 score", "-2.3 score", False),
        ("62%", "60%", "2% points", True),
        ("62%", "60%", "3.5% points", False),
        ("-12 nps", "-20 nps", "8 nps", True),
    ],
)
def test_a_change_is_this_minus_last(this: str, last: str, change: str, holds: bool, tmp_path: Path) -> None:
    found, problems = result(tmp_path, {"this": this, "last": last, "gap": change}, LAST)
    assert found is holds
    assert [p.partition(":")[0] for p in problems] == ([] if holds else ["published-difference"])


def test_a_difference_is_told_in_points(tmp_path: Path) -> None:
    _, problems = result(tmp_path, {"this": "62%", "last": "60%", "gap": "5% points"}, LAST)
    assert problems == [
        "published-difference: this (62%) and last (60%) are apart by 1 to 3 percentage points, and gap is 5 percentage points"
    ]


OVER = {"value": "80%", "qualifier": "more_than"}


def test_what_bounds_leave_open_is_a_warning(tmp_path: Path) -> None:
    of = checked(tmp_path, {"a": OVER, "b": "10%", "c": "5%"}, SUM)
    (problem,) = of.ledger.problems
    assert (problem.code, problem.severity) == (Code.PUBLISHED_OPEN, Severity.WARNING)
    assert problem.found == "a (over 80%), b (10%) and c (5%) cannot be told to agree: of some only one end is known"


def test_a_bound_can_be_wrong_all_the_same(tmp_path: Path) -> None:
    holds, problems = result(tmp_path, {"a": OVER, "b": "15%", "c": "8%"}, SUM)
    assert holds is False
    assert "add up to over 102%" not in problems[0]  # a share is 100% at most, so both ends are known
    assert "102% to 124%" in problems[0]
    mean_of = {"mean_of": ["a", "b"], "is": "c"}
    assert result(tmp_path, {"a": OVER, "b": {**OVER, "value": "90%"}, "c": "75%"}, mean_of)[0] is False
    assert result(tmp_path, {"a": OVER, "b": {**OVER, "value": "90%"}, "c": "85%"}, mean_of)[0] is None


def test_ranges_and_about_are_known_at_both_ends(tmp_path: Path) -> None:
    about = {"value": "30%", "qualifier": "about"}
    between = {"low": "60%", "high": "70%"}
    assert result(tmp_path, {"a": about, "b": between, "c": "5%"}, SUM)[0] is True
    assert result(tmp_path, {"a": about, "b": between, "c": "25%"}, SUM)[0] is False


def test_a_disagreement_stops_the_build_unless_allowed(tmp_path: Path) -> None:
    figures: dict[str, str | dict[str, Any]] = {"this": "62%", "last": "60%", "gap": "5% points"}
    with pytest.raises(ReportError) as error:
        checked(tmp_path, figures, LAST)
    (problem,) = error.value.problems
    assert (problem.code, problem.place.path, problem.place.line > 0) == (
        Code.PUBLISHED_DIFFERENCE,
        "arithmetic[0].difference_of",
        True,
    )
    of = checked(tmp_path, figures, LAST, broken=True)
    assert [p.severity for p in of.judged(allow_broken=True)] == [Severity.WARNING]


def test_a_share_of_too_few_people_stops_the_build_at_its_line(tmp_path: Path) -> None:
    figures: dict[str, str | dict[str, Any]] = {"a": {"value": "37%", "n": "50"}, "b": {"value": "36%", "n": "50"}}
    with pytest.raises(ReportError) as error:
        checked(tmp_path, figures)
    assert [(p.code, p.place.path) for p in error.value.problems] == [(Code.UNATTAINABLE, "published.a")]
    of = checked(tmp_path, {**figures, "a": {"value": "37%", "n": "50", "weighted": "true", "base": "Buyers"}})
    (table,) = [b for b in blocks(of.contents[0]) if isinstance(b, TableFigure)]
    assert [row.cells[1].text for row in table.table.rows] == ["Buyers, n = 50, weighted", "n = 50"]


def test_the_methodology_and_the_manifest_say_what_was_checked(tmp_path: Path) -> None:
    figures: dict[str, str | dict[str, Any]] = {"a": OVER, "b": "10%", "c": "5%", **SCORES}
    of = checked(tmp_path, figures, SUM, MEAN, {**MEAN, "weights": {"phone": "1", "online": "9"}}, broken=True)
    (method,) = [b for b in blocks(of.contents[0]) if isinstance(b, Method)]
    said = dict(method.rows)["Claims"]
    assert [plain(p.parts) for p in said if isinstance(p, Paragraph)] == [
        "Published figures were checked against each other (sums, means, differences): 1 of 3 agree within rounding.",
        "Left open, because only one end of a number was published: 1.",
        "Not in agreement: 1.",
    ]
    found = json.loads(manifest(of.spec, of.ledger, {}, {}))["arithmetic"]
    assert found == [
        {"sum_of": ["a", "b", "c"], "is": "100%", "holds": None},
        {"mean_of": ["phone", "online"], "is": "human", "holds": True},
        {"mean_of": ["phone", "online"], "is": "human", "holds": False},
    ]


WRONG: dict[str, tuple[dict[str, Any], str, str]] = {
    "nothing": ({"is": "a"}, "missing-key", "arithmetic[0]"),
    "two": ({"sum_of": ["a", "b"], "mean_of": ["a", "b"], "is": "c"}, "wrong-value", "arithmetic[0]"),
    "name": ({"sum_of": ["a", "x"]}, "unknown-name", "arithmetic[0].sum_of[1]"),
    "result": ({"mean_of": ["a", "b"], "is": "x"}, "unknown-name", "arithmetic[0].is"),
    "itself": ({"mean_of": ["a", "b"], "is": "a"}, "wrong-value", "arithmetic[0].is"),
    "no result": ({"mean_of": ["a", "b"]}, "missing-key", "arithmetic[0]"),
    "three": ({"difference_of": ["a", "b", "c"], "is": "p"}, "wrong-value", "arithmetic[0].difference_of"),
    "weights of a sum": ({"sum_of": ["a", "b"], "weights": {"a": "1"}}, "wrong-value", "arithmetic[0].weights"),
    "weight of another": (
        {"mean_of": ["a", "b"], "is": "c", "weights": {"a": "1", "b": "1", "c": "1"}},
        "unknown-name",
        "arithmetic[0].weights.c",
    ),
    "weight missing": ({"mean_of": ["a", "b"], "is": "c", "weights": {"a": "1"}}, "missing-key", "arithmetic[0].weights"),
    "negative": ({"mean_of": ["a", "b"], "is": "c", "weights": {"a": "-1", "b": "2"}}, "wrong-value", "arithmetic[0].weights.a"),
    "no weight": ({"mean_of": ["a", "b"], "is": "c", "weights": {"a": "0", "b": "0"}}, "wrong-value", "arithmetic[0].weights"),
    "units": ({"sum_of": ["a", "s"]}, "wrong-value", "arithmetic[0].sum_of[1]"),
    "unit of the result": ({"mean_of": ["a", "b"], "is": "p"}, "wrong-value", "arithmetic[0].is"),
    "100% of scores": ({"sum_of": ["s", "t"]}, "wrong-value", "arithmetic[0].sum_of"),
    "difference of shares": ({"difference_of": ["a", "b"], "is": "c"}, "wrong-value", "arithmetic[0].is"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_calculation_that_makes_no_sense_is_told(case: str, tmp_path: Path) -> None:
    line, code, path = WRONG[case]
    figures: dict[str, str | dict[str, Any]] = {
        "a": "60%",
        "b": "40%",
        "c": "50%",
        "p": "20% points",
        "s": "3 score",
        "t": "4 score",
    }
    with pytest.raises(SpecError) as error:
        checked(tmp_path, figures, line)
    assert [(p.code.value, p.place.path) for p in error.value.problems] == [(code, path)]


NUMBERS = st.lists(st.integers(0, 20), min_size=2, max_size=4)


@given(NUMBERS, st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=4, max_size=4))
def test_the_mean_lies_where_trying_every_weight_puts_it(numbers: Sequence[int], ends: Sequence[tuple[int, int]]) -> None:
    ranges = [sorted(pair) for pair in ends[: len(numbers)]]
    if not any(high for _, high in ranges):
        return
    weights = [Bounds(Decimal(low), Decimal(high)) for low, high in ranges]
    found = mean([point(Decimal(n)) for n in numbers], weights)
    tried = [
        Fraction(sum(w * n for w, n in zip(ws, numbers, strict=True)), sum(ws))
        for ws in product(*(range(low, high + 1) for low, high in ranges))
        if sum(ws)
    ]
    assert found.low is not None
    assert found.high is not None
    assert float(found.low) == pytest.approx(float(min(tried)))
    assert float(found.high) == pytest.approx(float(max(tried)))


@given(st.integers(0, 100_000), st.integers(0, 3))
def test_what_is_written_was_rounded_from_what_lies_around_it(number: int, decimals: int) -> None:
    text = f"{Decimal(number).scaleb(-decimals):f}"
    known = written(text)
    assert known.low is not None
    assert known.high is not None
    unit = Decimal(1).scaleb(-decimals)
    assert known.high - known.low == unit
    for inside in (known.low + unit / 10, known.high - unit / 10):
        assert abs(inside.quantize(unit)) == Decimal(text)


PAGES = Path(__file__).parents[2] / "docs" / "problems"


@pytest.mark.parametrize("code", ["published-sum", "published-mean", "published-difference", "published-open"])
def test_the_pages_about_problems_tell_the_truth(code: str, tmp_path: Path) -> None:
    """The wrong example gives that problem, the right one none."""
    (tmp_path / ".git").mkdir()
    found = []
    for example in re.findall(r"```yaml\n(.*?)```", (PAGES / f"{code}.md").read_text(encoding="utf-8"), re.DOTALL):
        report = f"reportgen: 1\nreport: {json.dumps(REPORT)}\n{example}body: [{{section: S, content: [published]}}]\n"
        (tmp_path / "report.yaml").write_text(report, encoding="utf-8")
        checked_ = pipeline.check(tmp_path / "report.yaml", allow_broken=True)
        found.append([p.code.value for p in checked_.ledger.problems])
    assert found == [[code], []]
