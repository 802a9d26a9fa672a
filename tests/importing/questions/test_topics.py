"""Which questions are about who people are, and which groups are worth a table."""

from __future__ import annotations

import pytest

from reportgen.importing.questions import questions_of
from reportgen.importing.questions.topics import short_name, topic_of
from tests.importing.questions.invented import export, heading


@pytest.mark.parametrize(
    ("ask", "name"),
    [
        ("What is your age?", "Age"),
        ("Which site do you work at?", "Site"),
        ("Branch", "Branch"),
        ("In which country do you currently reside?", "Country"),
        ("How many people work for your company?", "Size of organisation"),
        ("RESPONDENTS SEX", "Gender"),
    ],
)
def test_short_names(ask: str, name: str) -> None:
    assert short_name(ask, "en") == name


@pytest.mark.parametrize(
    ("ask", "language", "name"),
    [
        ("您所属的门店", "zh-CN", "门店"),
        ("您來自哪個渠道？", "zh-TW", "渠道"),
        ("您的年齡？", "zh-TW", "年齡"),
        ("您的学历是？", "zh-CN", "学历"),
    ],
)
def test_short_names_in_chinese(ask: str, language: str, name: str) -> None:
    assert short_name(ask, language) == name


@pytest.mark.parametrize(
    "ask",
    [
        "Homosexual sex relations",
        "Improving the nation's education system",
        "Which region are you most interested in?",
        "最喜欢的门店",
        "Which colour do you like?",
    ],
)
def test_opinions_and_other_subjects_are_none(ask: str) -> None:
    assert topic_of(ask) is None


def test_what_few_answered_and_what_has_no_words_crosses_nothing() -> None:
    few = [*["Manager", "Developer"] * 20, *[""] * 160]
    codes = ["1", "2"] * 100
    stores = ["East", "West"] * 100
    columns = [(heading("What is your role?", "Q1"), few), (heading("What is your gender?", "Q2"), codes)]
    assert questions_of(export(columns)).segments == ()
    assert questions_of(export([*columns, (heading("Which store did you visit?", "Q3"), stores)])).segments == ("store_visit",)


def test_a_group_needs_enough_people_to_be_printed() -> None:
    uneven = [*["Leeds"] * 180, *["York"] * 20]
    assert questions_of(export([(heading("Which branch is yours?", "Q1"), uneven)])).segments == ()


def test_a_department_of_one_is_a_department() -> None:
    cells = ["后勤部"] * 30 + ["教务部"] * 40 + ["保卫处"]
    (found,) = questions_of(export([(heading("您所在的部门", "Q1"), cells)])).questions
    assert [option.label for option in found.options] == ["教务部", "后勤部", "保卫处"]
    assert found.name == "部门"
