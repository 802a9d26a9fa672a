"""Sentences that claims stand behind, and what is told of each claim: expected numbers follow from the counts of ``made_up``."""

from __future__ import annotations

from math import erfc, sqrt

import pytest

from reportgen.content.blocks import Content, ProseBlock, SectionBlock
from reportgen.content.claim_blocks import ClaimProof, ClaimProofs, ClaimsTable
from reportgen.content.inlines import Claimed, claimed_in, plain
from reportgen.content.statement_blocks import SwotTable
from reportgen.facts.p_value import p_value
from tests.content.made_up import blocks, content

Changes = tuple[tuple[str, str], ...]
SECOND = "第二段。"
HOLDS = "holds: top(service) > bottom(service)\n  - id: 慢居首"
TIED: Changes = ((SECOND, "[满意的多些]{claim=more-good}，[慢最突出]{claim=慢居首}；又及，[满意的多些]{claim=more-good}。"),)


def with_test(significant: str = "true", holds: str = "top(service) > bottom(service)") -> Changes:
    """Return the changes that tie a sentence to the first claim and test it."""
    return (*TIED, (HOLDS, f"holds: {holds}\n    significant: {significant}\n  - id: 慢居首"))


def said(report: Content) -> list[Claimed]:
    return [one for b in blocks(report) if isinstance(b, ProseBlock) for one in claimed_in(b.prose)]


def proof(report: Content, number: int = 0) -> ClaimProof:
    return report.proofs[number]


def lines(entry: ClaimProof) -> dict[str, tuple[str, ...]]:
    return dict(entry.rows)


def test_words_that_a_claim_stands_behind_carry_its_result() -> None:
    found = said(content("zh-CN", TIED))
    assert [(plain(one.parts), one.result, one.word) for one in found] == [
        ("满意的多些", "holds", "成立"),
        ("慢最突出", "holds", "成立"),
        ("满意的多些", "holds", "成立"),
    ]
    assert [(one.anchor, one.proof) for one in found] == [
        ("says-more-good-1", "proof-more-good"),
        ("says-cb301b29-1", "proof-cb301b29"),
        ("says-more-good-2", "proof-more-good"),
    ]


def test_words_of_a_claim_that_is_not_asserted_are_plain() -> None:
    off: Changes = (*TIED, (HOLDS, "holds: top(service) > bottom(service)\n    when: top(service) > 90%\n  - id: 慢居首"))
    assert [one.claim for one in said(content("zh-CN", off))] == ["慢居首"]
    assert [entry.anchor for entry in content("zh-CN", off).proofs] == ["proof-cb301b29"]


def test_a_table_of_claims_is_the_home_of_its_claims_and_others_get_a_chapter() -> None:
    listed = content("zh-CN", TIED)
    assert [(entry.anchor, entry.listed) for entry in listed.proofs] == [("proof-more-good", True), ("proof-cb301b29", True)]
    assert not any(isinstance(b, ClaimProofs) for b in blocks(listed))
    without = content("zh-CN", (*TIED, ("        content: [claims]\n", "        content: [swot]\n")))
    assert not any(isinstance(b, ClaimsTable) for b in blocks(without))
    (home,) = [b for b in blocks(without) if isinstance(b, ClaimProofs)]
    assert [entry.anchor for entry in home.entries] == ["proof-more-good", "proof-cb301b29"]
    chapter = without.chapters[-1]
    assert isinstance(chapter, SectionBlock)
    assert (plain(chapter.title), without.toc[-1].anchor) == ("正文论断的依据", chapter.anchor)


def test_the_first_row_of_a_claim_opens_what_stands_behind_it() -> None:
    twice = content("zh-CN", (("        content: [claims]\n", "        content: [claims, {claims: {only: [more-good]}}]\n"),))
    tables = [b for b in blocks(twice) if isinstance(b, ClaimsTable)]
    assert [[row.proof for row in table.rows] for table in tables] == [["proof-more-good", "proof-cb301b29"], [""]]


