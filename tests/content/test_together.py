"""Blocks of how answers hang together: rows, order, quadrants and words, of answers that were counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.content.blocks import Figure, TableFigure
from reportgen.content.charts.kinds import BarChart
from reportgen.content.inlines import plain
from reportgen.content.tables import Table
from reportgen.pipeline import Checked, check
from tests.content.made_up import blocks

SPEC = """reportgen: 1
report: {{id: together, version: "1", title: Together, language: en, date: 2024-01-31, minimum_base: {minimum}}}
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


def report(folder: Path, block: str, kind: str = "probability", minimum: int = 30, count: int = 100) -> Checked:
    (folder / ".git").mkdir()
    (folder / "rows.csv").write_text(rows(count), encoding="utf-8")
    (folder / "report.yaml").write_text(SPEC.format(block=block, kind=kind, minimum=minimum), encoding="utf-8")
    return check(folder / "report.yaml")


def table_of(checked: Checked) -> TableFigure:
    (made,) = [b for b in blocks(checked.contents[0]) if isinstance(b, TableFigure)]
    return made


def cells(table: Table) -> list[list[str]]:
    return [[row.heading, *(cell.text for cell in row.cells)] for row in table.rows]


def test_quadrants_meet_at_the_mean_of_the_items(tmp_path: Path) -> None:
    """Mean importance (4.75 + 4 + 2 + 3) / 4 = 3.4375; mean performance (75 + 25 + 25 + 75) / 4 = 50%, far from all intervals."""
    made = table_of(report(tmp_path, STATED + "}"))
    assert [column.heading for column in made.table.columns] == ["Importance", "Top box (%)", "Low", "High", "Quadrant"]
    found = [(row[0], row[1], row[2], row[-1]) for row in cells(made.table)]
    assert found == [
        ("Speed", "4.8", "75", "keep up"),
        ("Manner", "4.0", "25", "improve first"),
        ("Place", "3.0", "75", "possible overkill"),
        ("Price", "2.0", "25", "low priority"),
    ]
    source = plain(made.source)
    assert "at the mean of the items: importance 3.4, performance 50%" in source
    assert "orderline" not in source


@pytest.mark.parametrize(
    ("line", "quadrants"),
    [
        (75, ["keep up (borderline)", "improve first", "possible overkill (borderline)", "low priority"]),
        (80, ["improve first (borderline)", "improve first", "low priority (borderline)", "low priority"]),
        (90, ["improve first", "improve first", "low priority", "low priority"]),
        (20, ["keep up", "keep up (borderline)", "possible overkill", "possible overkill (borderline)"]),
    ],
)
def test_an_item_near_a_line_is_borderline(line: int, quadrants: list[str], tmp_path: Path) -> None:
    """75 of 100: 66% to 82%; 25 of 100: 18% to 34% (Wilson). What lies on a line counts as above it."""
    made = table_of(report(tmp_path, f"{STATED}, cross: {{importance: 3.5, performance: {line}}}}}"))
    assert [row[-1] for row in cells(made.table)] == quadrants
    assert f"where the authors set them: importance 3.5, performance {line}%" in plain(made.source)
    assert ("Borderline: the interval" in plain(made.source)) == ("borderline" in str(quadrants))


def test_without_intervals_nobody_can_say_what_is_borderline(tmp_path: Path) -> None:
    made = table_of(report(tmp_path, STATED + "}", kind="convenience"))
    assert [row[-1] for row in cells(made.table)] == ["keep up", "improve first", "possible overkill", "low priority"]
    assert "Without intervals nobody can say which items are borderline" in plain(made.source)


def test_there_are_no_quadrants_around_what_is_not_shown(tmp_path: Path) -> None:
    made = table_of(report(tmp_path, STATED + "}", minimum=200))
    assert {tuple(row[1:]) for row in cells(made.table)} == {("–", "–", "–")}
    assert "so there are no quadrants" in plain(made.source)
    assert "base under 200, not shown" in plain(made.source)


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
