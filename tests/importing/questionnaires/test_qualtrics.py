"""Surveys of Qualtrics, and exports with three header rows and with two, by codes and by words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from reportgen.importing.questionnaires.questionnaire import Questionnaire
from tests.importing.questionnaires.forms import cells, choices, drafted, merged, options, qsf, question, saved, told

OPTIONS = {"QuestionType": "MC", "Selector": "SAVR", "SubSelector": "TX"}


def asked(number: int, text: str, **more: Any) -> dict[str, Any]:
    return {"QuestionID": f"QID{number}", "DataExportTag": f"Q{number}", "QuestionText": text, **more}


LOGIC = {
    "0": {
        "0": {
            "Type": "Expression",
            "Description": '<span class="ConjDesc">If</span> <span class="QuestionDesc">Do you drink tea?</span> '
            '<span class="LeftOpDesc">Yes</span> <span class="OpDesc">Is Selected</span>',
        },
        "Type": "If",
    },
    "Type": "BooleanExpression",
}
SURVEY = qsf(
    [
        asked(1, "Do you <b>drink</b> tea?", **OPTIONS, Choices=choices("Yes", "No"), ChoiceOrder=["1", "2"]),
        asked(
            2,
            "Which teas, ${q://QID9/ChoiceTextEntryValue}?",
            QuestionType="MC",
            Selector="MAVR",
            Choices={**choices("Green", "Black, with milk"), "4": {"Display": "Other", "TextEntry": "true"}},
            ChoiceOrder=["1", 2, "4"],
            DisplayLogic=LOGIC,
        ),
        asked(
            3,
            "How do you find them?",
            QuestionType="Matrix",
            Selector="Likert",
            SubSelector="SingleAnswer",
            Choices=choices("The taste", "The price"),
            ChoiceOrder=["2", "1"],
            Answers=choices("Very bad", "Bad", "Good", "Very good"),
            AnswerOrder=[1, 2, 3, 4],
            RecodeValues={"1": "11", "2": "12", "3": "13", "4": "14"},
            ChoiceDataExportTags={"1": "taste", "2": "price"},
        ),
        asked(
            4,
            "How likely are you to recommend us?",
            QuestionType="MC",
            Selector="NPS",
            Choices=[{"Display": n} for n in range(11)],
        ),
        asked(5, "What else?", QuestionType="TE", Selector="ML"),
        asked(6, "Your address?", QuestionType="TE", Selector="SL", Validation={"Settings": {"ContentType": "ValidEmail"}}),
        asked(7, "Thrown away", **OPTIONS, Choices=choices("Yes", "No")),
        asked(8, "Welcome", QuestionType="DB", Selector="TB"),
        asked(10, "How many cups?", **OPTIONS, Choices=choices("0", "1", "2", "3")),
    ],
    trash=["QID7"],
    embedded=["panel"],
)
IDS = ["startDate", "finished", "responseId", "QID1", "QID2_1", "QID2_2", "QID2_4", "QID2_4_TEXT", "QID3_1", "QID3_2", "QID4"]
IDS += ["QID4_NPS_GROUP", "QID5_TEXT", "QID6_TEXT", "panel", "QID10"]
TAGS = ["StartDate", "Finished", "ResponseId", "Q1", "Q2_1", "Q2_2", "Q2_4", "Q2_4_TEXT", "Q3_1", "Q3_2", "Q4"]
TAGS += ["Q4_NPS_GROUP", "Q5", "Q6", "panel", "Q10"]
ASKS = ["Start Date", "Finished", "Response ID", "Do you drink tea?"]
ASKS += [f"Which teas, Anna? - {item}" for item in ("Green", "Black, with milk", "Other", "Other - Text")]
ASKS += ["How do you find them? - The taste", "How do you find them? - The price", "How likely are you to recommend us?"]
ASKS += ["How likely are you to recommend us? - Group", "What else?", "Your address?", "panel", "How many cups?"]
CODES = [
    ["1", "1", "", "1", "mint", "11", "14", "10", "3", "", "a@b.example", "x", "1"],
    ["1", "", "1", "", "", "13", "12", "7", "2", "more of it", "c@d.example", "y", "2"],
    ["2", "", "", "", "", "14", "11", "0", "1", "", "e@f.example", "x", "4"],
] * 5
WORDS: Mapping[int, Mapping[str, str]] = {
    0: {"1": "Yes", "2": "No"},
    1: {"1": "Green"},
    2: {"1": "Black, with milk"},
    3: {"1": "Other"},
    5: (rated := {"11": "Very bad", "12": "Bad", "13": "Good", "14": "Very good"}),
    6: rated,
    12: {"1": "0", "2": "1", "4": "3"},
}


def rows(people: list[list[str]], *, ids: bool = True) -> list[list[str]]:
    answers = [["2025-04-01 10:00:00", "1", f"R_{n}", *person] for n, person in enumerate(people)]
    third = [[f'{{"ImportId":"{name}"}}' for name in IDS]] if ids else []
    return [TAGS, ASKS, *third, *answers]


@pytest.fixture
def form(tmp_path: Path) -> Questionnaire:
    return saved(tmp_path, "survey.qsf", SURVEY)


@pytest.mark.parametrize("ids", [True, False], ids=["import ids", "two header rows"])
def test_every_column_finds_its_question(form: Questionnaire, ids: bool) -> None:
    account = told(merged(form, rows(CODES, ids=ids)))
    assert "12 columns, 7 questions" in account
    assert "does not have" not in account
    assert "without a column" not in account


def test_recode_values_are_the_codes_of_answers(form: Questionnaire) -> None:
    draft = drafted(merged(form, rows(CODES)))
    grid = question(draft, "q3")
    assert options(draft, "q3") == [("11", "Very bad"), ("12", "Bad"), ("13", "Good"), ("14", "Very good")]
    assert (grid.kind, [item.label for item in grid.items]) == ("grid", ["The taste", "The price"])


def test_an_export_by_words_gives_the_same_answers_as_one_by_codes(form: Questionnaire) -> None:
    people = [[WORDS.get(place, {}).get(cell, cell) for place, cell in enumerate(person)] for person in CODES]
    draft, other = drafted(merged(form, rows(CODES))), drafted(merged(form, rows(people)))
    for name in ("q1", "q2", "q3", "q4", "q10"):
        assert cells(draft, name) == cells(other, name)
        assert options(draft, name) == options(other, name)
    assert cells(draft, "q10")[0][:3] == ["0", "1", "3"]


def test_several_answers_in_one_cell_are_parted_by_the_questionnaires_options(form: Questionnaire) -> None:
    keep = [place for place in range(len(TAGS)) if place not in (5, 6)]
    together = [["1", "1,2,4", *CODES[0][4:]], ["1", "2", *CODES[1][4:]], ["2", "", *CODES[2][4:]]] * 5
    tags, ids = [TAGS[place] for place in keep], [IDS[place] for place in keep]
    tags[4], ids[4] = "Q2", "QID2"
    answers = [["2025-04-01 10:00:00", "1", f"R_{n}", *person] for n, person in enumerate(together)]
    asks = [ASKS[place] for place in keep]
    asks[4] = "Which teas, Anna? - Selected Choice"
    draft = drafted(merged(form, [tags, asks, [f'{{"ImportId":"{name}"}}' for name in ids], *answers]))
    found = question(draft, "q2")
    assert (found.kind, [option.label for option in found.options]) == ("multi", ["Green", "Black, with milk", "Other"])
    assert [column.count("1") for column in cells(draft, "q2")] == [5, 10, 5]


def test_the_score_of_recommending_is_recognised(form: Questionnaire) -> None:
    draft = drafted(merged(form, rows(CODES)))
    assert question(draft, "q4").kind == "nps"
    assert "Q4_NPS_GROUP" not in {heading.code for heading in merged(form, rows(CODES)).headings if heading.role == "answer"}


def test_a_field_that_demands_an_address_is_personal(form: Questionnaire) -> None:
    roles = {heading.code: heading.role for heading in merged(form, rows(CODES)).headings}
    assert (roles["Q6"], roles["Q5"], roles["Q2_4_TEXT"]) == ("personal", "answer", "write-in")


def test_piped_text_becomes_dots_and_is_no_contradiction(form: Questionnaire) -> None:
    export = merged(form, rows(CODES))
    assert next(heading.ask for heading in export.headings if heading.code == "Q2_1") == "Which teas, …?"
    assert "otherwise than the questionnaire" not in told(export)


def test_display_logic_is_told_in_qualtrics_own_words(form: Questionnaire) -> None:
    assert "If Do you drink tea? Yes Is Selected" in {found.asked_if for found in form.questions}


def test_a_pass_of_a_loop_keeps_its_own_wording(form: Questionnaire) -> None:
    looped = rows(CODES)
    for place, name in ((8, "1_Q3_1"), (9, "2_Q3_1")):
        looped[0][place] = name
    looped[0] = list(looped[0])
    looped[1] = [
        *ASKS[:8],
        "How do you find them, in spring? - The taste",
        "How do you find them, in autumn? - The taste",
        *ASKS[10:],
    ]
    ids = [*IDS[:8], "1_QID3_1", "2_QID3_1", *IDS[10:]]
    looped[2] = [f'{{"ImportId":"{name}"}}' for name in ids]
    draft = drafted(merged(form, looped))
    found = [one for one in draft.questions if "find them" in one.ask]
    assert len(found) == 2
    assert all(labels == "Very bad" for one in found for labels in [options(draft, one.name)[0][1]])


def test_what_does_not_match_is_told(form: Questionnaire) -> None:
    changed = rows(CODES)
    changed[0] = [*TAGS[:3], "Q99", *TAGS[4:]]
    changed[1] = [*ASKS[:3], "Do you like it?", *ASKS[4:]]
    changed[2] = [f'{{"ImportId":"{name}"}}' for name in [*IDS[:3], "QID99", *IDS[4:]]]
    account = told(merged(form, changed))
    assert "* Columns that the questionnaire does not have, read as the export alone shows them (1): “Q99”." in account
    assert "Questions of the questionnaire without a column in the export (1): “Do you drink tea?”." in account


def test_contradictions_are_doubts(form: Questionnaire) -> None:
    people = [["3", *person[1:]] if place < 2 else person for place, person in enumerate(CODES)]
    changed = rows(people)
    changed[1] = [*ASKS[:3], "Are you fond of coffee?", *ASKS[4:]]
    account = told(merged(form, changed))
    assert "* `Q1`: 2 of 15 answers are none of the options of the questionnaire" in account
    assert "* The export words questions otherwise than the questionnaire, whose wording is used (1): “Q1”." in account


def test_options_that_hardly_anybody_chose_are_not_forced_on_a_column(form: Questionnaire) -> None:
    people = [[str(place % 5 + 3), *person[1:]] for place, person in enumerate(CODES)]
    export = merged(form, rows(people))
    heading = next(heading for heading in export.headings if heading.code == "Q1")
    assert (heading.ask, dict(heading.labels)) == ("Do you drink tea?", {})
    assert "so these were not used" in told(export)


def survey(folder: Path, *questions: dict[str, Any]) -> Questionnaire:
    return saved(folder, "survey.qsf", qsf(list(questions)))


def answered(tags: list[str], people: list[list[str]], ids: list[str] | None = None) -> list[list[str]]:
    third = [[f'{{"ImportId":"{name}"}}' for name in ["startDate", "finished", "responseId", *ids]]] if ids else []
    head = ["StartDate", "Finished", "ResponseId"]
    answers = [["2025-04-01 10:00:00", "1", f"R_{n}", *person] for n, person in enumerate(people)]
    return [[*head, *tags], [*head, *tags], *third, *answers]


def test_the_one_text_field_of_an_older_export_is_no_answer(tmp_path: Path) -> None:
    listed = {**choices("Tea"), "2": {"Display": "Other", "TextEntry": "true"}}
    form = survey(tmp_path, asked(1, "What?", **OPTIONS, Choices=listed))
    export = merged(form, answered(["Q1", "Q1_TEXT"], [["1", ""], ["2", "warm water"]] * 3))
    assert [heading.role for heading in export.headings[3:]] == ["answer", "write-in"]


def test_rows_of_one_name_in_two_tables_are_told_apart_by_their_order(tmp_path: Path) -> None:
    tables = [
        asked(
            number,
            f"Table {number}",
            QuestionType="Matrix",
            Selector="Likert",
            SubSelector="SingleAnswer",
            Choices=choices("This", "That"),
            Answers=choices("Bad", "Good"),
            ChoiceDataExportTags={"1": "one", "2": "two"},
        )
        for number in (1, 2)
    ]
    export = merged(survey(tmp_path, *tables), answered(["one", "two", "one", "two"], [["1", "2", "2", "1"]] * 3))
    assert [(heading.ask, heading.item) for heading in export.headings[3:]] == [
        *(("Table 1", "This"), ("Table 1", "That"), ("Table 2", "This"), ("Table 2", "That"))
    ]


def test_import_ids_count_choices_and_export_tags_their_codes(tmp_path: Path) -> None:
    question_ = asked(
        1, "Which?", QuestionType="MC", Selector="MAVR", Choices=choices("A", "B"), RecodeValues={"1": "2", "2": "1"}
    )
    people = [["1", ""], ["1", "1"]] * 3
    by_ids = merged(survey(tmp_path, question_), answered(["Q1_2", "Q1_1"], people, ["QID1_1", "QID1_2"]))
    by_tags = merged(survey(tmp_path, question_), answered(["Q1_2", "Q1_1"], people))
    for export in (by_ids, by_tags):
        assert [heading.item for heading in export.headings[3:]] == ["A", "B"]


def test_fields_of_a_form_that_ask_for_a_person_are_personal(tmp_path: Path) -> None:
    form = survey(tmp_path, asked(1, "About you", QuestionType="TE", Selector="FORM", Choices=choices("Your name", "Your hobby")))
    people = [["Ann", "reading"], ["Bob", "chess"], ["Cid", "reading"], ["Dan", "reading"]]
    export = merged(form, answered(["Q1_1", "Q1_2"], people))
    assert [heading.role for heading in export.headings[3:]] == ["personal", "answer"]
