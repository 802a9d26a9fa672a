"""Blocks of how answers hang together: rows, order, quadrants and words, of answers that were counted by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen.content.blocks import Figure, ProseBlock, TableFigure
from reportgen.content.charts.compared import Point, ScatterChart
from reportgen.content.charts.kinds import BarChart
from reportgen.content.inlines import plain
from reportgen.content.prose import flowing
from reportgen.content.tables import Table
from reportgen.facts.serialise import facts_json
from reportgen.pipeline import Checked, check
from reportgen.render.charts.draw import draw
from reportgen.render.svg_boxes import faults
from tests.content.made_up import blocks

SPEC = """reportgen: 1
report: {{id: together, version: "1", title: Together, language: {language}, date: 2024-01-31, minimum_base: {minimum}}}
survey:
  fieldwork: {{from: 2024-01-01, to: 2024-01-31}}
  population: People
  mode: Online
  sample: {{kind: {kind}}}
  data: {{source: rows.csv, provenance: observed, note: Our survey}}
scales:
  s: {{options: {{1: "1", 2: "2", 3: "3", 4: "4", 5: "5"}}, direction: high_is_good}}
questions:
  a: {{ask: "?", label: Speed, type: scale, scale: s, column: a}}
  b: {{ask: "?", label: Manner, type: scale, scale: s, column: b}}
  c: {{ask: "?", label: Price, type: scale, scale: s, column: c}}
  d: {{ask: "?", label: Place, type: scale, scale: s, column: d}}
  ia: {{ask: "?", label: IA, type: scale, scale: s, column: ia}}
  ib: {{ask: "?", label: IB, type: scale, scale: s, column: ib}}
  ic: {{ask: "?", label: IC, type: scale, scale: s, column: ic}}
  id: {{ask: "?", label: ID, type: scale, scale: s, column: id}}
  y: {{ask: "?", label: All in all, type: number, column: y}}
dimensions:
  quality: {{label: Quality, questions: [a, b, c]}}
  other: {{label: Other things, questions: [b, c, d]}}
drivers:
  service: {{label: Service, of: y, by: [c, a, b]}}
body:
  - section: S
    content:
      - {block}
