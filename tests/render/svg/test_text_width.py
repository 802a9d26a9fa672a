"""Widths are those of the shipped font, and labels break where Chinese and English allow it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.render.fonts import SANS, SANS_BOLD, font_file
from reportgen.render.style import LABEL, MM
from reportgen.render.text_width import ems, pieces, widest, width, wrap

NOT_AT_THE_START = "，。、；：？！）》”％%"
NOT_AT_THE_END = "（《“"


@pytest.mark.parametrize("face", [SANS, SANS_BOLD])
@pytest.mark.parametrize("words", ["满意，", "0123456789", "HTML", "−5–7%", "你好 world"])
def test_widths_agree_with_the_font_tables(face: object, words: str, tmp_path: object) -> None:
    from io import BytesIO

    from fontTools.ttLib import TTFont

    bold = face is SANS_BOLD
    with TTFont(BytesIO(font_file((SANS_BOLD if bold else SANS).name))) as font:
        names, advances = font.getBestCmap(), font["hmtx"].metrics
        expected = sum(advances[names[ord(c)]][0] for c in words) / font["head"].unitsPerEm
    assert ems(words, bold) == pytest.approx(expected, abs=0.06)  # kerning moves Latin pairs a little


def test_width_is_in_millimetres() -> None:
    assert width("满意", 10) == pytest.approx(2 * 10 / MM)
    assert width("") == 0


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("满意，但是", ["满", "意，", "但", "是"]),
        ("（很）满意", ["（很）", "满", "意"]),
        ("very good", ["very ", "good"]),
        ("用App下单", ["用", "App", "下", "单"]),
        ("30–49岁", ["30–49", "岁"]),
        ("10\u00a0次以上", ["10\u00a0次", "以", "上"]),
        ("well-known", ["well-", "known"]),
        ("回复“太慢”吗", ["回", "复", "“太", "慢”", "吗"]),
        ("满意/一般", ["满", "意/", "一", "般"]),
        ("", []),
    ],
)
def test_where_lines_may_end(words: str, expected: list[str]) -> None:
    assert list(pieces(words)) == expected


def test_a_label_that_fits_stays_on_one_line() -> None:
    assert wrap("满意", width("满意")) == ("满意",)


def test_lines_are_about_equal() -> None:
    first, second = wrap("客服人员的回复速度太慢了一点", 36)
    assert abs(len(first) - len(second)) <= 1


def test_marks_keep_their_side() -> None:
    lines = wrap("回复速度太慢，（很长）时间；没有提示！真的，是这样。", 9.5)
    assert all(line[0] not in NOT_AT_THE_START for line in lines)
    assert all(line[-1] not in NOT_AT_THE_END for line in lines)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\n\r\t"), max_size=80), st.floats(12, 120))
def test_nothing_is_lost_and_everything_fits(words: str, limit: float) -> None:
    lines = wrap(words, limit)
    assert "".join(lines) == words
    one = max((width(c) for c in words), default=0)
    assert widest(lines) <= max(limit, 3 * one) + 0.5


@given(st.text("满意服务回复速度，。（）abc XYZ 12%", min_size=1, max_size=60), st.floats(20, 80))
def test_lines_of_a_label_fit(words: str, limit: float) -> None:
    lines = wrap(words, limit, LABEL)
    assert "".join(lines) == words
    assert widest(lines) <= limit + 0.01
