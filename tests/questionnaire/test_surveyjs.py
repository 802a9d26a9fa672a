"""The SurveyJS file, loaded by SurveyJS's own library in Node."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from reportgen.content.questionnaire.compose import compose_form
from reportgen.content.questionnaire.faults import faults
from reportgen.content.questionnaire.form import Form
from reportgen.render.questionnaire.surveyjs import surveyjs
from reportgen.spec.labels import options_of
from reportgen.spec.read import read_spec
from reportgen.spec.spec import Spec
from tests.questionnaire.people import Person, asked_of, canteen, people
from tests.spec.cases import with_keys
from tests.spec.spec_text import read

ROOT = Path(__file__).parents[2]
Load = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def load() -> Load:
    """Load a survey with the library; skip where it cannot be had."""
    found = subprocess.run(["sh", str(ROOT / "scripts" / "survey-core.sh")], capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.skip(found.stderr.strip())
    library = found.stdout.strip()

    def loaded(survey: bytes, **more: Any) -> dict[str, Any]:
        script = str(Path(__file__).parent / "load_survey.cjs")
        given = json.dumps({"survey": json.loads(survey), "locales": [], **more})
        done = subprocess.run(["node", script, library], input=given, capture_output=True, text=True, check=True, timeout=300)
        result: dict[str, Any] = json.loads(done.stdout)
        return result

    return loaded


def written(spec: Spec) -> bytes:
    report = spec.document.report
    return surveyjs(tuple(compose_form(spec, language) for language in (report.language, *report.languages)))


def as_entered(person: Person) -> Mapping[str, Any]:
    """Return a person's answers as SurveyJS keeps them: ticked options as a list, scores and quantities as numbers."""
    kinds = {name: question.type for name, question in canteen().document.questions.items()}
    changed: Mapping[str, Callable[[Any], Any]] = {"multi": list, "nps": int}
    return {name: changed.get(kinds[name], lambda answer: answer)(answer) for name, answer in person.items()}


@pytest.mark.node
def test_the_library_finds_no_fault(load: Load) -> None:
    for path in (*ROOT.glob("specs/*/report.yaml"), *ROOT.glob("tests/questionnaire/canteen.yaml")):
        assert load(written(read_spec(path)))["errors"] == [], path


@pytest.mark.node
def test_the_library_would_find_a_fault(load: Load) -> None:
    assert load(b'{"elements": [{"type": "no-such-type", "name": "q"}, {"type": "text"}]}')["errors"]


@pytest.mark.node
def test_questions_and_choices_are_those_of_the_spec(load: Load) -> None:
    document = canteen().document
    found: dict[str, list[str]] = {}
    types = {}
    for question in load(written(canteen()))["questions"]:
        for name in question["rows"] or [question["name"]]:
            found[name] = question["columns"] or question["choices"]
            types[name] = question["type"]
    own_words: dict[str, list[str]] = {"complaint_words": [], "邻居_words": []}
    assert found == {name: list(options_of(document, name)) for name in document.questions} | own_words
    assert types["taste"] == types["price"] == types["staff"] == "matrix"
    assert (types["overall"], types["why_not"], types["visits"]) == ("radiogroup", "checkbox", "text")
    assert (types["recommend"], types["comments"]) == ("rating", "comment")


@pytest.mark.slow
@pytest.mark.node
def test_every_question_is_shown_to_whom_it_is_for(load: Load) -> None:
    found = load(written(canteen()), people=[as_entered(person) for person in people()])["people"]
    names = set(canteen().document.questions)
    for person, shown in zip(people(), found, strict=True):
        assert [name for name in shown["asked"] if name in names] == asked_of(person), person


@pytest.mark.node
def test_own_words_are_asked_for_beside_the_option_that_wants_them(load: Load) -> None:
    chosen = [
        {"used": "no", "why_not": ["other"]},
        {"overall": "1", "complaint": ["more"]},
        {"overall": "1", "complaint": ["few"]},
        {"used": "yes", "age": "65+", "邻居": "else"},
    ]
    shown = [
        set(person["asked"]) - set(canteen().document.questions) for person in load(written(canteen()), people=chosen)["people"]
    ]
    assert shown == [set(), {"complaint_words"}, set(), {"邻居_words"}]
    element = next(e for page in json.loads(written(canteen()))["pages"] for e in page["elements"] if e["name"] == "why_not")
    assert element["showOtherItem"] is True
    assert element["otherText"] == {"zh-cn": "其他", "en": "Other"}


