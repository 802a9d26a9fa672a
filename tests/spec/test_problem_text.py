"""How problems are printed."""

from __future__ import annotations

import json

import pytest

from reportgen.problem_text import as_github, as_json, as_text, width
from reportgen.problems import Code, Kind, Place, Problem, Severity


def problem(source: str, column: int, length: int = 1) -> Problem:
    return Problem(Code.UNKNOWN_NAME, Place("a.yaml", 4, column, length, "x.y", source), "x.y names 'b'", "Did you mean 'a'?")


def mark_of(source: str, column: int, length: int) -> tuple[str, str]:
    _, line, mark, *_ = as_text([problem(source, column, length)]).splitlines()
    return line, mark


@pytest.mark.parametrize(
    ("source", "column", "length", "before", "marks"),
    [
        ("    x: incom", 8, 5, "    x: ", 5),
        ("标签: 满意", 5, 2, "标签: ", 4),
        ("é: caf\u0301e x", 9, 1, "é: caf\u0301e", 1),
        ("\tx: y", 2, 1, " ", 1),
        ("👍 x", 3, 1, "👍 ", 1),
    ],
)
def test_the_mark_stands_under_what_it_means(source: str, column: int, length: int, before: str, marks: int) -> None:
    line, mark = mark_of(source, column, length)
    assert width(mark) == width("   4 | ") + width(before) + marks
    assert mark.strip() == "^" * marks
    assert line.startswith("   4 | ")


@pytest.mark.parametrize("column", [1, 150, 399])
def test_of_a_long_line_the_part_around_the_mark_is_shown(column: int) -> None:
    source = "".join(chr(0x4E00 + n) for n in range(400))
    line, mark = mark_of(source, column, 1)
    assert width(line) < 120
    at = next(n for n in range(len(line)) if width(line[:n]) == width(mark) - 2)
    assert line[at] == source[column - 1]


def test_nothing_in_a_message_moves_the_cursor() -> None:
    text = as_text([problem("a\x1b[31m\u202ereversed\x07", 1)])
    assert not set(text) & set("\x1b\u202e\x07")


def test_a_problem_without_a_line_has_no_excerpt() -> None:
    found = Problem(Code.FILE_MISSING, Place("a.yaml"), "The spec does not exist", "Name a file")
    assert as_text([found]) == "a.yaml: The spec does not exist  [file-missing]\n  Name a file.\n"


def test_a_warning_says_so() -> None:
    found = Problem(Code.WRONG_VALUE, Place("a.yaml"), "Odd", "Mend it", Severity.WARNING)
    assert as_text([found]).startswith("a.yaml: warning: Odd")


def test_json_holds_every_field() -> None:
    (record,) = json.loads(as_json([Problem(Code.DATA_VALUE, Place("d.csv", 3), "发现", "改", kind=Kind.REPORT)]))
    assert record == {
        "code": "data-value",
        "severity": "error",
        "kind": "report",
        "file": "d.csv",
        "line": 3,
        "column": 0,
        "length": 1,
        "path": "",
        "found": "发现",
        "fix": "改",
    }


def test_github_reads_one_line_for_each_problem() -> None:
    place = Place("a,b:c.yaml", 4, 2, 3)
    text = as_github([Problem(Code.WRONG_VALUE, place, "100% of\nit", "Mend it"), problem("x", 1)])
    assert text.splitlines() == [
        "::error file=a%2Cb%3Ac.yaml,line=4,endLine=4,col=2,endColumn=5,title=wrong-value::100%25 of%0Ait. Mend it.",
        "::error file=a.yaml,line=4,endLine=4,col=1,endColumn=2,title=unknown-name::x.y names 'b'. Did you mean 'a'?",
    ]
