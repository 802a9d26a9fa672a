"""``reportgen import FILE --questionnaire FORM``, from the command line to a report that builds."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reportgen.cli import run
from reportgen.importing.questionnaires.read import holds_no_answers
from tests.importing.questionnaires.forms import lss, qsf, xlsform
from tests.importing.questionnaires.test_limesurvey import ASKS, CODES, EN, HEADER, ZH, rows


@pytest.fixture
def survey(tmp_path: Path) -> tuple[Path, Path]:
    answers, form = tmp_path / "answers.csv", tmp_path / "survey.lss"
    with answers.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *rows(CODES)])
    form.write_text(lss(ASKS, languages=(ZH, EN)), encoding="utf-8")
    return answers, form


def test_the_spec_has_the_wording_and_passes_its_check(survey: tuple[Path, Path], tmp_path: Path) -> None:
    answers, form = survey
    assert run(["import", str(answers), "--into", str(tmp_path / "made"), "--questionnaire", str(form)]) == 0
    spec = (tmp_path / "made" / "report.yaml").read_text(encoding="utf-8")
    assert "您对下列方面满意吗？" in spec
    assert "近郊" in spec  # nobody chose it
    assert "A survey (zh-Hans)" in spec
    account = (tmp_path / "made" / "import.md").read_text(encoding="utf-8")
    assert f"题目和选项的文字取自问卷{form}（LimeSurvey）" in account
    assert "乡村小镇" not in account + spec
    assert run(["check", str(tmp_path / "made")]) == 0


def test_a_language_of_the_questionnaire_is_chosen(survey: tuple[Path, Path], tmp_path: Path) -> None:
    answers, form = survey
    arguments = ["import", str(answers), "--into", str(tmp_path / "made"), "--questionnaire", str(form), "--language", "en"]
    assert run(arguments) == 0
    assert "Where do you live?" in (tmp_path / "made" / "report.yaml").read_text(encoding="utf-8")


def test_a_missing_questionnaire_is_a_problem_and_nothing_is_written(
    survey: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers, _ = survey
    made = tmp_path / "made"
    assert run(["import", str(answers), "--into", str(made), "--questionnaire", str(tmp_path / "no.lss")]) == 2
    assert "no.lss" in capsys.readouterr().err
    assert not made.exists()


def test_two_questionnaires_and_no_answers_are_a_problem(
    survey: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, form = survey
    assert run(["import", str(form), "--questionnaire", str(form), "--into", str(tmp_path / "made")]) == 2
    told = capsys.readouterr().err
    assert "holds no answers" in told
    assert "--questionnaire survey.lss" in told
    assert not (tmp_path / "made").exists()


def test_questionnaires_are_told_from_answers(survey: tuple[Path, Path], tmp_path: Path) -> None:
    answers, form = survey
    asked = tmp_path / "survey.qsf"
    asked.write_text(qsf([]), encoding="utf-8")
    book = xlsform(tmp_path / "form.xlsx", {"survey": [["type", "name"]], "choices": [["list_name", "name"]]})
    other = xlsform(tmp_path / "answers.xlsx", {"survey": [["id", "q1"], ["1", "2"]]})
    assert [holds_no_answers(path) for path in (form, asked, book, answers, other, tmp_path)] == [*[True] * 3, *[False] * 3]
