"""HTML, PDF, CSV and ``facts.json`` print the same figure of every fact, in every report with answers, and it is the rows'.

A number of the page names its fact by the panel it opens; whatever stands in the button, in the panel, in the row of the CSV and
in the register on paper must then be that fact, computed again from the raw rows by other code.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from tests.numbers.check_facts import STATED
from tests.numbers.check_pages import NUMBER, Page, anchor, text_of, whole
from tests.numbers.conftest import with_answers
from tests.numbers.sheets import text_of_pdf
from tests.numbers.test_every_number import altered, raised

UNIT_WORD = re.compile(r"(?<=\d)[^\d.,–]+$")


@dataclass
class Everywhere:
    """A built report and all the places in which a fact is printed."""

    page: Page

    @cached_property
    def names(self) -> dict[str, str]:
        """Facts of the rows by their anchor; what the spec states itself is in no row."""
        return {anchor(name): name for name in self.page.facts if not STATED.search(name)}

    def may_say(self, name: str) -> set[str]:
        """Return what a cell of a table may say of a fact: the number, an end of its interval, a base, people."""
        page, rebuilt = self.page, self.page.survey.rebuilt
        truth = page.truth(name)
        ends = page.ends(name)
        said = [page.print(name), *ends, " to ".join(ends), "至".join(ends)]
        counts = [truth.n] if rebuilt else [truth.n, truth.base, truth.weighted_base, truth.weighted_n, truth.effective_base]
        published = str(page.survey.spec["survey"]["sample"].get("published_base", "–"))
        return {s.removesuffix("%") for s in said} | {whole(n) for n in counts if n is not None} | {"–", published}

    def cells(self) -> Iterator[tuple[str, str]]:
        """Yield (fact, text) of every number in the cells of tables."""
        for button in self.page.root.iter("button"):
            if button.get("class") == "fact cell" and (name := self.names.get(str(button.get("popovertarget")))):
                yield name, text_of(button)

    def panels(self) -> Iterator[tuple[str, str]]:
        """Yield (fact, printed) of every panel."""
        for entry in self.page.root.iter("div"):
            if entry.get("class") in {"prov", "prov cell"} and (name := self.names.get(str(entry.get("id")))):
                yield name, next(text_of(e) for e in entry.iter("b"))

    def in_prose(self) -> Iterator[tuple[str, str]]:
        """Yield (fact, printed) of every number in running text."""
        for button in self.page.root.iter("button"):
            if button.get("class") == "fact" and (name := self.names.get(str(button.get("popovertarget")))):
                yield name, text_of(button)

    def in_tables(self) -> Iterator[tuple[str, float]]:
        """Yield (fact, number) of every row of the CSV tables."""
        for file in sorted((self.page.version / "tables").iterdir()):
            for row in csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))):
                if number := row["share"] or row["value"]:
                    yield row["fact"], float(number)

    def faults(self) -> Iterator[str]:
        """Yield whatever says something else than the rows."""
        for name, text in self.cells():
            if UNIT_WORD.sub("", text) not in self.may_say(name):
                yield f"cell of {name}: {text} is none of {sorted(self.may_say(name))}"
        for name, text in (*self.panels(), *self.in_prose()):
            if not re.match(re.escape(self.page.print(name)) + r"(?![\d.])", text):
                yield f"{name}: {text} for {self.page.print(name)}"
        for name, number in self.in_tables():
            printed = self.page.facts[name]["printed"] if name in self.page.facts else {}
            if self.page.truth(name).value != pytest.approx(number, rel=1e-9) or (
                printed and {self.page.print(name)} != set(printed.values())
            ):
                yield f"tables: {name} {number}"


@pytest.fixture(params=with_answers())
def everywhere(request: pytest.FixtureRequest, built: Callable[[str], Page]) -> Everywhere:
    return Everywhere(built(request.param))


def test_every_place_says_what_the_rows_say(everywhere: Everywhere) -> None:
    assert len(list(everywhere.cells())) > 10
    assert len(list(everywhere.panels())) > 20
    assert len(list(everywhere.in_prose())) > 20
    assert list(everywhere.faults()) == []


def test_every_number_of_a_drawn_table_opens_its_panel(everywhere: Everywhere) -> None:
    """A cell with a number of the survey is a button. A figure beside its own table has no second one."""
    shown = {
        place for fact in everywhere.page.facts.values() for place in fact["used_at"] if "#tab-" in place or "#fig-" in place
    }
    figures = [figure for figure in everywhere.page.root.iter("figure") if any(figure.iter("table"))]
    opened = {figure.get("id") for figure in figures if any(b.get("class") == "fact cell" for b in figure.iter("button"))}
    assert {place.partition("#")[2] for place in shown} & {figure.get("id") for figure in figures} == opened


def test_the_register_on_paper_says_the_same(everywhere: Everywhere) -> None:
    text = text_of_pdf(everywhere.page.version / "report.pdf")
    if text is None:
        pytest.skip("needs pdftotext: apt-get install poppler-utils")
    paper = re.sub(r"[\s\u2060\u200b]", "", text)
    register = [e for e in everywhere.page.root.iter("div") if e.get("class") == "prov"]
    assert len(register) > 20
    for place, entry in enumerate(register, 1):
        parts = {str(e.get("class")): text_of(e) for e in entry.iter() if e.get("class") in {"k", "value", "what"}}
        assert re.findall(r"\d+", parts["k"]) == [str(place)]
        assert re.sub(r"[\s\u2060\u200b]", "", f"{place}{parts['value']}{parts['what']}") in paper


@pytest.mark.parametrize("kind", ["fact cell", "value"])
def test_an_error_planted_in_a_cell_or_panel_is_found(everywhere: Everywhere, kind: str, tmp_path: Path) -> None:
    last: list[re.Match[str]] = []

    def change(text: str) -> str:
        pattern = rf'class="{kind}"[^>]*>([+−]?\d[\d.,]*)'
        targets = {f'popovertarget="{a}"' for a in everywhere.names}
        found = [m for m in re.finditer(pattern, text) if kind == "value" or any(t in m.group() for t in targets)]
        names = {target: everywhere.names[target.split('"')[1]] for target in targets}
        told = [m for m in found for t in targets if t in m.group() and raised(m.group(1)) not in everywhere.may_say(names[t])]
        found = found if kind == "value" else told  # a cell with another number of the same fact is a fault of its column
        last.append(found[len(found) // 2])
        start, end = last[0].span(1)
        return text[:start] + raised(last[0].group(1)) + text[end:]

    wrong = Everywhere(altered(everywhere.page, tmp_path, "index.html", change))
    assert any(wrong.faults())
    assert NUMBER.search(last[0].group(1))
