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
    ("rows", "words", "line", "column"),
    [
        ("1,30,a\n2,40\n1,50,b\n", "too few fields in line 3: 2 fields, 3 columns in the header", 3, 5),
        ("1,30,a\n2,40,b,c\n", "too many fields in line 3: 4 fields", 3, 8),
        ("1,30,a\n2,40,b,\n", "too many fields in line 3: 4 fields", 3, 8),
        ("1,30,a\n\n2,40,b\n", "nothing between two rows of answers, in line 3", 3, 1),
        ('1,30,"a\n2,40,b\n', "never closed opens in line 2", 2, 6),
        ('1,30,x\n2,40,"a', "never closed opens in line 3", 3, 6),
        ('1,30,"a\n2,40,"b"\n', "a quote opens in line 2, and the next quote, in a line further down", 2, 6),
        ('1,30,"a"b\n2,40,b\n', "a quote inside a field", 2, 9),
        ('1,30,5" wide\n2,40,7" wide\n', "a quote inside a field", 2, 7),
        ('1,30, "a"\n', "a quote inside a field", 2, 7),
        ("1,30,a\r\n2,40,b\n", "a line that ends differently from the first", 2, 7),
        ("1,30,a\n2,\r40,b\n", "a carriage return (CR) that ends no line, in line 3", 3, 3),
        ('1,30,"a"\n2,\r40,"b"\n', "a carriage return (CR) that ends no line, in line 3", 3, 3),
        ("1,30,a\n2,40,ab\x00\n", "line 3 holds a character that is no text (U+0000)", 3, 8),
        ('1,30,"a\nb"\n2,40\n', "too few fields in line 4 (row 3 of a spreadsheet)", 4, 5),
        ("1\n" * 40, "too few fields in 40 rows (lines 2, 3, 4, 5, 6 and 35 more): 1 field in the first", 2, 2),
    ],
)
def test_wrong_shapes(survey: Survey, rows: str, words: str, line: int, column: int) -> None:
    problem = only(survey, HEADER + rows)
    assert (problem.code, problem.place.line, problem.place.column) == (Code.DATA_SHAPE, line, column)
    assert words in problem.found


def test_lines_and_rows_are_both_named_where_they_differ(survey: Survey) -> None:
    """A line break in an answer makes one more line for an editor, and no row for a spreadsheet."""
    problem = only(survey, HEADER + '1,30,"a\nb\nc"\n3,30,x\n3,30,"a\nb"\n3,30,x\n')
    assert "in 3 rows (lines 5, 6, 8; in a spreadsheet rows 3, 4, 5): '3'" in problem.found


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_a_wrong_value_is_pointed_at_as_an_editor_counts(survey: Survey, end: str, mark: str, encoding: str) -> None:
    """Quoted fields, wide characters and quoted delimiters before it are counted as characters."""
    lines = ['"q",age,"wo', 'rds"', '1,30,"问, ""答"""', '"1",30,"a', 'b, c"', '1,"300","好,', '"']
    questions = {**QUESTIONS, "words": {**QUESTIONS["words"], "column": "wo rds"}}
    data = (mark + end.join(lines) + end).encode("utf-8" if encoding == "utf-8" else encoding)
    problem = only(survey, data, questions=questions, encoding=encoding)
    assert "column 'age' (number 2) holds a number outside 0 to 120 in line 6 (row 4 of a spreadsheet)" in problem.found
    assert (problem.place.line, problem.place.column, problem.place.length) == (6, 3, 5)


def test_a_field_that_begins_further_down_its_row(survey: Survey) -> None:
    questions = {**QUESTIONS, "late": {"ask": "?", "type": "number", "column": "late"}}
    problem = only(survey, 'q,age,words,late\n1,30,"a\nb",x\n', questions=questions)
    assert (problem.place.line, problem.place.column, problem.place.length) == (3, 4, 1)


def test_a_file_that_was_cut_off(survey: Survey) -> None:
    assert "cut off" in only(survey, HEADER + "1,30,a\n2,4").fix
    assert "cut off" in only(survey, HEADER + '1,30,a\n2,4,"b').fix
    assert "cut off" not in only(survey, HEADER + "1,30,a\n2,4\n").fix


def test_more_columns_than_a_spreadsheet_holds(survey: Survey) -> None:
    wide = [f"x{i}" for i in range(16_381)]
    rows = "\n".join([HEADER.strip() + "," + ",".join(wide), "1,30,a," + ",".join("0" for _ in wide)])
    assert problems(survey, rows) == []
    problem = only(survey, rows.replace("\n", ",one\n") + ",0")
    assert "16,385 columns, more than 16,384" in problem.found


def test_lines_that_end_in_carriage_returns_alone(survey: Survey) -> None:
    problem = only(survey, (HEADER + "1,30,a\n2,40,b\n").replace("\n", "\r"))
    assert "old Macintosh programs" in problem.found
    assert problem.place.line == 1


def test_utf_16_without_its_mark(survey: Survey) -> None:
    problem = only(survey, (HEADER + "1,30,a\n").encode("utf-16-le"))
    assert "looks like UTF-16" in problem.found


def test_a_control_character_far_into_the_file(survey: Survey) -> None:
    """Also where the file is read in parts, and a line begins in the part before."""
    rows = "1,30,abcdefgh\n" * 100_000
    problem = only(survey, HEADER + rows + "1,30," + "x" * 1_500_000 + "\x01\n")
    assert (problem.place.line, problem.place.column) == (100_002, 1_500_006)


def test_a_field_of_ten_megabytes(survey: Survey) -> None:
    assert problems(survey, HEADER + '1,30,"' + "long\n" * 2_000_000 + '"\n2,40,b\n') == []


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
    (again,) = problems(survey, "q,age,q,words,,\n1,30,1,a,,\n")
    assert (again.place.line, again.place.column, again.place.length) == (1, 7, 1)
    assert twice.code == Code.DATA_COLUMN


def test_repeated_and_nameless_columns_that_nobody_uses_are_no_problem(survey: Survey) -> None:
    assert problems(survey, "q,age,words,,,x,x\n1,30,a,,,,\n") == []


def test_column_names_are_compared_composed_and_trimmed(survey: Survey) -> None:
    questions = {"q": {"ask": "Q?", "type": "single", "column": "caf\u00e9", "options": {"1": "one"}}}
    assert problems(survey, " cafe\u0301 ,x\n1,2\n", questions=questions) == []


def test_values_outside_the_options(survey: Survey) -> None:
    problem = only(survey, HEADER + "1,30,a\n3,30,b\n7,30,c\n3,30,d\n")
    assert problem.code == Code.DATA_VALUE
    assert problem.found == "column 'q' (number 1) holds 2 values that are no option, in 3 rows (lines 3, 4, 5): '3', '7'"
    assert (problem.place.line, problem.place.column, problem.place.length) == (3, 1, 1)


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
        "column 'age' (number 2) holds something that is no number in 2 rows (lines 2, 7)",
        "column 'age' (number 2) holds a number outside 0 to 120 in 2 rows (lines 3, 4)",
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
        ("100000", "4000 times the mean weight, in line 9002"),
        ("0.0000001", "less than a millionth of the mean weight, in line 9002"),
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
    assert "2 rows (lines 3, 4)" in problem.found
    assert (problem.place.line, problem.place.column, problem.place.length) == (3, 3, 2)


def test_no_message_holds_an_open_answer(survey: Survey) -> None:
    canary = "canary@example.org"
    data = HEADER + f"3,{canary},{canary}\n1,30,{canary}\n"
    assert not any(canary in p.found + p.fix + p.place.source for p in problems(survey, data))
