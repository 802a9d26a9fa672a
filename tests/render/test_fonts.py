from __future__ import annotations

from dataclasses import replace

import pytest
import uharfbuzz as hb

from reportgen.problems import Code, SpecError
from reportgen.render.fonts import FACES, coverage, font_file, lacking, subset
from reportgen.render.render import render
from tests.render.sample import content


def advances(data: bytes, text: str, language: str, features: dict[str, bool] | None = None) -> list[int]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", "Hani", language
    hb.shape(hb.Font(hb.Face(hb.Blob(data))), buffer, features or {})
    return [p.x_advance for p in buffer.glyph_positions]


def test_the_fonts_are_small_enough_to_ship() -> None:
    assert sum(len(font_file(face.name)) for face in FACES) <= 12_000_000


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_every_font_has_the_characters_of_gb2312_and_of_the_page(face: hb.Face) -> None:
    hanzi = {bytes((a, b)).decode("gb2312", "ignore") for a in range(0xB0, 0xF8) for b in range(0xA1, 0xFF)}
    signs = set("□○●◐×–−—…“”‘’≥≤≈±→←↑↓éüßñαβЖ，。；：？！（）《》、·•€£¥％①Ⅳ㎡℃")
    assert lacking(face.name, "".join(hanzi) + "".join(signs)) == ()


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_a_cut_font_keeps_what_the_page_needs(face: hb.Face) -> None:
    text = "客户（“好”），78.5%"
    cut = subset(face.name, frozenset(text))
    assert len(cut) < 30_000
    assert advances(cut, text, "zh-CN") == advances(font_file(face.name), text, "zh-CN")
    assert advances(cut, "（“", "zh-CN", {"halt": True}) == [500, 500]


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_quotation_marks_are_full_squares_in_chinese_only(face: hb.Face) -> None:
    assert advances(font_file(face.name), "“”‘’", "zh-CN") == [1000] * 4
    assert advances(font_file(face.name), "“”‘’", "zh-TW") == [1000] * 4
    assert all(width < 600 for width in advances(font_file(face.name), "“”‘’", "en"))


def test_a_cut_font_has_no_other_characters() -> None:
    cut = hb.Face(hb.Blob(subset("ReportSans-Regular", frozenset("客户"))))
    assert frozenset(cut.unicodes) == frozenset(map(ord, "客户"))


def test_a_missing_glyph_is_named_with_its_text_before_anything_is_written() -> None:
    assert ord("\u2610") not in coverage("ReportSans-Regular")
    report = content("en")
    cover = replace(report.cover, kicker="tick \u2610 here", authors="and \U0001f600")
    with pytest.raises(SpecError) as caught:
        render((replace(report, cover=cover),), frozenset({"html"}))
    assert [p.code for p in caught.value.problems] == [Code.MISSING_GLYPH] * 2
    assert "U+2610" in caught.value.problems[0].found
    assert "tick \u2610 here" in caught.value.problems[0].found
    assert "U+1F600" in caught.value.problems[1].found
