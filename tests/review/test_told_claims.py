"""What continuous integration is told of each claim: one of four results, and numbers that are known by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from statsmodels.stats.contingency_tables import mcnemar

from reportgen.problems import Code, Severity
from reportgen.publish.junit import suite
from reportgen.publish.told_claims import ToldClaim, told_claims, untested_claims
from reportgen.verbs.build import Request, check
from reportgen.verbs.summary import summary
from tests.content.made_up import SPEC, rows, survey

HOLDS = "holds: top(service) > bottom(service)\n  - id: 慢居首"


def told(condition: str) -> tuple[ToldClaim, bool]:
    """Return the first claim with another condition, and whether a problem of it fails its test."""
    spec, _, ledger = survey(((HOLDS, f"holds: {condition}\n  - id: 慢居首"),))
    claims = told_claims(spec, ledger)
    cases = suite("a", claims, ledger.problems, finished=True).cases
    return claims[0], bool(next(case for case in cases if case.name == "claim more-good").problems)


def test_a_claim_that_holds_has_its_sentence_place_and_numbers() -> None:
    claim, fails = told("top(service) > bottom(service)")
    assert (claim.id, claim.says, claim.result, fails) == ("more-good", "满意的多于不满意的", "holds", False)
    assert (claim.compared, claim.numbers) == (("40% > 35%",), ("top(service) is 40%", "bottom(service) is 35%"))
    assert claim.place.path == "claims[0].holds"
    assert claim.place.source.strip().startswith("holds: top(service)")


@pytest.mark.parametrize(
    ("condition", "result", "compared"),
    [
        ("top(service) > 50%", "broken", ("40% > 50% (not so)",)),
        ("top(service) > 30% and bottom(service) > 50%", "broken", ("40% > 30%", "35% > 50% (not so)")),
        ("top(service, region='island') > 10%", "unknown", ("not shown > 10% (cannot be told)",)),
    ],
)
def test_a_claim_that_does_not_hold_fails_its_test(condition: str, result: str, compared: tuple[str, ...]) -> None:
    claim, fails = told(condition)
    assert (claim.result, claim.compared, fails) == (result, compared, True)


def test_a_claim_that_holds_by_chance_only_has_its_p_value(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    with (tmp_path / "answers.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows()[0]))
        writer.writeheader()
        writer.writerows(rows())
    text = SPEC.read_text(encoding="utf-8").replace(HOLDS, HOLDS.replace("\n", "\n    significant: true\n", 1))
    (tmp_path / "report.yaml").write_text(text, encoding="utf-8")
    outcome = check(Request(tmp_path / "report.yaml"))
    # two answers of one question: McNemar's test of 40 against 35, without correction
    chance = mcnemar([[0, 40], [35, 0]], exact=False, correction=False).pvalue
    assert outcome.claims[0].result == "not-significant"
    assert outcome.claims[0].compared == ("40% > 35%", f"p = {chance:.2f} at the level of 0.05")
    assert [p.code for p in outcome.problems if p.severity is Severity.ERROR] == [Code.CLAIM_NOT_SIGNIFICANT]
    assert "1 of 2 claims hold" in outcome.summary
    text = summary([outcome])
    assert "| 🟡 | more-good |" in text
    assert "### Claims: 1 holds, 1 not-significant" in text


def test_claims_are_named_though_nothing_was_tested() -> None:
    spec, _, _ = survey()
    assert [(claim.id, claim.result, claim.compared) for claim in untested_claims(spec)] == [
        ("more-good", "not-tested", ()),
        ("慢居首", "not-tested", ()),
    ]
