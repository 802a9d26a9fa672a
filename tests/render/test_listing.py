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
    html = (paper.version / "index.html").read_text(encoding="utf-8")
    page = tinyhtml5.parse(html, namespace_html_elements=False)
    panels = {str(e.get("id")): e for e in page.iter("div") if e.get("class") in {"prov", "prov cell"}}
    assert len(panels) == len(paper.facts)
    for fact in paper.facts.values():
        told = next(text_of(e) for e in panels[fact["anchor"]].iter("span") if e.get("class") == "k")
        assert re.findall(r"\d+", told) == [str(fact["number"])]
