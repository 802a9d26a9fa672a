"""Headings are cleaned, and parted where platforms join."""

from __future__ import annotations

import pytest

from reportgen.importing.language import language_of
from reportgen.importing.platforms.grouping import base_of_code, bracketed
from reportgen.importing.platforms.wording import clean, numbered, parted, shortened, spoken_hint, untagged
from reportgen.importing.platforms.words.say import SENTENCES


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("<p>How <b>old</b>\u00a0are\nyou?</p>", "How old are you?"),
        ("A &amp; B&nbsp;&lt;C", "A & B <C"),
        ("\ufeffName\u200b ", "Name"),
        ("older than <18 or > 60", "older than <18 or > 60"),
        ("A & B; C", "A & B; C"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("heading", "rest", "hint"),
    [
        ("您的性别[单选题]*", "您的性别", "single"),
        ("您的爱好（多选题）（必填）", "您的爱好", "multi"),
        ("【量表题】满意度", "满意度", "scale"),
        ("*姓名", "姓名", ""),
        ("How old (in years)", "How old (in years)", ""),
        ("[必填]", "[必填]", ""),
    ],
)
def test_tags(heading: str, rest: str, hint: str) -> None:
    assert untagged(heading) == (rest, hint)


@pytest.mark.parametrize(
    ("heading", "number", "rest"),
    [
        ("6、兴趣爱好", "6", "兴趣爱好"),
        ("2.  What industry?", "2", "What industry?"),
        ("Q12: Where?", "Q12", "Where?"),
        ("Q3_Where?", "Q3", "Where?"),
        ("2_a", "", "2_a"),
        ("3) Who?", "3", "Who?"),
        ("3.5 stars or more?", "", "3.5 stars or more?"),
        ("18-24 year olds", "", "18-24 year olds"),
        ("2024 results", "", "2024 results"),
    ],
)
def test_numbers(heading: str, number: str, rest: str) -> None:
    assert numbered(heading) == (number, rest)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Rate - Price", "Rate - Taste"], ("Rate", ("Price", "Taste"))),
        (["Say - non-smoker", "Say - non-drinker"], ("Say", ("non-smoker", "non-drinker"))),
        (["A side-by-side one. -Oranges", "A side-by-side one. -Pears"], ("A side-by-side one.", ("Oranges", "Pears"))),
        (["Fruit.-Apples-Like", "Fruit.-Apples-Dislike"], ("Fruit.-Apples", ("Like", "Dislike"))),
        (["请评价：本店—味道", "请评价：本店—服务"], ("请评价：本店", ("味道", "服务"))),
        (["Rate: how good is [tea]", "Rate: how good is [milk]"], ("Rate: how good is", ("tea", "milk"))),
        (["几个孩子(儿子)", "几个孩子(女儿)"], ("几个孩子", ("儿子", "女儿"))),
        (["Tea", "Milk"], None),
        (["Tea - ", "Tea - green"], None),
        (["Same", "Same"], None),
    ],
)
def test_parted(texts: list[str], expected: tuple[str, tuple[str, ...]] | None) -> None:
    assert parted(texts) == expected


@pytest.mark.parametrize(
    ("code", "base"),
    [
        ("Q7_Part_3", "Q7"),
        ("Q7_OTHER", "Q7"),
        ("q14r02c03", "q14c03"),
        ("ST24Q01", "ST24Q"),
        ("G1[SQ001]", "G1"),
        ("age", ""),
        ("Q12", ""),
        ("q8a", ""),
    ],
)
def test_base_of_code(code: str, base: str) -> None:
    assert base_of_code(code) == base


def test_bracketed() -> None:
    assert bracketed("How clean?  [Trains (old)]") == ("How clean?", "Trains (old)")
    assert bracketed("How clean [really]?") == ("How clean [really]?", "")


def test_spoken_hints() -> None:
    assert spoken_hint("Which? (Select all that apply)") == "multi"
    assert spoken_hint("您喜欢哪些？（可多选）") == "multi"
    assert spoken_hint("Please rank these in order of preference") == "ranking"
    assert spoken_hint("How do you like rankings?") == ""


def test_shortened() -> None:
    assert shortened("short") == "short"
    assert len(shortened("x" * 100)) == 60


def test_language() -> None:
    assert language_of(["序号", "您的性别", "年龄"]) == "zh-CN"
    assert language_of(["序號", "您的性別", "請選擇您們的學校"]) == "zh-TW"
    assert language_of(["Age", "Gender", "性别"]) == "zh-CN"
    assert language_of(["Age", "Gender", "Where?", "性别"]) == "en"


def test_every_language_has_every_sentence_with_the_same_places() -> None:
    import string

    def places(text: str) -> set[str | None]:
        return {field for _, field, _, _ in string.Formatter().parse(text)}

    for sentences in SENTENCES.values():
        assert set(sentences) == set(SENTENCES["en"])
        assert all(places(text) == places(SENTENCES["en"][key]) for key, text in sentences.items())