"""
STATED = "importance_performance: {stated: {a: ia, b: ib, c: ic, d: id}"
ITEMS = ("ia", "ib", "ic", "id")
CODES = (2, 4, 4, 5)
"""What a hundred people gave in turn: three quarters of them 4 or 5."""


def rows(count: int = 100) -> str:
    """Return answers: a, b, c, d have the top box in 75%, 25%, 25% and 75%, and importance 4.75, 4, 2 and 3 on average."""
    lines = ["a,b,c,d,ia,ib,ic,id,y"]
    for i in range(count):
        a, d = CODES[i % 4], CODES[(i + 1) % 4]
        b = 4 if i % 4 == 1 else (3, 2, 1)[i // 4 % 3]
        c = 5 if i % 4 == 2 else 2
        lines.append(",".join(map(str, (a, b, c, d, 5 if i % 4 else 4, 4, 2, 3, 3 * a + b - c))))
    return "\n".join(lines) + "\n"


def report(
    folder: Path,
    block: str,
    kind: str = "probability",
    *,
    minimum: int = 30,
    count: int = 100,
    answers: str = "",
    language: str = "en",
) -> Checked:
    (folder / ".git").mkdir(parents=True)
    (folder / "rows.csv").write_text(answers or rows(count), encoding="utf-8")
    text = SPEC.format(block=block, kind=kind, minimum=minimum, language=language)
    (folder / "report.yaml").write_text(text, encoding="utf-8")
    return check(folder / "report.yaml")


def table_of(checked: Checked) -> TableFigure:
    (made,) = [b for b in blocks(checked.contents[0]) if isinstance(b, TableFigure)]
    return made


def cells(table: Table) -> list[list[str]]:
    return [[row.heading, *(cell.text for cell in row.cells)] for row in table.rows]


def figure_of(checked: Checked) -> Figure:
    (made,) = [b for b in blocks(checked.contents[0]) if isinstance(b, Figure)]
    return made


def points_of(made: Figure) -> dict[str, Point]:
    assert isinstance(made.chart, ScatterChart)
    return {point.label: point for point in made.chart.points}


def test_quadrants_meet_at_the_mean_of_the_items(tmp_path: Path) -> None:
    """Mean importance (4.75 + 4 + 2 + 3) / 4 = 3.4375; mean performance (75 + 25 + 25 + 75) / 4 = 50%, far from all intervals."""
    checked = report(tmp_path, STATED + ", id: first}")
    made = figure_of(checked)
    assert isinstance(made.chart, ScatterChart)
    assert [(label, p.x.value, p.y.value) for label, p in points_of(made).items()] == [
        ("Speed", 4.75, 75),
        ("Manner", 4, 25),
        ("Place", 3, 75),
        ("Price", 2, 25),
    ]
    assert list(made.chart.cross) == pytest.approx([3.4375, 50])
    assert (made.chart.x_word, made.chart.y_word) == ("Importance", "Performance (top box)")
    assert made.chart.crosses
    assert [label for label, p in points_of(made).items() if p.first] == ["Manner"]
    assert [corner.words for corner in made.chart.corners] == ["Maintain", "Strengths", "Low priority", "Act first"]
    assert [corner.first for corner in made.chart.corners] == [False, False, False, True]
    source = plain(made.source)
    assert "Lines: Importance, mean 3.4; Performance (top box), mean 50%." in source
    assert "orderline" not in source
    assert (made.number, made.anchor, made.id) == ("Figure 1", "fig-first", "first")
    listed = json.loads(facts_json(checked.spec, checked.ledger, checked.contents))["facts"]
    used = {fact["id"]: fact["used_at"] for fact in listed if any("fig-first" in place for place in fact["used_at"])}
    items = {f"{measure}({name})" for measure, names in (("mean", ITEMS), ("top", "abcd")) for name in names}
    assert items <= set(used)
    assert len(set(used) - items) == 2, "and where the lines stand"


def test_the_table_behind_it_has_all_that_is_drawn(tmp_path: Path) -> None:
    """Of 100 people 75: 66 to 82 (Wilson); of means the interval of one stands beside it, too."""
    made = figure_of(report(tmp_path, STATED + "}"))
    ends = ["Value", "Low", "High"]
    headings = [*(("Importance", word) for word in ends), *(("Top box (%)", word) for word in ends), ("", "Corner")]
    assert [(column.group, column.heading) for column in made.data.columns] == headings
    found = [(row[0], row[1], *row[4:]) for row in cells(made.data)]
    assert found == [
        ("Speed", "4.8", "75", "66", "82", "Strengths"),
        ("Manner", "4.0", "25", "18", "34", "Act first"),
        ("Place", "3.0", "75", "66", "82", "Maintain"),
        ("Price", "2.0", "25", "18", "34", "Low priority"),
    ]
    assert made.listed


@pytest.mark.parametrize(
    ("line", "corners"),
    [
        (75, ["Strengths (borderline)", "Act first", "Maintain (borderline)", "Low priority"]),
        (80, ["Act first (borderline)", "Act first", "Low priority (borderline)", "Low priority"]),
        (90, ["Act first", "Act first", "Low priority", "Low priority"]),
        (20, ["Strengths", "Strengths (borderline)", "Maintain", "Maintain (borderline)"]),
    ],
)
def test_an_item_near_a_line_is_borderline(line: int, corners: list[str], tmp_path: Path) -> None:
    """75 of 100: 66% to 82%; 25 of 100: 18% to 34% (Wilson). What lies on a line counts as above it."""
    made = figure_of(report(tmp_path, f"{STATED}, cross: {{importance: 3.5, performance: {line}}}}}"))
    assert isinstance(made.chart, ScatterChart)
    assert [row[-1] for row in cells(made.data)] == corners
    assert [p.borderline for p in points_of(made).values()] == ["borderline" in words for words in corners]
    assert [p.first for p in points_of(made).values()] == [words.startswith("Act first") for words in corners]
    assert made.chart.cross == (3.5, line)
    assert f"Lines: Importance, 3.5; Performance (top box), {line}%." in plain(made.source)
    assert ("A ring is borderline: the 95% interval" in plain(made.source)) == ("borderline" in str(corners))
    assert ("Borderline: " in made.alt) == ("borderline" in str(corners))


def test_the_alternative_text_tells_what_lies_where(tmp_path: Path) -> None:
    made = figure_of(report(tmp_path, f"{STATED}, title: Price alone is low, cross: {{importance: 2, performance: 75}}}}"))
    assert made.alt == (
        "Scatter chart: Importance across, Performance (top box) upwards. Strengths: Speed and Place. "
        "Act first: Manner and Price. Borderline: Speed and Place. Price alone is low."
    )


def test_without_intervals_nobody_can_say_what_is_borderline(tmp_path: Path) -> None:
    made = figure_of(report(tmp_path, STATED + "}", kind="convenience"))
    assert [row[-1] for row in cells(made.data)] == ["Strengths", "Act first", "Maintain", "Low priority"]
    assert [column.heading for column in made.data.columns] == ["Importance", "Top box (%)", "Corner"]
    assert {p.y.low for p in points_of(made).values()} == {None}
    assert "Without intervals nobody can say which items are borderline" in plain(made.source)


def test_along_an_axis_without_intervals_nobody_can_say_either(tmp_path: Path) -> None:
    """Parts of R² have no interval; a point beside their line may look certain and is not."""
    made = figure_of(report(tmp_path, "importance_performance: {of: service, performance: top}"))
    assert [(column.group, column.heading) for column in made.data.columns][:2] == [
        ("", "Importance (%)"),
        ("Top box (%)", "Value"),
    ]
    assert "Importance has no intervals, so nobody can say which items are borderline along it." in plain(made.source)
    assert "R² shared out by Shapley values (LMG). Association, not cause" in plain(made.source)


def test_of_a_census_nothing_is_borderline(tmp_path: Path) -> None:
    made = figure_of(report(tmp_path, f"{STATED}, cross: {{importance: 3.5, performance: 75}}}}", kind="census"))
    assert "orderline" not in plain(made.source) + made.alt + str(cells(made.data))


def test_there_are_no_corners_around_what_is_not_shown(tmp_path: Path) -> None:
    made = figure_of(report(tmp_path, STATED + "}", minimum=200))
    assert isinstance(made.chart, ScatterChart)
    assert (made.chart.points, made.chart.cross, made.chart.corners) == ((), (None, None), ())
    assert {tuple(row[1:]) for row in cells(made.data)} == {("–", "–")}
    source = plain(made.source)
    assert "No line for Importance and Performance (top box), because the mean rests on a number that is not shown" in source
    assert "so there are no corners" in source
    assert "Not drawn, because a number is not shown: “Speed”, “Manner”, “Price” and “Place”" in source
    assert "base under 200, not shown" in source
    assert "  " not in source
    assert "Importance. Not shown: “Speed”, “Manner”, “Price” and “Place”." in made.alt
    for svg in (drawing := draw(made.chart, made.anchor, made.alt)).wide, drawing.narrow:
        assert list(faults(svg)) == []


def test_one_item_that_is_not_shown_is_named_and_takes_its_lines_with_it(tmp_path: Path) -> None:
    """Nobody answers on place: between lines that were declared the others stay; at means there is no line."""
    empty = [line.split(",") for line in rows().splitlines()]
    text = "\n".join([",".join(empty[0]), *(",".join((*line[:3], "", *line[4:])) for line in empty[1:])]) + "\n"
    declared, mean = (
        figure_of(report(tmp_path / name, f"{STATED}{cross}}}", answers=text))
        for name, cross in (("declared", ", cross: {importance: 3.5, performance: 50}"), ("mean", ""))
    )
    for made in (declared, mean):
        assert list(points_of(made)) == ["Speed", "Manner", "Price"]
        assert "Not drawn, because a number is not shown: “Place”." in plain(made.source)
    assert [row[-1] for row in cells(declared.data)] == ["Strengths", "Act first", "–", "Low priority"]
    assert "Not drawn, because a number is not shown: “Place”." in declared.alt
    assert isinstance(mean.chart, ScatterChart)
    assert mean.chart.cross[0] == pytest.approx(3.4375)
    assert mean.chart.cross[1] is None
    assert mean.chart.corners == ()
    assert [p.borderline for p in mean.chart.points] == [False] * 3
    assert "Lines: Importance, mean 3.4. No line for Performance (top box), because" in plain(mean.source)
    assert "Performance (top box). Highest: “Speed” (75%)" in mean.alt


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_a_figure_of_importance_is_referred_to_as_one(language: str, tmp_path: Path) -> None:
    block = f"{STATED}, id: first}}\n      - text: \"{{{{{{{{ figure('first') }}}}}}}}\""
    checked = report(tmp_path, block.replace("{{{{", "{{").replace("}}}}", "}}"), language=language)
    (made,) = [b for b in blocks(checked.contents[0]) if isinstance(b, Figure)]
    (said,) = [b for b in blocks(checked.contents[0]) if isinstance(b, ProseBlock)]
    assert plain(flowing(said.prose)).replace(" ", "") == made.number.replace(" ", "")


def test_items_of_dimensions_and_alpha(tmp_path: Path) -> None:
    made = table_of(report(tmp_path, "reliability: {of: [quality, other]}"))
    headings = [(row.heading, row.role) for row in made.table.rows]
    items = [(name, "") for name in ("Speed", "Manner", "Price", "Manner", "Price", "Place")]
    alphas = [("Cronbach's α", "key"), ("Standardised α", "key")]
    assert headings == [("Quality", "group"), *items[:3], *alphas, ("Other things", "group"), *items[3:], *alphas]
    speed = made.table.rows[1].cells
    assert [cell.text for cell in speed[:3]] == ["100", "3.8", "1.1"]  # 25 times 2, 50 times 4, 25 times 5
    assert [cell.fact for cell in speed[3:5]] == ["item_rest(quality, 'a')", "alpha_without(quality, 'a')"]
    assert plain(made.title) == "Reliability: Quality and Other things"


def test_the_columns_of_an_interval_stand_only_where_alpha_has_one(tmp_path: Path) -> None:
    """Means of weighted answers have intervals and their alpha has none: columns of dashes would look withheld."""
    path = tmp_path / "report.yaml"
    plainly = table_of(report(tmp_path, "reliability: quality"))
    spec, lines = path.read_text(encoding="utf-8"), rows().splitlines()
    path.write_text(spec.replace("  data: {", "  weight: {column: w}\n  data: {", 1), encoding="utf-8")
    weights = ["w", *(str(1 + i % 2) for i in range(len(lines) - 1))]
    (tmp_path / "rows.csv").write_text("".join(f"{a},{w}\n" for a, w in zip(lines, weights, strict=True)), encoding="utf-8")
    weighted = table_of(check(path))
    columns = ["n", "Mean", "Standard deviation", "Item–rest r", "α without it"]
    assert [c.heading for c in plainly.table.columns] == [*columns, "Low", "High"]
    assert [c.heading for c in weighted.table.columns] == columns


def test_drivers_are_bars_in_order_with_their_sign(tmp_path: Path) -> None:
    """The judgement is 3 times speed and manner less price: speed first, price negative, all of it explained."""
    checked = report(tmp_path, "drivers: service")
    (made,) = [b for b in blocks(checked.contents[0]) if isinstance(b, Figure)]
    assert isinstance(made.chart, BarChart)
    labels = [bar.label for bar in made.chart.bars]
    assert labels[0] == "Speed"
    assert set(labels) == {"Speed", "Manner", "Price (negative)"}
    assert [bar.strong for bar in made.chart.bars] == [True, False, False]
    lengths = [bar.mark.value or 0 for bar in made.chart.bars]
    assert lengths == sorted(lengths, reverse=True)
    assert sum(lengths) == pytest.approx(100, abs=1e-9)
    assert plain(made.subtitle).endswith("R² of “All in all”: 100% of its variance")
    assert "Association, not cause" in plain(made.source)
    assert "the higher the driver, the lower “All in all”" in plain(made.source)
    assert [column.heading for column in made.data.columns] == ["Importance (%)", "Coefficient"]
    assert next(row for row in made.data.rows if row.heading == "Price").cells[1].text.startswith("−")
    assert made.alt.startswith("Bar chart: What goes with “All in all”")
    assert checked.contents[0].cover.chart is not made.chart


def test_a_model_of_too_few_people_says_why(tmp_path: Path) -> None:
    checked = report(tmp_path, "drivers: service", minimum=1, count=29)
    (made,) = [b for b in blocks(checked.contents[0]) if isinstance(b, Figure)]
    assert isinstance(made.chart, BarChart)
    assert [bar.mark.value for bar in made.chart.bars] == [None] * 3
    assert "fewer than 10 people per driver answered everything" in plain(made.source)
