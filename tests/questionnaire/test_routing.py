"""Who is asked what: the same people in every kind of form, and no arrow leads past a question that somebody is asked."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from reportgen.content.questionnaire.compose import compose_form
from reportgen.content.questionnaire.form import Form
from reportgen.content.questionnaire.interview import Interview
from reportgen.content.questionnaire.routing import Chosen, Elsewhere, Every, Filled, Routing, Sized, Some, Ticked, routing
from reportgen.spec.made import asked
from reportgen.spec.spec import Spec
from tests.questionnaire.people import SIZES, Person, asked_of, canteen, people
from tests.spec.cases import with_keys
from tests.spec.spec_text import read


@pytest.fixture(scope="module")
def form() -> Form:
    return compose_form(canteen(), "zh-CN")


def true_of(found: Routing, person: Person) -> bool:
    match found:
        case Every(parts):
            return all(true_of(part, person) for part in parts)
        case Some(parts):
            return any(true_of(part, person) for part in parts)
        case Chosen(question, codes):
            return person.get(question) in codes
        case Ticked(question, option, ticked):
            given = person.get(question)
            return isinstance(given, tuple) and (option in given) is ticked
        case Sized(question, operator, value):
            given = person.get(question)
            return isinstance(given, float) and SIZES[operator](given, float(value))
        case Filled() | Elsewhere():
            return isinstance(found, Filled) and (found.question in person) is found.filled


def test_the_people_are_of_every_kind() -> None:
    counts = Counter(name for person in people() for name in asked_of(person))
    assert set(counts) == set(canteen().document.questions)
    conditional = [name for name, question in asked(canteen().document).items() if question.asked_if]
    assert len(conditional) == 12
    assert all(5 < counts[name] < len(people()) - 5 for name in conditional), counts


def test_tests_that_want_an_answer_say_the_same_as_the_condition(form: Form) -> None:
    for person in people():
        shown = [q.name for q in form.questions if q.only_if is None or true_of(q.only_if, person)]
        assert shown == asked_of(person), person


def test_no_arrow_leads_past_a_question_that_is_asked(form: Form) -> None:
    numbers = {question.name: question.number for question in form.questions}
    arrows = 0
    for item in form.items:
        question = item.questions[-1]
        for person in people():
            answer = person.get(question.name)
            if not isinstance(answer, str):
                continue
            leads = [choice.leads for choice in item.questions[0].choices if choice.code == answer and not item.is_grid]
            for target in re.findall(r"第(\d+)题", "".join(leads)):
                arrows += 1
                skipped = {name for name in asked_of(person) if question.number < numbers[name] < int(target)}
                assert not skipped, (question.name, answer, person)
    assert arrows > 300


def test_sentences_after_a_question_skip_nobody_who_is_asked(form: Form) -> None:
    numbers = {question.name: question.number for question in form.questions}
    seen = 0
    for item in form.items:
        for sentence in item.after:
            scores = re.match(r"选(\d+)至(\d+)分", sentence)
            target = int(re.findall(r"第(\d+)题", sentence)[0])
            for person in people():
                question = item.questions[-1]
                if question.name not in asked_of(person):
                    continue
                answer = person.get(question.name)
                if scores and not (isinstance(answer, str) and int(scores[1]) <= int(answer) <= int(scores[2])):
                    continue
                seen += 1
                assert not {n for n in asked_of(person) if question.number < numbers[n] < target}, (sentence, person)
    assert seen > 100


def test_where_answers_lead(form: Form) -> None:
    leads = {(q.name, c.code): c.leads for q in form.questions for c in q.choices if c.leads}
    assert leads == {
        ("used", "yes"): "请跳到第3题",
        ("used", "maybe"): "请跳到第7题",
        ("overall", "5"): "请跳到第10题",
        ("overall", "4"): "请跳到第10题",
        ("overall", "3"): "请跳到第10题",
        ("age", "16-39"): "请跳到第15题",
    }
    assert {item.number: item.after for item in form.items if item.after} == {
        "2": ("答完后，请跳到第7题。",),
        "10": ("选7至8分的，请跳到第13题。", "选9至10分的，请跳到第12题。"),
        "11": ("答完后，请跳到第13题。",),
    }


def test_who_answers_in_words() -> None:
    said = {
        language: {item.number: item.notes[0] for item in compose_form(canteen(), language).items if item.notes}
        for language in ("zh-CN", "en")
    }
    assert said["zh-CN"]["2"] == "若第1题选“没有”，请回答本题；否则请跳过。"
    assert said["zh-CN"]["3"] == "若第1题选“用过”，请回答第3至6题；否则请跳过。"
    assert "4–6" not in said["zh-CN"]
    assert said["zh-CN"]["8"] == "若第7题选“不满意”或“非常不满意”，请回答本题；否则请跳过。"
    assert said["zh-CN"]["11"] == "若第10题选0至6分，请回答本题；否则请跳过。"
    assert said["zh-CN"]["12"] == (
        "若第3题填的数不等于0，并且第8题没有选“环境不够整洁”，并且第10题选9至10分，请回答本题；否则请跳过。"
    )
    assert said["en"]["9"] == "Answer this question only if you ticked “The wait is too long” in question 8; otherwise skip it."
    assert said["en"]["10"] == (
        "Answer this question only if you chose an answer other than “No” in question 1; otherwise skip it."
    )
    assert said["en"]["15"] == (
        "Answer this question only if (your number in question 3 is not 3, and you chose “Never” in question 14), "
        "or your number in question 3 is 5 or more, or you chose “Very satisfied” or “Very dissatisfied” in question 7; "
        "otherwise skip it."
    )


ASKED_ALIKE = """
questions:
  used: {ask: Have you been there?, type: single, column: a, options: {"y": "Yes", "n": "No"}}
  overall: {ask: The food, type: scale, scale: rating, column: b, asked_if: used == 'y'}
  price: {ask: The price, type: scale, scale: rating, column: c, asked_if: used == 'y'}
  age: {ask: How old are you?, type: number, column: d}
  visits: {ask: How often?, type: number, column: e, asked_if: used == 'y'}
  staff: {ask: The staff, type: scale, scale: rating, column: f, asked_if: used == 'y'}
  why: {ask: Why not?, type: text, column: g, asked_if: used == 'n'}
