"""What reading a file decided is told in every language of surveys."""

from __future__ import annotations

from string import Formatter

import pytest

from reportgen.importing.decision import Decision
from reportgen.importing.files.words.say import WORDS, in_language, say
from tests.importing.files.made import parsed


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", WORDS)
def test_every_sentence_has_the_same_values_in_every_language(language: str) -> None:
    assert WORDS[language].keys() == WORDS["en"].keys()
    for key, (what, change) in WORDS[language].items():
        assert fields(what) == fields(WORDS["en"][key][0]), key
        assert bool(change) == bool(WORDS["en"][key][1]), key
        assert not fields(change)


def test_a_decision_is_told_in_the_language_of_the_survey() -> None:
    (decision,) = parsed("序号,性别,年龄\n1,男\n2,女,30\n3,男,40\n".encode()).decisions
    assert decision.what == "Rows with fewer fields than the others end in empty cells: line 2."
    assert in_language(decision, "zh-CN").what == "字段较少的行，末尾以空单元格补足：第 2 行。"
    assert in_language(decision, "zh-TW").what == "欄位較少的列，末尾以空儲存格補足：第 2 行。"
    assert in_language(decision, "en") == decision


def test_lines_are_listed_as_each_language_does() -> None:
    many = say("blank", lines=range(1, 13))
    assert many.what == "Empty lines are passed over: lines 1, 2, 3, 4, 5 and 7 more."
    assert in_language(many, "zh-CN").what == "已跳过空行：第 1、2、3、4、5 等 12 行。"
    assert in_language(say("blank", lines=[3, 7]), "zh-CN").what == "已跳过空行：第 3、7 行。"


def test_a_decision_of_another_step_stays() -> None:
    other = Decision("Header rows: 2.")
    assert in_language(other, "zh-CN") is other
