"""Real exports: the platform that wrote them, and how many answers and questions their headers hold.

The numbers are those of each folder's own README, or counted in its header by hand. Nothing of these files is part of the
project.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from reportgen.importing.export import Export
from reportgen.importing.files.read import read
from reportgen.importing.platforms.days import days
from reportgen.importing.platforms.understand import understand
from reportgen.importing.table import Table

SHARED = Path(os.environ.get("REPORTGEN_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))

pytestmark = pytest.mark.shared_data


def table_of(name: str) -> Table:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"needs the survey files of REPORTGEN_SHARED_DATA; no {name} there")
    return read(path)


def groups(export: Export) -> dict[str, list[str]]:
    """Return the codes of each question that has several columns."""
    found: dict[str, list[str]] = {}
    for heading in export.headings:
        if heading.group and heading.role == "answer":
            found.setdefault(heading.group, []).append(heading.code)
    return found


def answers(export: Export) -> int:
    return sum(heading.role == "answer" for heading in export.headings)


@pytest.mark.parametrize(
    ("name", "platform", "rows", "columns"),
    [
        ("sm-star-wars/StarWars.csv", "surveymonkey", 1186, 37),
        ("sm-comma/comma-survey.csv", "surveymonkey", 1129, 12),
        ("sm-masculinity-weighted/raw-responses.csv", "surveymonkey", 1615, 94),
        ("gforms-dask-2021/dask2021.csv", "google-forms", 247, 42),
        ("gforms-otel-collector-2025/otel-collector-follow-up-survey.csv", "google-forms", 120, 24),
        ("limesurvey-rse2017uk/public_data.csv", "limesurvey", 253, 244),
        ("airline-satisfaction-25k/AirlinePassengerSatisfaction.csv", "plain", 25976, 23),
        ("pisa-likert-67k/pisaitems_st24_st27.csv.gz", "plain", 66690, 37),
        ("kaggle-survey-2021/kaggle_survey_2021_responses.csv.zip", "plain", 25973, 368),
        ("wjx-phones-pair/800_800_0.xls", "wjx", 800, 8),
        ("wjx-phones-pair/800_800_2.xls", "wjx", 800, 30),
        ("wjx-online-learning/线上学习调查问卷.xlsx", "wjx", 14, 8),
        ("wps-offline-teaching/关于疫情期间线下教学的调查.xlsx", "wps", 92, 11),
        ("qualtrics-fixtures/insights_3row.csv", "qualtrics", 5, 176),
        ("qualtrics-fixtures/legacy_2row.csv", "qualtrics", 5, 176),
    ],
)
def test_platform_rows_and_answers(name: str, platform: str, rows: int, columns: int) -> None:
    export = understand(table_of(name))
    assert (export.platform, export.rows, answers(export)) == (platform, rows, columns)


def test_star_wars_blocks() -> None:
    export = understand(table_of("sm-star-wars/StarWars.csv"))
    found = groups(export)
    assert [len(codes) for codes in found.values()] == [6, 6, 14]
    assert [next(h.hint for h in export.headings if h.group == group) for group in found] == ["multi", "ranking", "matrix"]


def test_question_repeated_in_the_second_row_and_excel_days() -> None:
    export = understand(table_of("sm-todo-ospo-2018/results.csv"))
    assert (export.platform, export.rows) == ("surveymonkey", 748)
    assert export.headings[10].ask == "How many people work for your company or organization?"
    assert export.headings[10].group == ""
    assert days(export.columns[1]) is not None
    assert all("\u00a0" not in heading.item for heading in export.headings)


def test_no_answer_stays_and_not_selected_is_no_tick() -> None:
    export = understand(table_of("sm-masculinity-weighted/raw-responses.csv"))
    assert "Not selected" in export.unticked
    assert "NA" in export.not_asked
    assert "No answer" not in export.missing | export.not_asked
    assert next(heading.code for heading in export.headings if heading.role == "weight") == "weight"


def test_the_grid_of_a_google_form() -> None:
    export = understand(table_of("gforms-dask-2021/dask2021.csv"))
    assert [len(codes) for codes in groups(export).values()] == [11]


def test_the_robot_question_is_a_check_and_none_is_an_answer() -> None:
    export = understand(table_of("gforms-rstudio-2019-nps/responses.tsv"))
    assert (export.platform, export.rows + export.dropped.get("empty", 0)) == ("google-forms", 1838)
    assert sum(heading.role == "quality" for heading in export.headings) == 1
    assert "None" not in export.missing


def test_the_check_inside_a_matrix_and_unfinished_answers() -> None:
    export = understand(table_of("qualtrics-dynorms/01_exported.csv"))
    assert export.rows + export.dropped["partial"] == 1146
    assert understand(table_of("qualtrics-dynorms/01_exported.csv"), partial="all").rows == 1146
    assert [heading.code for heading in export.headings if heading.role == "quality"] == ["INTENT_QUALITY"]


def test_the_ranking_and_the_long_multiple_choice_of_limesurvey() -> None:
    export = understand(table_of("limesurvey-rse2017uk/public_data.csv"))
    found = groups(export)
    assert len(found["prevEmp2"]) == 8
    assert {heading.hint for heading in export.headings if heading.group == "prevEmp2"} == {"ranking"}
    assert {heading.hint for heading in export.headings if heading.group == "currentEmp13"} == {"multi"}
    assert "No" in export.unticked


def test_lists_coordinates_and_null_of_kobo() -> None:
    export = understand(table_of("kobo-safi/Moz_SAFI_Survey_Final_results.csv"))
    assert (export.platform, export.rows) == ("kobo", 131)
    assert "NULL" in export.missing
    assert [heading.code for heading in export.headings if heading.role == "personal"] == ["gps:Latitude", "gps:Longitude"]
    texts = {
        text
        for heading, column in zip(export.headings, export.columns, strict=True)
        if heading.hint == "multi"
        for text in column.values
    }
    assert not any("[" in text for text in texts)


def test_weights_and_the_cells_of_a_grid_in_market_research() -> None:
    export = understand(table_of("quantipy-example-a/example_a.csv"))
    assert (export.platform, export.rows) == ("plain", 8255)
    assert [heading.code for heading in export.headings if heading.role == "weight"] == ["weight_a", "weight_b"]
    assert [len(codes) for group, codes in groups(export).items() if group.startswith("q14")] == [10, 10, 10]


def test_the_weight_of_a_stratified_sample() -> None:
    export = understand(table_of("svy-apistrat/apistrat.csv"))
    assert [heading.code for heading in export.headings if heading.role == "weight"] == ["pw"]
    assert next(heading.role for heading in export.headings if heading.code == "fpc") == "metadata"


def test_two_header_rows_of_codes_and_wordings() -> None:
    export = understand(table_of("kaggle-survey-2021/kaggle_survey_2021_responses.csv.zip"))
    found = groups(export)
    assert len(found["Q7"]) == 13
    assert len(found["Q27_A"]) == len(found["Q27_B"]) == 12
    assert "None" in [heading.item for heading in export.headings if heading.group == "Q7"]


def test_the_same_answers_by_text_and_by_number() -> None:
    text, number = (understand(table_of(f"wjx-phones-pair/800_800_{kind}.xls")) for kind in (0, 2))
    questions = [
        list(dict.fromkeys(heading.group or heading.code for heading in export.headings if heading.role == "answer"))
        for export in (text, number)
    ]
    assert questions[0] == questions[1] == [f"第{n}题" for n in range(1, 9)]
    assert {group: len(codes) for group, codes in groups(number).items()} == {"第6题": 14, "第8题": 10}
    hobbies = next(place for place, heading in enumerate(text.headings) if heading.code == "第6题")
    sport = next(place for place, heading in enumerate(number.headings) if heading.item == "运动")
    assert sum("运动" in cell.split("┋") for cell in text.columns[hobbies].texts()) == number.columns[sport].counts()["1"] == 479


def test_rows_added_by_hand() -> None:
    export = understand(table_of("wjx-online-learning/线上学习调查问卷.xlsx"))
    assert any("有7行有回答" in decision.what and decision.doubt for decision in export.decisions)
    assert export.headings[-1].role == "score"


def test_labels_weights_and_design_of_a_statistics_file() -> None:
    export = understand(table_of("spss-gss/GSS.sav"))
    assert (export.platform, export.rows, len(export.headings)) == ("spss", 2867, 362)
    assert {heading.code for heading in export.headings if heading.role == "weight"} == {"wtss", "wtssall", "wtssnr"}
    by_code = {heading.code: heading for heading in export.headings}
    assert by_code["vstrat"].role == by_code["vpsu"].role == "metadata"
    assert by_code["happy"].labels["1"].lower() == "very happy"
    assert "0" in by_code["happy"].missing


def test_a_workbook_and_its_text_are_understood_alike() -> None:
    workbook, text = (understand(table_of(f"gforms-rstudio-2019-nps/responses.{kind}")) for kind in ("xlsx", "tsv"))
    assert workbook.rows == text.rows
    assert [(h.ask, h.role) for h in workbook.headings] == [(h.ask, h.role) for h in text.headings]


def private_texts(export: Export) -> Iterator[str]:
    """Yield cells that few people gave, of the answers and of what tells who they are."""
    for heading, column in zip(export.headings, export.columns, strict=True):
        if heading.role in ("personal", "write-in", "answer"):
            yield from (text for text, count in column.counts().items() if count == 1 and len(text) > 12)


@pytest.mark.parametrize("name", ["kobo-safi/Moz_SAFI_Survey_Final_results.csv", "gforms-rstudio-2019-nps/responses.tsv"])
def test_nothing_of_a_row_reaches_a_decision(name: str) -> None:
    export = understand(table_of(name))
    said: Sequence[str] = [export.why, *(decision.what for decision in export.decisions)]
    assert not [text for text in private_texts(export) if any(text in sentence for sentence in said)]
