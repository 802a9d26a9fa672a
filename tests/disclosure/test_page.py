"""The methodology states what the spec says of the method, and the table under it leads to each place."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from markupsafe import Markup

from reportgen import pipeline
from reportgen.content.blocks import Content, Disclosed, Method
from reportgen.content.inlines import CrossReference, Paragraph, plain
from reportgen.content.words import LANGUAGES, phrases
from reportgen.pipeline import Checked
from reportgen.problems import Code
from reportgen.render.html import SCREEN, body
from tests.content.made_up import blocks, content, survey

SPECS = Path(__file__).parents[2] / "specs"
DECLARED = ("minimum_base: 30\n", "minimum_base: 30\n  disclosure: [esomar-wapor]\n")
ABOUT = ("  sample: {kind: probability}\n", "  sample: {kind: probability}\n  sponsor: 甲方\n  conducted_by: 乙方\n")
AREA = (
    "  sample: {kind: probability}\n",
    "  sample: {kind: probability}\n  not_applicable: {area: {zh-CN: 网上, en: online, zh-TW: 網上}}\n",
)
RESPONSE = (
    "  mode: {",
    "  response: {complete: 80, partial: 20, refused: 60, not_reached: 30, other: 0, unknown: 10, note: N}\n  mode: {",
)


def method_of(report: Content) -> Method:
    (method,) = [b for b in blocks(report) if isinstance(b, Method)]
    return method


def rows(report: Content) -> dict[str, str]:
    found = method_of(report).rows
    return {label: " / ".join(plain(p.parts) for p in prose if isinstance(p, Paragraph)) for label, prose in found}


def table(report: Content) -> Disclosed:
    disclosed = method_of(report).disclosed
    assert disclosed is not None
    return disclosed


@cache
def checked(name: str) -> Checked:
    return pipeline.check(SPECS / name / "report.yaml")


def test_without_a_profile_nothing_is_added() -> None:
    method = method_of(content())
    assert (method.anchors, method.disclosed) == ((), None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_names_every_item_and_where_it_stands(language: str) -> None:
    report = content(language, (DECLARED, ABOUT, AREA))
    words, found = phrases(language), {item.item: plain(item.where) for item in table(report).items}
    printed = rows(report)
    for item, row in (("sponsor", "sponsor"), ("dates", "fieldwork"), ("size", "base"), ("weighting", "weights")):
        assert found[words[f"item-{item}"]] == words[f"method-row-{row}"]
        assert words[f"method-row-{row}"] in printed
    assert found[words["item-area"]] == words["disclosed-is-idle"] + words["method-row-area"]
    assert found[words["item-wording"]] in {"附录二", "附錄二", "Appendix B"}
    assert len(found) == 10
    assert not table(report).several


def test_every_link_leads_to_a_place_of_the_page() -> None:
    for name in ("city-library-2025", "jd-customer-service"):
        report = checked(name).contents[0]
        html = str(body(report, SCREEN, lambda *_, **__: Markup()))
        ids = set(re.findall(r'\bid="([^"]+)"', html))
        links = [part.target for item in table(report).items for part in item.where if isinstance(part, CrossReference)]
        assert len(links) >= len(table(report).items)
        assert set(links) <= ids
        assert all(html.count(f'id="{link}"') == 1 for link in links)


def test_the_example_of_two_profiles_says_which_asks() -> None:
    found = table(checked("city-library-2025").contents[0])
    asked = {item.item: item.asked_by for item in found.items}
    assert asked["Sponsor and source of money"] == "AAPOR, ESOMAR/WAPOR"
    assert asked["Incentives"] == "AAPOR"
    assert "GB/T" not in found.note
    assert found.title.startswith("What a report must state by the AAPOR code and the ESOMAR/WAPOR guideline")


def test_what_the_source_of_rebuilt_rows_does_not_say_is_said() -> None:
    report = checked("jd-customer-service").contents[0]
    assert rows(report)["执行"] == "不详：原报告没有署名，也没有说明由谁执行。"
    found = {item.item: plain(item.where) for item in table(report).items}
    assert found["执行机构"] == "不详，见执行"
    assert found["局限"] == "局限"
    assert "GB/T 19039的事项依据公开的摘要列出" in table(report).note
    assert "不是概率样本" in rows(report)["抽样"]


def test_the_response_is_counted_and_its_rates_are_printed() -> None:
    found = rows(content("en", (RESPONSE,)))["Response"]
    # RR1 = 80 / 200, RR2 = 100 / 200
    assert found == (
        "Of 200 invited: 80 complete answers, 20 partial answers, 60 refused or broke off, 30 not reached, "
        "0 without an answer for other reasons, 10 not known to belong to the population. / "
        "Response rate by AAPOR's Standard Definitions: RR1 40.0%, RR2 50.0%. / N"
    )


def test_a_convenience_sample_has_a_participation_rate() -> None:
    convenience = ("sample: {kind: probability}", "sample: {kind: convenience}")
    found = rows(content("zh-CN", (RESPONSE, convenience)))["应答"]
    assert "参与率（作答人数占受邀人数的比例）为50.0%。样本不是概率样本" in found
    assert "RR1" not in found


def test_an_estimate_of_the_eligible_is_said() -> None:
    estimated = (RESPONSE[0], RESPONSE[1].replace("note: N", "note: N, eligible: 50%"))
    found = rows(content("en", (estimated,)))["Response"]
    # RR3 = 80 / (190 + 5) = 0.41026, RR4 = 100 / 195 = 0.51282
    assert "RR3 41.0%, RR4 51.3%." in found
    assert "Of those not known to belong to the population, 50.0% are estimated to do so." in found


def test_more_answers_than_people_who_answered() -> None:
    fewer = (RESPONSE[0], RESPONSE[1].replace("complete: 80", "complete: 79"))
    (problem,) = survey((fewer,))[2].problems
    assert problem.code is Code.RESPONSE
    assert "counts 99 people who answered, and the data have 100 rows" in problem.found
    assert survey((RESPONSE,))[2].problems == ()


def test_the_goals_of_the_plan_are_its_purpose() -> None:
    goals = (
        "questions:\n  contact:",
        "research:\n  goals:\n"
        "    - {id: a, title: 找出不足, text: 哪里不好, answered_by: [faults, quality, pace, remarks]}\n"
        "    - {id: b, title: 比较渠道, text: 哪里好, answered_by: [contact, recommend, again, visits]}\nquestions:\n  contact:",
    )
    iso = (DECLARED[0], DECLARED[1].replace("esomar-wapor", "gb-t-19039"))
    rest = ("  mode: {", "  conducted_by: 甲\n  processing: 乙\n  quality: 丙\n  limitations: 丁\n  mode: {")
    assert rows(content("zh-CN", (goals, iso, rest)))["目的"] == "调查希望了解：找出不足；比较渠道。"