"""


def test_what_is_asked_of_the_same_people_says_so_once(tmp_path: Path) -> None:
    spec = read(with_keys(ASKED_ALIKE), tmp_path)
    assert isinstance(spec, Spec)
    interview = Interview(spec, "en")
    every = {item.number: item.notes for item in interview.items(list(spec.document.questions))}
    assert every == {
        "1": (),
        "2–3": ("Answer these questions only if you chose “Yes” in question 1; otherwise skip them.",),
        "4": (),
        "5": ("Answer questions 5 to 6 only if you chose “Yes” in question 1; otherwise skip them.",),
        "6": (),
        "7": ("Answer this question only if you chose “No” in question 1; otherwise skip it.",),
    }
    apart = {item.number: item.notes[0] for item in interview.items(["overall", "visits"])}
    assert {n: words.split(" only")[0] for n, words in apart.items()} == {
        "2": "Answer this question",
        "5": "Answer this question",
    }


NOTHING_TICKED = """
questions:
  overall: {ask: How good is it?, type: scale, scale: rating, column: q1}
  faults:
    {ask: What went wrong?, type: multi, base: asked, empty: none, columns: {slow: a, rude: b}, options: {slow: Slow, rude: Rude}}
  praise: {ask: What was good?, type: text, column: c, asked_if: "not ticked(faults, 'slow')"}
  thanks: {ask: Whom to thank?, type: text, column: d, asked_if: faults_of != 'x'}
segments:
  faults_of: {label: Faults of, column: e, options: {x: X, y: Y}}
"""


def test_nothing_ticked_is_an_answer_where_the_spec_says_so(tmp_path: Path) -> None:
    spec = read(with_keys(NOTHING_TICKED), tmp_path)
    assert isinstance(spec, Spec)
    found = routing(spec.document, spec.conditions["questions", "praise", "asked_if"])
    assert found == Ticked("faults", "slow", ticked=False, empty=True)


def test_a_segment_that_no_question_asks_stays_in_the_words_of_the_spec(tmp_path: Path) -> None:
    spec = read(with_keys(NOTHING_TICKED), tmp_path)
    assert isinstance(spec, Spec)
    assert isinstance(routing(spec.document, spec.conditions["questions", "thanks", "asked_if"]), Elsewhere)
    assert compose_form(spec, "en").items[-1].notes == ("Answer this question only if Faults of is not “X”; otherwise skip it.",)
