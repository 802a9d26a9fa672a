"""Figures over waves: which waves they show, where a broken series is a gap and where it is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.content.blocks import Figure
from reportgen.content.charts.compared import DumbbellChart, HeatChart, SlopeChart, TrendChart
from reportgen.content.inlines import plain
from reportgen.pipeline import check
from reportgen.problems import Code, SpecError
from reportgen.render.charts.draw import draw
from reportgen.render.style import COLUMN
from reportgen.render.svg_boxes import faults

SPEC = """reportgen: 1
report: {id: waves, version: "1", title: Waves, language: en, date: 2024-07-01}
survey:
  fieldwork: {from: 2024-03-01, to: 2024-03-31}
  population: Everyone
  mode: On the web
  sample: {kind: probability}
  data: {source: 2024.csv, provenance: observed}
  waves:
    "2021": {data: {source: 2021.csv, provenance: observed}, fieldwork: {from: 2021-03-01, to: 2021-03-31}MODE}
    "2023": {data: {source: 2023.csv, provenance: observed}, fieldwork: {from: 2023-03-01, to: 2023-03-31}}
scales:
  rating: {options: {3: Good, 2: Fair, 1: Poor}, direction: high_is_good}
questions:
  overall: {ask: How good is it?, label: Overall, type: scale, scale: rating, column: overall}
  staff: {ask: How good is the staff?, label: Staff, type: scale, scale: rating, column: staff}
segments:
  channel: {label: Channel, column: channel, options: {phone: Phone, web: Web}}
body:
  - section: All
    content:
