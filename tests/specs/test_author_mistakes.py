"""What somebody who knows no code does wrong in a spec and its data, and whether the answer leads to the spot and the remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.pipeline import check
from reportgen.problems import Code, Problem, ReportgenError

SPEC = """\
reportgen: 1
report:
  id: cafe
  version: "2024.1"
  title: What guests say about the café
  language: en
  date: 2024-02-10
  minimum_base: 1
survey:
  fieldwork: {from: 2024-01-02, to: 2024-01-20}
  population: Guests of the café
  mode: paper
  sample: {kind: convenience}
  data: {source: cafe.csv, provenance: observed}
scales:
  rating:
    options: {5: Very good, 4: Good, 3: Fair, 2: Poor, 1: Very poor}
    direction: high_is_good
questions:
  coffee: {ask: How do you like the coffee?, type: scale, scale: rating, column: coffee}
  cake: {ask: How do you like the cake?, type: scale, scale: rating, column: cake}
  visits: {ask: How often do you come?, type: single, column: visits, options: {1: First time, 2: Sometimes, 3: Every week}}
  wishes: {ask: What do you miss?, type: text, column: wishes}
segments:
  time: {label: Time of day, column: time, options: {morning: Morning, evening: Evening}}
plan:
  - id: kitchen
    title: Kitchen
    sections:
      - title: Cake
        items:
          - title: Bake in the morning
            action: Bake at seven.
            measure: {of: top(cake), target: 80%}
body:
  - section: Coffee
    content:
      - text: "{{ top(coffee) }} like the coffee."
      - chart: coffee
      - plan
