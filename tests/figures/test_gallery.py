"""The gallery: each figure is drawn of the right numbers, in the right order, and says in words what it shows."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import tinyhtml5
from markupsafe import Markup

from reportgen.content.blocks import Content, Figure, SectionBlock
from reportgen.content.charts.compared import DumbbellChart, HeatChart, ScatterChart, SlopeChart, TrendChart
from reportgen.content.inlines import plain
from reportgen.facts.serialise import facts_json
from reportgen.pipeline import Checked, check
from reportgen.render.charts.draw import draw
from reportgen.render.html import PAPER, SCREEN, body
from reportgen.render.style import COLUMN
from reportgen.render.svg_boxes import faults
from tests.figures.gallery import INDUSTRIES, write


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gallery")


@pytest.fixture(scope="module")
def checked(folder: Path) -> Checked:
    return check(write(folder))


@pytest.fixture(scope="module")
def rows(checked: Checked, folder: Path) -> list[dict[str, str]]:
    assert checked.contents
    with (folder / "answers.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def figures(content: Content) -> dict[str, Figure]:
    def inside(section: SectionBlock) -> list[Figure]:
        blocks = [b for b in section.blocks if isinstance(b, Figure)]
        return [*blocks, *(f for b in section.blocks if isinstance(b, SectionBlock) for f in inside(b))]

    return {figure.id: figure for chapter in content.chapters for figure in inside(chapter)}


def percent(rows: list[dict[str, str]], item: int, codes: str, **group: str) -> float:
    asked = [r for r in rows if all(r[k] == v for k, v in group.items())]
    return 100 * sum(r[f"q{item}"] in codes for r in asked) / len(asked)


def test_every_drawing_has_its_room_in_both_languages(checked: Checked) -> None:
    for content in checked.contents:
        for figure in figures(content).values():
            drawing = draw(figure.chart, figure.anchor, figure.alt, COLUMN)
            assert [(figure.id, fault) for svg in (drawing.wide, drawing.narrow) for fault in faults(svg)] == []


def test_every_number_drawn_is_a_fact_with_its_place(checked: Checked) -> None:
    listed = json.loads(facts_json(checked.spec, checked.ledger, checked.contents))["facts"]
    used = {fact["id"]: fact["used_at"] for fact in listed}
    for figure in figures(checked.contents[0]).values():
        for row in figure.data.rows:
            for cell in row.cells:
                assert not cell.fact or any(figure.anchor in place for place in used[cell.fact]), (figure.id, cell)


def test_cells_of_a_heat_map(checked: Checked, rows: list[dict[str, str]]) -> None:
    chart = figures(checked.contents[1])["heat-questions"].chart
    assert isinstance(chart, HeatChart)
    for row, mark in enumerate(chart.totals):
        assert mark.value == pytest.approx(percent(rows, row + 1, "45"), abs=1e-9)
    for row, cells in enumerate(chart.cells):
        for name, cell in zip(INDUSTRIES, cells, strict=True):
            if name == "school":
                assert (cell.value, cell.printed) == (None, "–")
            else:
                assert cell.value == pytest.approx(percent(rows, row + 1, "45", industry=name), abs=1e-9)
    values = [m.value for row in chart.cells for m in row if m.value is not None]
    assert chart.limits[0] <= min(values) <= max(values) <= chart.limits[-1]


def test_a_sorted_heat_map_falls_along_its_first_row_and_its_totals(checked: Checked) -> None:
    chart = figures(checked.contents[0])["heat-dimensions"].chart
    assert isinstance(chart, HeatChart)
    totals = [m.value or 0 for m in chart.totals]
    first = [m.value for m in chart.cells[0] if m.value is not None]
    assert totals == sorted(totals, reverse=True)
    assert first == sorted(first, reverse=True)
    assert chart.columns[-1] == "在线教育与职业培训机构", "what is not shown stands last"


def test_unfavourable_shares_are_orange_and_levels_run_from_the_worst(checked: Checked) -> None:
    bad, levels = (figures(checked.contents[0])[name].chart for name in ("heat-bad", "heat-levels"))
    assert isinstance(bad, HeatChart)
    assert isinstance(levels, HeatChart)
    assert (bad.tone, levels.tone) == ("bad", "good")
    assert levels.rows == ("非常不满意", "不满意", "一般", "满意", "非常满意")
    assert bad.strong == {"智能客服"}


def test_pairs_and_their_difference(checked: Checked, rows: list[dict[str, str]]) -> None:
    figure = figures(checked.contents[0])["dumbbell"]
    chart = figure.chart
    assert isinstance(chart, DumbbellChart)
    assert chart.heads == ("智能客服", "门店与专柜")
    both = [(percent(rows, i, "45", channel="store"), percent(rows, i, "45", channel="robot")) for i in range(1, 13)]
    wanted = sorted(both, key=lambda pair: -pair[0])
    assert [(p.second.value, p.first.value) for p in chart.pairs] == [pytest.approx(pair, abs=1e-9) for pair in wanted]
    for pair in chart.pairs:
        assert pair.gap.value == pytest.approx((pair.second.value or 0) - (pair.first.value or 0), abs=1e-9)
        assert pair.role == "high"


def test_slopes_keep_the_order_of_the_groups(checked: Checked) -> None:
    chart = figures(checked.contents[1])["slope-four"].chart
    assert isinstance(chart, SlopeChart)
    assert [s.label for s in chart.stops] == ["Automatic assistant", "Chat with a person", "Telephone", "Stores and counters"]
    assert [s.at for s in chart.stops] == pytest.approx([0, 1 / 3, 2 / 3, 1])


def test_published_numbers_over_time_stand_at_their_dates_and_break(checked: Checked) -> None:
    figure = figures(checked.contents[1])["trend"]
    chart = figure.chart
    assert isinstance(chart, TrendChart)
    assert [m.value for m in chart.courses[0].marks] == [70.4, 72.8, 71.9, 76.2, 78.5]
    assert {c.breaks for c in chart.courses} == {(2,)}
    # from 30 April 2020: 365, 730, 1095 and 1461 days (2024 is a leap year)
    assert [s.at for s in chart.stops] == pytest.approx([0, 365 / 1461, 730 / 1461, 1095 / 1461, 1])
    assert not chart.apart
    assert "“//” before 2022: not comparable with what stands before it. The question was worded anew." in plain(figure.source)
    assert "broken before 2022" in figure.alt


def test_many_lines_stand_apart_on_one_scale(checked: Checked) -> None:
    figure = figures(checked.contents[1])["panels"]
    assert isinstance(figure.chart, TrendChart)
    assert figure.chart.apart
    low, high = figure.chart.scale.low, figure.chart.scale.high
    assert f"All drawings are on one scale, {low:g} to {high:g}." in plain(figure.source)


def test_corners_and_what_is_not_certain(checked: Checked, rows: list[dict[str, str]]) -> None:
    figure = figures(checked.contents[1])["scatter-crosses"]
    chart = figure.chart
    assert isinstance(chart, ScatterChart)
    xs = [percent(rows, i, "12", channel="robot") for i in range(1, 13)]
    ys = [percent(rows, i, "45") for i in range(1, 13)]
    across, up = sum(xs) / 12, sum(ys) / 12
    assert [*chart.cross] == pytest.approx([across, up], abs=1e-9)
    assert [p.first for p in chart.points] == [x >= across and y < up for x, y in zip(xs, ys, strict=True)]
    for point in chart.points:
        ends = ((point.x.low, across, point.x.high), (point.y.low, up, point.y.high))
        assert point.borderline == any(low is not None and high is not None and low < line < high for low, line, high in ends)
    corners = [row.cells[-1].text for row in figure.data.rows]
    assert [c.startswith("Act first") for c in corners] == [p.first for p in chart.points]
    assert [c.endswith("(borderline)") for c in corners] == [p.borderline for p in chart.points]


def test_importance_and_performance_is_drawn_as_any_scatter(checked: Checked, rows: list[dict[str, str]]) -> None:
    derived, own = (figures(checked.contents[0])[name] for name in ("derived", "scatter-crosses"))
    assert isinstance(derived.chart, ScatterChart)
    assert isinstance(own.chart, ScatterChart)
    assert derived.chart.corners == own.chart.corners
    assert derived.listed
    assert own.listed
    wanted = sorted(percent(rows, i, "45") for i in range(1, 13))
    assert sorted(p.y.value or 0 for p in derived.chart.points) == pytest.approx(wanted, abs=1e-9)
    assert derived.chart.cross[1] == pytest.approx(sum(wanted) / 12, abs=1e-9)
    assert sum(p.x.value or 0 for p in derived.chart.points) == pytest.approx(100, abs=1e-9)
    assert all(p.y.low is not None for p in derived.chart.points)
    x = derived.chart.x
    assert x.low <= min(p.x.value or 0 for p in derived.chart.points)
    assert x.high - x.low < 10, "twelve parts of 100 percent are not squeezed into one corner"


def test_paper_has_the_numbers_of_a_drawing_that_has_none(checked: Checked) -> None:
    """Names stand beside points, and numbers nowhere: below the drawing, their headings in the order of the columns."""
    pages = [
        tinyhtml5.parse(str(body(checked.contents[0], medium, lambda *_, **__: Markup())), namespace_html_elements=False)
        for medium in (PAPER, SCREEN)
    ]
    paper, screen = ({f.get("id"): f for f in page.iter("figure")} for page in pages)
    for name in ("fig-derived", "fig-scatter", "fig-scatter-crosses"):
        (table,) = paper[name].iter("table")
        assert len(list(table.iter("tr"))) == 2 + 12
        assert [e.tag for e in screen[name]][-1] == "details"
    heads = [["".join(th.itertext()) for th in row] for row in next(next(paper["fig-derived"].iter("table")).iter("thead"))]
    assert heads == [["项目", "重要性（%）", "好评占比（%）", "区域"], ["数值", "下限", "上限"]]
    assert not list(paper["fig-dumbbell"].iter("table"))


def test_a_declared_line_stands_where_it_was_declared(checked: Checked) -> None:
    figure = figures(checked.contents[0])["scatter"]
    assert isinstance(figure.chart, ScatterChart)
    assert figure.chart.cross[1] == 50
    assert "满意的百分比50%" in plain(figure.source)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("heat-answers", "Synthetic data. Heat map: Faults, by Channel, "),
        ("dumbbell", "Synthetic data. Dumbbell chart: "),
        ("slope", "Synthetic data. Slope chart: "),
        ("bands", "Synthetic data. Line chart: Assistant, Chat, Telephone and Stores. Attitude: Assistant "),
        ("pairs", "Dumbbell chart: 2023 and 2024. Difference from 2023 to 2024. Highest: "),
        ("scatter", "Synthetic data. Scatter chart: Percent dissatisfied with the assistant across, Percent satisfied upwards. "),
    ],
)
def test_alternative_texts_say_what_is_shown(checked: Checked, name: str, begins: str) -> None:
    assert figures(checked.contents[1])[name].alt.startswith(begins)


def test_published_figures_have_no_tag_and_invented_answers_do(checked: Checked) -> None:
    found = figures(checked.contents[0])
    assert {found[name].tag for name in ("pairs", "trend", "panels")} == {""}
    assert {found[name].tag for name in ("heat-answers", "dumbbell", "bands", "scatter")} == {"合成"}