"""
GOOD = {"2021": (20, 50), "2023": (30, 44), "2024": (45, 40)}
"""Of 100 people by wave: those for whom all in all and the staff are good; half of all come by phone."""


def people(year: str) -> str:
    overall, staff = GOOD[year]
    rows = [f"{'3' if i < overall else '1'},{'3' if i < staff else '2'},{'phone' if i % 2 else 'web'}" for i in range(100)]
    return "\n".join(["overall,staff,channel", *rows]) + "\n"


def figure(folder: Path, chart: str, mode: str = "") -> Figure:
    (folder / ".git").mkdir(exist_ok=True)
    for year in GOOD:
        (folder / f"{year}.csv").write_text(people(year), encoding="utf-8")
    (folder / "report.yaml").write_text(SPEC.replace("MODE", mode) + f"      - {chart}\n", encoding="utf-8")
    checked = check(folder / "report.yaml")
    found = next(block for block in checked.contents[0].chapters[0].blocks if isinstance(block, Figure))
    drawing = draw(found.chart, found.anchor, found.alt, COLUMN)
    assert not faults(drawing.wide)
    assert not faults(drawing.narrow)
    for row in found.data.rows:
        for cell in row.cells:
            places = checked.contents[0].used_at.get(cell.fact, ())
            assert not cell.fact or found.anchor in places
    return found


def test_a_trend_shows_all_waves_at_their_dates_with_intervals(tmp_path: Path) -> None:
    found = figure(tmp_path, "chart: {of: [overall, staff], kind: trend}")
    chart = found.chart
    assert isinstance(chart, TrendChart)
    assert [(c.label, [m.value for m in c.marks]) for c in chart.courses] == [
        ("Overall", [20.0, 30.0, 45.0]),
        ("Staff", [50.0, 44.0, 40.0]),
    ]
    assert [s.label for s in chart.stops] == ["2021", "2023", "2024"]
    assert [s.at for s in chart.stops] == pytest.approx([0, 730 / 1096, 1])
    assert all(m.low is not None and m.low < (m.value or 0) < (m.high or 0) for c in chart.courses for m in c.marks)
    assert "bands are 95% intervals" in plain(found.subtitle)


def test_a_trend_by_segment_has_a_line_for_each_value(tmp_path: Path) -> None:
    chart = figure(tmp_path, "chart: {of: overall, kind: trend, by: channel}").chart
    assert isinstance(chart, TrendChart)
    # of the first 2k people every second one comes by phone: half of those for whom it is good, of 50 people
    assert [(c.label, [m.value for m in c.marks]) for c in chart.courses] == [
        ("Phone", [20.0, 30.0, 44.0]),
        ("Web", [20.0, 30.0, 46.0]),
    ]


def test_two_waves_are_a_pair_with_their_change(tmp_path: Path) -> None:
    found = figure(tmp_path, "chart: {of: [overall, staff], kind: dumbbell, by: wave, between: ['2023', '2024']}")
    chart = found.chart
    assert isinstance(chart, DumbbellChart)
    assert [(p.first.value, p.second.value, p.gap.printed, p.role) for p in chart.pairs] == [
        (30.0, 45.0, "+15", "high"),
        (44.0, 40.0, "−4", "low"),
    ]
    assert [p.gap.fact for p in chart.pairs] == ["change(top(overall), since='2023')", "change(top(staff), since='2023')"]
    assert (chart.heads, chart.gap_word) == (("2023", "2024"), "Change")


def test_waves_are_columns_of_a_heat_map_and_stops_of_a_slope(tmp_path: Path) -> None:
    heat = figure(tmp_path, "chart: {of: overall, kind: heat, by: wave}").chart
    assert isinstance(heat, HeatChart)
    assert (heat.rows, heat.columns, heat.totals) == (("Poor", "Fair", "Good"), ("2021", "2023", "2024"), ())
    assert [[m.value for m in row] for row in heat.cells] == [[80.0, 70.0, 55.0], [0.0, 0.0, 0.0], [20.0, 30.0, 45.0]]
    slope = figure(tmp_path, "chart: {of: [overall, staff], kind: slope, by: wave}").chart
    assert isinstance(slope, SlopeChart)
    assert [[m.value for m in c.marks] for c in slope.courses] == [[20.0, 30.0, 45.0], [50.0, 44.0, 40.0]]


BROKEN = ", mode: By telephone"


def test_a_broken_series_is_a_gap_in_a_trend(tmp_path: Path) -> None:
    found = figure(tmp_path, "chart: {of: overall, kind: trend}", BROKEN)
    assert isinstance(found.chart, TrendChart)
    assert found.chart.courses[0].breaks == (1,)
    assert "“//”: not comparable with the wave before" in plain(found.subtitle)
    assert "The series is broken before 2023." in found.alt


@pytest.mark.parametrize("kind", ["dumbbell", "slope", "heat"])
def test_a_broken_series_is_refused_where_waves_are_compared(tmp_path: Path, kind: str) -> None:
    with pytest.raises(SpecError) as refused:
        figure(tmp_path, f"chart: {{of: overall, kind: {kind}, by: wave, between: ['2021', '2024']}}", BROKEN)
    assert [p.code for p in refused.value.problems] == [Code.WAVE_BREAK]
    assert "kind: trend draws the break" in refused.value.problems[0].fix


def test_lines_of_the_author_break_where_the_waves_do(tmp_path: Path) -> None:
    block = (
        "series:\n          kind: trend\n          at: [{label: '2021'}, {label: '2024'%s}]\n"
        "          lines: [{label: All, of: [\"top(overall, wave='2021')\", top(overall)]}]"
    )
    with pytest.raises(SpecError) as refused:
        figure(tmp_path, block % "", BROKEN)
    assert [p.code for p in refused.value.problems] == [Code.WAVE_BREAK]
    found = figure(tmp_path, block % ", breaks: Asked by telephone before", BROKEN)
    assert isinstance(found.chart, TrendChart)
    assert found.chart.courses[0].breaks == (1,)
    assert "Asked by telephone before." in plain(found.source)


@pytest.mark.parametrize(
    ("chart", "found"),
    [
        ("{of: overall, kind: trend, between: ['2022', '2024']}", "2022"),
        ("{of: overall, kind: dumbbell, by: wave}", "here are 3"),
        ("{of: [overall, staff], kind: trend, by: channel}", "names several questions"),
    ],
)
def test_what_does_not_fit_is_said(tmp_path: Path, chart: str, found: str) -> None:
    with pytest.raises(SpecError) as refused:
        figure(tmp_path, f"chart: {chart}")
    assert any(found in p.found for p in refused.value.problems)
