"""Labels are text and nothing else, whatever is in them; drawings hold nothing but a short list of elements and attributes."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from reportgen.content.charts.kinds import Bar, BarChart, Chart, Donut, Dot, DotChart, Mark, Meter, TreeChart, Twig
from reportgen.render.charts.draw import draw

HOSTILE = [
    "Income $50 to $100",
    "$$",
    r"$\frac{$",
    r"\alpha_{1}",
    "_hidden",
    "a < b & c > d",
    "</text><script>alert(1)</script>",
    '" onload="alert(1)',
    "' onload='alert(1)",
    "]]><svg onload=alert(1)>",
    "&lt;b&gt;",
    "&#x41;",
    "url(#x)",
    "javascript:alert(1)",
    "{x} {0} %s %(x)s",
    "😀👩‍👩‍👧🇨🇳",
    "e\u0301 ⒜ ﬁ",
    "مرحبا שלום",
    "𠮷野家",
    "100%",
    "  two  spaces ",
    "{{ 7 * 7 }}",
    "<!--",
    "<?xml?>",
    "nolegend_",
    "\\n",
]
ELEMENTS = {"svg", "title", "rect", "line", "circle", "path", "text"}
ATTRIBUTES = {
    *("id", "width", "height", "viewBox", "role", "font-family", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "d"),
    *("fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight", "text-anchor"),
}


def charts(label: str) -> list[Chart]:
    bar = Bar(label, Mark(40, label, "f"))
    return [
        BarChart((bar, Bar("乙", Mark(60, "60", "f")))),
        Donut(bar, bar),
        Meter(bar.mark, label, 100),
        DotChart((Dot(label, bar.mark),), bar.mark, label, label, 0, 100, (0, 100), label),
        TreeChart((Twig(label, parts=(Twig(label, bar.mark, (Twig(label, question=True),)),)),)),
    ]


def squeezed(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("label", HOSTILE)
def test_words_come_out_as_they_went_in(label: str) -> None:
    for chart in charts(label):
        drawing = draw(chart, "figure", label)
        for svg in (drawing.wide, drawing.narrow):
            root = fromstring(svg)  # noqa: S314 - drawn by us
            words = [squeezed(element.text or "") for element in root.iter() if element.tag.endswith("}text")]
            assert squeezed(label) in "".join(words)
            assert root[0].tag.endswith("}title")
            assert root[0].text == label
            assert {element.tag.split("}")[1] for element in root.iter()} <= ELEMENTS
            assert {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x1b", "\ud800", "\ufffe"])
def test_characters_that_xml_cannot_hold_are_shown_as_such(character: str) -> None:
    for chart in charts(f"甲{character}乙"):
        assert "甲\ufffd乙" in draw(chart, "figure", character).wide


def test_line_ends_in_a_label_are_spaces() -> None:
    svg = draw(charts("第一行\n第二行\t完")[0], "figure", "alt").wide
    assert "第一行 第二行 完" in svg


@pytest.mark.parametrize("name", ["", "1", "a b", 'a"', "图", "a>"])
def test_names_that_could_not_be_ids_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        draw(charts("甲")[0], name, "alt")


def test_ids_are_the_names_and_nothing_else() -> None:
    drawing = draw(charts("甲")[0], "fig-q1", "alt")
    ids = [
        element.get("id")
        for svg in (drawing.wide, drawing.narrow)
        for element in fromstring(svg).iter()  # noqa: S314 - drawn by us
        if element.get("id")
    ]
    assert ids == ["fig-q1-wide", "fig-q1-narrow"]
