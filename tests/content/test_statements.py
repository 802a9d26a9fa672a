from __future__ import annotations

from typing import TypeVar

from reportgen.content.blocks import Block, GlancePage, PlanBlock, SectionBlock
from reportgen.content.charts.kinds import BarChart, DotChart
from reportgen.content.claim_blocks import ClaimsTable
from reportgen.content.inlines import Inlines, plain
from reportgen.content.statement_blocks import SwotTable
from tests.content.made_up import blocks, content

T = TypeVar("T", bound=Block | SectionBlock)
CONVENIENCE = (("sample: {kind: probability}", "sample: {kind: convenience}"),)


def only(kind: type[T], language: str = "zh-CN", changes: tuple[tuple[str, str], ...] = ()) -> T:
    (found,) = [b for b in blocks(content(language, changes)) if isinstance(b, kind)]
    return found


def words(parts: tuple[Inlines, ...]) -> list[str]:
    return [plain(p) for p in parts]


def test_evidence_names_its_kind_and_shows_each_number_once() -> None:
    quadrants = only(SwotTable).quadrants
    assert [q.title for q in quadrants] == ["优势", "劣势", "机会", "威胁"]
    backings = [q.entries[0].backings[0] for q in quadrants]
    assert [(b.kind, b.word) for b in backings] == [("data", "数据"), ("data", "数据"), ("source", "资料"), ("judgement", "判断")]
    assert [words(b.chips) for b in backings] == [
        ["服务：满意或非常满意 40%", "服务：不满意或非常不满意 35%"],
        ["不足：慢 第1位，60%"],
        ["行业年报"],
        ["作者的看法"],
    ]
    assert words(only(SwotTable, "en").quadrants[1].entries[0].backings[0].chips) == ["Faults: Slow rank 1, 60%"]


def test_claims_show_the_numbers_of_both_sides() -> None:
    table = only(ClaimsTable)
    assert [(row.anchor, plain(row.numbers), row.result, row.word) for row in table.rows] == [
        ("claim-more-good", "40%对35%", "holds", "成立"),
        ("claim-cb301b29", "第1位（须第1位）；60%（须>40%且<80%）", "holds", "成立"),
    ]
    assert [plain(row.numbers) for row in only(ClaimsTable, "en").rows] == [
        "40% against 35%",
        "rank 1 (must be rank 1); 60% (must be > 40% and < 80%)",
    ]


def test_a_broken_claim_and_one_that_cannot_be_told_are_marked() -> None:
    changes = (
        ("holds: top(service) > bottom(service)\n  - id: 慢居首", "holds: top(service) < bottom(service)\n  - id: 慢居首"),
        ("holds: rank(faults, 'slow') == 1 and 40% < share(faults, 'slow') < 80%", "holds: top(service, region='island') > 10%"),
    )
    rows = only(ClaimsTable, "zh-CN", changes).rows
    assert [(plain(r.numbers), r.result, r.word) for r in rows] == [
        ("40%对35%", "broken", "不成立"),
        ("–（须>10%）", "unknown", "无法判断"),
    ]


def test_an_action_has_its_side_facts_and_its_measure() -> None:
    action = only(PlanBlock).groups[0].actions[0]
    assert action.facts == (("负责", "人事"), ("期限", "2024-12-31"))
    assert [(field.key, field.label) for field in action.fields] == [("problem", "问题"), ("action", "措施")]
    assert plain(action.measure_label) == "指标：不足：慢"
    assert action.meter is not None
    meter = action.meter
    assert (meter.mark.value, meter.mark.printed, meter.label) == (60.0, "60%", "基线")
    assert (meter.target, meter.target_printed, meter.better) == (40.0, "目标 40%", "down")
    assert action.meter_alt == "基线60%，目标40%"


def test_every_action_says_how_far_it_is_once_one_is_more_than_proposed() -> None:
    title = "title: {zh-CN: 换系统, zh-TW: 換系統, en: New system}\n"
    changes = ((title, title + "            status: started\n"),)
    faster, kinder = only(PlanBlock, "zh-CN", changes).groups
    found = [a.facts[-1] for a in (*faster.actions, *faster.groups[0].actions, *kinder.actions)]
    assert found == [("状态", "建议"), ("状态", "进行中"), ("状态", "建议")]


