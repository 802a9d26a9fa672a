from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from markupsafe import Markup

from reportgen.content.blocks import Content, FactRegister, SectionBlock, TableFigure
from reportgen.content.inlines import Words
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.render.html import KINDS, PAPER, SCREEN, Exhibit, body
from reportgen.render.output import Rendered
from reportgen.render.render import render
from reportgen.render.sheets import VARIABLES, sheet
from tests.render.sample import CELLS, content


class Elements(HTMLParser):
    """Every element with its attributes, as a browser would read them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, attribute: str) -> list[str]:
        return [value for _, attributes in self.found if (value := attributes.get(attribute)) is not None]


@pytest.fixture(scope="module", params=["index.html", "index.en.html"])
def page(request: pytest.FixtureRequest, rendered: Rendered) -> str:
    return rendered.files[request.param].decode()


def test_every_kind_of_block_has_a_template_and_stands_in_the_sample(rendered: Rendered) -> None:
    assert {type(b) for b in _blocks(content().chapters)} | {FactRegister, Exhibit} == set(KINDS)
    assert b'<div class="exhibit">' in rendered.files["index.html"]


def _blocks(value: Any) -> list[Any]:
    return [found for part in value for found in (part, *(_blocks(part.blocks) if isinstance(part, SectionBlock) else ()))]


def test_files(rendered: Rendered) -> None:
    figures = {"figures/channel.svg", "figures/channel-1.svg", "figures/short.svg", "figures/short-1.svg"}
    assert {"index.html", "index.en.html", "report.pdf", "report.en.pdf"} | figures <= rendered.files.keys()
    assert len(rendered.files["index.html"]) < 3_000_000
    assert b"font-family" in rendered.files["figures/channel.svg"]


def test_ids_are_unique_and_every_reference_resolves(page: str) -> None:
    elements = Elements(page)
    ids = elements.all("id")
    assert len(ids) == len(set(ids))
    targets = [h[1:] for h in elements.all("href") if h.startswith("#")] + elements.all("popovertarget")
    assert len(targets) > 20
    assert set(targets) <= set(ids)


def test_the_policy_allows_this_style_sheet_and_nothing_else(page: str) -> None:
    style = page[page.index("<style>") + 7 : page.index("</style>")]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = dict(Elements(page).found[3][1])["content"] or ""
    assert f"style-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert page.count("<style") == 1
    assert 'style="' not in page.replace(style, "")


def test_nothing_is_fetched(page: str) -> None:
    elements = Elements(page)
    assert not elements.all("src")
    assert all(u.startswith("data:font/otf") for u in re.findall(r"url\(([^)]*)\)", page))
    assert not {"script", "link", "iframe", "object", "base"} & {tag for tag, _ in elements.found}


def test_landmarks_language_and_headings(page: str) -> None:
    elements = Elements(page)
    assert elements.found[0][1]["lang"] in {"zh-CN", "en"}
    tags = [tag for tag, _ in elements.found]
    assert tags.count("main") == 1
    assert "nav" in tags
    chapters = [a for tag, a in elements.found if tag == "section" and "chapter" in (a.get("class") or "")]
    assert tags.count("h1") == len(chapters) + 1
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_every_number_stands_once_in_the_register_and_opens_it(page: str) -> None:
    elements = Elements(page)
    panels = [a["id"] for _, a in elements.found if "popover" in a and a["class"] == "prov"]
    assert len(panels) == len(set(panels)) > 4
    opened = {a["popovertarget"] for tag, a in elements.found if a.get("class") == "fact"}
    assert opened == set(panels)
    for panel in panels:
        assert f':root:has([id][popovertarget="{panel}"]:is(:hover, :focus-visible)) #{panel}' in page


def test_every_number_of_a_table_opens_its_panel_and_the_keyboard_stops_once(page: str) -> None:
    elements = Elements(page)
    panels = {a["id"] for _, a in elements.found if a.get("class") == "prov cell"}
    opened = [a for tag, a in elements.found if tag == "button" and a.get("class") == "fact cell"]
    assert {a["popovertarget"] for a in opened} == panels
    assert len(panels) == len(CELLS)
    for panel in panels:
        assert f'href="#{panel}"' in page  # its own address
        assert f'popovertarget="{panel}"]:is(:hover' not in page  # a pointer that crosses a table opens nothing


def test_every_claim_that_a_sentence_says_opens_what_stands_behind_it(page: str) -> None:
    elements = Elements(page)
    panels = [a["id"] for _, a in elements.found if "popover" in a and (a["class"] or "").startswith("prov proof")]
    assert panels == ["proof-b", "proof-d", "proof-e", "proof-a"]  # the last has a row of the table as its line
    marks = [a for tag, a in elements.found if tag == "button" and (a["class"] or "").startswith("mark ")]
    assert {a["popovertarget"] for a in marks} == set(panels)
    assert all(a.get("aria-label") for a in marks)
    said = [a["class"] for _, a in elements.found if (a.get("class") or "").startswith("says ")]
    assert said[:4] == [
        "says holds",
        "says broken",
        "says not-significant",
        "says unknown",
    ]


def test_marks_stand_beside_their_paragraph_and_before_it_in_the_order_of_reading(page: str) -> None:
    aside = re.search(
        r'<aside class="side marks" role="note">.*?</aside>\s*<p class="[^"]*"><span class="says holds"', page, re.DOTALL
    )
    assert aside is not None
    assert [sign in aside[0] for sign in "●◐×?"] == [True] * 4


def test_on_paper_a_mark_names_the_page_of_what_stands_behind_it() -> None:
    paper = str(body(content("en"), PAPER, lambda *_, **__: Markup("")))
    elements = Elements(paper)
    links = {href for href in elements.all("href") if href.startswith("#proof-")}
    assert links == {"#proof-a", "#proof-b", "#proof-d", "#proof-e"}
    assert {link[1:] for link in links} <= set(elements.all("id"))
    assert "<button" not in paper


def test_a_row_that_shows_one_number_several_times_is_one_stop() -> None:
    report = content("en")
    shown = Row("a", (TableCell("38", CELLS[0]), TableCell("30", CELLS[0]), TableCell("46", CELLS[1]), TableCell("", CELLS[1])))
    table = Table("", tuple(map(Column, ("%", "low", "%", "low"))), (shown,))
    figure = TableFigure("tab-one", "one", "Table 1", "", (), (), table, ())
    chapter = SectionBlock("s", "", (Words("S"),), 1, False, (figure,))
    page = body(replace(report, chapters=(chapter,)), SCREEN, lambda *_, **__: Markup(""))
    buttons = re.findall(r'<button[^>]*class="fact cell"[^>]*>', page)
    assert [("tabindex" in button) for button in buttons] == [False, True, False]
    paper = body(replace(report, chapters=(chapter,)), PAPER, lambda *_, **__: Markup(""))
    assert "<button" not in paper


def test_pages_in_other_languages_are_linked(rendered: Rendered) -> None:
    assert '<a href="index.en.html" lang="en" hreflang="en">English</a>' in rendered.files["index.html"].decode()
    assert '<a href="index.html" lang="zh-CN" hreflang="zh-CN">简体中文</a>' in rendered.files["index.en.html"].decode()


def test_a_register_that_the_author_placed_is_not_repeated() -> None:
    report = content("en")
    placed = SectionBlock("sec-facts", "", (Words("Facts"),), 1, False, (FactRegister(report.facts),))
    page = render((replace(report, chapters=(*report.chapters, placed)),), frozenset({"html"})).files["index.html"].decode()
    assert page.count('class="register"') == 1
    assert 'id="facts"' not in page


def test_the_colours_of_the_page_are_those_of_the_drawings() -> None:
    for name, colour in VARIABLES.items():
        assert re.search(rf"--{name}: {colour};", sheet("base.css")), name


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "]]><svg/onload=alert(1)>",
    "\\22 ; } body { background: url(https://e.org) } /*",
    "&lt;b&gt; &amp;#60;",
)


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_words_stay_words_in_every_field(payload: str) -> None:
    report = content("en")
    words = {key: f"{word}{payload}" if "{" not in word else word for key, word in report.words.items()}
    page = render((replace(_poisoned(report, payload), words=words),), frozenset({"html"})).files["index.html"].decode()
    elements = Elements(page)
    assert not {"script", "img", "iframe"} & {tag for tag, _ in elements.found}
    assert not [name for _, attributes in elements.found for name in attributes if name.startswith("on") or name == "style"]
    assert not [h for h in elements.all("href") if not re.match(r"#|https://example\.org|index", h)]
    assert page.count("<style") == 1
    assert "7*7" in page or "7*7" not in payload


KEPT = {
    "language",
    "anchor",
    "id",
    "fact",
    "target",
    "href",
    "kind",
    "key",
    "role",
    "result",
    "field",
    "side",
    "align",
    "first_use",
    "better",
}


def _poisoned(value: Any, payload: str) -> Any:
    """Replace every text of a report by hostile words, except names that other stages promise to be names."""
    if isinstance(value, str):
        return f"a{payload}"
    if isinstance(value, tuple):
        return tuple(_poisoned(v, payload) for v in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **{f.name: _poisoned(getattr(value, f.name), payload) for f in fields(value) if f.name not in KEPT})


def test_an_unknown_word_is_an_error_and_not_an_empty_place() -> None:
    from jinja2 import UndefinedError

    from reportgen.render.html import environment

    with pytest.raises(UndefinedError):
        environment().from_string("{{ nothing }}").render()


def test_the_content_is_not_changed(rendered: Rendered) -> None:
    assert isinstance(content(), Content)
    assert content("zh-CN", 2) == content("zh-CN", 2)
