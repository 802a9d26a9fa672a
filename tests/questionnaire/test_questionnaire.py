"""The command: what it writes and where, what it refuses, and that it opens no data."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from reportgen import cli, pipeline
from reportgen.content.questionnaire.compose import compose_form
from reportgen.content.questionnaire.faults import faults
from reportgen.problems import Code, Problem
from reportgen.publish.storage import read_folder
from reportgen.spec.spec import Spec
from reportgen.verbs.new import new
from tests.questionnaire.people import CANTEEN, canteen
from tests.spec.cases import with_keys
from tests.spec.spec_text import problems_of, read

ALL = "html,pdf,docx,xlsform,surveyjs"
MACHINES = ("xlsform", "surveyjs")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the canteen's spec; its data are no table at all, so that nothing can have read them."""
    for name in (CANTEEN, CANTEEN.with_name("not-yet.csv")):
        shutil.copy(name, tmp_path)
    (tmp_path / "reportgen.yaml").touch()
    return tmp_path


def test_files_are_written_and_named(project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    assert cli.run(["questionnaire", "canteen.yaml", "--to", ALL]) == 0
    folder = Path("output/canteen/questionnaire/2026.1")
    names = [
        *("manifest.json", "questionnaire.docx", "questionnaire.en.docx", "questionnaire.en.html", "questionnaire.en.pdf"),
        *("questionnaire.html", "questionnaire.pdf", "surveyjs.json", "xlsform.xlsx"),
    ]
    told = capsys.readouterr()
    assert told.out.splitlines() == [str(folder / name) for name in names]
    assert told.err == ""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert {o["path"]: o["sha256"] for o in manifest["outputs"]} == {
        name: sha256(data).hexdigest() for name, data in read_folder(folder).items() if name != "manifest.json"
    }
    assert [entry["role"] for entry in manifest["inputs"]] == ["spec"]


def test_the_same_again_writes_nothing_and_other_formats_replace_the_folder(project: Path) -> None:
    def run(formats: str) -> Path:
        assert cli.run(["questionnaire", str(project / "canteen.yaml"), "--to", formats, "--output", str(project / "o")]) == 0
        return project / "o/canteen/questionnaire/2026.1"

    first = run("docx,surveyjs").stat().st_ino
    assert run("docx,surveyjs").stat().st_ino == first
    assert set(read_folder(run("surveyjs"))) == {"manifest.json", "surveyjs.json"}


def test_nobodys_file_is_overwritten(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project / "output/canteen/questionnaire/2026.1"
    folder.mkdir(parents=True)
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    assert cli.run(["questionnaire", str(project / "canteen.yaml"), "--to", "surveyjs"]) == 3
    assert "mine.txt" in capsys.readouterr().err
    assert set(read_folder(folder)) == {"mine.txt"}


def test_the_report_and_its_questionnaire_leave_each_other_alone(tmp_path: Path) -> None:
    spec = new(tmp_path / "my-report", "en")
    output = tmp_path / "output"
    version = pipeline.build(pipeline.check(spec), output, ("html",))
    before = read_folder(version)
    assert cli.run(["questionnaire", str(spec), "--to", "surveyjs,xlsform", "--output", str(output)]) == 0
    forms = version.parent / "questionnaire" / version.name
    assert set(read_folder(forms)) == {"manifest.json", "surveyjs.json", "xlsform.xlsx"}
    assert pipeline.build(pipeline.check(spec), output, ("html",)) == version
    assert read_folder(version) == before
    assert len(read_folder(forms)) == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--to", "word"), "Choose from html, pdf, docx, xlsform, surveyjs."),
        (("--to", ","), "No format is named"),
    ],
)
def test_a_wrong_call_is_told(project: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str) -> None:
    assert cli.run(["questionnaire", str(project / "canteen.yaml"), *arguments]) == 2
    assert words in " ".join(capsys.readouterr().err.split())
    assert not (project / "output").exists()


def test_questions_that_mislead_are_not_written(project: Path) -> None:
    text = (project / "canteen.yaml").read_text(encoding="utf-8")
    mended = text.replace("16-39: {zh-CN: 16至39岁, en: 16 to 39}", "16-39: {zh-CN: 16至40岁, en: 16 to 40}")
    assert mended != text
    (project / "canteen.yaml").write_text(mended, encoding="utf-8")
    assert cli.run(["questionnaire", str(project / "canteen.yaml"), "--to", "surveyjs"]) == 1
    assert not (project / "output").exists()


def test_an_introduction_is_set_in_paragraphs() -> None:
    form = compose_form(canteen(), "zh-CN")
    assert form.intro == ("您好！我们想了解居民对社区食堂的看法，以便改进菜品与服务。", "凡年满16岁的居民都可以填写。")
    assert form.about == (
        ("调查方", "某社区居民委员会（虚构）"),
        ("用时", "约5分钟"),
        ("隐私", "不记姓名，答卷只用于统计。"),
    )
    english = compose_form(canteen(), "en")
    assert english.intro[0].endswith("community canteen, so that food and service can be improved.")
    assert [page.title for page in english.pages] == ["Your visits", "Overall", "About you"]


def test_without_words_of_its_own_a_form_has_ours(tmp_path: Path) -> None:
    spec = read(with_keys(""), tmp_path)
    assert isinstance(spec, Spec)
    form = compose_form(spec, "en")
    assert (form.title, form.intro, form.about) == ("Small", (), ())
    assert form.closing == ("This is the end of the form. Thank you for taking part.",)


QUESTIONS = """questions:
  overall: {ask: How good is it?, type: scale, scale: rating, column: q1}
"""


def told(text: str, folder: Path, formats: tuple[str, ...] = MACHINES) -> list[Problem]:
    spec = read(with_keys(text), folder)
    assert isinstance(spec, Spec), spec
    return list(faults(spec, formats))