@pytest.mark.node
def test_answers_are_kept_under_the_codes_of_the_spec(load: Load) -> None:
    given = {"used": "no", "why_not": ["it's", "dear"], "overall": "2", "complaint": ["slow", "more"], "wait": 7.5}
    (person,) = load(written(canteen()), people=[given])["people"]
    assert person["data"] == given


@pytest.mark.node
def test_an_answer_goes_when_its_question_does(load: Load) -> None:
    """Somebody who goes back and takes an answer away is not asked what hung on it."""
    survey = json.loads(written(canteen()))
    assert survey["clearInvisibleValues"] == "onHidden"


@pytest.mark.node
def test_numbers_outside_their_limits_are_sent_back(load: Load) -> None:
    tried = [["visits", 3], ["visits", 3.5], ["visits", 91], ["visits", -1], ["wait", 0.2], ["wait", 0.75]]
    limits, half = "请填在0至90之间的整数。", "请填不小于0.5的数。"
    assert load(written(canteen()), judged=tried)["judged"] == ["", limits, limits, limits, half, ""]


@pytest.mark.node
def test_every_language_has_its_own_words(load: Load) -> None:
    titles = load(written(canteen()), locales=["zh-cn", "en", "zh-cn"])["titles"]
    for language, form in _forms().items():
        words = [form.title, *(page.title for page in form.pages), *(q.ask for q in form.questions)]
        assert {word for word in words if word not in titles[language]} == set()
        assert {c.label for q in form.questions for c in q.choices if q.kind != "scale"} <= set(titles[language])
    assert not set(titles["zh-cn"]) & set(titles["en"]) - {str(n) for n in range(11)}


def _forms() -> dict[str, Form]:
    return {language.lower(): compose_form(canteen(), language) for language in ("zh-CN", "en")}


def test_one_language_is_written_plainly() -> None:
    survey = json.loads(written(read_spec(ROOT / "specs" / "city-library-2025" / "report.yaml")))
    assert survey["title"] == "City library visitor survey 2025"
    assert survey["locale"] == "en"


def test_words_never_become_markup() -> None:
    closing = json.loads(written(canteen()))["completedHtml"]
    assert closing["en"] == "<p>Thank you! Please put the form into the &lt;box&gt; at the door of the canteen.</p>"


SAME_NAMES = r"""
questions:
  overall: {ask: Is it good?, type: scale, scale: rating, column: q1}
  grid_1: {ask: Is it bad?, type: scale, scale: rating, column: q2}
  page_1:
    ask: Why?
    type: single
    column: q3
    asked_if: grid_1 > 2
    options:
      a\b: A
      b'b: B
      c"d'e: C
      true: D
      01: E
      "{x}": F
  why:
    ask: And then?
    type: text
    column: q4
    asked_if: page_1 in ('a\b', "b'b", 'true', '01', '{x}')
  last: {ask: And last?, type: text, column: q5, asked_if: page_1 != '01' and page_1 != 'true'}
"""


@pytest.mark.node
def test_names_and_codes_of_every_kind_go_through(load: Load, tmp_path: Path) -> None:
    spec = read(with_keys(SAME_NAMES), tmp_path)
    assert isinstance(spec, Spec), spec
    assert list(faults(spec, ("surveyjs",))) == []
    codes = list(options_of(spec.document, "page_1"))
    assert codes == ["a\\b", "b'b", "c\"d'e", "true", "01", "{x}"]
    found = load(written(spec), people=[{"overall": "5", "grid_1": "3", "page_1": code} for code in codes])
    assert found["errors"] == []
    last = [person["asked"][3:] for person in found["people"]]
    assert last == [["why", "last"], ["why", "last"], ["last"], ["why"], ["why"], ["why", "last"]]
    assert load(written(spec), people=[{"grid_1": "2"}])["people"][0]["asked"] == ["overall", "grid_1"]