"""
DATA = """\
coffee,cake,visits,wishes,time,weight
5,4,1,more tea,morning,1
4,2,2,,evening,0
5,5,3,"quiet,
please",morning,
3,4,2,,morning,1
5,1,3,chairs,evening,1
"""


def found(folder: Path, spec: str | bytes = SPEC, data: str = DATA) -> list[Problem]:
    (folder / "cafe.csv").write_text(data, encoding="utf-8")
    (folder / "report.yaml").write_bytes(spec.encode() if isinstance(spec, str) else spec)
    try:
        return list(check(folder / "report.yaml").problems)
    except ReportgenError as error:
        return list(error.problems)


def test_the_spec_without_a_mistake(tmp_path: Path) -> None:
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("  title: What", "\ttitle: What", (Code.YAML_SYNTAX, "\ttitle", "Indent with spaces")),
        ("language: en", "language：en", (Code.YAML_SYNTAX, "：en", "instead of the full-width sign")),
        ('version: "2024.1"', 'version: "2024.1', (Code.YAML_SYNTAX, '"2024.1', "Close the quotation mark")),
        ('like the coffee."', "like the coffee.", (Code.YAML_SYNTAX, '"{{ top', "Close the quotation mark")),
        ("date: 2024-02-10", "date: 2024-13-01", (Code.WRONG_VALUE, "2024-13-01", "a day that exists")),
        ("column: cake}", "column: coffee}", (Code.DUPLICATE_NAME, "coffee}", "delete one of the two: coffee, cake")),
        ("4: Good,", "4: Very good,", (Code.DUPLICATE_NAME, "Very good, 3", "words of its own")),
        ("top(coffee) }}", "top(coffee, time='noon') }}", (Code.UNKNOWN_NAME, "'noon'", "morning (Morning), evening (Evening)")),
        ("evening: Evening}", "evening: Evening, night: Night}", (Code.DATA_VALUE, "Night}", "nobody has")),
        ("target: 80%", "target: 80", (Code.EXPRESSION_TYPE, "80}", "Write 80%")),
        ("- chart: coffee", "- chart: wishes", (Code.WRONG_VALUE, "wishes", "open answers have no figure")),
        ("- chart: coffee", "-chart: coffee", (Code.YAML_SYNTAX, "-chart", "Write '- ', with a space")),
        ("ask: How often", "ask: How often, on average", (Code.WRONG_VALUE, "on average", "in quotes")),
        ("title: What guests", "title: \U0001f389 What guests", (Code.MISSING_GLYPH, "\U0001f389", "in words")),
    ],
)
def test_a_mistake_in_the_spec(right: str, wrong: str, expected: tuple[Code, str, str], tmp_path: Path) -> None:
    code, at, words = expected
    assert SPEC.count(right) == 1
    problem = found(tmp_path, SPEC.replace(right, wrong))[0]
    assert problem.code is code
    assert problem.place.source[problem.place.column - 1 :].startswith(at)
    assert words in f"{problem.found} {problem.fix}"


def test_a_scale_that_is_not_there_is_told_where_it_is_named_and_not_at_its_options(tmp_path: Path) -> None:
    spec = SPEC.replace("{{ top(coffee) }}", "{{ share(coffee, 5) }}")
    problems = found(tmp_path, spec.replace("scale: rating, column: coffee", "scale: ratings, column: coffee"))
    assert {(p.place.path, p.code) for p in problems} == {("questions.coffee.scale", Code.UNKNOWN_NAME)}


def test_an_option_that_the_spec_forgot(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, SPEC.replace(", 3: Every week", ""))
    assert problem.found == (
        "column 'visits' (number 3) holds 1 value that is no option, "
        "in 2 rows (lines 4, 7; in a spreadsheet rows 4, 6): '3'"
    )  # fmt: skip
    assert (problem.place.line, problem.place.column) == (4, 5)


def test_weights_of_zero_and_no_weights(tmp_path: Path) -> None:
    problems = found(tmp_path, SPEC.replace("  mode: paper", "  mode: paper\n  weight: {column: weight}"))
    assert [(p.code, p.place.line, p.place.column) for p in problems] == [
        (Code.DATA_WEIGHT, 5, 17),
        (Code.DATA_WEIGHT, 3, 16),
    ]


def test_a_number_of_a_group_in_which_nobody_is(tmp_path: Path) -> None:
    spec = SPEC.replace("evening: Evening}", "evening: Evening, night: Night}").replace(
        "top(coffee) }}", "top(coffee, time='night') }}"
    )
    _, problem = found(tmp_path, spec)
    assert problem.code is Code.EMPTY_RESULT
    assert problem.found.startswith("top(coffee, time='night') has no value")
    left_out = spec.replace('like the coffee."', "like the coffee.\"\n        when: base(coffee, time='night') > 0")
    assert [p.code for p in found(tmp_path, left_out)] == [Code.DATA_VALUE]


def test_one_column_read_in_two_ways_is_no_mistake(tmp_path: Path) -> None:
    without = "  without: {ask: And you?, type: scale, scale: rating, column: coffee, missing: [9]}\n"
    number = "  number: {ask: How many?, type: number, column: coffee}\n"
    assert found(tmp_path, SPEC.replace("  wishes:", f"{without}{number}  wishes:")) == []


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    assert found(tmp_path, b"\xef\xbb\xbf" + SPEC.encode()) == []


@pytest.mark.parametrize("text", ["", "\n\n# nothing\n", "---\n"])
def test_nothing_in_the_spec(text: str, tmp_path: Path) -> None:
    (problem,) = found(tmp_path, text)
    assert problem.found == "The file is empty"
    assert "reportgen new" in problem.fix


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a picture"),
        (b"PK\x03\x04\x14\x00\x06\x00\xff\xfe", "a workbook"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF"),
        (b"OTTO\x00\x0b\x00\x80\xff\xff", "a program's own file"),
    ],
)
def test_a_file_that_is_no_text(data: bytes, words: str, tmp_path: Path) -> None:
    (problem,) = found(tmp_path, data)
    assert words in problem.found
    assert "Name the YAML file" in problem.fix


def test_a_folder_for_a_spec(tmp_path: Path) -> None:
    with pytest.raises(ReportgenError) as error:
        check(tmp_path)
    assert "is a folder" in error.value.problems[0].found


def test_files_that_include_each_other(tmp_path: Path) -> None:
    (tmp_path / "more.yaml").write_text("include: [report.yaml]\n", encoding="utf-8")
    (problem,) = found(tmp_path, SPEC.replace("reportgen: 1\n", "reportgen: 1\ninclude: [more.yaml]\n"))
    assert "report.yaml -> more.yaml -> report.yaml" in problem.found
    assert problem.place.source == "include: [report.yaml]"
