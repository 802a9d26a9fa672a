from __future__ import annotations

import pytest

from reportgen.content.inlines import CrossReference, Inline, LineBreak, Link, Number, Strong, Words
from reportgen.render.inlines import Writer

PANEL = "f-0123456789"
NUMBER = Number("share(q)", "41%", "use-0123456789-1")


def written(*parts: Inline, language: str = "zh-CN", opens: bool = True) -> str:
    return str(Writer(language, frozenset({PANEL}), "{number}，查看出处", opens).inline(parts))


def test_a_number_opens_its_panel() -> None:
    assert written(NUMBER) == (
        '<button type="button" class="fact" id="use-0123456789-1" popovertarget="f-0123456789" aria-label="41%，查看出处">'
        "41%</button>"
    )


def test_a_number_on_paper_leads_to_its_entry() -> None:
    assert written(NUMBER, opens=False) == f'<a class="fact" id="use-0123456789-1" href="#{PANEL}">41%</a>'


def test_a_number_without_a_panel_is_words() -> None:
    assert written(Number("x", "7", "use-9999999999-1")) == "7"
    assert written(Number("x", "7")) == "7"


@pytest.mark.parametrize(
    ("parts", "kept"),
    [
        ((Words("占（"), NUMBER, Words("）。后")), "（|）。"),
        ((Words("占"), NUMBER, Words("，后")), "|，"),
        ((Words("to ("), NUMBER, Words("), then")), "(|),"),
    ],
)
def test_marks_stay_with_their_number(parts: tuple[Inline, ...], kept: str) -> None:
    before, after = kept.split("|")
    page = written(*parts, language="en")
    inside = page[page.index('<span class="nb">') + len('<span class="nb">') :]
    assert inside.startswith(f"{before}<button")
    assert f"</button>{after}</span>" in inside


def test_gaps_are_found_across_parts() -> None:
    assert written(Words("见"), CrossReference("fig-a", "Fig"), Strong((Words("好"),)), LineBreak(), Words("2")) == (
        '见<span class="q"></span><a class="xref" href="#fig-a">Fig</a><span class="q"></span><strong>好</strong><br/>2'
    )


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", " JavaScript:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//x", "x.html"]
)
def test_only_web_and_mail_addresses_become_links(address: str) -> None:
    assert written(Link(address, (Words("x"),))) == "x"


def test_a_link_keeps_its_address() -> None:
    assert (
        written(Link('https://e.org/?a=1&b="', (Words("x"),)))
        == '<a href="https://e.org/?a=1&amp;b=&#34;" rel="noopener noreferrer">x</a>'
    )
