from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.render.inlines import GAP, Writer
from reportgen.render.typeset import settle, spaced

WRITER = Writer("zh-CN", frozenset(), "{number}")


def shown(text: str, language: str = "zh-CN") -> str:
    """Return text as written, with | for a gap and [] around half-width marks."""
    markup = Writer(language, frozenset(), "{number}").words(text)
    return str(markup).replace(GAP, "|").replace('<span class="h">', "[").replace("</span>", "]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024 年", "2024|年"),
        ("2024年", "2024|年"),
        ("指数为78.5分", "指数为|78.5|分"),
        ("用 iPhone 打", "用|iPhone|打"),
        ("n = 50", "n = 50"),
        ("超过 80%的人", "超过|80%|的人"),
        ("（2024 年）。", "[（]2024|年[）]。"),
        ("“好”，他说", "[“]好[”]，他说"),
        ("《报告》（一）", "[《]报告[》]（一）"),
        ("好，“快”", "好[，]“快”"),
        ("约 −5 分", "约|−5|分"),
        ("一、二", "一、二"),
        ("共 3,012人，95%", "共|3,012|人，95%"),
    ],
)
def test_chinese_is_set_with_gaps_and_half_marks(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize("text", ["2024 年 “x”", "In 2024, “we” met."])
def test_other_languages_are_left_alone(text: str) -> None:
    assert shown(text, "en") == text


@given(st.text(alphabet="中文字abc123 ，。（）“”%−《》", max_size=40))
def test_only_spaces_next_to_gaps_are_ever_dropped(text: str) -> None:
    setting = settle(text, "zh-CN")
    assert all(text[i] == " " for i in setting.dropped)
    plain = "".join(c for i, c in enumerate(text) if i not in setting.dropped)
    written = shown(text).replace("|", "").replace("[", "").replace("]", "")
    assert written == plain


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("3次以上至5次", "3\u00a0次以上至 5\u00a0次"),
        ("推荐者（9–10分）", "推荐者（9–10\u00a0分）"),
        ("目标 80%", "目标 80%"),
        ("用 iPhone 打", "用 iPhone\u00a0打"),
        ("In 2024, 5 of 10", "In 2024, 5 of 10"),
    ],
)
def test_a_drawing_has_a_space_where_the_page_has_a_gap(words: str, expected: str) -> None:
    assert spaced(words) == expected
