"""What is wrong with a file is refused with row and column, all of it in one run, and no row of it is printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reportgen.data.open import open_data
from reportgen.problems import Code, Problem, ReportgenError, Severity
from reportgen.spec.spec import Spec

Survey = Callable[..., Spec]
QUESTIONS: dict[str, dict[str, Any]] = {
    "q": {"ask": "Q?", "type": "single", "column": "q", "options": {"1": "one", "2": "two"}},
    "age": {"ask": "Age?", "type": "number", "column": "age", "minimum": "0", "maximum": "120"},
    "words": {"ask": "Why?", "type": "text", "column": "words"},
}
HEADER = "q,age,words\n"


def problems(survey: Survey, data: str | bytes, **parts: Any) -> list[Problem]:
    spec = survey(data, **{"questions": QUESTIONS, **parts})
    try:
        with open_data(spec) as answers:
            return list(answers.problems)
    except ReportgenError as error:
        return list(error.problems)


def only(survey: Survey, data: str | bytes, **parts: Any) -> Problem:
    (problem,) = problems(survey, data, **parts)
    return problem


def test_a_good_file_has_no_problems(survey: Survey) -> None:
    assert problems(survey, HEADER + '1,30,"quoted, with comma"\n2,,\n,44.5,x\n') == []


@pytest.mark.parametrize(
    ("rows", "words", "row"),
    [
        ("1,30,a\n2,40\n1,50,b\n", "too few fields in row 3: 2 fields in the first, 3 columns", 3),
        ("1,30,a\n2,40,b,c\n", "too many fields in row 3: 4 fields", 3),
        ("1,30,a\n2,40,b,\n", "too many fields in row 3: 4 fields", 3),
        ("1,30,a\n\n2,40,b\n", "row 3: nothing between", 3),
        ('1,30,"a\n2,40,b\n', "never closed begins in row 2", 2),
        ('1,30,"a"b\n2,40,b\n', "a quote inside a field", 2),
        ('1,30,5" wide\n2,40,7" wide\n', "a quote inside a field", 2),
        ('1,30, "a"\n', "a quote inside a field", 2),
        ("1,30,a\r\n2,40,b\n", "a line that ends differently from the first", 2),
        ("1,30,a\x00\n", "row 2 holds a control character", 2),
        ('1,30,"a\nb"\n2,40\n', "too few fields in row 3", 3),
        ("1\n" * 40, "too few fields in 40 rows (2, 3, 4, 5, 6 and 35 more)", 2),
    ],
)
def test_wrong_shapes(survey: Survey, rows: str, words: str, row: int) -> None:
    problem = only(survey, HEADER + rows)
    assert (problem.code, problem.place.line) == (Code.DATA_SHAPE, row)
    assert words in problem.found


def test_empty_lines_at_the_end_are_harmless(survey: Survey) -> None:
    assert problems(survey, HEADER + "1,30,a\n\n\n") == []


def test_a_last_line_without_line_end(survey: Survey) -> None:
    assert problems(survey, "q,age,words\r\n1,30,a\r\n2,40,b") == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("", "the file is empty"),
        (HEADER, "a header and no rows"),
        ("version https://git-lfs.github.com/spec/v1\noid sha256:00\n", "Git LFS pointer"),
    ],
)
def test_nothing_in_the_file(survey: Survey, data: str, words: str) -> None:
    problem = only(survey, data)
    assert problem.code == Code.DATA_EMPTY
    assert words in problem.found


def test_another_delimiter_would_split_the_file(survey: Survey) -> None:
    problem = only(survey, "q;age;words\n1;30;a\n")
    assert problem.code == Code.DATA_SHAPE
    assert problem.fix == 'write `delimiter: ";"` under survey.data'
    assert problems(survey, "q;age;words\n1;30;a,b\n", delimiter=";") == []


def test_the_instruction_of_a_spreadsheet_is_no_header(survey: Survey) -> None:
    assert "not the header" in only(survey, "sep=,\nq,age,words\n1,30,a\n").found


def test_missing_and_repeated_columns_in_one_run(survey: Survey) -> None:
    missing, twice = sorted(problems(survey, "q,Age,q,word,,\n1,30,1,a,,\n"), key=lambda p: "no column" not in p.found)[:2]
    assert "has no column 'age'" in missing.found
    assert "'Age'" in missing.fix
    assert missing.place.file.endswith("report.yaml")
    found = {p.found for p in problems(survey, "q,age,q,words,,\n1,30,1,a,,\n")}
    assert found == {"2 columns are called 'q' (columns 1, 3)"}
    assert twice.code == Code.DATA_COLUMN


def test_repeated_and_nameless_columns_that_nobody_uses_are_no_problem(survey: Survey) -> None:
    assert problems(survey, "q,age,words,,,x,x\n1,30,a,,,,\n") == []


def test_column_names_are_compared_composed_and_trimmed(survey: Survey) -> None:
    questions = {"q": {"ask": "Q?", "type": "single", "column": "caf\u00e9", "options": {"1": "one"}}}
    assert problems(survey, " cafe\u0301 ,x\n1,2\n", questions=questions) == []


def test_values_outside_the_options(survey: Survey) -> None:
    problem = only(survey, HEADER + "1,30,a\n3,30,b\n7,30,c\n3,30,d\n")
    assert problem.code == Code.DATA_VALUE
    assert problem.found == "column 'q' holds 2 values that are no option (3 rows (3, 4, 5)): '3', '7'"
    assert problem.place.line == 3


def test_a_long_value_is_not_shown(survey: Survey) -> None:
    answer = "my name is Jane and I live in Elm Street"
    problem = only(survey, HEADER + f"{answer},30,a\n")
    assert "Jane" not in problem.found + problem.fix
    assert "more than 20 characters" in problem.found


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        (" 1", "remove the spaces"),
        ("1 ", "remove the spaces"),
        ("1.0", "5 and 5.0 are different codes"),
        ("\uff11", "full and half width"),
        ("9", "the codes are 1, 2"),
    ],
)
def test_hints(survey: Survey, value: str, hint: str) -> None:
    assert hint in only(survey, HEADER + f"{value},30,a\n").fix


def test_numbers(survey: Survey) -> None:
    found = [p.found for p in problems(survey, HEADER + '1,thirty,a\n1,-3,b\n1,121,c\n1,1e2,d\n1,12.5,e\n1,"1,5",f\n')]
    assert found == [
        "column 'age' holds something that is no number in 2 rows (2, 7)",
        "column 'age' holds a number outside 0 to 120 in 2 rows (3, 4)",
    ]
    assert not any("thirty" in f for f in found)


@pytest.mark.parametrize("word", ["None", "NA", "null", "nan", "N/A", "NULL", "#N/A", "-"])
def test_words_that_others_take_for_missing_are_answers(survey: Survey, word: str) -> None:
    questions: dict[str, dict[str, Any]] = {
        "q": {"ask": "Q?", "type": "single", "column": "q", "options": {word: "an answer", "x": "x"}}
    }
    assert problems(survey, f"q,y\n{word},1\nx,2\n", questions=questions) == []
    questions["q"]["options"] = {"x": "x"}
    assert f"'{word}'" in only(survey, f"q,y\n{word},1\nx,2\n", questions=questions).found
    assert problems(survey, f"q,y\n{word},1\nx,2\n", questions={"q": {**questions["q"], "missing": [word]}}) == []


@pytest.mark.parametrize(
    ("weight", "words"),
    [
        ("", "has no weight"),
        ("0", "zero or negative"),
        ("-1.5", "zero or negative"),
        ("heavy", "no number"),
        ("100000", "4000 times"),
    ],
)
def test_weights(survey: Survey, weight: str, words: str) -> None:
    rows = "".join("1,30,a,1.0\n" for _ in range(9000))
    problem = only(survey, "q,age,words,w\n" + rows + f"2,40,b,{weight}\n", weight="w")
    assert problem.code == Code.DATA_WEIGHT
    assert words in problem.found


def test_everything_wrong_with_the_answers_in_one_run(survey: Survey) -> None:
    found = problems(survey, "q,age,words,w\n3,30,a,1\n1,x,b,1\n1,130,c,0\n", weight="w")
    assert [p.code for p in found] == [Code.DATA_VALUE, Code.DATA_VALUE, Code.DATA_VALUE, Code.DATA_WEIGHT]


def test_an_answer_of_somebody_who_was_not_asked_is_a_warning(survey: Survey) -> None:
    questions = {**QUESTIONS, "age": {**QUESTIONS["age"], "asked_if": "q == '1'"}}
    problem = only(survey, HEADER + "1,30,a\n2,40,b\n,50,c\n2,,d\n", questions=questions)
    assert (problem.code, problem.severity) == (Code.DATA_NOT_ASKED, Severity.WARNING)
    assert "2 rows (3, 4)" in problem.found


def test_no_message_holds_an_open_answer(survey: Survey) -> None:
    canary = "canary@example.org"
    data = HEADER + f"3,{canary},{canary}\n1,30,{canary}\n"
    assert not any(canary in p.found + p.fix + p.place.source for p in problems(survey, data))
