from __future__ import annotations

from reportgen.content.blocks import TableFigure
from reportgen.content.inlines import plain
from reportgen.content.tables import Table
from tests.content.made_up import blocks, content, table


def lines(found: Table) -> list[str]:
    return [" | ".join([f"{row.role or '-'} {row.heading}", *(cell.text for cell in row.cells)]) for row in found.rows]


def test_one_question() -> None:
    found = table("service", "en")
    assert [line.rsplit(" | ", 2)[0] for line in lines(found.table)] == [
        "base Base (n) | 100 | ",
        "- Very dissatisfied | 10 | 10",
        "- Dissatisfied | 25 | 25",
        "- Neither | 25 | 25",
        "- Satisfied | 25 | 25",
        "- Very satisfied | 15 | 15",
        "key Dissatisfied or Very dissatisfied | 35 | 35",
        "key Satisfied or Very satisfied | 40 | 40",
        "key Net (points) |  | +5",
        "key Mean (1–5) |  | 3.1",
    ]
    assert plain(found.subtitle) == "“How satisfied are you with the service?”"
    assert not found.wide


def test_questions_on_one_scale_stand_side_by_side() -> None:
    found = table("side-by-side").table
    headings = [column.heading for column in found.columns]
    assert headings == [
        "基数（n）",
        "非常不满意",
        "不满意",
        "一般",
        "满意",
        "非常满意",
        "不满意合计",
        "满意合计",
        "净值",
        "平均值",
    ]
    assert lines(found) == [
        "- 服务 | 100 | 10 | 25 | 25 | 25 | 15 | 35 | 40 | +5 | 3.1",
        "- 速度 | 100 | 10 | 30 | 20 | 30 | 10 | 40 | 40 | 0 | 3.0",
    ]


def test_other_questions_stand_below_each_other() -> None:
    found = lines(table("below").table)
    assert [line.split(" | ")[0] for line in found if line.startswith("group")] == [
        "group 渠道",
        "group 推荐",
        "group 次数",
        "group 质量",
        "group 还有什么要说的？",
    ]
    assert "key 平均值 |  | 2.3" in "\n".join(found)  # (25 x 1 + 25 x 3 + 40 x 2 + 10 x 5) / 100 = 2.3
    assert found[-1].startswith("base 基数（n） | 0")  # nobody wrote a remark


def test_by_segment_bases_stay_and_small_columns_are_withheld() -> None:
    found = table("banner").table
    assert [column.heading for column in found.columns] == ["总计", "北方", "南方", "海岛"]
    assert lines(found)[:4] == [
        "base 基数（n） | 100 | 50 | 40 | 10",
        "group 服务",
        "- 非常不满意 | 10 | 10 | 10 | –",
        "- 不满意 | 25 | 20 | 30 | –",
    ]
    assert lines(found)[-2:] == ["- 慢 | 60 | 80 | 50 | –", "- 态度差 | 40 | 20 | 50 | –"]
    withheld = [cell for row in found.rows for cell in row.cells if cell.withheld]
    assert {cell.text for cell in withheld} == {"–"}
    assert len(withheld) == 5 + 2 + 1 + 1 + 2  # of the island: answers, boxes, net, mean, faults
    assert plain(table("banner").source).endswith("“–”表示基数不足30，不予显示。")


def test_several_segments_are_named_in_a_second_line() -> None:
    changes = (("columns: region, id: banner", "columns: [region, place], id: banner"), ("claims:\n", PLACE + "claims:\n"))
    found = next(t for t in content("en", changes).tables if t.anchor == "tab-banner")
    assert found.title == "Service and Faults, by Region and Place"


PLACE = "  place: {label: Place, column: region, options: {north: N, south: S, island: I}}\n\n"


def test_a_filtered_table_says_whom_it_is_about() -> None:
    found = table("filtered", "en")
    assert plain(found.source).startswith("Base: n = 40, only respondents for whom Channel is “Phone”, probability sample")
    assert "- Satisfied | 30 | 75" in "\n".join(lines(found.table))  # of 40 on the phone: 20 in the north, 10 in the south


def test_every_cell_with_a_number_has_its_fact() -> None:
    report = content()
    for row in table("banner").table.rows:
        for cell in row.cells:
            assert bool(cell.fact) == bool(cell.text)
            assert not cell.fact or "tab-banner" in report.used_at[cell.fact]


def test_a_title_names_few_questions_and_counts_many() -> None:
    changes = (("rows: [contact, recommend, visits, quality, remarks]", "rows: [contact, recommend, visits, quality]"),)
    four = next(t for t in content("en", changes).tables if t.anchor == "tab-below")
    assert four.title == "Channel, Recommendation, Visits and Quality"
    assert plain(table("below", "en").title) == "Channel and 4 others"
    assert plain(table("below").title) == "渠道等5项"


def test_means_stand_one_row_a_question() -> None:
    rows = "rows: [service, speed, recommend], columns: region, id: banner, show: mean"
    found = table("banner", "en", (("rows: [service, faults], columns: region, id: banner", rows),))
    # service: 310 / 100, 165 / 50, 116 / 40; speed: 300 / 100, 140 / 50, 110 / 40; NPS: 40 - 30, 20 - 20 of 50, 10 - 10 of 40
    assert lines(found.table) == [
        "base Base (n) | 100 | 50 | 40 | 10",
        "- Service | 3.1 | 3.3 | 2.9 | –",
        "- Speed | 3.0 | 2.8 | 2.8 | –",
        "- Recommendation | +10 | 0 | 0 | –",
    ]
    assert plain(found.subtitle) == "Means"


def test_answers_alone_leave_the_summaries_out() -> None:
    found = table("filtered", "en", (("id: filtered,", "id: filtered, show: answers,"),)).table
    assert {row.role for row in found.rows} == {"base", ""}
    assert len(found.rows) == 1 + 5


def test_a_table_after_the_figure_of_its_numbers_has_the_order_of_the_figure() -> None:
    changes = (("- chart: contact\n", "- chart: contact\n      - table: contact\n"),)
    found = table("contact", "en", changes)
    assert found.repeats == "fig-contact"
    assert [row.heading for row in found.table.rows] == ["Base (n)", "Chat", "Phone", "Other"]


def test_a_table_of_other_numbers_repeats_no_figure() -> None:
    chart = "- chart: contact\n"
    for after in (
        "      - text: Words\n      - table: contact\n",
        "      - table: {rows: contact, columns: region}\n",
        "      - table: speed\n",
    ):
        report = content("en", ((chart, chart + after),))
        tables = [block for block in blocks(report) if isinstance(block, TableFigure)]
        assert len(tables) == 6
        assert {block.repeats for block in tables} == {""}