def test_a_target_of_an_index_prints_its_unit() -> None:
    (tools,) = only(PlanBlock, "en").groups[0].groups
    meter = tools.actions[0].meter
    assert meter is not None
    assert (meter.mark.printed, meter.target, meter.target_printed, meter.better) == (
        "50.0 points",
        60.0,
        "Target 60 points",
        "up",
    )


def test_a_measure_that_has_no_track_prints_its_numbers() -> None:
    changes = (("measure: {of: index(pace), target: 60}", "measure: {of: mean(visits), target: 3}"),)
    (tools,) = only(PlanBlock, "en", changes).groups[0].groups
    action = tools.actions[0]
    assert action.meter is None
    assert plain(action.measure_label) == "Measure: Visits: mean (baseline 2.3, target 3)"


def test_the_page_at_a_glance() -> None:
    page = only(GlancePage)
    assert (plain(page.label), plain(page.headline), page.unit) == ("质量指数", "51.7", "分")
    slow, recommend = page.findings
    assert slow.meter is not None
    assert (slow.number, slow.meter.label, slow.meter.mark.printed, slow.alt) == ("1", "说慢的", "60%", "说慢的：60%")
    assert (recommend.meter, recommend.alt, plain(recommend.text)) == (None, "", "+10")
    assert plain(slow.text) == "图 8"


def test_unfavourable_answers_and_what_the_author_calls_bad_are_drawn_as_bad() -> None:
    number = "number: share(faults, 'slow')\n"

    def tones(*changes: tuple[str, str]) -> tuple[str, str]:
        page = only(GlancePage, "en", changes)
        meter = page.findings[0].meter
        assert meter is not None
        return page.tone, meter.better

    assert tones() == ("good", "up")
    assert tones(("headline: index(quality)", "headline: bottom(service)"), (number, "number: share(service, 1)\n")) == (
        "bad",
        "down",
    )
    assert tones((number, "number: share(service, 1, 4)\n")) == ("good", "up")
    assert tones((number, number + "              tone: bad\n")) == ("good", "down")


def test_the_cover_shows_indices_on_their_real_scale() -> None:
    cover = content().cover
    assert isinstance(cover.chart, DotChart)
    assert [(d.label, d.mark.printed) for d in cover.chart.dots] == [("质量", "51.7"), ("快慢", "50.0")]
    assert cover.chart.high - cover.chart.low >= 20
    assert all(d.mark.low is None for d in cover.chart.dots)
    assert plain(cover.chart_source) == "指数，0–100分"
    assert cover.chart_alt == "指数，0–100分。最高的是“质量”（51.7分），最低的是“快慢”（50.0分）。"
    assert cover.imprint == "版本1.0 · 2024年7月1日 · 调查时间2024年3月1日至4月15日 · 实际答卷"
    assert content("en").cover.imprint == "Version 1.0 · 1 July 2024 · Fieldwork 1 March to 15 April 2024 · observed answers"
    assert (cover.version_line, cover.notice) == ("版本 1.0 · 2024-07-01", "")
    assert plain(cover.subtitle) == "100"


def test_without_comparable_numbers_the_cover_shows_the_first_bars() -> None:
    dimensions = (
        ("dimensions:\n  quality: {", "dimensions:\n  only: {"),
        ("headline: index(quality)", "headline: share(contact, 'phone')"),
        ("      - chart: {of: [quality, pace], id: indices}\n", ""),
        ("[contact, recommend, visits, quality, remarks]", "[contact, recommend, visits, remarks]"),
        ("            measure: {of: index(pace), target: 60}\n", ""),
        ("    top: [5, 4]\n", "    top: [5]\n"),
        ("{of: [service, speed], id: ratings,", "{of: contact, kind: column, id: ratings,"),
        ("{rows: [service, speed], id: side-by-side}", "{rows: contact, id: side-by-side}"),
        ("- table: {rows: speed, id: filtered, among: contact == 'phone'}", "- table: faults"),
    )
    cover = content("en", dimensions).cover
    assert isinstance(cover.chart, BarChart)
    assert [bar.label for bar in cover.chart.bars] == ["Chat", "Phone", "Other"]
    assert plain(cover.chart_source) == "Channel"
    assert cover.chart_alt.startswith("Bar chart: Channel")
