"""The register on paper lists every number that the page shows: those of the text, and under it those of figures and tables.

What a line must say of a number comes from ``facts.json``; ``tests/numbers`` computes its numbers again from the raw rows.
"""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5
from markupsafe import Markup

from reportgen.content.blocks import Content
from reportgen.render.html import PAPER, body
from tests.built import REPORTS, Builds, checked

pytestmark = [pytest.mark.slow, pytest.mark.poppler]
BASE = re.compile(r"(?:n=|基数|rebuiltat|publishedbase)([\d,]+)(?:(?:至|to)([\d,]+))?")
"""How a base is stated, without blanks."""
NUMBERED = re.compile(r"\[(\d+)\]")
ARROW = re.compile(r"\[→(\d+)(?:–(\d+))?\]")
AS_IN = re.compile(r"(?:asin|与)((?:Figure|Table|图|表)\d+)(?:\.|相同。)")


def pressed(text: str) -> str:
    """Return a text without what a line break may have changed."""
    return re.sub(r"[\s\u2060\u200b]", "", text)


def text_of(element: Element) -> str:
    return pressed("".join(element.itertext()))


@dataclass(frozen=True)
class Line:
    """One number of the list: what is said of it, and of all around it, from the nearest to the farthest."""

    number: int
    said: str
    around: tuple[str, str, str]

    @property
    def base(self) -> tuple[str, ...]:
        """The base that is stated nearest; one or two numbers."""
        found = map(BASE.search, (self.said, *self.around))
        return next((tuple(filter(None, match.groups())) for match in found if match), ())


@dataclass
class Paper:
    """A built report and its text on paper."""

    version: Path
    content: Content
    text: str

    @cached_property
    def facts(self) -> dict[str, dict[str, Any]]:
        """The facts that the page shows."""
        found = json.loads((self.version / "facts.json").read_text(encoding="utf-8"))["facts"]
        return {f["id"]: f for f in found if any(u.startswith("index.html#") for u in f["used_at"])}

    @property
    def in_text(self) -> set[str]:
        return {name for name, f in self.facts.items() if any("#use-" in place for place in f["used_at"])}

    @cached_property
    def screen(self) -> Element:
        """The HTML page."""
        html = (self.version / "index.html").read_text(encoding="utf-8")
        found: Element = tinyhtml5.parse(html, namespace_html_elements=False)
        return found

    @cached_property
    def page(self) -> Element:
        """The page that the PDF is made of, without drawings."""
        html = body(self.content, PAPER, lambda *_, **__: Markup(""))
        found: Element = tinyhtml5.parse(f"<!DOCTYPE html><body>{html}", namespace_html_elements=False)
        return found

    @cached_property
    def lines(self) -> dict[int, Line]:
        """The numbers of figures and tables."""
        common = "".join(text_of(p) for p in self.page.iter("p") if str(p.get("class")).startswith("small"))
        found = {}
        for exhibit in (e for e in self.page.iter("div") if e.get("class") == "listed"):
            over, *groups = map(text_of, exhibit.iter("p"))
            for group in groups:
                head, *parts = NUMBERED.split(group)
                for number, said in zip(parts[::2], parts[1::2], strict=True):
                    assert int(number) not in found
                    found[int(number)] = Line(int(number), said, (head, over, common))
        return found

    @cached_property
    def entries(self) -> dict[str, Element]:
        """The entries of figures and tables by their anchors; that of all other places has none."""
        found = {}
        for entry in (e for e in self.page.iter("div") if e.get("class") == "listed"):
            link = next((a for a in entry.iter("a") if a.get("class") == "use"), None)
            found["" if link is None else str(link.get("href")).removeprefix("#")] = entry
        return found

    @cached_property
    def found(self) -> dict[str, set[int]]:
        """The numbers to which a reader gets from each entry."""
        return {anchor: self.found_in(anchor) for anchor in self.entries}

    def found_in(self, anchor: str) -> set[int]:
        """Return the numbers to which a reader gets from the entry of a figure, a table or all other places."""
        entry = self.entries[anchor]
        said = "".join(map(text_of, (p for p in entry.iter("p") if p.get("class") != "over")))
        found = set(map(int, NUMBERED.findall(said)))
        for first, last in ARROW.findall(said):
            found |= set(range(int(first), int(last or first) + 1))
        for name in AS_IN.findall(said):
            like = next(a for a, e in self.entries.items() for b in e.iter("b") if b.get("class") == "of" and text_of(b) == name)
            found |= self.found_in(like)
        return found


@pytest.fixture(scope="module", params=REPORTS)
def paper(request: pytest.FixtureRequest, builds: Builds) -> Paper:
    version = builds.version(request.param)
    call = ["pdftotext", "-raw", str(version / "report.pdf"), "-"]
    text = subprocess.run(call, capture_output=True, text=True, check=True).stdout
    return Paper(version, checked(request.param).contents[0], text)


def test_numbers_are_given_once_and_in_order(paper: Paper) -> None:
    numbers = {name: fact["number"] for name, fact in paper.facts.items()}
    assert sorted(numbers.values()) == list(range(1, len(numbers) + 1))
    assert all((numbers[name] <= len(paper.in_text)) is (name in paper.in_text) for name in numbers)
    assert list(paper.lines) == list(range(len(paper.in_text) + 1, len(numbers) + 1))


