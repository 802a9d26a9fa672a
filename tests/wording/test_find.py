"""What the rules find: measured on the labelled sentences, and never in a text that is made of facts alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.spec.wording.find import find
from reportgen.spec.wording.sentences import HIDDEN, prose_of
from tests.wording.corpus import RULES
from tests.wording.measure import half, score, table

PAGE = Path(__file__).parents[2] / "docs" / "wording.md"


@pytest.mark.parametrize("rule", [*RULES, None])
def test_what_is_found_in_the_test_half_is_wanted_and_most_of_what_is_wanted_is_found(rule: str | None) -> None:
    measured = score(half("test"), rule)
    assert measured.found >= 15
    assert measured.precision >= 0.95
    assert measured.recall >= 0.7


@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_languages_are_as_good(language: str) -> None:
    measured = score(half("test", language))
    assert measured.precision >= 0.95
    assert measured.recall >= 0.7


def test_the_page_has_the_figures_that_are_measured() -> None:
    shown = re.search(r"<!-- test half -->\n(.*?)<!-- end -->", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert shown
    assert shown[1] == table("test"), "write the output of python -m tests.wording.measure into docs/wording.md"


FACTS = st.sampled_from(
    [
        "{{ share(overall, 5) }}",
        "{{ top(overall) - bottom(overall) }}",
        "{{ change(top(overall), since='2023') }}",
        "{{ base(overall) }}",
    ]
)
BETWEEN = {
    "zh": [
        "满意的占",
        "，不满意的占",
        "（",
        "）",
        "；评价为“一般”的是",
        "。\n其中答“非常满意”的占",
        "，见{{ figure(overall) }}。",
    ],
    "en": [
        " are satisfied, ",
        " are not (",
        "), ",
        '; "fair" was the answer of ',
        ".\nOf these, ",
        ", see {{ figure(overall) }}. ",
    ],
}


@pytest.mark.parametrize("language", sorted(BETWEEN))
@given(data=st.data())
def test_a_text_whose_numbers_are_all_computed_is_never_pointed_out(language: str, data: st.DataObject) -> None:
    pieces = data.draw(st.lists(st.tuples(st.sampled_from(BETWEEN[language]), FACTS), max_size=12))
    assert find("".join(words + fact for words, fact in pieces)) == ()


@given(st.text(max_size=80))
def test_any_text_is_read_and_what_is_found_lies_in_it(text: str) -> None:
    for found in find(text):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "用户写道：“现在比以前慢多了，等了41分钟，七成的人都走了。”",
        "讀者說：「比以前慢多了，七成的人都走了。」",
        'One customer wrote: "It is worse than last year, for most of us."',
        "参见《2024年满意度高于行业的十个理由》。",
        "The address is https://example.org/41%/higher-than.",
        '[见年报]{source="显著高于一半"}',
        "{{ share(overall, 5, channel='比电话高') }}",
    ],
)
def test_what_is_not_the_authors_prose_is_not_read(text: str) -> None:
    assert find(text) == ()


def test_traditional_characters_are_read_like_simplified_ones() -> None:
    pairs = {"滿意度較去年上升": "满意度较去年上升", "得分顯著高於總體": "得分显著高于总体", "絕大多數讀者": "绝大多数读者"}
    for traditional, simplified in pairs.items():
        assert find(traditional) == find(simplified) != ()


def test_a_number_is_pointed_out_once_and_its_comparison_is_its_own() -> None:
    found = find("超过一半的读者每周至少来馆一次，不到两成的从未来过。")
    assert [f.rule for f in found] == ["number", "number"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("患者希望改进电话，满意度显著上升。", ["显著", "上升"]),
        ("患者希望候诊时间缩短，复诊的更满意。", ["更满意"]),
        ("患者希望候诊时间缩短。", []),
        ("家长们都建议增加座位，窗口应比以前更快。", []),
        ("希望明年窗口更快，满意度上升。", []),
    ],
)
def test_what_respondents_wish_excuses_no_finding_after_it(sentence: str, found: list[str]) -> None:
    assert [sentence[f.start : f.end] for f in find(sentence)] == found


def test_of_an_address_the_words_around_it_are_read() -> None:
    address = "first.last+news@mail.example.org"
    for text in ("有人都说好，请写信到{}，谢谢。", "Write to {}, please."):
        assert prose_of(text.format(address)) == text.format(HIDDEN * len(address))
    assert prose_of("a@" * 50_000) == "a@" * 50_000
