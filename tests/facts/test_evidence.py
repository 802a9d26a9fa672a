"""What findings, SWOT items and actions rest on: statements that do not hold, numbers that point the other way, small bases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from reportgen.analysis.results import Results
from reportgen.analysis.results import Tested as Found
from reportgen.facts.contrary import said
from reportgen.facts.evaluate import evaluate
from reportgen.facts.ledger import Ledger
from reportgen.problems import Code, Problem, Severity
from reportgen.spec.expressions.tree import Asked, Chain, Change, Literal
from reportgen.spec.measures import Measure
from reportgen.spec.plan import plan
from tests.facts.given import SOURCE, estimate
from tests.spec.expressions.sample import NOTHING, changed, document, spec

ACTION = {"title": "T", "action": "A", "owner": "o"}


def ledger(values: Mapping[str, float | str], base: int = 312, **parts: Any) -> Ledger:
    """Return the ledger of the sample survey over values by canonical text, with so many respondents in every base."""
    of = spec(changed(**{"body": NOTHING, **parts}))
    estimates = {m: replace(estimate(m, values[m.canonical]), base=base) for m in plan(of).measures}
    return evaluate(of, Results(estimates, SOURCE))


def problems(values: Mapping[str, float | str], base: int = 312, **parts: Any) -> list[tuple[Code, str]]:
    return [(p.code, p.found) for p in ledger(values, base, **parts).problems]


def item(holds: str) -> dict[str, Any]:
    return {"item": "i", "because": {"holds": holds}}


TOP, BOTTOM, PHONE = "top(overall)", "bottom(overall)", "top(overall, channel='phone')"
VALUES: Mapping[str, float] = {
    TOP: 0.6,
    BOTTOM: 0.25,
    PHONE: 0.5,
    "top(等候时间)": 0.3,
    "mean(overall)": 3.4,
    "index(responsiveness)": 60.0,
    "nps(recommend)": -5.0,
    "share(overall, '4')": 0.3,
    "share(overall, '1')": 0.1,
    "share(overall, '3')": 0.15,
    "share(shortcomings, 'slow')": 0.6,
    "top(overall, channel='chat')": 0.7,
    "mean(age)": 40.0,
    "top(overall, among=channel != 'phone')": 0.65,
    "top(overall, 城市='bj')": 0.5,
    "top(overall, among=age > 30)": 0.4,
}

GOOD = [
    f"{TOP} > 50%",
    f"50% < {TOP}",
    f"{BOTTOM} < 30%",
    f"{TOP} > {BOTTOM}",
    f"{TOP} - {BOTTOM} > 0",
    "index(responsiveness) >= 60",
    "mean(overall) > 3",
    "share(overall, '4') > 20%",
    "share(overall, '1') < 20%",
]
"""Conditions that tell of something good, and are true."""
BAD = [
    "top(overall, channel='phone') < top(overall, among=channel != 'phone')",
    "top(等候时间) < (top(overall) + top(等候时间)) / 2",
    "top(overall, channel='phone') - top(overall) < 0",
    f"{TOP} < 70%",
    f"70% > {TOP}",
    f"{BOTTOM} > 20%",
    f"{PHONE} < {TOP}",
    f"{TOP} > {PHONE} and {PHONE} < 60%",
    "nps(recommend) < 0",
    "nps(recommend) < -1",
    "mean(overall) < 3.5",
    "share(overall, '1') > 5%",
]
"""Conditions that tell of something bad, and are true; of a group against everyone, they are about the group."""
NEITHER = [
    "top(overall, channel='chat') > top(overall, 城市='bj')",
    "top(overall, channel='chat') > top(overall, among=age > 30)",
    f"{TOP} > top(等候时间)",
    f"top(等候时间) < {TOP}",
    f"{PHONE} < top(overall, channel='chat')",
    f"{TOP} > {PHONE} and {TOP} > 40%",
    f"55% < {TOP} < 65%",
    f"{TOP} > 50% and {TOP} < 65%",
    f"{TOP} > 50% and {BOTTOM} > 20%",
    f"{TOP} > 90% or {TOP} < 80%",
    f"not {TOP} > 90%",
    "share(overall, '3') < 20%",
    "share(shortcomings, 'slow') > 50%",
    "mean(age) > 30",
    f"{TOP} == 60%",
]
"""Conditions that are true, and of which neither is certain."""


@pytest.mark.parametrize("holds", [*GOOD, *NEITHER])
def test_a_strength_may_rest_on_it(holds: str) -> None:
    assert problems(VALUES, swot={"strengths": [item(holds)]}) == []


@pytest.mark.parametrize("holds", [*BAD, *NEITHER])
def test_a_weakness_may_rest_on_it(holds: str) -> None:
    assert problems(VALUES, swot={"weaknesses": [item(holds)]}) == []


@pytest.mark.parametrize("holds", BAD)
def test_a_strength_that_rests_on_something_bad_is_pointed_out(holds: str) -> None:
    [problem] = ledger(VALUES, swot={"strengths": [item(holds)]}).problems
    assert (problem.code, problem.severity) == (Code.EVIDENCE_CONTRARY, Severity.WARNING)
    assert problem.found.startswith("The strength rests on ")
    assert problem.found.endswith(", which tells of something unfavourable")


@pytest.mark.parametrize("holds", GOOD)
def test_a_weakness_that_rests_on_something_good_is_pointed_out(holds: str) -> None:
    [problem] = ledger(VALUES, swot={"weaknesses": [item(holds)]}).problems
    assert (problem.code, problem.severity) == (Code.EVIDENCE_CONTRARY, Severity.WARNING)
    assert "The weakness rests on " in problem.found


def test_operational_measures_go_the_way_that_they_declare() -> None:
    operation = {"label": "L", "unit": "minutes", "better": "lower", "value": "5", "how": "h", "source": "s"}
    published = {"label": "L", "unit": "minutes", "value": "3", "source": "s"}
    parts: dict[str, Any] = {"operations": {"reply": operation}, "published": {"usual": published}}
    long = item("operation(reply) > published(usual)")
    assert problems({}, swot={"weaknesses": [long]}, **parts) == []
    assert [code for code, _ in problems({}, swot={"strengths": [long]}, **parts)] == [Code.EVIDENCE_CONTRARY]
    assert [code for code, _ in problems({}, swot={"weaknesses": [item("operation(reply) < 10")]}, **parts)] == [
        Code.EVIDENCE_CONTRARY
    ]


def test_every_item_says_the_same() -> None:
    swot = {"strengths": [item("every(channel, top(overall) < 80%)")]}
    assert [code for code, _ in problems(VALUES, swot=swot)] == [Code.EVIDENCE_CONTRARY]
    assert problems(VALUES, swot={"strengths": [item("some(channel, top(overall) < 80%)")]}) == []


@pytest.mark.parametrize(("first", "second", "view"), [("", "2023", -1), ("2023", "", 1)])
def test_of_two_waves_a_statement_is_about_this_one(first: str, second: str, view: int) -> None:
    now, then = (Asked(Measure("top", "overall", wave=wave)) for wave in (first, second))
    [told] = said(document(), Chain(now, (("<", then),)))
    assert told.view == view
    change = Change(Asked(Measure("top", "overall")), Asked(Measure("top", "overall", wave="2023")), "2023")
    assert [one.view for one in said(document(), Chain(change, (("<", Literal(Decimal(0), percent=False)),)))] == [-1]
    assert list(said(document(), Chain(change, (("<", Literal(Decimal(5), percent=True)),)))) == []  # may have risen


def test_the_message_shows_the_comparison() -> None:
    [(_, says)] = problems(VALUES, swot={"strengths": [item(f"{TOP} < 70%")]})
    assert says == "The strength rests on top(overall) < 70%, which tells of something unfavourable"


def test_opportunities_and_threats_lie_outside_and_are_not_judged() -> None:
    parts = {"opportunities": [item(f"{TOP} < 70%")], "threats": [item(f"{TOP} > 50%")]}
    assert problems(VALUES, swot=parts) == []


def test_a_condition_that_is_false_is_told_as_broken_alone() -> None:
    assert [code for code, _ in problems(VALUES, swot={"strengths": [item(f"{TOP} < 50%")]})] == [Code.EVIDENCE_BROKEN]


def test_what_a_strength_rests_on_by_name_is_read_too() -> None:
    finding = {"id": "few", "says": "Few", "because": {"holds": f"{TOP} < 70%"}}
    found = ledger(VALUES, findings=[finding], swot={"strengths": [{"item": "i", "rests_on": "few"}]}).problems
    assert [(p.code, p.found) for p in found] == [
        (Code.EVIDENCE_CONTRARY, "The strength rests on top(overall) < 70%, which tells of something unfavourable")
    ]


class TestResting:
    def of(self, value: float | str, **parts: Any) -> tuple[Problem, ...]:
        finding = {"id": "most", "says": "Most", "because": {"holds": f"{TOP} > 50%"}}
        return ledger({TOP: value}, findings=[finding], **parts).problems

    @pytest.mark.parametrize(
        ("value", "code", "says"),
        [
            (0.1, Code.EVIDENCE_BROKEN, "which does not hold"),
            ("minimum-base", Code.EVIDENCE_UNKNOWN, "of which it cannot be told whether it holds"),
        ],
    )
    def test_what_rests_on_a_finding_falls_with_it(self, value: float | str, code: Code, says: str) -> None:
        swot = {"strengths": [{"item": "i", "rests_on": ["most"]}]}
        steps = [{"id": "c", "title": "C", "items": [{**ACTION, "addresses": "most"}]}]
        found = self.of(value, swot=swot, plan=steps)
        assert [(p.code, p.found) for p in found if "the finding" in p.found] == [
            (code, f"This rests on the finding most, {says}"),
            (code, f"This answers the finding most, {says}"),
        ]
        assert {p.code for p in found} == {code}

    def test_what_rests_on_a_claim_that_chance_may_explain_is_pointed_out(self) -> None:
        claim = {"id": "most", "says": "Most", "holds": f"{TOP} > 50%", "significant": "true"}
        of = spec(changed(body=NOTHING, claims=[claim], swot={"strengths": [{"item": "i", "rests_on": "most"}]}))
        wanted = plan(of)
        found = {one: Found(0.02, 0.03, 0.7, None, 0.48, "z") for one in wanted.hypotheses}
        made = evaluate(of, Results({m: estimate(m, 0.52) for m in wanted.measures}, SOURCE, tested=found))
        [problem] = [p for p in made.problems if p.code is Code.EVIDENCE_NOT_SIGNIFICANT]
        assert problem.found == "This rests on the claim most, which holds, but not significantly"

    @pytest.mark.parametrize("where", ["findings", "swot", "plan"])
    def test_evidence_that_chance_may_explain_is_pointed_out_wherever_it_stands(self, where: str) -> None:
        because = {"holds": f"{TOP} > 50%", "significant": "true"}
        parts: dict[str, Any] = {
            "findings": {"findings": [{"id": "most", "says": "Most", "because": because}]},
            "swot": {"swot": {"strengths": [{"item": "i", "because": because}]}},
            "plan": {"plan": [{"id": "c", "title": "C", "items": [{**ACTION, "because": because}]}]},
        }
        of = spec(changed(body=NOTHING, **parts[where]))
        wanted = plan(of)
        found = {one: Found(0.02, 0.03, 0.7, None, 0.48, "z") for one in wanted.hypotheses}
        made = evaluate(of, Results({m: estimate(m, 0.52) for m in wanted.measures}, SOURCE, tested=found))
        assert [p.code for p in made.problems] == [Code.EVIDENCE_NOT_SIGNIFICANT]

    def test_it_stands_with_it(self) -> None:
        assert self.of(0.6, swot={"strengths": [{"item": "i", "rests_on": ["most"]}]}) == ()

    def test_a_finding_that_is_left_out_is_no_ground(self) -> None:
        finding = {"id": "most", "says": "Most", "because": {"judgement": "J"}, "when": f"{TOP} > 50%"}
        swot = {"strengths": [{"item": "i", "rests_on": ["most"]}]}
        [(code, says)] = problems({TOP: 0.1}, findings=[finding], swot=swot)
        assert code is Code.EVIDENCE_UNKNOWN
        assert says == "This rests on the finding most, which the report leaves out: its own condition is not true"

    def test_an_action_may_answer_a_finding_that_is_left_out(self) -> None:
        finding = {"id": "most", "says": "Most", "because": {"judgement": "J"}, "when": f"{TOP} > 50%"}
        steps = [{"id": "c", "title": "C", "items": [{**ACTION, "addresses": "most"}]}]
        assert problems({TOP: 0.1}, findings=[finding], plan=steps) == []

    def test_a_statement_that_is_left_out_says_nothing_of_its_ground(self) -> None:
        swot = {"strengths": [{"item": "i", "rests_on": ["most"], "when": f"{TOP} > 50%"}]}
        assert [p.code for p in self.of(0.1, swot=swot)] == [Code.EVIDENCE_BROKEN]  # of the finding itself


class TestSmallBases:
    @pytest.mark.parametrize(("base", "found"), [(29, 0), (30, 1), (49, 1), (50, 0)])
    def test_evidence_between_the_two_bases_is_pointed_out(self, base: int, found: int) -> None:
        said = ledger({TOP: 0.6}, base, swot={"strengths": [item(f"{TOP} > 50%")]}).problems
        assert [(p.code, p.severity) for p in said] == [(Code.EVIDENCE_SMALL_BASE, Severity.WARNING)] * found
        text = f"The evidence rests on top(overall), which has a base of {base} respondents, under the cautious base of 50"
        assert [p.found for p in said] == [text] * found

    def test_the_author_sets_from_which_base_on(self) -> None:
        report = {"id": "r", "version": "1", "title": "T", "language": "zh-CN", "date": "2024-05-01", "cautious_base": "100"}
        swot = {"strengths": [item(f"{TOP} > 50%")]}
        assert [code for code, _ in problems({TOP: 0.6}, 99, report=report, swot=swot)] == [Code.EVIDENCE_SMALL_BASE]
        assert problems({TOP: 0.6}, 99, report={**report, "cautious_base": "30"}, swot=swot) == []

    def test_the_parts_of_a_computed_number_count(self) -> None:
        found = problems(VALUES, 40, swot={"strengths": [item(f"{TOP} - {BOTTOM} > 5%")]})
        assert [says.partition(",")[0] for _, says in found] == ["The evidence rests on top(overall) - bottom(overall)"]

    def test_numbers_of_respondents_are_no_estimates(self) -> None:
        assert problems({"base(overall)": 40.0}, 40, swot={"opportunities": [item("base(overall) > 35")]}) == []

    def test_actions_findings_and_the_claims_that_they_rest_on_are_evidence(self) -> None:
        because = {"holds": f"{TOP} > 50%"}
        claims = [{"id": "c", "says": "S", "holds": f"{TOP} > 40%"}, {"id": "alone", "says": "S", "holds": f"{TOP} > 30%"}]
        findings = [{"id": "f", "says": "S", "rests_on": "c"}]
        steps = [{"id": "c", "title": "C", "items": [{**ACTION, "because": because}]}]
        found = problems({TOP: 0.6}, 40, claims=claims, findings=findings, plan=steps)
        assert [code for code, _ in found] == [Code.EVIDENCE_SMALL_BASE] * 2