def test_a_condition_on_what_nobody_asks_is_told_where_it_stands(tmp_path: Path) -> None:
    text = QUESTIONS + "  why: {ask: Why?, type: text, column: q2, asked_if: overall <= 2 and channel == 'web'}\n"
    (found,) = told(text, tmp_path)
    assert found.code is Code.QUESTIONNAIRE_ROUTING
    assert found.place.source[found.place.column - 1 :].startswith("overall <= 2")
    assert found.found == "questions.why.asked_if depends on the segment channel, which no question asks"
    assert "xlsform and surveyjs" in found.fix
    assert told(text, tmp_path, ("html", "pdf", "docx")) == [], "on paper, whoever hands out the form can know"


def test_a_condition_on_a_later_question_is_told(tmp_path: Path) -> None:
    text = QUESTIONS + (
        "  why: {ask: Why?, type: text, column: q2, asked_if: again == 'no'}\n"
        "  again: {ask: Again?, type: single, column: q3, options: {'yes': Yes, 'no': No}}\n"
    )
    for formats in (MACHINES, ("pdf",)):
        (found,) = told(text, tmp_path, formats)
        assert found.found == "questions.why.asked_if depends on again, which is asked later"


def test_a_condition_that_no_answer_meets_is_told(tmp_path: Path) -> None:
    text = QUESTIONS + "  why: {ask: Why?, type: text, column: q2, asked_if: overall > 5}\n"
    (found,) = told(text, tmp_path)
    assert found.found == "questions.why.asked_if holds for none of the answers to overall"


def test_a_spec_without_questions_is_told() -> None:
    nothing = canteen().document.model_copy(update={"questions": {}})
    (found,) = faults(replace(canteen(), document=nothing), MACHINES)
    assert (found.code, found.found) == (Code.MISSING_KEY, "The spec asks no questions")


MULTI = "  {name}: {{ask: {ask}, type: multi, base: answered, columns: {{a b: x, c: y}}, options: {{a b: A, c: C}}}}\n"


def test_names_and_codes_that_xlsform_cannot_hold_are_told(tmp_path: Path) -> None:
    text = QUESTIONS + MULTI.format(name="faults", ask="What?") + "  Overall: {ask: And now?, type: nps, column: q9}\n"
    found = told(text, tmp_path)
    assert [problem.code for problem in found] == [Code.QUESTIONNAIRE_CODE] * 2
    assert "has the code 'a b'" in found[0].found
    assert found[0].fix == "Write a code without blanks, such as a_b"
    assert "differs from overall in capitals only" in found[1].found
    assert told(text, tmp_path, ("surveyjs", "docx")) == []


def test_words_that_a_program_would_replace_are_told(tmp_path: Path) -> None:
    text = QUESTIONS + "  paid: {ask: 'Was it ${5} or {overall}?', type: nps, column: q9}\n"
    assert {problem.found.split(" that ")[1].split()[0] for problem in told(text, tmp_path)} == {"xlsform", "surveyjs"}


def test_codes_that_surveyjs_cannot_tell_apart_are_told(tmp_path: Path) -> None:
    text = QUESTIONS + (
        "  grade: {ask: Grade?, type: single, column: q2, options: {1: One, '01': Zero one, b: B}}\n"
        "  why: {ask: Why?, type: text, column: q3, asked_if: grade == '01'}\n"
    )
    (found,) = told(text, tmp_path)
    assert "SurveyJS cannot tell from 1" in found.found


PAGES = """questionnaire:
  minutes: 0
  pages:
    - {questions: [why, nobody]}
    - {questions: [overall, why]}
questions:
  overall: {ask: How good is it?, type: scale, scale: rating, column: q1}
  more: {ask: More?, type: text, column: q3}
  why: {ask: Why?, type: text, column: q2}
"""


def test_pages_name_every_question_once_and_in_order(tmp_path: Path) -> None:
    found = {problem.place.path: problem.found for problem in problems_of(with_keys(PAGES), tmp_path)}
    assert found == {
        "questionnaire.minutes": "questionnaire.minutes is 0",
        "questionnaire.pages": "questionnaire.pages leaves out more",
        "questionnaire.pages[0].questions[1]": (
            "questionnaire.pages[0].questions[1] names 'nobody', which is not among the questions"
        ),
        "questionnaire.pages[1].questions[0]": (
            "questionnaire.pages[1].questions[0] is 'overall', which comes earlier among the questions"
        ),
        "questionnaire.pages[1].questions[1]": (
            "questionnaire.pages[1].questions[1] is 'why', which stands on an earlier page already"
        ),
    }


def test_own_words_and_versions_that_cannot_be(tmp_path: Path) -> None:
    scale = "scales:\n  rating: {options: {1: Bad, 2: {label: Good, write_in: true}}, direction: high_is_good}\n"
    (found,) = problems_of(with_keys(scale), tmp_path)
    assert found.found == "scales.rating.options.2.write_in asks for words that no form has room for"
    report = "report: {id: small, version: questionnaire, title: Small, language: en, date: 2024-05-01}\n"
    (found,) = problems_of(with_keys(report), tmp_path)
    assert "the folder of the report's questionnaires" in found.found


@pytest.mark.parametrize("code", [Code.QUESTIONNAIRE_ROUTING, Code.QUESTIONNAIRE_CODE])
def test_the_examples_of_a_page_are_what_it_says(code: Code, tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "problems" / f"{code.value}.md").read_text(encoding="utf-8")
    wrong, *right = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert [problem.code for problem in told(wrong, tmp_path)] == [code]
    assert [told(text, tmp_path) for text in right] == [[] for _ in right]
