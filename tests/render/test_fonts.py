from __future__ import annotations

from dataclasses import replace

import pytest
import uharfbuzz as hb

from reportgen import glyphs
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


def test_every_font_has_the_letters_of_europe() -> None:
    """Every letter of the code pages that European computers had: Latin of the centre, south and north, Greek, Cyrillic."""
    pages = (
        *("latin-1", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-10", "iso8859-13", "iso8859-15", "iso8859-16"),
        *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1257", "koi8-u"),
    )
    letters = {bytes((n,)).decode(page, "ignore") for page in pages for n in range(0xA0, 0x100)}
    names = "Škoda Łódź Gdańsk Győr Tőkés İstanbul Şişli Ğ ı Żółć ďábelské ťuk ľan ĺ ŕ Đurđević Rīga Ķ ģ Ħ ąčęėįšųūž ŵŷ șț ₺ ₽ ₹"
    assert lacking(FACES[0].name, {*"".join(letters), *names}) == ()


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_letters_from_another_family_are_as_large_and_as_heavy(face: hb.Face) -> None:
    """A letter with a mark is as wide as the letter without it, which comes from the font itself."""
    data = font_file(face.name)
    for plain, marked in zip("SsZzCcnrlae", "ŠšŽžČčńŕĺąę", strict=True):
        (width,), (other,) = advances(data, plain, "en"), advances(data, marked, "en")
        assert abs(width - other) <= 8, (plain, marked)


def test_the_list_of_characters_is_that_of_the_fonts() -> None:
    for face in FACES:
        assert {ord(c) for c in glyphs.coverage()} == coverage(face.name)


def test_a_cut_font_has_no_other_characters() -> None:
    cut = hb.Face(hb.Blob(subset("ReportSans-Regular", frozenset("客户"))))
    assert frozenset(cut.unicodes) == frozenset(map(ord, "客户"))


def test_a_missing_glyph_is_named_with_its_text_before_anything_is_written() -> None:
    assert ord("\u2612") not in coverage("ReportSans-Regular")
    report = content("en")
    cover = replace(report.cover, kicker="tick \u2612 here", authors="and \U0001f600")
    with pytest.raises(SpecError) as caught:
        render((replace(report, cover=cover),), frozenset({"html"}))
    assert [p.code for p in caught.value.problems] == [Code.MISSING_GLYPH] * 2
    assert "U+2612" in caught.value.problems[0].found
    assert "tick \u2612 here" in caught.value.problems[0].found
    assert "U+1F600" in caught.value.problems[1].found
