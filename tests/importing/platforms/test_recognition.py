"""Which platform wrote an export: each is told from all others, with what told it."""

from __future__ import annotations

import pytest

from reportgen.importing.platforms.platform import Platform
from reportgen.importing.platforms.sheet import sheet_of
from reportgen.importing.platforms.understand import NAMES, PLATFORMS, understand
from reportgen.importing.table import Table
from reportgen.problems import Code, ReportError, SpecError
from tests.importing.platforms.sheets import FIXTURES, MONKEY_TWO_ROWS, WJX_TEXT, doubts, read, sheet, table


@pytest.mark.parametrize("name", FIXTURES)
def test_a_platform_knows_its_own_export(name: str) -> None:
    platform, made = FIXTURES[name]
    assert understand(made()).platform == platform


@pytest.mark.parametrize("platform", [platform for platform in PLATFORMS if platform.name != "plain"], ids=lambda p: p.name)
@pytest.mark.parametrize("name", FIXTURES)
def test_no_platform_is_recognised_in_the_export_of_another(name: str, platform: Platform) -> None:
    written_by, made = FIXTURES[name]
    if written_by != platform.name:
        assert platform.recognise(sheet_of(made())).score < 40


def test_every_platform_has_an_invented_export() -> None:
    assert {platform for platform, _ in FIXTURES.values()} == set(NAMES)


def test_the_reason_is_a_sentence_that_names_what_told_it() -> None:
    assert (
        read(MONKEY_TWO_ROWS).why
        == "Read as an export of SurveyMonkey, because of “Respondent ID”, “Collector ID” in its header."
    )
    assert read(WJX_TEXT).why.startswith("按问卷星导出的数据读取，依据是表头中的“提交答卷时间”")


def test_a_table_of_nobody_is_plain_and_says_so() -> None:
    export = read("colour | size\nred | 3\nblue | 4\nred | 5")
    assert export.platform == "plain"
    assert "nothing in its header tells" in export.why


def test_the_call_has_the_last_word() -> None:
    export = read(MONKEY_TWO_ROWS, "plain")
    assert export.platform == "plain"
    assert "as the call says" in export.why


def test_an_unknown_platform_is_a_problem_that_lists_the_known_ones() -> None:
    with pytest.raises(SpecError) as caught:
        read(MONKEY_TWO_ROWS, "surveygiraffe")
    (problem,) = caught.value.problems
    assert problem.code is Code.WRONG_VALUE
    assert "surveymonkey" in problem.fix
    assert "surveygiraffe" in problem.found


def test_a_runner_up_that_is_close_is_told() -> None:
    mixed = "Timestamp | ID | Start time | Completion time | Where?\n" + "\n".join(
        f"1{n}/3/2024 9:00:00 | {n} | 1{n}/3/24 9:00 | 1{n}/3/24 9:01 | here" for n in range(3, 7)
    )
    export = read(mixed)
    assert "It could also be an export of" in doubts(export)
    assert any("--platform " in decision.change for decision in export.decisions)


def test_a_header_without_answers_is_a_problem_of_the_data() -> None:
    with pytest.raises(ReportError) as caught:
        understand(table([["Timestamp", "How are you?"]]))
    assert caught.value.problems[0].code is Code.DATA_EMPTY


@pytest.mark.parametrize("rows", [[], [[]], [[""]], [["", ""], ["", ""]]])
def test_an_empty_sheet_is_a_problem_and_no_traceback(rows: list[list[str]]) -> None:
    with pytest.raises(ReportError):
        understand(table(rows))


def test_blank_rows_and_a_title_above_the_header_do_not_hide_the_platform() -> None:
    above = Table("a.csv", "csv", (), 0)
    assert above.rows == 0
    plain = sheet(MONKEY_TWO_ROWS)
    rows = [["Our pets"], [], *([column.values[column.cells[row]] for column in plain.columns] for row in range(plain.rows))]
    export = understand(table(rows))
    assert (export.platform, export.title, export.rows) == ("surveymonkey", "Our pets", 3)


def test_limesurvey_codes_before_wordings_are_no_numbers_that_anybody_writes() -> None:
    codes = " | socio1. Where do you live? | edu2. What did you learn? | job1a. What do you do? | job2. For how long?"
    assert read(f"n{codes}\n1 | Here | Much | This | 3\n2 | There | Little | That | 4").platform == "limesurvey"
    numbers = " | Q1. Where do you live? | Q2. What did you learn? | Q3. What do you do? | Q4. For how long?"
    assert read(f"n{numbers}\n1 | Here | Much | This | 3\n2 | There | Little | That | 4").platform == "plain"
