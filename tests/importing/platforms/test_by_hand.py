"""Tables that people keep by hand, and columns of dates."""

from __future__ import annotations

from reportgen.importing.platforms.fieldwork import fieldwork
from reportgen.importing.platforms.understand import understand
from tests.importing.platforms.sheets import asked, doubts, read, table

CAPTIONS = ["基本信息", "", "", "满意度（1-5分）", "", "", "其他", ""]
COLUMNS = ["编号", "门店", "调查日期", "环境", "服务", "价格", "是否会员", "备注"]


def _kept_by_hand(*last: list[str]) -> list[list[str]]:
    rows = [
        [
            str(n + 1),
            "南店" if n % 3 else "北店",
            f"2026-01-{n + 1:02}",
            str(n % 5 + 1),
            str(n % 4 + 2),
            str(n % 3 + 1),
            "是",
            "热",
        ]
        for n in range(20)
    ]
    return [["一季度门店统计表"] + [""] * 7, CAPTIONS, COLUMNS, *rows, *last]


def test_captions_over_columns_that_are_asked_apart_are_no_wording() -> None:
    export = understand(table(_kept_by_hand()))
    assert [(heading.ask, heading.item) for heading in asked(export)] == [
        ("门店", ""),
        ("满意度（1-5分）", "环境"),
        ("满意度（1-5分）", "服务"),
        ("满意度（1-5分）", "价格"),
        ("是否会员", ""),
        ("备注", ""),
    ]


def test_the_day_of_the_survey_in_a_table_is_when_answers_came_in() -> None:
    found = fieldwork(understand(table(_kept_by_hand())))
    assert found is not None
    assert (found.days.first, found.days.last) == ("2026-01-01", "2026-01-20")


def test_totals_and_means_below_the_answers_are_no_answers() -> None:
    export = understand(
        table(_kept_by_hand(["合计", "", "", "60", "70", "40", "", ""], ["", "平均值：", "", "3", "3.5", "2", "", ""]))
    )
    assert (export.rows, dict(export.dropped)) == (20, {"total": 2})


def test_the_word_for_a_total_that_several_gave_or_that_stands_higher_is_an_answer() -> None:
    several = "Which column do you read? | Age\n" + "Total | 30\n" * 3 + "Share | 40\n" * 8 + "Total | 31\n"
    assert (read(several).rows, dict(read(several).dropped)) == (12, {})
    higher = "Which column do you read? | Age\nTotal | 30\n" + "Share | 40\n" * 8
    assert (read(higher).rows, dict(read(higher).dropped)) == (9, {})


def test_dates_that_people_gave_are_dates_and_a_list_of_days_is_a_list() -> None:
    rows = "".join(f"A | 20{n:02}-0{n % 9 + 1}-11 00:00:00 | 2026-05-0{n % 3 + 1}\n" for n in range(20))
    first, second = asked(read(f"Team | When did you join us? | Which day suits you?\n{rows}"))[1:]
    assert (first.hint, second.hint) == ("date", "")


def test_years_and_other_numbers_are_no_dates() -> None:
    rows = "".join(f"A | {1960 + n} | 2024{n % 12 + 1:02}{n + 1:02}\n" for n in range(20))
    assert [heading.hint for heading in asked(read(f"Team | Born in | Order\n{rows}"))] == ["", "", ""]


def test_a_file_that_begins_with_its_answers_is_a_doubt() -> None:
    rows = "".join(f"{n} | {'Yes' if n % 2 else 'No'} | {n % 5 + 1} | {'North' if n % 3 else 'South'}\n" for n in range(1, 20))
    assert "looks like the answers below it" in doubts(read(rows))


def test_headings_that_their_ticks_repeat_are_a_header() -> None:
    rows = "".join(f"{'Gym' if n % 2 else ''} | {'Pool' if n % 3 else ''} | {n % 5 + 1}\n" for n in range(1, 20))
    assert "looks like the answers" not in doubts(read("Gym | Pool | 3\n" + rows))
