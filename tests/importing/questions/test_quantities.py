"""Quantities: decimal commas and points, told by the column and by the file; units behind and before numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from reportgen.importing.draft import Draft
from reportgen.importing.questions import questions_of
from reportgen.importing.questions.notation import notation
from reportgen.importing.written.codebook import questions as written
from tests.importing.questions.invented import doubts, export, heading, question

SPENT = "How much did you spend?"


def drafted(
    cells: Sequence[str], ask: str = SPENT, *more: tuple[str, Sequence[str]], platform: str = "plain", **said: Any
) -> Draft:
    columns = [(heading(ask, "Q1"), cells), *((heading(other, f"Q{n}"), found) for n, (other, found) in enumerate(more, 2))]
    return questions_of(export(columns, platform, **said))


def numbers(draft: Draft, name: str = "q1") -> list[str]:
    found = question(draft, name)
    assert found.kind == "number"
    return list(found.columns[0].cells.texts())


@pytest.mark.parametrize(
    ("texts", "read"),
    [
        ("12,50 9,90 3", "12.5 9.9 3"),
        ("0,125 2", "0.125 2"),
        ("1.250,50 3,5", "1250.5 3.5"),
        ("1,250.50 3.5", "1250.5 3.5"),
        ("12,5 12.5", "12.5 12.5"),
        ("1,250 300", "1250 300"),
        ("1,250 12.5", "1250 12.5"),
        ("1,250 12,5", "1.25 12.5"),
        ("1.250 12,5", "1250 12.5"),
        ("1\u202f250,5 3", "1250.5 3"),
        ("1'250.5 3", "1250.5 3"),
        ("1，250 ３", "1250 3"),
        ("1,250,000 3", "1250000 3"),
    ],
)
def test_a_column_tells_how_its_decimals_are_written(texts: str, read: str) -> None:
    told = notation(dict.fromkeys(texts.split(" "), 5))
    assert [told.read(text) for text in texts.split(" ")] == read.split(" ")


def test_amounts_with_decimal_commas_are_numbers() -> None:
    draft = drafted(["12,50", "9,90", "30", "7,5", "7,5"] * 6)
    assert numbers(draft)[:4] == ["12.5", "9.9", "30", "7.5"]
    assert not question(draft, "q1").whole
    assert not any("q1" in what for what in doubts(draft))


def test_what_a_column_does_not_tell_the_file_does_and_it_is_a_doubt() -> None:
    unsure = ["1,250", "2,300", "1,100"] * 9
    other = ("How many hours?", ["1,5", "2,25", "0,5", "3"] * 7)
    cases: Sequence[tuple[Any, Any, str]] = (
        ((), {}, "1250"),
        ((), {"commas": True}, "1.25"),
        ((other,), {}, "1.25"),
        ((("Hours", ["1.5", "2.25", "0.5"] * 9),), {"commas": True}, "1250"),
    )
    for more, said, read in cases:
        draft = drafted(unsure, SPENT, *more, **said)
        assert numbers(draft)[0] == read
        assert sum("1,250" in what for what in doubts(draft)) == 1


def test_numbers_of_options_between_commas_are_no_decimals() -> None:
    cells = ["1,2", "1", "2,3", "1,3", "1,2,3", "3", "2"] * 6
    for commas in (False, True):
        assert question(drafted(cells, "Which pets?", commas=commas), "q1").kind == "multi"


@pytest.mark.parametrize(
    ("cells", "ask", "unit", "first"),
    [
        (["25 min", "30min", "45 Min", "20"], "Way to work?", "min", "25"),
        (["￥300", "￥1,200", "￥85.5", "￥90"], "您每月花费多少？", "元", "300"),
        (["$20", "$7.50", "$1,000", "$3"], SPENT, "$", "20"),
        (["30%", "45%", "12.5%", "80 %"], "Which share?", "%", "30"),
        (["5 km", "12 km", "800 m", "3km"], "How far is it?", "km", "5"),
        (["35岁", "42岁", "28", "51岁"], "您的年龄", "岁", "35"),
        (["1.5万", "8千", "2万元", "1.2万"], "月收入（元）", "元", "15000"),
        (["170", "165", "181", "177"], "身高（cm）", "cm", "170"),
        (["170", "165", "181", "177"], "How long is it (in minutes)?", "minutes", "170"),
        (["12,5 kg", "9 kg", "7,25 kg", "8 kg"], "Weight?", "kg", "12.5"),
    ],
)
def test_the_unit_of_numbers_is_kept(cells: list[str], ask: str, unit: str, first: str) -> None:
    draft = drafted(cells * 8, ask, platform="google-forms")
    assert numbers(draft)[0] == first
    assert question(draft, "q1").unit == unit
    spec: Any = next(iter(written(draft).values()))
    assert spec["unit"] == unit


def test_other_units_of_the_same_measure_are_turned_and_told() -> None:
    draft = drafted(["5 km", "12 km", "800 m", "3 km"] * 6 + ["4 kg"], "How far is it?")
    assert numbers(draft)[-5:] == ["5", "12", "0.8", "3", ""]
    assert any("6 answers" in what and "km" in what for what in doubts(draft))
    hours = drafted(["2小时", "30分钟", "1.5小时", "90分钟", "3小时"] * 6, "您每天上网多长时间？")
    assert numbers(hours)[:4] == ["2", "0.5", "1.5", "1.5"]


def test_none_among_numbers_is_zero_and_told() -> None:
    draft = drafted(["2h", "5 h", "none", "10 hours", "0"] * 8, "Overtime per week")
    assert numbers(draft)[:5] == ["2", "5", "0", "10", "0"]
    assert any("8 answers" in what and "zero" in what for what in doubts(draft))


def test_numbers_typed_into_a_field_for_text() -> None:
    columns = [
        (heading(ask, f"Q{n}", hint="text"), cells * 9)
        for n, (ask, cells) in enumerate(
            (
                ("How long did you wait (in minutes)?", ["15", "2 hours", "1 hour", "10"]),
                ("您的年龄", ["34", "27岁", "51", "62"]),
                ("Your code", ["15", "20", "33", "10"]),
                ("How much time did it take, and why?", ["long", "20", "it depends", "10"]),
            ),
            1,
        )
    ]
    draft = questions_of(export(columns, "surveymonkey"))
    assert [found.kind for found in draft.questions] == ["number", "number", "text", "text"]
    assert list(draft.questions[0].columns[0].cells.texts())[:3] == ["15", "120", "60"]


def test_thousands_and_ten_thousands_beside_bare_numbers() -> None:
    assert numbers(drafted(["8k", "9000", "12k", "1.5w"] * 6, "月薪"))[:4] == ["8000", "9000", "12000", "15000"]
    assert numbers(drafted(["8k", "9000", "12k"] * 6, "月薪"))[:3] == ["8", "9", "12"]
    assert numbers(drafted(["1.5万元", "2", "15000", "3万元"] * 6, "年收入"))[:4] == ["1.5", "2", "1.5", "3"]


def test_a_short_list_with_units_is_a_list_of_options() -> None:
    draft = drafted(["15 min", "30 min", "60 min"] * 20, "Which course do you take?", platform="google-forms")
    assert question(draft, "q1").kind == "single"
