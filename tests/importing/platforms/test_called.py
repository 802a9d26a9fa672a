"""Platforms by the names that people use; yes and no of Typeform; who asked."""

from __future__ import annotations

import pytest

from reportgen.importing.platforms.understand import NAMES
from reportgen.problems import SpecError
from tests.importing.platforms.sheets import asked, read, roles

PLAIN = "Age | Tea\n31 | Yes\n45 | No\n52 | Yes"


@pytest.mark.parametrize(
    ("written", "platform"),
    [
        ("问卷星", "wjx"),
        ("WJX", "wjx"),
        ("腾讯问卷", "tencent"),
        ("騰訊問卷", "tencent"),
        ("WPS表单", "wps"),
        ("wps 表单", "wps"),
        ("金山表单", "wps"),
        ("金数据", "plain"),
        ("Google Forms", "google-forms"),
        ("google form", "google-forms"),
        ("Microsoft Forms", "microsoft-forms"),
        ("SurveyMonkey", "surveymonkey"),
        ("Survey Monkey", "surveymonkey"),
        ("QUALTRICS", "qualtrics"),
        ("KoboToolbox", "kobo"),
        ("ODK", "kobo"),
        (" Auto ", "plain"),
        ("自动", "plain"),
        *((name, name) for name in NAMES),
    ],
)
def test_a_platform_is_found_by_what_people_call_it(written: str, platform: str) -> None:
    assert read(PLAIN, written).platform == platform


def test_a_misspelt_platform_gets_a_suggestion() -> None:
    with pytest.raises(SpecError) as caught:
        read(PLAIN, "Survey Monky")
    assert "Did you mean 'surveymonkey'?" in caught.value.problems[0].fix


def test_yes_and_no_of_typeform_have_words() -> None:
    export = read(
        "# | Do you cook? | How many cats? | Would you return? | Start Date (UTC) | Submit Date (UTC) | Network ID\n"
        "a1 | 1 | 0 | 0 | 2026-03-01 10:00:00 | 2026-03-01 10:00:00 | f0\n"
        "a2 | 0 | 1 | 1 | 2026-03-01 10:00:00 | 2026-03-01 10:00:00 | f1"
    )
    assert [dict(heading.labels) for heading in asked(export)] == [{"1": "Yes", "0": "No"}, {}, {"1": "Yes", "0": "No"}]
    assert any("“Do you cook?”, “Would you return?”" in decision.what for decision in export.decisions)


@pytest.mark.parametrize(
    "name", ["Interviewer", "enumerator_name", "Name of the enumerator", "访员", "调查员姓名", "Supervisor ID"]
)
def test_who_asked_is_left_out(name: str) -> None:
    rows = [f"{who} | {31 + n} | Yes" for n, who in enumerate(["Anna", "Ben", "Anna", "Ben", "Anna"])]
    assert roles(read(f"{name} | Age | Tea\n" + "\n".join(rows)))[0] == "personal"


def test_points_for_an_interviewer_are_answers() -> None:
    rows = [f"{n % 5 + 1} | {31 + n} | Yes" for n in range(10)]
    assert roles(read("Interviewer | Age | Tea\n" + "\n".join(rows)))[0] == "answer"
