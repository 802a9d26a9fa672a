from __future__ import annotations

import pytest

from reportgen.content.blocks import Figure
from reportgen.content.charts.kinds import BarChart, ColumnChart, DivergingChart, Donut, DotChart, NpsChart
from reportgen.content.inlines import plain
from reportgen.content.tables import Table
from tests.content.made_up import blocks, content, figure


def lines(table: Table) -> list[str]:
    head = [table.stub, *(column.heading for column in table.columns)]
    return ["|".join(head), *("|".join([row.heading, *(cell.text for cell in row.cells)]) for row in table.rows)]


def test_bars_are_sorted_by_value_with_other_last() -> None:
    chart = figure("contact").chart
    assert isinstance(chart, BarChart)
    assert [(b.label, b.mark.value, b.mark.printed, b.strong) for b in chart.bars] == [
        ("在线", 50.0, "50%", True),
        ("电话", 40.0, "40", False),
        ("其他", 10.0, "10", False),
    ]


def test_columns_keep_the_order_of_the_options_and_the_highlight() -> None:
    chart = figure("contact-columns").chart
    assert isinstance(chart, ColumnChart)
    assert [(b.label, b.strong) for b in chart.bars] == [("电话", False), ("其他", False), ("在线", True)]


def test_the_options_whose_share_the_title_states_are_emphasised() -> None:
    for title, expected in (
        ("{{ share(contact, 'phone', 'other') }}不用在线", ["电话", "其他"]),
        ("{{ share(faults, 'slow') }}嫌慢，看渠道", ["在线"]),  # of another question: the largest, as without a title
    ):
        changes = (("- chart: contact\n", f'- chart: {{of: contact, title: "{title}"}}\n'),)
        chart = next(b for b in blocks(content("zh-CN", changes)) if isinstance(b, Figure) and b.id == "contact").chart
        assert isinstance(chart, BarChart)
        assert [bar.label for bar in chart.bars if bar.strong] == expected


def test_levels_run_from_worst_to_best_whatever_the_order_written() -> None:
    chart = figure("ratings").chart
    assert isinstance(chart, DivergingChart)
    assert [(level.label, level.side) for level in chart.levels] == [
        ("非常不满意", "bad"),
        ("不满意", "bad"),
        ("一般", "middle"),
        ("满意", "good"),
        ("非常满意", "good"),
    ]
    assert (chart.bad_word, chart.middle_word, chart.good_word, chart.net_word) == ("不满意", "一般", "满意", "净值")
    service, speed = chart.rows
    assert [m.value for m in service.marks] == [10.0, 25.0, 25.0, 25.0, 15.0]
    assert (service.net.value, service.net.printed, service.net.fact) == (5.0, "+5", "top(service) - bottom(service)")
    assert (speed.net.value, speed.net.printed) == (0.0, "0")


def test_a_scale_by_segment_has_the_total_first_and_withheld_rows_stay() -> None:
    chart = figure("levels-by-region").chart
    assert isinstance(chart, DivergingChart)
    assert [(row.label, row.net.printed) for row in chart.rows] == [
        ("总计", "+5"),
        ("北方", "+20"),
        ("南方", "−10"),
        ("海岛", "–"),
    ]
    assert {m.value for m in chart.rows[3].marks} == {None}
    assert {m.printed for m in chart.rows[3].marks} == {"–"}


def test_dots_by_segment_with_total_interval_and_axis() -> None:
    chart = figure("by-region").chart
    assert isinstance(chart, DotChart)
    assert [(d.label, d.mark.value, d.mark.printed, d.role) for d in chart.dots] == [
        ("北方", 50.0, "50%", "high"),
        ("南方", 30.0, "30", "low"),
        ("海岛", None, "–", ""),
    ]
    assert chart.total is not None
    assert chart.total.value == 40.0
    lows = [d.mark.low for d in chart.dots if d.mark.low is not None]
    highs = [d.mark.high for d in chart.dots if d.mark.high is not None]
    assert len(lows) == 2
    assert chart.low <= min(lows)
    assert chart.high >= max(highs)
    assert (chart.ticks[0], chart.ticks[-1]) == (chart.low, chart.high)
    assert chart.dots[2].mark.low is None


def test_dots_of_a_named_option() -> None:
    chart = figure("chat-by-region", "en").chart
    assert isinstance(chart, DotChart)
    assert [d.mark.printed for d in chart.dots] == ["30%", "63", "–"]
    assert [d.role for d in chart.dots] == ["high", "high", ""], "of the channels used, neither more nor fewer is worse"
    assert plain(figure("chat-by-region", "en").subtitle).startswith(
        "“Which channel did you use last?” Percent who answered “Chat”"
    )


def test_dots_of_dimensions_by_value() -> None:
    chart = figure("indices").chart
    assert isinstance(chart, DotChart)
    # service 53.75 - 1.25 = 52.5 of 100 counts twice, speed 50: (2 x 52.5 + 50) / 3 = 51.67
    assert [(d.label, d.mark.printed) for d in chart.dots] == [("质量", "51.7"), ("快慢", "50.0")]
    assert chart.total is None
    assert chart.high - chart.low >= 20


