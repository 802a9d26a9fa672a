"""Questionnaires that are none, are damaged or mean harm: a clear problem, no traceback, no harm."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from reportgen.importing.cleaning import bare
from reportgen.importing.export import Heading
from reportgen.importing.questionnaires.matching import differs
from reportgen.importing.questionnaires.read import questionnaire_of
from reportgen.importing.questionnaires.routing import Named, in_words
from reportgen.problems import Code, Problem, SpecError
from tests.importing.questionnaires.forms import Ask, lss, merged, saved

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<document><LimeSurveyDocType>&b;</LimeSurveyDocType></document>"
)
OUTSIDE = '<!DOCTYPE document [<!ENTITY a SYSTEM "file:///etc/passwd">]><document>&a;</document>'


def problem(folder: Path, data: str | bytes, name: str = "form.lss") -> Problem:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    with pytest.raises(SpecError) as error:
        questionnaire_of(path)
    (found,) = error.value.problems
    assert found.place.file == str(path)
    return found


@pytest.mark.parametrize("data", [BOMB, OUTSIDE], ids=["entities", "external entity"])
def test_document_types_are_refused(tmp_path: Path, data: str) -> None:
    assert "document type" in problem(tmp_path, data).found


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("", "no questionnaire that is read"),
        ("Just a letter", "no questionnaire that is read"),
        ("<document><unclosed></document>", "damaged"),
        ("<html><body>Sign in</body></html>", "no structure of a LimeSurvey survey"),
        ("<a>" * 100 + "</a>" * 100, "deeper or longer"),
        ('{"SurveyEntry": ', "damaged"),
        ('{"a": ' * 100_000, "deeper"),
        ("{}", "no survey of Qualtrics"),
        ('{"SurveyEntry": {}, "SurveyElements": []}', "asks nothing"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (lss([Ask("note", "X", "Hello")]), "asks nothing"),
    ],
)
def test_what_is_no_questionnaire_is_told(tmp_path: Path, data: str | bytes, says: str) -> None:
    assert says in problem(tmp_path, data).found


def test_a_survey_of_odd_values_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    odd = {"Element": "SQ", "PrimaryAttribute": 5, "Payload": {"QuestionType": "MC", "Choices": [None, 3, {"Display": []}]}}
    elements = [None, 7, odd, {"Element": "BL", "Payload": 3}, {"Element": "FL", "Payload": {"Flow": [1, {"Flow": {}}]}}]
    form = saved(tmp_path, "odd.qsf", json.dumps({"SurveyEntry": {"SurveyName": None}, "SurveyElements": elements}))
    assert [question.code for question in form.questions] == ["5"]


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "no.lss", tmp_path):
        with pytest.raises(SpecError) as error:
            questionnaire_of(path)
        assert error.value.problems[0].code is Code.FILE_MISSING


def test_an_archive_of_limesurvey_holds_a_structure(tmp_path: Path) -> None:
    path = tmp_path / "survey.lsa"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("survey_7.lss", lss([Ask("a", "Y", "Is it?")]))
        archive.writestr("survey_7_responses.lsr", "<document/>")
    assert [question.code for question in questionnaire_of(path).questions] == ["a"]


def test_a_questionnaire_of_another_survey_is_refused(tmp_path: Path) -> None:
    form = saved(tmp_path, "other.lss", lss([Ask("zzz", "Y", "Something else?")]))
    with pytest.raises(SpecError) as error:
        merged(form, [["id", "submitdate", "lastpage", "q1"], ["1", "2025-01-01 10:00:00", "2", "Y"]])
    assert "none of the 4 columns" in error.value.problems[0].found


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("<p>Do you<br />like <b>it</b>?</p>", "Do you like it?"),
        ("请<strong>选择</strong>一项", "请选择一项"),
        ("<script>alert('x < y')</script><style>p {color: red}</style>Why?", "Why?"),
        ("a &lt; b &amp;&nbsp;c", "a < b & c"),
        ("Younger than <18?", "Younger than <18?"),
        ("Hello ${e://Field/name}, {{x}}", "Hello …, …"),
        ("H<sub>2</sub>O", "H2O"),
    ],
)
def test_markup_goes_and_words_stay(raw: str, clean: str) -> None:
    assert bare(raw, markup=True) == clean


def test_expressions_of_limesurvey_go_but_braces_with_blanks_stay() -> None:
    assert bare("{if(q1=='Y', 'You', {x})} and { this }", computed=True, markup=True) == "… and { this }"
    assert bare("{x+1} and { this }", markup=True) == "{x+1} and { this }"
    assert bare("{INSERTANS:1X2X3} and { this }", markup=True) == "… and { this }"


KNOWN = {
    "q1": Named("Do you smoke?", {"Y": "Yes", "N": "No"}),
    "q2": Named("Which brands?", {"SQ001": "Red", "Y": "✓"}),
    "age": Named("How old are you?", {}),
}


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("", ""),
        ("1", ""),
        ('((q1.NAOK == "Y"))', "“Do you smoke?” = Yes"),
        ('q1.NAOK != "Y" and age >= 18', "“Do you smoke?” ≠ Yes & “How old are you?” ≥ 18"),
        ('q2_SQ001.NAOK == "Y"', "“Which brands?” [Red] = ✓"),
        ("selected(${q1}, 'Y') or ${age} > 65", "“Do you smoke?” = Yes / “How old are you?” > 65"),
        ("${q1} = 'N'", "“Do you smoke?” = No"),
        ("!is_empty(q1.NAOK)", "`!is_empty(q1.NAOK)`"),
        ("not(selected(${q1}, 'Y'))", "`not(selected(${q1}, 'Y'))`"),
        ("a == 1", "`a == 1`"),
        ('q1 == "Y" and age > 3 or age < 2', '`q1 == "Y" and age > 3 or age < 2`'),
    ],
)
def test_conditions_become_words_only_where_they_are_comparisons(condition: str, words: str) -> None:
    assert in_words([condition], KNOWN, "en") == words


@pytest.mark.parametrize(
    ("shown", "asked", "differ"),
    [
        ("Do you like tea?", "Do you like tea?", False),
        ("do you like TEA", "Do you like tea?", False),
        ("Which of these do you like, of all th...", "Which of these do you like, of all that there are?", False),
        ("Hello Anna, how are you?", "Hello …, how are you?", False),
        ("Do you like coffee?", "Do you like tea?", True),
        ("Q1", "Do you like tea?", False),
    ],
)
def test_a_wording_differs_where_words_do(shown: str, asked: str, differ: bool) -> None:
    assert differs(Heading("Q1", shown), {"en": asked}) is differ
