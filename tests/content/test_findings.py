"""Findings with what they stand on, the trace from questions to measures, and numbers of few respondents in brackets."""

from __future__ import annotations

from reportgen.content.blocks import Figure
from reportgen.content.charts.kinds import Mark
from reportgen.content.inlines import CrossReference, Inlines, plain
from reportgen.content.statement_blocks import FindingsList, SwotTable
from reportgen.content.tables import Row
from tests.content.made_up import SPEC, blocks, content, figure, table
from tests.content.test_laws import everything
from tests.content.test_statements import only, words

FINDINGS = """findings:
  - id: slow-first
    says: {zh-CN: 慢是首要不足, zh-TW: 慢是首要不足, en: Slowness comes first}
    rests_on: [慢居首, more-good]
  - id: 市场
    says: {zh-CN: 市场在扩大, zh-TW: 市場在擴大, en: The market grows}
    because: {source: {zh-CN: 行业年报, zh-TW: 產業年報, en: Trade report}}
    about: [quality, contact]
  - id: never
    says: {zh-CN: 不成立, zh-TW: 不成立, en: Never}
    because: {holds: top(service) > 90%}
    when: top(service) > 90%

swot:
"""
WEAK = "    - item: {zh-CN: 慢, zh-TW: 慢, en: Slow}\n      "
FOUR = "  - section: {zh-CN: 问卷,"
CHANGES = (
    ("\nswot:\n", "\n" + FINDINGS),
    (
        f"{WEAK}because: {{holds: \"rank(faults, 'slow') == 1 and share(faults, 'slow') > 40%\"}}",
        f"{WEAK}id: slow\n      rests_on: slow-first",
    ),
    ("index(pace), target: 60}", "index(pace), target: 60}\n            addresses: [slow]"),
    (FOUR, "  - section: {zh-CN: 来历, zh-TW: 來歷, en: Trace}\n    content: [findings, trace]\n" + FOUR),
)
FEW = (("cautious_base: 30", "cautious_base: 50"),)


def found(language: str = "zh-CN") -> FindingsList:
    return only(FindingsList, language, CHANGES)


def rows(language: str = "zh-CN") -> list[Row]:
    return list(table("trace", language, CHANGES).table.rows)


def test_findings_show_what_they_stand_on_and_those_that_do_not_stand_are_left_out() -> None:
    first, second = found().entries
    assert (first.anchor, first.number, plain(first.text), first.about) == ("finding-slow-first", "1", "慢是首要不足", "")
    # the numbers of both claims under one word, each once
    assert [(b.kind, b.word) for b in first.backings] == [("data", "数据")]
    assert words(first.backings[0].chips) == [
        "不足：慢 第1位，60%",
        "服务：满意或非常满意 40%",
        "服务：不满意或非常不满意 35%",
    ]
    # printf '市场' | sha256sum | cut -c-8
    assert (second.anchor, second.number, second.about) == ("finding-9c1e8bd2", "2", "涉及：质量、渠道")
    assert [(b.kind, b.word, words(b.chips)) for b in second.backings] == [("source", "资料", ["行业年报"])]


def test_an_item_shows_the_evidence_of_the_finding_that_it_rests_on() -> None:
    [entry] = only(SwotTable, "en", CHANGES).quadrants[1].entries
    assert entry.anchor == "swot-slow"
    assert [(b.word, words(b.chips)) for b in entry.backings] == [
        (
            "Data",
            [
                "Faults: Slow rank 1, 60%",
                "Service: Satisfied or Very satisfied 40%",
                "Service: Dissatisfied or Very dissatisfied 35%",
            ],
        )
    ]
    assert only(SwotTable, "en", CHANGES).quadrants[0].entries[0].anchor == "swot-strengths-0"


def test_the_trace_goes_from_questions_to_measures() -> None:
    made = [(row.heading, [cell.text for cell in row.cells]) for row in rows("en")]
    assert made == [
        ("Q2 Service\nQ4 Faults", ["Slowness comes first", "Weaknesses: Slow", "2.2.2.1 New system", "Pace"]),
        ("Q1 Channel\nQuality (Q2, 3)", ["The market grows", "–", "–", "–"]),
        ("Q2 Service", ["–", "Strengths: Service is fair", "–", "–"]),
        ("Source", ["–", "Opportunities: The market grows", "–", "–"]),
        ("Judgement", ["–", "Threats: Rivals improve", "–", "–"]),
        ("Q4 Faults", ["–", "–", "2.2.1 Hire", "Faults: Slow"]),
        ("–", ["–", "–", "2.3.1 Train", "–"]),
    ]


def test_what_is_on_no_way_is_told_below_it() -> None:
    below = "Findings that lead to no action: The market grows Actions that rest on nothing: 2.3.1 Train"
    assert plain(table("trace", "en", CHANGES).source) == below


def links(parts: Inlines) -> list[str]:
    return [part.target for part in parts if isinstance(part, CrossReference)]


def test_every_entry_leads_to_its_place() -> None:
    row, report = rows("en")[0], content("en", CHANGES)
    reached = [links(row.rich), *(links(cell.rich) for cell in row.cells)]
    assert reached == [
        ["fig-ratings", "fig-faults"],
        ["finding-slow-first"],
        ["swot-slow"],
        ["plan-faster-2-1"],
        ["plan-faster-2-1"],
    ]
    anchors = {getattr(block, "anchor", "") for block in blocks(report)}
    assert {"fig-ratings", "fig-faults"} <= anchors


def test_steps_that_a_report_lacks_have_no_column() -> None:
    text = SPEC.read_text(encoding="utf-8")
    swot = text[text.index("\nswot:\n") : text.index("\nplan:\n")]
    changes = (
        (swot, ""),
        CHANGES[3],
        ("content: [findings, trace]", "content: [trace]"),
        ("        content: [swot]\n", "        content: [claims]\n"),
    )
    made = table("trace", "en", changes).table
    assert [column.heading for column in made.columns] == ["Action", "Measure"]
    assert [row.heading for row in made.rows] == ["Q4 Faults", "–", "–"]


def test_numbers_with_a_small_base_stand_in_brackets() -> None:
    lines = [[cell.text for cell in row.cells] for row in table("banner", "en", FEW).table.rows]
    assert ["100", "50", "40", "10"] in lines  # bases are no estimates
    assert ["15", "20", "(10)", "–"] in lines
    assert "“( )”: base under 50; read with caution." in plain(table("banner", "en", FEW).source)
    assert "括号内的数字基数不足50，解读时须谨慎。" in plain(table("banner", "zh-CN", FEW).source)
    assert "( )" not in plain(table("banner", "en").source)


def test_figures_have_the_brackets_too() -> None:
    chart = {mark.fact: mark.printed for mark in marks(figure("by-region", "en"))}
    south = next(fact for fact in chart if fact == "top(service, region='south')")
    assert chart[south] == "30"  # 12 of 40; the sign stands beside the first mark
    small = next(b for b in blocks(content("en", FEW)) if isinstance(b, Figure) and b.id == "by-region")
    assert {mark.fact: mark.printed for mark in marks(small)} == {**chart, south: "(30)"}
    assert "“( )”: base under 50" in plain(small.source)


def marks(of: Figure) -> list[Mark]:
    return [part for part in everything(of) if isinstance(part, Mark)]
