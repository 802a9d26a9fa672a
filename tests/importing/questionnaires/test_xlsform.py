"""XLSForms, and exports of KoboToolbox: codes with group paths, several answers joined and split."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.importing.questionnaires.questionnaire import Questionnaire
from reportgen.importing.questionnaires.read import questionnaire_of
from reportgen.problems import SpecError
from tests.importing.questionnaires.forms import cells, drafted, merged, options, question, told, xlsform

EN, ZH = "English (en)", "中文 (zh)"
SURVEY = [
    ["type", "name", f"label::{EN}", f"label::{ZH}", "relevant", "appearance"],
    ["start", "start", "", "", "", ""],
    ["begin group", "farm", "The farm", "农场", "", ""],
    ["select_one yesno", "irrigates", "**Do you irrigate?**", "您灌溉吗？", "", ""],
    [
        "select_multiple crops or_other",
        "crops",
        "Which crops do you grow, ${name}?",
        "您种什么作物，${name}？",
        "${irrigates} = 'yes'",
        "",
    ],
    ["integer", "plots", "How many plots?", "有几块地？", "", ""],
    ["end group", "", "", "", "", ""],
    ["begin_group", "views", "How much do you agree?", "您同意吗？", "", "table-list"],
    ["select_one agree", "water", "Water is scarce", "水很缺", "", ""],
    ["select_one agree", "soil", "The soil is good", "土质好", "", ""],
    ["end_group", "", "", "", "", ""],
    ["calculate", "area", "", "", "", ""],
    ["note", "thanks", "Thank you", "谢谢", "", ""],
    ["text", "more", "What else?", "还有什么？", "", ""],
    ["geopoint", "place", "Where are you?", "在哪里？", "", ""],
]
CHOICES = [
    ["list_name", "name", f"label::{EN}", f"label::{ZH}"],
    ["yesno", "yes", "Yes", "是"],
    ["yesno", "no", "No", "否"],
    ["crops", "maize", "Maize", "玉米"],
    ["crops", "beans", "Beans", "豆子"],
    ["crops", "rice", "Rice", "水稻"],
    ["agree", "1", "Disagree", "不同意"],
    ["agree", "2", "Neither", "一般"],
    ["agree", "3", "Agree", "同意"],
]
SETTINGS = [["form_title", "default_language"], ["Farms", EN]]
HEADER = ["start", "farm/irrigates", "farm/crops", "farm/crops/maize", "farm/crops/beans", "farm/crops/rice", "farm/crops/other"]
HEADER += ["farm/crops_other", "farm/plots", "views/water", "views/soil", "area", "more", "_uuid", "_submission_time"]
PEOPLE = [
    ["yes", "maize beans", "1", "1", "0", "0", "", "3", "1", "3", "4.5", "the rain is late"],
    ["no", "", "", "", "", "", "", "1", "2", "3", "1.5", ""],
    ["yes", "maize other", "1", "0", "0", "1", "teff", "8", "3", "1", "2.5", "nothing more"],
] * 4


def rows(people: list[list[str]]) -> list[list[str]]:
    day = "2025-02-03T10:00:00"
    return [HEADER, *([day, *person, f"u{n}", day] for n, person in enumerate(people))]


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Questionnaire:
    path = tmp_path_factory.mktemp("form") / "form.xlsx"
    return questionnaire_of(xlsform(path, {"survey": SURVEY, "choices": CHOICES, "settings": SETTINGS}))


def test_languages_title_and_questions_are_read(form: Questionnaire) -> None:
    assert (form.languages, form.title) == ((EN, ZH), {EN: "Farms"})
    assert [found.code for found in form.questions] == ["irrigates", "crops", "plots", "water", "soil", "more", "place"]
    assert "area" in form.known


def test_codes_get_the_words_of_the_form(form: Questionnaire) -> None:
    export = merged(form, rows(PEOPLE))
    draft = drafted(export)
    assert options(draft, "farm_irrigates") == [("yes", "Yes"), ("no", "No")]
    assert question(draft, "farm_irrigates").ask == "Do you irrigate?"
    assert (question(draft, "farm_crops").kind, [item.label for item in question(draft, "farm_crops").items]) == (
        *("multi", ["Maize", "Beans", "Rice", "Other"]),
    )
    assert question(draft, "farm_crops").ask == "Which crops do you grow, …?"
    assert question(draft, "farm_plots").kind == "number"
    assert "does not have" not in told(export)


def test_questions_listed_as_a_table_are_a_grid(form: Questionnaire) -> None:
    draft = drafted(merged(form, rows(PEOPLE)))
    grid = next(found for found in draft.questions if found.kind == "grid")
    assert (grid.ask, [item.label for item in grid.items]) == ("How much do you agree?", ["Water is scarce", "The soil is good"])
    assert options(draft, grid.name) == [("1", "Disagree"), ("2", "Neither"), ("3", "Agree")]


def test_words_beside_other_are_left_out(form: Questionnaire) -> None:
    draft = drafted(merged(form, rows(PEOPLE)))
    assert all("teff" not in column for found in draft.questions for column in cells(draft, found.name))


def test_a_form_in_chinese_is_used_where_the_report_is(form: Questionnaire) -> None:
    export = merged(form, rows(PEOPLE), "zh-CN")
    draft = drafted(export, "zh-CN")
    assert question(draft, "farm_irrigates").ask == "您灌溉吗？"
    assert options(draft, "farm_irrigates") == [("yes", "是"), ("no", "否")]
    assert "问卷有多种语言" in told(export)


def test_joined_answers_alone_are_parted_and_named(form: Questionnaire) -> None:
    header = ["start", "farm/irrigates", "farm/crops", "_uuid", "_submission_time"]
    day = "2025-02-03T10:00:00"
    people = [["yes", "rice maize"], ["yes", "maize beans"], ["no", ""], ["yes", "beans"]] * 4
    draft = drafted(merged(form, [header, *([day, *person, f"u{n}", day] for n, person in enumerate(people))]))
    assert (question(draft, "farm_crops").kind, options(draft, "farm_crops")) == (
        *("multi", [("1", "Maize"), ("2", "Beans"), ("3", "Rice"), ("4", "Other")]),
    )


def test_an_option_that_nobody_chose_is_there_where_answers_are_joined(form: Questionnaire) -> None:
    header = ["start", "farm/irrigates", "farm/crops", "_uuid", "_submission_time"]
    day = "2025-02-03T10:00:00"
    people = [["yes", "rice maize"], ["yes", "maize"], ["no", ""], ["yes", "rice"]] * 4
    draft = drafted(merged(form, [header, *([day, *person, f"u{n}", day] for n, person in enumerate(people))]))
    assert [label for _, label in options(draft, "farm_crops")] == ["Maize", "Beans", "Rice", "Other"]
    assert [column.count("1") for column in cells(draft, "farm_crops")] == [8, 0, 8, 0]


def test_a_form_of_one_language_without_settings_is_read(tmp_path: Path) -> None:
    survey = [["type", "name", "label"], ["select_one yn", "a", "Is it?"]]
    choices = [["list name", "name", "label"], ["yn", "1", "Yes"], ["yn", "0", "No"]]
    form = questionnaire_of(xlsform(tmp_path / "form.xlsx", {"survey": survey, "choices": choices}))
    assert [option.code for option in form.questions[0].columns[0].options] == ["1", "0"]


def test_a_workbook_that_is_no_form_is_told(tmp_path: Path) -> None:
    for sheets in ({"Sheet1": [["a", "b"], ["1", "2"]]}, {"survey": [["a", "b"], ["1", "2"]]}):
        with pytest.raises(SpecError) as error:
            questionnaire_of(xlsform(tmp_path / "book.xlsx", sheets))
        assert "XLSForm" in error.value.problems[0].found


def test_options_put_in_order_in_one_cell_are_a_ranking(tmp_path: Path) -> None:
    survey = [["type", "name", "label"], ["rank what", "order", "Rank by importance"]]
    choices = [["list_name", "name", "label"], ["what", "w", "Water"], ["what", "s", "Soil"], ["what", "p", "Price"]]
    form = questionnaire_of(xlsform(tmp_path / "form.xlsx", {"SURVEY": survey, "choices": choices}))
    day = "2025-02-03T10:00:00"
    people = ["w s p", "s w p", "w p s"] * 4
    draft = drafted(
        merged(
            form, [["start", "order", "_uuid", "_submission_time"], *([day, cell, f"u{n}", day] for n, cell in enumerate(people))]
        )
    )
    found = draft.questions[0]
    assert (found.kind, options(draft, found.name)) == ("ranking", [("1", "Water"), ("2", "Soil"), ("3", "Price")])
    assert [column[0] for column in cells(draft, found.name)] == ["1", "2", "3"]
