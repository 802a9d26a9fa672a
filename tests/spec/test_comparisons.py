"""What is wrong with comparisons of columns and with nets, said where it stands; and which rule a table follows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportgen.problems import Code
from reportgen.spec.comparisons import rule_of
from reportgen.spec.model.comparing import Testing
from reportgen.spec.model.exhibits import TableDetail
from tests.spec.expressions.sample import document
from tests.spec.spec_text import SMALL, problems_of

PROBABILITY = ("kind: convenience", "kind: probability")
TABLE = "body[0].content[0].table"


def found(folder: Path, table: str, *changes: tuple[str, str]) -> list[tuple[Code, str, str]]:
    """Return code, key path and words of what is wrong with the small spec and a table."""
    text = SMALL.replace("- chart: overall", "- table: " + table)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return [(p.code, p.place.path, p.found) for p in problems_of(text, folder)]


@pytest.mark.parametrize(
    ("table", "path", "words"),
    [
        ("{rows: overall, columns: channel, against: complement}", ".against", "goes with letters: true only"),
        ("{rows: overall, columns: channel, tests: {level: 0.1}}", ".tests", "goes with letters: true only"),
        ("{rows: overall, letters: true}", ".letters", "goes with columns: only"),
        ("{rows: overall, cells: [count]}", ".cells", "goes with columns: only"),
        ("{rows: overall, columns: channel, cells: [count, count]}", ".cells[1]", "stands in the list already"),
        ("{rows: overall, columns: channel, show: mean, cells: [count]}", ".cells", "show is mean"),
        ("{rows: overall, columns: channel, letters: true, tests: {level: 0.6}}", ".tests.level", "is 0.6"),
        ("{rows: overall, columns: channel, letters: true, tests: {level: 0}}", ".tests.level", "is 0"),
        (
            "{rows: overall, columns: channel, letters: true, tests: {strict: 0.05}}",
            ".tests.strict",
            "is 0.05, and level is 0.05",
        ),
        (
            "{rows: overall, columns: channel, letters: true, tests: {level: 0.01, strict: 0.02}}",
            ".tests.strict",
            "level is 0.01",
        ),
    ],
)
def test_what_does_not_go_together(tmp_path: Path, table: str, path: str, words: str) -> None:
    said = found(tmp_path, table, PROBABILITY)
    assert [p for _, p, _ in said] == [TABLE + path]
    assert words in said[0][2]


def test_levels_of_the_report(tmp_path: Path) -> None:
    report = ("date: 2024-05-01}", "date: 2024-05-01, tests: {level: 5, strict: 0.2}}")
    said = found(tmp_path, "overall", report)
    assert [p for _, p, _ in said] == ["report.tests.level"]


@pytest.mark.parametrize("kind", ["quota", "opt-in", "convenience", "census"])
def test_only_probability_samples_are_tested(tmp_path: Path, kind: str) -> None:
    said = found(tmp_path, "{rows: overall, columns: channel, letters: true}", ("convenience", kind))
    assert [(code, path) for code, path, _ in said] == [(Code.NOT_TESTABLE, f"{TABLE}.letters")]
    assert ("everyone was asked" if kind == "census" else kind) in said[0][2]


def test_rebuilt_rows_are_not_tested(tmp_path: Path) -> None:
    rows = ("provenance: observed", "provenance: reconstructed, published: [overall]")
    said = found(tmp_path, "{rows: overall, columns: channel, letters: true}", rows)
    assert (Code.NOT_TESTABLE, f"{TABLE}.letters") in [(code, path) for code, path, _ in said]


def test_too_many_columns_to_letter(tmp_path: Path) -> None:
    options = ", ".join(f"c{i}: Channel {i}" for i in range(53))
    many = ("phone: Phone, web: Web", options)
    said = found(tmp_path, "{rows: overall, columns: channel, letters: true}", PROBABILITY, many)
    assert [path for _, path, _ in said] == [f"{TABLE}.columns"]
    assert "53 columns with letters, and nobody can read more than 52" in said[0][2]
    assert found(tmp_path, "{rows: overall, columns: channel, letters: true, against: complement}", PROBABILITY, many) == []


@pytest.mark.parametrize(("codes", "words"), [("5, 7", "names '7'"), ("5, 5", "stands in the list already"), ("9", "names '9'")])
def test_nets_name_answers_once(tmp_path: Path, codes: str, words: str) -> None:
    missing = ("direction: high_is_good}", "direction: high_is_good, missing: [9]}")
    nets = ("column: q1}", f"column: q1, nets: {{some: {{label: Some, codes: [{codes}]}}}}}}")
    said = found(tmp_path, "overall", missing, nets)
    assert [path for _, path, _ in said] == [f"questions.overall.nets.some.codes[{codes.count(',')}]"]
    assert words in said[0][2]


def rule(report: dict[str, Any], own: dict[str, Any] | None) -> tuple[Any, ...]:
    """Return the rule of a table by what the report says and what the table says itself."""
    given = document().report.model_copy(update={"tests": Testing(**report)})
    detail = TableDetail(rows="overall", letters="true", tests=None if own is None else Testing(**own))
    found = rule_of(document().model_copy(update={"report": given}), detail)
    return found.profile, found.level, found.strict, found.correction


def test_a_table_follows_itself_then_the_report_then_the_profile() -> None:
    assert rule({}, None) == ("standard", 0.05, None, "benjamini-hochberg")
    assert rule({"profile": "spss"}, None) == ("spss", 0.05, None, "bonferroni")
    assert rule({"correction": "none", "level": "0.1"}, None) == ("standard", 0.1, None, "none")
    assert rule({"correction": "none", "strict": "0.01"}, {"level": "0.1"}) == ("standard", 0.1, 0.01, "none")
    assert rule({"profile": "plain"}, {"correction": "bonferroni"}) == ("plain", 0.05, None, "bonferroni")
    # a table with another profile does what that profile does, not what the report's profile was told
    assert rule({"profile": "plain", "correction": "none"}, {"profile": "spss"}) == ("spss", 0.05, None, "bonferroni")