def test_nps_has_eleven_columns_and_three_groups() -> None:
    chart = figure("recommend", "en").chart
    assert isinstance(chart, NpsChart)
    assert [m.value for m in chart.marks] == [10.0, 0.0, 0.0, 20.0, 0.0, 0.0, 0.0, 20.0, 10.0, 10.0, 30.0]
    assert [(b.label, b.mark.printed) for b in chart.groups] == [
        ("Detractors (0–6)", "30%"),
        ("Passives (7–8)", "30%"),
        ("Promoters (9–10)", "40%"),
    ]
    assert chart.score.printed == "+10"


def test_a_ring_has_two_parts() -> None:
    chart = figure("again").chart
    assert isinstance(chart, Donut)
    assert (chart.part.label, chart.part.mark.printed, chart.rest.label, chart.rest.mark.printed) == ("会", "80%", "不会", "20%")


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("contact", "zh-CN", "条形图：渠道，占回答者的百分比。最高的是“在线”（50%），最低的是“其他”（10%）。"),
        ("contact", "zh-TW", "橫條圖：管道，占回答者的百分比。最高的是「線上」（50%），最低的是「其他」（10%）。"),
        ("contact", "en", "Bar chart: Channel, percent of those who answered. Highest: “Chat” (50%); lowest: “Other” (10%)."),
        (
            "by-region",
            "zh-CN",
            "点图：服务，按地区，选择“满意”或“非常满意”的百分比；横线为95%区间。"
            "最高的是“北方”（50%），最低的是“南方”（30%）。“海岛”未显示。总计40%。",
        ),
        (
            "levels-by-region",
            "en",
            "Diverging bar chart: Service, by Region, "
            "percent of each answer; “Neither” stands apart and counts for neither side. "
            "Net of favourable and unfavourable answers. Highest: “North” (+20 percentage points); "
            "lowest: “South” (−10 percentage points). Not shown: “Island”.",
        ),
        (
            "recommend",
            "en",
            "Column chart: Recommendation, percent of each score from 0 to 10. "
            "Detractors (0–6) 30%, Passives (7–8) 30%, Promoters (9–10) 40%; net promoter score +10.",
        ),
        (
            "visits-by-region",
            "zh-CN",
            "点图：次数，按地区，平均值；横线为95%区间。“北方”和“南方”都是2.0。“海岛”未显示。总计2.3。",
        ),
    ],
)
def test_alternative_text_is_written_from_the_data(name: str, language: str, expected: str) -> None:
    assert figure(name, language).alt == expected


def test_the_title_of_an_author_ends_the_alternative_text() -> None:
    found = figure("ratings", "en")
    assert plain(found.title) == "Chat"  # the option that the data rank first
    assert found.alt.endswith(" Chat.")


def test_the_table_behind_a_figure() -> None:
    table = figure("contact", "en").data
    assert [line.rsplit("|", 2)[0] for line in lines(table)] == [
        "Answer|%|Respondents",
        "Chat|50|50",
        "Phone|40|40",
        "Other|10|10",
    ]
    assert [column.heading for column in table.columns] == ["%", "Respondents", "Low", "High"]


def test_withheld_numbers_have_no_interval_in_the_table() -> None:
    table = figure("by-region").data
    assert lines(table)[0] == "地区|%|基数（n）|下限|上限"
    assert lines(table)[-1] == "海岛|–|10|–|–"


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("contact", "zh-CN", "基数：n = 100，概率样本，未加权，95%区间见网页版的本图数据。来源：客户调查，第1题。"),
        (
            "contact",
            "en",
            "Base: n = 100, probability sample, unweighted, 95% intervals with the data of the figure in the HTML page. "
            "Source: Customer survey, question 1.",
        ),
        ("ratings", "zh-CN", "基数：n = 100，概率样本，未加权，95%区间未列。来源：客户调查，第2–3题。"),
        (
            "by-region",
            "zh-CN",
            "基数：n = 100（北方 50，南方 40，海岛 10），概率样本，未加权，附95%区间。"
            "来源：客户调查，第2题。“–”表示基数不足30，不予显示。",
        ),
        (
            "again",
            "zh-CN",
            "基数：n = 40，只含渠道为“电话”的人，概率样本，未加权，95%区间见网页版的本图数据。来源：客户调查，第6题。",
        ),
        (
            "faults",
            "zh-TW",
            "基數：n = 100，可複選，以回答者為基數，機率樣本，未加權，95%區間見網頁版的本圖資料。來源：客戶調查，第4題。",
        ),
    ],
)
def test_the_line_under_a_figure(name: str, language: str, expected: str) -> None:
    assert plain(figure(name, language).source) == expected


def test_every_fact_drawn_is_known_with_its_place() -> None:
    report = content()
    chart = figure("contact").chart
    assert isinstance(chart, BarChart)
    for bar in chart.bars:
        assert "fig-contact" in report.used_at[bar.mark.fact]
    assert "fig-by-region" in report.used_at["top(service, region='island')"]
