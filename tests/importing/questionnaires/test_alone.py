"""A questionnaire without answers: a spec that prints it, and that the answers fit later."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from reportgen.cli import run
from reportgen.importing.draft import Draft, DraftQuestion
from reportgen.importing.questionnaires.alone import planned
from reportgen.importing.questionnaires.read import questionnaire_of
from reportgen.importing.questions import Options
from tests.importing.questionnaires import test_limesurvey, test_qualtrics, test_xlsform
from tests.importing.questionnaires.forms import Ask, choices, drafted, lss, merged, qsf, xlsform

LIME = lss(test_limesurvey.ASKS, languages=(test_limesurvey.ZH, test_limesurvey.EN))
FARM = {"survey": test_xlsform.SURVEY, "choices": test_xlsform.CHOICES, "settings": test_xlsform.SETTINGS}


def form_of(platform: str, folder: Path) -> Path:
    """Return a questionnaire as a platform saves it."""
    if platform == "xlsform":
        return xlsform(folder / "form.xlsx", FARM)
    path = folder / ("survey.lss" if platform == "limesurvey" else "survey.qsf")
    path.write_text(LIME if platform == "limesurvey" else test_qualtrics.SURVEY, encoding="utf-8")
    return path


ANSWERS = {
    "limesurvey": [test_limesurvey.HEADER, *test_limesurvey.rows(test_limesurvey.CODES)],
    "qualtrics": test_qualtrics.rows(test_qualtrics.CODES),
    "xlsform": test_xlsform.rows(test_xlsform.PEOPLE),
}


def points(draft: Draft, question: DraftQuestion) -> set[str]:
    """Return the labels of a question's options, or of its scale's."""
    scale = draft.scale_of(question)
    return {option.label for option in (scale.options if scale else question.options)}


@pytest.mark.parametrize("platform", ["limesurvey", "qualtrics", "xlsform"])
def test_answers_that_come_later_have_the_same_questions(platform: str, tmp_path: Path) -> None:
    form = questionnaire_of(form_of(platform, tmp_path))
    _, alone = planned(form, Options())
    later = drafted(merged(form, ANSWERS[platform]))
    planned_ = {found.name: found for found in alone.questions}
    common = [found for found in later.questions if found.name in planned_]
    assert len(common) > 4  # a column that is computed is no question of the form; what nobody answered is none of the answers
    for found in common:
        assert (found.kind, found.ask) == (planned_[found.name].kind, planned_[found.name].ask)
        assert points(later, found) <= points(alone, planned_[found.name])
        assert {item.name for item in found.items} <= {item.name for item in planned_[found.name].items}
    assert (alone.rows, alone.segments, alone.fieldwork) == (0, (), None)
    assert all(not column.cells.rows for found in alone.questions for column in found.columns)


@pytest.mark.parametrize("platform", ["limesurvey", "qualtrics", "xlsform"])
def test_a_form_alone_makes_a_spec_that_prints_it(platform: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form, made = form_of(platform, tmp_path), tmp_path / "made"
    assert run(["import", str(form), "--into", str(made)]) == 0
    told = capsys.readouterr().out
    assert "no answers yet" in told
    assert f"reportgen import ANSWERS --questionnaire {form}" in told
    assert sorted(path.name for path in made.iterdir()) == ["import.md", "report.schema.json", "report.yaml"]
    spec = yaml.safe_load((made / "report.yaml").read_text(encoding="utf-8"))
    assert "data" not in spec["survey"]
    assert form.name in (made / "import.md").read_text(encoding="utf-8")
    assert "nobody" not in (made / "import.md").read_text(encoding="utf-8") + str(spec)
    assert run(["check", str(made), "--strict"]) == 0
    output = tmp_path / "output"
    assert run(["questionnaire", str(made), "--to", "html,xlsform,surveyjs", "--output", str(output)]) == 0
    printed = next(output.rglob("questionnaire.html")).read_text(encoding="utf-8")
    for question in spec["questions"].values():
        assert question["ask"].split("…")[0].split("'")[0][:12] in printed


def test_what_a_spec_has_no_place_for_is_a_doubt(tmp_path: Path) -> None:
    survey = [
        ["type", "name", "label", "constraint"],
        ["begin repeat", "child", "Your children", ""],
        ["text", "likes", "What does this child like?", ""],
        ["end repeat", "", "", ""],
        ["select_multiple pets", "pets", "Which pets?", "not(selected(., 'none') and count-selected(.) > 1)"],
        ["select_multiple pets", "wish", "Which would you like?", ""],
    ]
    choices = [["list_name", "name", "label"], ["pets", "cat", "Cat"], ["pets", "dog", "Dog"], ["pets", "none", "None of them"]]
    form = questionnaire_of(xlsform(tmp_path / "form.xlsx", {"survey": survey, "choices": choices}))
    export, draft = planned(form, Options())
    doubts = [decision.what for decision in export.decisions if decision.doubt]
    assert len(doubts) == 2
    assert "“Your children” several times (1 questions: “What does this child like?”)" in doubts[0]
    assert "In “Which pets?”, “None of them” excludes all other options" in doubts[1]
    assert [found.kind for found in draft.questions] == ["text", "multi", "multi"]


def test_exclusive_options_of_limesurvey_and_qualtrics(tmp_path: Path) -> None:
    ask = Ask("why", "M", "Why?", subs=(("SQ1", "Cheap"), ("SQ2", "None")), attributes={"exclude_all_others": "SQ2"})
    lime = tmp_path / "survey.lss"
    lime.write_text(lss([ask]), encoding="utf-8")
    pets = choices("Cat", "None")
    pets["2"]["ExclusiveAnswer"] = "true"
    asked = test_qualtrics.asked(1, "Which?", QuestionType="MC", Selector="MAVR", SubSelector="TX", Choices=pets)
    qualtrics = tmp_path / "survey.qsf"
    qualtrics.write_text(qsf([asked]), encoding="utf-8")
    for path in (lime, qualtrics):
        (question,) = questionnaire_of(path).questions
        assert [list(option.values()) for option in question.exclusive] == [["None"]]
