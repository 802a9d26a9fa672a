"""Real surveys of Qualtrics with their questionnaires: every column of an export is in it."""

from __future__ import annotations

import pytest

from reportgen.importing.platforms.understand import understand
from reportgen.importing.questionnaires.merging import with_questionnaire
from reportgen.importing.questionnaires.read import questionnaire_of
from reportgen.importing.questions import questions_of
from tests.importing.questions.invented import stem
from tests.real.test_platforms import SHARED, table_of

pytestmark = pytest.mark.shared_data
FOLDER = "qualtrics-fixtures"


@pytest.mark.parametrize("name", ["insights_3row.csv", "legacy_2row.csv"])
def test_every_column_of_an_answer_is_in_the_questionnaire(name: str) -> None:
    export = understand(table_of(f"{FOLDER}/{name}"))
    form = questionnaire_of(SHARED / FOLDER / "survey.qsf")
    merged = with_questionnaire(export, form)
    account = " ".join(decision.what for decision in merged.decisions)
    assert "176 columns, 32 questions" in account  # those between the ten or eleven of the platform and the three of the place
    doubts = [decision.what for decision in merged.decisions[len(export.decisions) :] if decision.doubt]
    assert doubts
    assert all("were shown under conditions of their own" in doubt for doubt in doubts)  # DisplayLogic at a choice or row


def test_recode_values_and_export_tags_of_a_real_survey_are_understood() -> None:
    export = understand(table_of(f"{FOLDER}/insights_3row.csv"))
    draft = questions_of(with_questionnaire(export, questionnaire_of(SHARED / FOLDER / "survey.qsf")))
    found = {stem(question): question for question in draft.questions}
    assert [(option.code, option.label) for option in found["q45"].options] == [
        *(("143", "Oranges"), ("132", "Blueberries"), ("142", "Strawberries"))
    ]
    assert [item.label for item in found["q47"].items] == ["Oranges", "Blueberries", "Strawberries"]
    assert (found["q46"].kind, found["q4_1"].kind, found["q5_1"].kind, found["q18"].kind) == ("multi", "grid", "number", "text")