def test_what_stands_behind_a_claim_that_is_not_with_test() -> None:
    entry = proof(content("zh-CN", TIED))
    assert (entry.says, entry.word, entry.first_use) == ("满意的多于不满意的", "成立", "says-more-good-1")
    assert lines(entry) == {
        "条件": ("top(service) > bottom(service)",),
        "数据": ("服务：满意或非常满意 40%，高于服务：不满意或非常不满意 35%（成立）",),
        "检验": ("按数字本身判断，未作显著性检验。",),
        "基数": ("n = 100",),
    }


def test_a_test_is_told_with_its_difference_and_its_p_value() -> None:
    """Of 100 people 40 are in the upper box and 35 in the lower: McNemar's z is 5 / sqrt(75)."""
    p = p_value(erfc(5 / sqrt(75) / sqrt(2)))
    entry = proof(content("zh-CN", with_test()))
    assert (entry.result, entry.word) == ("not-significant", "成立，但不显著")
    assert lines(entry)["检验"] == (
        f"p {p}，显著性水平0.05",
        f"服务：满意或非常满意，高于服务：不满意或非常不满意：相差+5.0个百分点，z = 0.58，p {p}（McNemar检验，双侧）",
    )
    english = lines(proof(content("en", with_test())))["Test"]
    assert english[0] == f"p {p}, level of significance 0.05"


def test_a_row_of_the_table_tells_the_test_in_a_line() -> None:
    (table,) = [b for b in blocks(content("zh-CN", with_test())) if isinstance(b, ClaimsTable)]
    assert [(row.result, row.word, row.test) for row in table.rows] == [
        ("not-significant", "成立，但不显著", f"p {p_value(erfc(5 / sqrt(75) / sqrt(2)))}，显著性水平0.05"),
        ("holds", "成立", ""),
    ]


def test_tests_that_are_put_together_say_how() -> None:
    found = lines(proof(content("zh-CN", with_test(holds="some((service, speed), top(each) > 35%)"))))["检验"]
    assert "2项比较有一项显著即可，p值经Holm校正" in found[0]
    assert sum("结论由这一项决定" in line for line in found) == 1
    equal = lines(proof(content("zh-CN", with_test(holds="abs(top(service) - top(speed)) < 20%"))))["检验"]
    assert "等效检验" in equal[0]
    assert all("单侧" in line for line in equal[1:])


def test_of_what_does_not_hold_no_test_is_told() -> None:
    entry = proof(content("zh-CN", with_test(holds="top(service) < bottom(service)")))
    assert (entry.result, "检验" in lines(entry)) == ("broken", False)


def test_a_draft_says_so_on_its_first_page() -> None:
    assert content("zh-CN", TIED).cover.draft == ""
    assert content("zh-CN", with_test()).cover.draft == "草稿：1条论断成立但不显著，正文中已标出。"
    broken = content("en", with_test(holds="top(service) < bottom(service)")).cover.draft
    assert broken == "Draft: claims that do not hold: 1. They are marked in the text."


def test_evidence_that_holds_by_chance_says_so() -> None:
    rests = 'because: {holds: "top(service) > bottom(service)"'
    (swot,) = [b for b in blocks(content("zh-CN", ((rests, f"{rests}, significant: true"),))) if isinstance(b, SwotTable)]
    backing = swot.quadrants[0].entries[0].backings[0]
    assert (backing.word, backing.holds) == ("数据（成立，但不显著）", False)


def test_the_methodology_says_how_claims_are_tested_where_they_are() -> None:
    def words(changes: Changes) -> str:
        return str([b for b in blocks(content("en", changes)) if type(b).__name__ == "Method"])

    assert "It is no test of significance" in words(TIED)
    assert "intersection-union, Berger 1982" in words(with_test())


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW", "en"])
def test_every_fact_behind_a_claim_is_used_there(language: str) -> None:
    report = content(language, with_test())
    for fact in ("top(service)", "bottom(service)"):
        assert "proof-more-good" in report.used_at[fact]
