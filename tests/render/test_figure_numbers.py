"""Every number drawn in a figure opens where it comes from, in every report of this repository and of every kind of figure."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import combinations, islice
from pathlib import Path

import pytest

from reportgen.content.blocks import Content
from reportgen.content.charts.compared import ScatterChart
from reportgen.content.charts.kinds import Chart, DivergingChart, Mark, NpsChart
from reportgen.pipeline import check
from reportgen.render import figures
from reportgen.render.charts.canvas import Canvas
from reportgen.render.charts.table import CHARTS
from reportgen.render.figures import Drawings, Order, orders
from reportgen.render.overlay import overlay
from reportgen.render.render import render
from tests.figures.gallery import write
from tests.render.figure_labels import Drawn, drawings, marks, misled, numbers, panels, without_panel

SPECS = Path(__file__).parents[2] / "specs"
REPORTS = ("gallery", *sorted(path.parent.name for path in SPECS.glob("*/report.yaml")))


@cache
def built(name: str, folder: Path) -> tuple[tuple[Content, str], ...]:
    """Return the pages of a report with what they say."""
    contents = check(write(folder) if name == "gallery" else SPECS / name / "report.yaml").contents
    files = render(contents, frozenset({"html"})).files
    pages = [files["index.html" if i == 0 else f"index.{c.language}.html"].decode() for i, c in enumerate(contents)]
    return tuple(zip(contents, pages, strict=True))


@pytest.fixture(params=REPORTS)
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[Content, str], ...]:
    folder = tmp_path_factory.getbasetemp() / "gallery-of-figures"  # one for all: the base itself must not look like a project
    folder.mkdir(exist_ok=True)
    return built(request.param, folder)


def pairs(content: Content, page: str) -> list[tuple[Order, Drawn]]:
    """Return the drawings of a page with what was asked for."""
    asked = {order.name: order for order in orders(content)}
    return [(asked[re.sub("-(wide|narrow)$", "", found.name)], found) for found in drawings(page)]


def drawn_marks(chart: Chart) -> list[Mark]:
    """Return the numbers that a drawing shows.

    A point of a scatter is two numbers, and neither is written; nor is the score over its groups, which the text and the table
    have; a row of levels that is not shown has one sign for all.
    """
    found = list(marks(chart))
    if isinstance(chart, ScatterChart):
        return []
    if isinstance(chart, NpsChart):
        found.remove(chart.score)
    return [m for m in found if m.value is not None or not isinstance(chart, DivergingChart)]


def test_every_text_with_digits_opens_the_panel_of_the_same_number_or_is_none(report: tuple[tuple[Content, str], ...]) -> None:
    for content, page in report:
        printed = panels(page)
        assert [wrong for order, drawn in pairs(content, page) for wrong in misled(drawn, order.chart, printed)] == []


KINDS = {
    "gallery": {"heat", "trend", "scatter", "dot", "dumbbell", "slope", "diverging"},
    "jd-customer-service": {"meter", "bar", "column", "donut"},
    "research-plan-wave-2025": {"tree", "nps", "gantt"},
}
"""Which report has which kinds of figures."""
UNPRINTED = {"gantt", "scatter"}
"""Kinds that print no number of the survey."""


def test_every_kind_of_figure_is_tried() -> None:
    assert set().union(*KINDS.values()) == set(CHARTS)


def test_a_kind_of_figure_that_forgets_its_numbers_is_found(
    report: tuple[tuple[Content, str], ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Canvas, "shows", lambda *_parts, **_named: None)
    content, page = report[0]
    printed, found = panels(page), dict[str, list[str]]()
    for order in orders(content):
        if not found.get(order.chart.kind):  # the first of a kind may have nothing to print
            made = Drawings({id(order.holder): (order, figures.drawn(order))}, overlay(content)).on_screen(order.holder)
            found[order.chart.kind] = [wrong for d in drawings(made) for wrong in misled(d, order.chart, printed)]
    assert {kind for kind in KINDS.get(content.id, ()) if not found[kind]} <= UNPRINTED


def test_a_number_that_opens_another_panel_is_found(report: tuple[tuple[Content, str], ...]) -> None:
    content, page = report[0]
    printed = panels(page)
    for order, shown in pairs(content, page):
        said = ((button, words) for buttons, words in shown.said().items() if re.search(r"\d", words) for button in buttons)
        for button, words in islice(said, 3):
            other = next(panel for panel, number in printed.items() if not set(numbers(number)) & set(numbers(words)))
            wrong = replace(shown, buttons=tuple(replace(b, panel=other) if b == button else b for b in shown.buttons))
            assert list(misled(wrong, order.chart, printed)), (shown.name, words)


def test_every_number_of_a_figure_can_be_touched_in_both_widths(report: tuple[tuple[Content, str], ...]) -> None:
    for content, page in report:
        anchors = {entry.fact: entry.anchor for entry in (*content.facts, *content.cells)}
        shown = panels(page)
        for order, drawn in pairs(content, page):
            opened = {button.panel for button in drawn.buttons}
            for mark in drawn_marks(order.chart):
                if mark.fact and mark.printed and mark.value != 0:
                    assert anchors[mark.fact] in opened, (drawn.name, mark)
                    assert anchors[mark.fact] in shown


def test_what_only_pointers_reach_over_a_figure_the_table_behind_it_opens_too(
    report: tuple[tuple[Content, str], ...],
) -> None:
    for content, page in report:
        for _, drawn in pairs(content, page):
            pointed = {b.panel for b in drawn.buttons if b.pointed}
            named = [b.panel for b in drawn.buttons if not b.pointed]
            assert len(named) == len(set(named)), "each number is one stop"
            for panel in pointed - set(named):
                assert f'class="fact cell" popovertarget="{panel}"' in beside(page, drawn.name), (drawn.name, panel)


def test_every_cell_that_names_a_number_opens_it(report: tuple[tuple[Content, str], ...]) -> None:
    for content, _ in report:
        assert without_panel(content) == []


def beside(page: str, name: str) -> str:
    """Return the figure that a drawing stands in, with its table; of an exhibit, both figures; of a scorecard, its row."""
    at = page.index(f'id="{name}"')
    row = page.rfind("<tr", 0, at)
    if row > page.rfind("<figure", 0, at):
        return page[row : page.index("</tr>", at)]
    end = page.index("</figure>", at)
    return page[at:end] if "<details" in page[at:end] else page[at : page.index("</figure>", end + 1)]


def test_a_target_shares_no_room_with_another_and_lies_inside_its_drawing(report: tuple[tuple[Content, str], ...]) -> None:
    for content, page in report:
        for _, drawn in pairs(content, page):
            for button in drawn.buttons:
                assert 0 <= button.left < button.right <= 1.003, drawn.name
                assert 0 <= button.top < button.bottom <= 1.003, drawn.name
            assert [(a.panel, b.panel) for a, b in combinations(drawn.buttons, 2) if a.panel != b.panel and a.shares(b)] == []


def test_files_of_figures_are_pictures_alone(report: tuple[tuple[Content, str], ...]) -> None:
    files = render(tuple(content for content, _ in report), frozenset()).files
    assert files
    assert not [name for name, data in files.items() if b"popovertarget" in data or b"<a " in data]


def test_places_are_in_the_style_sheet_and_no_element_has_a_style(report: tuple[tuple[Content, str], ...]) -> None:
    for _, page in report:
        style = page[page.index("<style>") : page.index("</style>")]
        used = {name for places in re.findall(r'class="tip ([^"]*)"', page) for name in places.split()}
        assert used or not panels(page)
        assert all(f".{name}{{" in style for name in used)
        assert not re.search(r"<[a-z][^>]* style=", page[page.index("<body>") :])
