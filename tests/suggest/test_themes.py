"""Themes of answers in words: what many write about, and nothing that tells of anybody."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportgen.data.terms import frequent
from reportgen.data.words import runs
from reportgen.facts.definitions import Definitions
from reportgen.pipeline import evaluated
from reportgen.problems import SpecError
from reportgen.spec import canonical
from reportgen.spec.read import read_spec
from reportgen.verbs.suggest import suggest
from tests.suggest.planted import project

QUEUE = ("The queue is too long", "long queue at noon", "the queue moves slowly", "A queue again", "Queue, queue, queue")
PARKING = (
    "Parking spaces are few",
    "no parking spaces",
    "please add parking spaces",
    "where are the parking spaces?",
    "parking spaces!",
)
WAITING = ("排队太久", "每次排队都很久", "希望少排队", "排队人多", "又是排队")
REFUND = ("退款流程复杂", "退款流程太慢", "简化退款流程", "退款流程", "不懂退款流程")


def words(*texts: str, times: int = 1, least: int = 5) -> tuple[str, ...]:
    return frequent([(text, times) for text in texts], least)


def test_words_that_many_use() -> None:
    assert words(*QUEUE, *PARKING) == ("parking spaces", "queue")
    assert words(*WAITING, *REFUND) == ("退款流程", "排队")


def test_somebody_who_repeats_a_word_is_one_respondent() -> None:
    assert words("queue queue queue queue queue", "queue", "queue", "queue") == ()
    assert words("排队排队排队排队排队", "排队", "排队", "排队") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ask Mrs Miller",
        "Ask Dr. Hans Miller about it",
        "write to miller@example.org",
        "see www.miller.example",
        "call 0123 456789 or 555-MILLER1",
        "card AB12CD34",
        "王小红经理说的",
        "李老师人好",
        "张丽娜人好",
        "电话13800138000",
        "微信abc123",
        "邮箱miller@example.com",
        "１３８００１３８０００",
    ],
)
def test_names_numbers_and_addresses_are_never_words(text: str) -> None:
    said = "".join(word for run in runs(text) for word in run.words)
    for piece in ("miller", "hans", "example", "0123", "456", "555", "138", "ab12", "abc", "王", "小红", "李", "张", "１"):
        assert piece not in said
    assert not any(c.isdigit() for c in said)


def test_an_answer_that_many_give_alike_is_no_word() -> None:
    assert words("parking", "Longer evening hours", "希望少排队", times=30) == ()
    assert words("parking", "more parking", "parking!", times=30) == ("parking",)


def test_what_fewer_than_the_least_use_is_no_word() -> None:
    assert words(*QUEUE[:4]) == ()
    assert words(*QUEUE, least=6) == ()


def test_empty_and_general_words_are_no_theme() -> None:
    assert words("not good", "not good", "it was good", "good", "so good", "very good") == ()
    assert words("没有", "没有", "没有", "没有", "没有", "谢谢", "谢谢", "谢谢", "谢谢", "谢谢") == ()


def survey(tmp_path: Path, texts: list[str], others: int = 40, **report: Any) -> Path:
    """Return a survey in which some answered in words and others did not."""
    columns = {"w": [f'"{text}"' for text in texts] + [""] * others}
    questions = {"remarks": {"ask": "What else?", "label": "Remarks", "type": "text", "column": "w"}}
    return project(tmp_path, columns, questions=questions, report=report, sample="convenience")


def told(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(suggest(path, form="json", only="themes"))["suggestions"]
    return found


TEXTS = [*QUEUE * 2, *PARKING * 4, *(f"{a} {b}" for a in ("sun", "moon", "sea") for b in "abcdefghij")]


def test_a_theme_counts_who_used_it(tmp_path: Path) -> None:
    found = told(survey(tmp_path, TEXTS))
    assert [s["holds"] for s in found] == [
        "base(remarks, among=mentions(remarks, 'parking spaces')) >= base(remarks) / 3",
        *(f"base(remarks, among=mentions(remarks, '{word}')) >= base(remarks) / 10" for word in ("moon", "queue", "sea", "sun")),
    ]
    assert [s["bases"] for s in found] == [[20, 60], *[[10, 60]] * 4]
    assert found[0]["says"]["en"] == (
        "Of the {{ base(remarks) }} who answered “Remarks”, "
        "{{ base(remarks, among=mentions(remarks, 'parking spaces')) }} mention “parking spaces”"
    )


def test_no_theme_of_few_answers(tmp_path: Path) -> None:
    assert told(survey(tmp_path, TEXTS[:49])) == []


def test_no_word_of_fewer_than_the_minimum_count(tmp_path: Path) -> None:
    assert [s["bases"] for s in told(survey(tmp_path, TEXTS, minimum_count=11))] == [[20, 60]]


def test_how_many_did_not_use_a_word_is_no_small_count_either(tmp_path: Path) -> None:
    texts = ["queue", "queue!", "a queue"] * 19 + ["sun", "moon", "sea"]
    assert len(told(survey(tmp_path / "a", texts))) == 1
    assert told(survey(tmp_path / "b", texts, minimum_count=5)) == []


def test_no_answer_and_no_name_stands_in_the_output(tmp_path: Path) -> None:
    texts = [*TEXTS, *["Mrs Miller told me to ask miller@example.org"] * 30]
    path = survey(tmp_path, texts)
    for form in ("yaml", "json", "text"):
        written = suggest(path, form=form, limit=100).lower()
        assert "miller" not in written
        assert "example.org" not in written
        assert not any(text.lower() in written for text in texts if len(text.split()) > 2)


def test_mentions_is_a_condition_like_others(tmp_path: Path) -> None:
    path = survey(tmp_path, ["Parking", "no PARKING here", "sparking", "停车难", "方便停车", "car", "scar", ""])
    document = path.read_text(encoding="utf-8")
    asked = ("'parking'", "'停车'", "'car'", "'car', 'parking'")
    numbers = " ".join(f"{{{{ base(remarks, among=mentions(remarks, {a})) }}}}" for a in asked)
    numbers += " {{ base(remarks, among=not mentions(remarks, 'parking')) }}"
    path.write_text(document.replace("text: Nothing.", f'text: "{numbers}"'), encoding="utf-8")
    facts = evaluated(read_spec(path))[1].facts
    values = {name.removeprefix("base(remarks, among="): fact.value for name, fact in facts.items()}
    assert values["mentions(remarks, 'parking'))"] == 2  # whole words in English
    assert values["mentions(remarks, '停车'))"] == 2  # anywhere in Chinese
    assert values["mentions(remarks, 'car'))"] == 1
    assert values["mentions(remarks, 'car', 'parking'))"] == 3
    assert values["not mentions(remarks, 'parking'))"] == 5  # who did not answer does neither


def test_what_mentions_takes(tmp_path: Path) -> None:
    path = survey(tmp_path, ["a"] * 60)
    document = path.read_text(encoding="utf-8")
    for wrong, found in (
        ("mentions(remarks)", "takes a question and one word or more"),
        ("mentions(remarks, '138')", "is no word in quotes"),
        ("mentions(remarks, '.*')", "is no word in quotes"),
        ("mentions(remarks, parking)", "is no word in quotes"),
    ):
        path.write_text(document.replace("text: Nothing.", f'text: "{{{{ base(remarks, among={wrong}) }}}}"'), encoding="utf-8")
        with pytest.raises(SpecError) as caught:
            read_spec(path)
        assert [found in p.found for p in caught.value.problems] == [True]


def test_nobody_is_asked_by_the_words_of_an_answer(tmp_path: Path) -> None:
    columns = {"w": ["a"] * 60, "q0": [5] * 60}
    scale = {"ask": "?", "type": "scale", "scale": "five", "column": "q0", "asked_if": "mentions(remarks, 'queue')"}
    questions = {"remarks": {"ask": "What else?", "type": "text", "column": "w"}, "q0": scale}
    with pytest.raises(SpecError) as caught:
        read_spec(project(tmp_path, columns, questions=questions))
    assert ["depends on the words of an answer (remarks)" in p.found for p in caught.value.problems] == [True]


@pytest.mark.parametrize(
    ("language", "words_of"),
    [
        ("en", "number who answered, Remarks; only where Remarks mentions “queue” or “wait”"),
        ("zh-CN", "回答人数（Remarks）；仅限Remarks中提到“queue”或“wait”者"),
        ("zh-TW", "回答人數（Remarks）；僅限Remarks中提到「queue」或「wait」者"),
    ],
)
def test_it_is_said_in_every_language(tmp_path: Path, language: str, words_of: str) -> None:
    document = read_spec(survey(tmp_path, ["a"])).document
    measure = canonical.base("remarks", among=canonical.mentions("remarks", "Wait", "queue"))
    assert Definitions(document, language).measure(measure) == words_of
