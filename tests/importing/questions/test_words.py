"""Sentences exist in every language with the same values; wordings and names come out clean."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.importing.questions import say
from reportgen.importing.questions.names import Names, common, identifier
from reportgen.importing.questions.wording import clean, cut, short
from reportgen.importing.questions.words_en import ENGLISH
from reportgen.importing.questions.words_zh_cn import SIMPLIFIED
from reportgen.importing.questions.words_zh_tw import TRADITIONAL
from reportgen.spec.expressions.functions import RESERVED

VALUES = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("other", [SIMPLIFIED, TRADITIONAL])
def test_every_sentence_in_every_language(other: dict[str, str]) -> None:
    assert set(other) == set(ENGLISH)
    for key, sentence in ENGLISH.items():
        assert sorted(VALUES.findall(sentence)) == sorted(VALUES.findall(other[key])), key


def test_every_sentence_is_used() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in Path(say.__file__).parent.glob("*.py") if not path.name.startswith("words_")
    )
    patterned = {key for key in ENGLISH if key.startswith(("by_", "left_", "numbers_", "fieldwork_"))}
    unused = {key for key in ENGLISH if f'"{key}"' not in code and not key.endswith("_change")} - patterned
    assert unused <= {"number", "nps"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("<p>How <b>happy</b>&nbsp;are you?</p>", "How happy are you?"),
        ("> 60", "> 60"),
        ("<18", "<18"),
        ("a < b and c > d", "a < b and c > d"),
        ("AT&amp;T", "AT&T"),
        ("Why ${q://QID1/ChoiceGroup/SelectedChoices}?", "Why …?"),
        ("Hello {{ name }}", "Hello …"),
        ("Rate {INSERTANS:1X2X3}", "Rate …"),
        ("a {{b", "a { {b"),
        ("see [x]{claim=y}", "see [x]{ claim=y}"),
        ("two  spaces\nand a line", "two spaces and a line"),
        ("e\u0301", "\u00e9"),
    ],
)
def test_wordings_come_out_clean(text: str, wanted: str) -> None:
    assert clean(text) == wanted


def test_short_names_are_cut_between_words_and_outside_brackets() -> None:
    long = (
        "Thinking of the last time that you visited us, how satisfied were you with the staff (in the shop and on the telephone)?"
    )
    for most in range(20, len(long)):
        found = cut(long, most)
        assert len(found) <= most
        assert found.count("(") == found.count(")") or most < 30
        assert long.startswith(found.removesuffix("…"))
        rest = long[len(found) - 1 :]
        assert not (found[-2].isalpha() and rest[0].isalpha())
    assert short("Which of these do you own? (select all that apply)") == "Which of these do you own?"
    assert (
        short("We ask everybody the same thing in this survey of ours. Which of these do you own at home?")
        == "Which of these do you own at home?"
    )
    assert len(short("请问在过去的十二个月里您一共去过多少次我们在全国各地开设的门店购买过各类商品呢")) <= 30


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("Q4", "q4"),
        ("c12", "q12"),
        ("第6题", "q6"),
        ("G2Q1[SQ003]", "g2q1_sq003"),
        ("class", "class_1"),
        ("mean", "mean_1"),
        ("5", "q5"),
        ("性别", "q"),
        ("Âge", "age"),
    ],
)
def test_names(code: str, wanted: str) -> None:
    assert identifier(code) == wanted
    assert wanted not in RESERVED


def test_names_are_given_once() -> None:
    names = Names()
    assert [names.take("Q1"), names.take("q1"), names.take("Q1")] == ["q1", "q1_2", "q1_3"]


@pytest.mark.parametrize(
    ("codes", "wanted"),
    [
        (["Q7_1", "Q7_2", "Q7_10"], "Q7"),
        (["Q7_Part_1", "Q7_Part_2", "Q7_OTHER"], "Q7"),
        (["G2Q1[SQ001]", "G2Q1[SQ002]"], "G2Q1"),
        (["q0004_0001", "q0004_0002"], "q0004"),
        (["第6题(运动)", "第6题(阅读)"], "第6题"),
        (["Q12"], "Q12"),
    ],
)
def test_the_code_of_a_question(codes: list[str], wanted: str) -> None:
    assert common(codes) == wanted