def test_paper_lists_every_number_once(paper: Paper) -> None:
    whole = pressed(paper.text)
    for number, line in paper.lines.items():
        assert len(re.findall(rf"\[{number}\]", paper.text)) == 1
        assert pressed(f"[{number}]{line.said}") in whole or "\f" in _between(paper.text, number)
    registered = [
        text_of(row) for table in paper.page.iter("table") if table.get("class") == "register" for row in table.iter("th")
    ]
    assert len(registered) == (len(paper.in_text) + 4 if paper.in_text else 0)


def _between(text: str, number: int) -> str:
    """Return the text from a number of the list to the next."""
    return text.partition(f"[{number}]")[2].partition("[")[0]


def test_a_line_says_the_number_as_printed_its_interval_and_its_base(paper: Paper) -> None:
    listed = {fact["number"]: fact for name, fact in paper.facts.items() if name not in paper.in_text}
    language = paper.content.language
    for number, line in paper.lines.items():
        fact = listed[number]
        printed = pressed(fact["printed"][language])
        value = re.search(rf"(?<![\d.,]){re.escape(printed)}(?![\d.,]\d|\d)", line.said)
        assert value, (fact["id"], line.said)
        if fact["interval"]:
            assert re.match(r"[^（(\d]{0,20}[（(][+−]?[\d.,]+%?(?:至|to)[+−]?[\d.,]+%?", line.said[value.end() :]), (
                fact["id"],
                line.said,
            )
        if fact["kind"] != "base" and fact["base"] is not None:
            low, high = (int(n.replace(",", "")) for n in (line.base[0], line.base[-1]))
            assert low <= fact["base"] <= high, (fact["id"], line)


def test_a_number_that_is_not_shown_is_listed_with_the_reason_and_nothing_else(paper: Paper) -> None:
    reasons = {"minimum-base": ("fewerthan30inthebase", "基数不足30人")}
    for name, fact in paper.facts.items():
        if fact["withheld"] and name not in paper.in_text:
            line = paper.lines[fact["number"]]
            assert any(reason in line.said + "".join(line.around) for reason in reasons[fact["withheld"]]), line
            assert fact["printed"][paper.content.language] == "–"
            assert not re.search(r"%|\d(?:至|to)", line.said.partition("–")[2].replace("fewerthan30", ""))


def test_panels_state_the_same_numbers(paper: Paper) -> None:
    panels = {str(e.get("id")): e for e in paper.screen.iter("div") if e.get("class") in {"prov", "prov cell"}}
    assert len(panels) == len(paper.facts)
    for fact in paper.facts.values():
        told = next(text_of(e) for e in panels[fact["anchor"]].iter("span") if e.get("class") == "k")
        assert re.findall(r"\d+", told) == [str(fact["number"])]


def test_paper_leads_from_every_place_of_a_number_to_its_line(paper: Paper) -> None:
    """Every figure and table has an entry that lists or points to each of its numbers; one entry points from all other places."""
    for name, fact in paper.facts.items():
        for anchor in (place.partition("#")[2] for place in fact["used_at"] if place.startswith("index.html#")):
            if not anchor.startswith("use-"):  # running text is the first part, in its own order
                entry = anchor if anchor in paper.entries else ""
                assert fact["number"] in paper.found[entry], (name, anchor)
    assert set().union(*paper.found.values()) <= {fact["number"] for fact in paper.facts.values()}


def test_an_arrow_for_any_other_place_has_the_number_as_it_is_printed(paper: Paper) -> None:
    facts = {fact["number"]: fact for fact in paper.facts.values()}
    entry = paper.entries.get("")
    told = "".join(text_of(p) for p in entry.iter("p") if p.get("class") == "again") if entry is not None else ""
    shown = re.findall(r"\[→(\d+)\]([^;；\[]+)", told)
    assert len(shown) == told.count("→")
    for number, value in shown:
        assert value.startswith(pressed(facts[int(number)]["printed"][paper.content.language])), (number, value)


def test_a_label_behind_an_arrow_stands_in_the_figure_or_table_beside_the_number(paper: Paper) -> None:
    """An arrow in an entry has the heading of the row or column under which the page shows the number."""
    figures = {str(e.get("id")): e for e in paper.screen.iter() if e.get("id") in paper.entries}
    facts = {fact["number"]: fact for fact in paper.facts.values()}
    for anchor, entry in paper.entries.items():
        told = "".join(text_of(p) for p in entry.iter("p") if p.get("class") == "again") if anchor else ""
        for first, last, label in re.findall(r"\[→(\d+)(?:–(\d+))?\]([^;；]+)", told):
            shown = [facts[int(first)], facts[int(last or first)]]
            heads = _heads(paper.screen, figures[anchor], {fact["anchor"] for fact in shown})
            heads |= {pressed(fact["printed"][paper.content.language]) for fact in shown}  # of a number outside all rows
            assert any(head and head in label for head in heads), (anchor, label, heads)


def _heads(page: Element, figure: Element, panels: set[str]) -> set[str]:
    """Return the headings of the rows, and of all columns, of tables in whose rows a number opens one of these panels.

    The table of a small figure stands beside it.
    """
    found: set[str] = set()
    for table in list(figure.iter("table")) or list(page.iter("table")):
        rows = [row for row in table.iter("tr") if any(b.get("popovertarget") in panels for b in row.iter("button"))]
        found |= {text_of(th) for row in rows for th in row.iter("th")}
        found |= {text_of(th) for head in table.iter("thead") for th in head.iter("th")} if rows else set()
    return found
