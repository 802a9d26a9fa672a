"""Grids and rankings in a report: figures, tables, definitions in words, and the page of the documentation."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from reportgen.content.blocks import Block, Content, Figure, SectionBlock, TableFigure
from reportgen.content.charts.kinds import BarChart, DivergingChart, DotChart
from reportgen.content.compose import compose
from reportgen.content.inlines import plain
from reportgen.content.tables import Table
from reportgen.facts.definitions import Definitions
from reportgen.pipeline import check
from reportgen.spec.expressions.bind import resolver
from reportgen.spec.expressions.parse import parse
from tests.rankings.test_forms import CENTRE, centre
from tests.render.figure_labels import without_panel

ROOT = Path(__file__).parents[2]


@cache
def content(language: str = "zh-CN") -> Content:
    checked = check(CENTRE)
    assert not checked.ledger.problems
    return compose(checked.spec, checked.results, checked.ledger, language)


def blocks(language: str = "zh-CN") -> list[Block | SectionBlock]:
    return [found for chapter in content(language).chapters for found in _within(chapter)]


def _within(block: Block | SectionBlock) -> list[Block | SectionBlock]:
    inner = block.blocks if isinstance(block, SectionBlock) else ()
    return [block, *(found for part in inner for found in _within(part))]


def table(block_id: str, language: str = "zh-CN") -> TableFigure:
    return next(b for b in blocks(language) if isinstance(b, TableFigure) and b.id == block_id)


def figure(block_id: str) -> Figure:
    return next(b for b in blocks() if isinstance(b, Figure) and b.id == block_id)


def heads(found: Table) -> list[str]:
    return [column.heading for column in found.columns]


def test_a_grid_is_one_diverging_figure_under_its_own_name() -> None:
    found = figure("service")
    assert isinstance(found.chart, DivergingChart)
    assert plain(found.title) == "各方面满意度"
    assert plain(found.subtitle).startswith("“您对服务大厅以下各方面满意吗？”")
    assert [row.label for row in found.chart.rows][:3] == ["办理速度", "工作人员服务态度", "工作人员业务水平"]
    assert len(found.chart.rows) == 12
    assert [level.side for level in found.chart.levels] == ["bad", "bad", "middle", "good", "good"]
    assert "第2题" in plain(found.source).replace(" ", "")


def test_a_grid_is_a_table_of_its_rows() -> None:
    found = table("service").table
    assert [row.heading for row in found.rows][-1] == "办结后的回访"
    assert heads(found)[1:6] == ["非常不满意", "不太满意", "一般", "比较满意", "非常满意"]


def test_a_grid_of_options_is_a_table_of_its_options() -> None:
    found = table("learned")
    assert heads(found.table) == ["基数（n）", "亲友", "网络", "报纸"]
    assert [row.heading for row in found.table.rows] == ["大厅开放时间", "收费标准"]
    assert plain(found.subtitle) == "“以下信息您是从哪里得知的？”占回答者的百分比"


def test_a_ranking_is_drawn_by_its_first_places() -> None:
    found = figure("wishes")
    assert isinstance(found.chart, BarChart)
    values = [bar.mark.value or 0 for bar in found.chart.bars]
    assert values == sorted(values, reverse=True)
    assert sum(values) == pytest.approx(100)
    assert plain(found.subtitle).endswith("排在第一位的次数占回答者的百分比")
    by = figure("wishes-by-region")
    assert isinstance(by.chart, DotChart)
    assert "把“降低收费”排在第一位的百分比" in plain(by.subtitle)


def test_a_ranking_is_a_table_of_first_places_first_three_and_means() -> None:
    found = table("wishes", "en")
    assert heads(found.table) == ["First", "Among first 3", "Mean place", "Placed it"]
    first, *rows = found.table.rows
    assert (first.heading, first.role, first.cells[0].text) == ("Base (n)", "base", "467")
    drawn = next(b for b in blocks("en") if isinstance(b, Figure) and b.id == "wishes").chart
    assert isinstance(drawn, BarChart)
    assert [row.heading for row in rows] == [bar.label for bar in drawn.bars]  # a table right after its figure has its order
    assert [row.cells[1].fact for row in rows][:2] == ["ranked(wishes, 'price', 3)", "ranked(wishes, 'hours', 3)"]
    assert all(len(row.cells) == 4 for row in found.table.rows)


def test_a_ranking_of_a_few_tells_how_many_gave_each_option_a_place() -> None:
    found = table("first-three-of-visitors").table
    placed = [int(row.cells[3].text) for row in found.rows[1:]]
    means = [row.cells[2].text for row in found.rows[1:]]
    assert [mean == "–" for mean in means] == [count < 30 for count in placed]
    assert len(set(placed)) > 5


def test_a_ranking_by_segment_and_its_means_alone() -> None:
    whole, means = table("first_three").table, table("wishes-by-region").table
    assert [row.heading for row in whole.rows if row.role != "base"][::8] == [
        "降低收费：第一位",
        "降低收费：前3位",
        "降低收费：平均名次",
    ]
    assert heads(whole) == ["总计", "北区", "南区", "西区"]
    assert [row.heading for row in means.rows if row.role != "base"][:2] == ["降低收费：平均名次", "延长开放时间：平均名次"]


@pytest.mark.parametrize(
    ("expression", "chinese", "taiwanese", "english"),
    [
        (
            "share(wishes, 'price')",
            "把“降低收费”排在第一位的受访者占比（改进措施的先后）",
            "把「降低收费」排在第一位的受訪者占比（改进措施的先后）",
            "share putting “Lower fees” first, Wishes in order",
        ),
        (
            "ranked(wishes, 'price', 3, region='n')",
            "把“降低收费”排在前3位的受访者占比（改进措施的先后）；区域：北区",
            "把「降低收费」排在前3位的受訪者占比（改进措施的先后）；区域：北区",
            "share putting “Lower fees” among the first 3, Wishes in order; Region: North",
        ),
        (
            "mean_rank(first_three, 'app', among=wishes != 'price')",
            "“改进手机应用”的平均名次，1为第一位，只计排了该项的受访者（最希望改进的三项）；仅限没有把“降低收费”排在第一位（改进措施的先后）者",
            "「改进手机应用」的平均名次，1為第一位，只計排了該項的受訪者（最希望改进的三项）；僅限沒有把「降低收费」排在第一位（改进措施的先后）者",
            "mean place of “A better app” among those who gave it one (1 is first), The three first wishes; "
            "only where “Lower fees” was not put first (Wishes in order)",
        ),
        (
            "rank(wishes, 'app')",
            "“改进手机应用”按排在第一位的占比排列的位次（改进措施的先后）",
            "「改进手机应用」按排在第一位的占比排列的位次（改进措施的先后）",
            "rank of “A better app” by the share of first places, Wishes in order",
        ),
        (
            "count(wishes, 'app')",
            "把“改进手机应用”排在第一位的人数（改进措施的先后）",
            "把「改进手机应用」排在第一位的人數（改进措施的先后）",
            "number putting “A better app” first, Wishes in order",
        ),
        (
            "top(speed)",
            "回答“非常满意”或“比较满意”的受访者占比（办理速度）",
            "回答「非常满意」或「比较满意」的受訪者占比（办理速度）",
            "share answering “Very satisfied” or “Satisfied” (top box), Speed",
        ),
    ],
)
def test_numbers_in_words(expression: str, chinese: str, taiwanese: str, english: str) -> None:
    document = centre().document
    number = resolver(document).resolve(parse(expression))
    said = [Definitions(document, language).of(number) for language in ("zh-CN", "zh-TW", "en")]
    assert said == [chinese, taiwanese, english]


def test_bases_of_the_groups_of_a_ranking_open_as_its_means_do() -> None:
    table = next(b for b in blocks() if isinstance(b, TableFigure) and b.anchor == "tab-wishes-by-region")
    assert [row.role for row in table.table.rows[:2]] == ["base", "base"]
    assert all(cell.fact for row in table.table.rows for cell in row.cells)
    assert without_panel(content()) == []


def test_the_page_of_the_documentation_is_a_report(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "grids-and-rankings.md").read_text(encoding="utf-8")
    pieces, (data,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL), re.findall(r"```csv\n(.*?)```", text, re.DOTALL)
    head = (
        'reportgen: 1\nreport: {id: page, version: "1", title: Page, language: en, date: 2026-01-31, minimum_base: 1}\n'
        "survey:\n  fieldwork: {from: 2026-01-01, to: 2026-01-31}\n  population: All\n  mode: Web\n"
        "  sample: {kind: convenience}\n  data: {source: page.csv, provenance: synthetic}\n"
    )
    (tmp_path / "report.yaml").write_text(head + "".join(pieces), encoding="utf-8")
    (tmp_path / "page.csv").write_text(data, encoding="utf-8")
    checked = check(tmp_path / "report.yaml", tmp_path)
    assert checked.ledger.problems == ()
    assert checked.results.problems == ()
    facts = checked.ledger.facts
    assert facts["share(wishes, 'price')"].value == 0.5
    assert facts["ranked(wishes, 'price', 3)"].value == 0.75
    assert facts["mean_rank(wishes, 'price')"].value == pytest.approx(4 / 3)
