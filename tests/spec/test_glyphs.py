"""A character that the fonts lack is found when the spec is read, where it stands, with all other mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import glyphs
from reportgen.problems import Code, Place
from tests.spec.test_lengths import problems

PLACES = [
    "report__title",
    "questions__q__ask",
    "questions__q__options__1",
    "questions__q__options__2__label",
    "body__0__section",
    "body__0__content__0__text",
    "plan__0__sections__0__items__0__caveat",
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("words", ["Thank you \U0001f389!", "谢谢\U0001f389", {"en": "a", "zh-CN": "谢谢 \U0001f389"}])
def test_every_text_that_is_printed(place: str, words: str | dict[str, str], tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, **{place: words})
    assert problem.code is Code.MISSING_GLYPH
    assert problem.place.source[problem.place.column - 1] == "\U0001f389"
    assert problem.place.length == 1
    assert "'\U0001f389' (U+1F389, party popper)" in problem.found
    assert problem.place.path in problem.found


def test_an_author(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, report__authors=["Ann", "Bob \U0001f389"])
    assert problem.place.path == "report.authors[1]"


def test_all_of_them_and_every_other_mistake_in_one_run(tmp_path: Path) -> None:
    texts = {place: f"\U0001f389 and \U0001f600 in {number}" for number, place in enumerate(PLACES)}
    found = problems(tmp_path, **texts, report__language="eng", report__langage="en")
    assert [p.code for p in found].count(Code.MISSING_GLYPH) == 2 * len(PLACES)
    assert {p.code for p in found} == {Code.MISSING_GLYPH, Code.WRONG_VALUE, Code.UNKNOWN_KEY}


def test_a_text_in_another_script_is_told_once(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, report__title="ทะเบียนราษฎร")
    assert problem.place.source[problem.place.column - 1] == "ท"
    assert "report.title holds 'ท' (U+0E17, thai character tho thahan) and 10 other characters, for which" in problem.found


def test_a_character_far_into_a_block_of_text(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("q\n1\n", encoding="utf-8")
    (problem,) = problems(tmp_path, body__0__content__0__text="First line.\n\nSecond, with 𝐀 in it.\n")
    assert problem.fix == "Write 'A'"
    assert problem.place.source[problem.place.column - 1] == "𝐀"


def test_what_an_expression_holds_is_not_printed(tmp_path: Path) -> None:
    words = "{{ share(q, '\U0001f389') }} said so \U0001f389"
    found = problems(tmp_path, questions__q__options={"\U0001f389": "yes", "2": "no"}, body__0__content__0__text=words)
    assert [p.place.source[p.place.column - 3 : p.place.column] for p in found] == ["so \U0001f389"[-3:]]


@pytest.mark.parametrize(
    "text", ["Škoda, Łódź", "naïve – “quote” … 78.5 %", "客户（好）", "a\u00a0b\u202fc\u2009d", "☐ ✓ ①", "a\u200bb\ufe0f"]
)
def test_what_the_fonts_have(text: str, tmp_path: Path) -> None:
    assert problems(tmp_path, report__title=text) == ()


@pytest.mark.parametrize(
    ("character", "words"),
    [
        ("\ufb01", "Write 'fi'"),
        ("\u2714", "Write '\u2713'"),
        ("\u1e8d", "Write 'x', without the mark"),
        ("\U00020bb7", "common form"),
        ("\u0e1f", "Chinese, Japanese kana, Latin, Greek and Cyrillic"),
        ("\U0001f600", "in words"),
        ("\ufffd", "damaged"),
        ("\u202e", "Delete it"),
        ("\ue000", "one program only"),
    ],
)
def test_what_to_write_instead(character: str, words: str) -> None:
    assert glyphs.lacking(character)
    problem = glyphs.problem(character, Place("x"), "It holds")
    assert words in problem.fix
    assert f"U+{ord(character):04X}" in problem.found


def test_signs_with_a_near_one() -> None:
    assert glyphs.lacking("".join(glyphs._INSTEAD)) == frozenset(glyphs._INSTEAD)
    assert not glyphs.lacking("".join(glyphs._INSTEAD.values()))
