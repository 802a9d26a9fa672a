"""Bars of numbers that stand in different places: what is drawn of bounds, which numbers go together, what a reader is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.content.blocks import Figure
from reportgen.content.charts.kinds import Bar, BarChart
from reportgen.content.inlines import plain
from reportgen.facts.serialise import facts_json
from reportgen.problems import Code, SpecError
from reportgen.render.charts.draw import draw
from reportgen.render.style import COLUMN
from reportgen.render.svg_boxes import faults

HEAD = """reportgen: 1
report: {id: bars, version: "1", title: Bars, language: en, date: 2025-01-31}
published:
  peak: {label: Peak day, value: 30, qualifier: more_than, unit: minutes, source: A newspaper.}
  hoped: {label: Hoped for, value: 5, unit: minutes, source: A newspaper}
  usual: {label: Usual day, value: 20, qualifier: about, unit: minutes, source: A firm}
  night: {label: At night, low: 12, high: 20, unit: minutes, source: A firm}
  quick: {label: Quickest, value: 4, qualifier: less_than, unit: minutes, source: A firm}
  cycle: {label: Cycle, value: 2, unit: hours, source: A firm}
  fell: {label: Fell, value: -5%, qualifier: at_most, unit: change, source: A firm}
  moved: {label: Moved, low: -3%, high: 4%, unit: change, source: A firm}
  paid: {label: Would pay, value: 60%, qualifier: more_than, unit: share, source: A survey}
  known: {label: Knows it, value: 80%, unit: share, source: A survey}
operations:
  record: {label: On record, value: 22, basis: proposed, unit: minutes, better: lower, how: From the tickets}
"""


def figure(folder: Path, *numbers: str, words: str = "") -> Figure:
    (folder / ".git").mkdir(exist_ok=True)
    rows = "".join(f"          - {number if number.startswith('{') else f'{{number: {number}}}'}\n" for number in numbers)
    body = f"body:\n  - section: All\n    content:\n      - bars:\n          id: compared\n{words}          of:\n{rows}"
    (folder / "report.yaml").write_text(HEAD + body, encoding="utf-8")
    checked = pipeline.check(folder / "report.yaml")
    found = next(block for block in checked.contents[0].chapters[0].blocks if isinstance(block, Figure))
    listed = json.loads(facts_json(checked.spec, checked.ledger, checked.contents))["facts"]
    ids = {fact["id"]: fact for fact in listed}
    for bar in bars(found):
        assert any(found.anchor in place for place in ids[bar.mark.fact]["used_at"])
    return found


def bars(drawn: Figure) -> tuple[Bar, ...]:
    assert isinstance(drawn.chart, BarChart)
    return drawn.chart.bars


def test_a_bar_ends_only_where_a_number_is_known(tmp_path: Path) -> None:
    names = ("peak", "hoped", "usual", "night", "quick")
    drawn = figure(tmp_path, *(f"published({name})" for name in names), "operation(record)")
    end = drawn.chart.scale_to if isinstance(drawn.chart, BarChart) else None
    assert [bar.somewhere for bar in bars(drawn)] == [(30, end), None, (15, 25), (12, 20), (0, 4), None]
    assert end is not None
    assert end > 30, "an open end is further out than any number"
    printed = ["over 30 minutes", "5 minutes", "about 20 minutes", "12 to 20 minutes", "under 4 minutes", "22 minutes (proposed)"]
    assert [bar.mark.printed for bar in bars(drawn)] == printed
    assert [bar.label for bar in bars(drawn)] == ["Peak day", "Hoped for", "Usual day", "At night", "Quickest", "On record"]


def test_shares_end_at_100(tmp_path: Path) -> None:
    drawn = figure(tmp_path, "published(paid)", "published(known)", '{number: "1 - published(paid)", label: The others}')
    assert [bar.somewhere for bar in bars(drawn)] == [(60, 100), None, (0, 40)]
    assert [bar.mark.printed for bar in bars(drawn)] == ["over 60%", "80%", "under 40%"]


def test_numbers_below_zero(tmp_path: Path) -> None:
    drawn = figure(tmp_path, "published(fell)", "published(moved)")
    (near, far), straddling = (bar.somewhere for bar in bars(drawn) if bar.somewhere)
    assert near == -0.05 > far
    assert straddling == (-0.03, 0.04)


def test_without_bounds_there_is_no_dashed_outline_to_explain(tmp_path: Path) -> None:
    drawn = figure(tmp_path, "published(hoped)", "operation(record)")
    assert all(bar.somewhere is None for bar in bars(drawn))
    assert plain(drawn.source) == "Source: A newspaper; From the tickets."
    both = figure(tmp_path, "published(peak)", "published(hoped)", words="          note: A remark.\n")
    assert plain(both.source).startswith("A dashed outline shows between which values")
    assert plain(both.source).endswith("Source: A newspaper. A remark.")


def test_words_for_those_who_do_not_see_it(tmp_path: Path) -> None:
    drawn = figure(tmp_path, "published(peak)", "published(hoped)", words="          title: The peak is slow\n")
    assert drawn.alt == "Bar chart: “Peak day” over 30 minutes and “Hoped for” 5 minutes. The peak is slow."
    assert [(row.heading, *(cell.text for cell in row.cells)) for row in drawn.data.rows] == [
        ("Peak day", "over 30 minutes", "A newspaper"),
        ("Hoped for", "5 minutes", "A newspaper"),
    ]


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("published(cycle)", "two units stand together"),
        ("published(known)", "A share stands among bars of a mean"),
        ("published(peak) > 3", "A condition stands where"),
        ("top(nothing)", "Unknown question"),
        ("published(nobody)", "nobody"),
    ],
)
def test_numbers_that_do_not_go_together_are_refused_where_they_stand(tmp_path: Path, other: str, found: str) -> None:
    with pytest.raises(SpecError) as refused:
        figure(tmp_path, "published(peak)", other)
    problem = refused.value.problems[0]
    assert found in problem.found
    assert problem.place.path.startswith("body[0].content[0].bars.of[1].number")
    assert problem.place.line == HEAD.count("\n") + 8


@pytest.mark.parametrize("count", [1, 21])
def test_a_figure_has_from_2_to_20_bars(tmp_path: Path, count: int) -> None:
    with pytest.raises(SpecError) as refused:
        figure(tmp_path, *["published(peak)"] * count)
    assert {p.code for p in refused.value.problems} <= {Code.WRONG_VALUE, Code.WRONG_TYPE, Code.MISSING_KEY}


def test_the_drawing_is_open_where_no_end_is_known_and_nothing_is_cut(tmp_path: Path) -> None:
    names = ("peak", "hoped", "usual", "night", "quick")
    drawn = figure(tmp_path, *(f"published({name})" for name in names))
    svg = draw(drawn.chart, "compared", drawn.alt, COLUMN)
    for width in (svg.wide, svg.narrow):
        assert faults(width) == ()
        assert width.count("stroke-dasharray") == 2 * 4 + 6  # two long sides each, and the ends that are known
