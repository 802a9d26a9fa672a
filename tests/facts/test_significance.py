"""Tests put together: the largest p of all that must be shown, Holm's of one, and what untested parts leave open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from statsmodels.stats.multitest import multipletests

from reportgen.analysis.results import Results
from reportgen.analysis.results import Tested as Found
from reportgen.facts.evaluate import evaluate
from reportgen.facts.ledger import Ledger, Side, Verdict
from reportgen.facts.p_value import p_value
from reportgen.facts.significance import significance
from reportgen.spec.hypotheses import Compared, Joint, Wanted, comparisons, wanted
from reportgen.spec.plan import plan
from tests.facts.given import SOURCE, estimate
from tests.spec.expressions.sample import NOTHING, changed, document, read, spec

KEY = ("claims", 0, "holds")
Given = tuple[float, float | None]
"""Difference and two-sided p of a hypothesis; without p it was not tested."""


def of(condition: str) -> Wanted:
    return wanted(document(), read(condition))


def combined(found: Wanted, given_: Sequence[Given], level: float = 0.05) -> tuple[float | None, bool | None]:
    """Return the p value of what is wanted and whether it is shown, from what was found of each comparison in turn."""
    results = dict(zip(comparisons(found), given_, strict=True))

    def tested(compared: Compared) -> Found:
        difference, p = results[compared]
        return Found(difference, 0.1, 1.0, None, p, "z") if p is not None else Found(difference, untested="base")

    outcome = significance(found, level, tested, lambda _: (Side("a", {}), Side("b", {})))
    return outcome.p if outcome.p is None else round(outcome.p, 12), outcome.significant


EVERY, SOME = (
    "top(overall) > 1% and top(等候时间) > 1% and nps(recommend) > 1",
    "top(overall) > 1% or top(等候时间) > 1% or nps(recommend) > 1",
)


class TestAllAndSome:
    def test_of_all_the_largest_counts(self) -> None:
        assert combined(of(EVERY), [(1, 0.001), (1, 0.04), (1, 0.02)]) == (0.04, True)
        assert combined(of(EVERY), [(1, 0.001), (1, 0.06), (1, 0.02)]) == (0.06, False)

    def test_of_some_the_smallest_that_holm_leaves(self) -> None:
        assert combined(of(SOME), [(1, 0.02), (1, 0.5), (1, 0.01)]) == (0.03, True)
        assert combined(of(SOME), [(1, 0.02), (1, 0.5), (1, 0.02)]) == (0.06, False)

    @pytest.mark.parametrize("p", [[0.01, 0.02, 0.03], [0.5, 0.5, 0.011], [0.9, 0.8, 1.0], [0.0, 0.4, 0.4], [0.04, 0.04, 0.04]])
    def test_some_agrees_with_holm_of_statsmodels(self, p: list[float]) -> None:
        found, _ = combined(of(SOME), [(1, value) for value in p])
        assert found == pytest.approx(min(multipletests(p, method="holm")[1]))

    def test_numbers_the_other_way_round_show_nothing(self) -> None:
        assert combined(of("top(overall) > 1%"), [(-1, 0.001)]) == (1.0, False)
        assert combined(of(EVERY), [(1, 0.001), (-1, 0.001), (1, 0.001)]) == (1.0, False)
        assert combined(of(SOME), [(1, 0.001), (-1, 0.0001), (-1, 0.0001)]) == (0.003, True)

    def test_what_is_inside_is_put_together_first(self) -> None:
        nested = of("top(overall) > 1% and (top(等候时间) > 1% or nps(recommend) > 1)")
        assert combined(nested, [(1, 0.01), (1, 0.02), (1, 0.9)]) == (0.04, True)

    def test_what_was_not_tested_leaves_open_only_what_it_decides(self) -> None:
        assert combined(of(EVERY), [(1, 0.001), (1, None), (1, 0.02)]) == (None, None)
        assert combined(of(EVERY), [(1, 0.001), (1, None), (1, 0.2)]) == (None, False)
        assert combined(of(SOME), [(1, 0.001), (1, None), (1, 0.2)])[1] is True
        assert combined(of(SOME), [(1, 0.4), (1, None), (1, 0.2)])[1] is None


class TestPlaces:
    @pytest.mark.parametrize(("place", "factor", "take"), [("== 1", 1, 3), ("<= 2", 2, 2), ("<= 3", 3, 1), ("<= 4", 4, 0)])
    def test_a_place_among_the_first_needs_enough_of_the_others_below(self, place: str, factor: int, take: int) -> None:
        p = [0.001, 0.003, 0.008, 0.012]
        found, _ = combined(of(f"rank(overall, 5) {place}"), [(1, value) for value in p])
        assert found == pytest.approx(min(1, factor * p[take]))

    @pytest.mark.parametrize("place", range(1, 5))
    def test_of_others_that_are_equal_one_must_be_beaten_at_a_part_of_the_level(self, place: int) -> None:
        """Where ``place`` others are as large as the option, its place among the first ``place`` would be wrong.

        The others are far below. One of the equal ones has to look smaller, and each may, so that the level is shared among them:
        the wrong place is then shown with a probability of the level at most (half of it each way round).
        """
        far, equal = [(1.0, 0.0)] * (4 - place), [(1.0, 1.0)] * (place - 1)
        among = of(f"rank(overall, 5) <= {place}")
        assert combined(among, [*far, (1, 0.05 / place * 0.999), *equal])[1] is True
        assert combined(among, [*far, (1, 0.05 / place * 1.001), *equal])[1] is False


class TestEquivalence:
    CLOSE = "abs(top(overall) - bottom(overall)) < 5%"

    def test_two_one_sided_tests_of_which_the_larger_p_counts(self) -> None:
        assert combined(of(self.CLOSE), [(1, 0.09), (-1, 0.04)]) == (0.045, True)
        assert combined(of(self.CLOSE), [(1, 0.11), (-1, 0.04)]) == (0.055, False)

    def test_outside_the_margin_nothing_is_shown(self) -> None:
        assert combined(of(self.CLOSE), [(1, 0.0001), (1, 0.4)]) == (0.8, False)


class TestApart:
    """A difference of a size, either way: the two-sided test, not twice its p value."""

    APART = "abs(top(overall) - bottom(overall)) > 5%"

    def test_the_p_value_is_that_of_the_two_sided_test_at_the_nearer_end(self) -> None:
        assert combined(of(self.APART), [(1, 0.0001), (1, 0.04)]) == (0.04, True)
        assert combined(of(self.APART), [(-1, 0.04), (-1, 0.0001)]) == (0.04, True)

    def test_inside_the_size_nothing_is_shown(self) -> None:
        assert combined(of(self.APART), [(1, 0.0001), (-1, 0.04)]) == (1.0, False)

    @pytest.mark.parametrize("p", [0.001, 0.03, 0.049, 0.051, 0.9])
    @pytest.mark.parametrize("difference", [0.2, -0.2])
    def test_of_any_size_it_is_the_p_value_of_the_difference(self, p: float, difference: float) -> None:
        of_any = of("abs(top(overall) - bottom(overall)) > 0")
        assert combined(of_any, [(difference, p)] * 2) == (p, p < 0.05)


def told(claim: dict[str, Any], values: dict[str, float | str | None], found: Found) -> Ledger:
    claims = [{"id": "c", "says": "x", **claim}]
    of_claims = spec(changed(claims=claims, body=NOTHING))
    wants = plan(of_claims)
    estimates = {m: estimate(m, values[m.canonical]) for m in wants.measures}
    return evaluate(of_claims, Results(estimates, SOURCE, tested=dict.fromkeys(wants.hypotheses, found)))


MORE = {"holds": "top(overall) > bottom(overall)", "significant": "true"}


class TestResult:
    @pytest.mark.parametrize(
        ("top", "p", "significant", "result"),
        [
            (0.6, 0.01, "true", "holds"),
            (0.6, 0.2, "true", "not-significant"),
            (0.6, 0.03, "0.01", "not-significant"),
            (0.6, 0.2, "false", "holds"),
            (0.2, 0.01, "true", "broken"),
            (0.6, None, "true", "unknown"),
            ("minimum-base", None, "true", "unknown"),
        ],
    )
    def test_a_claim_has_one_of_four_results(self, top: float | str, p: float | None, significant: str, result: str) -> None:
        difference = top - 0.4 if isinstance(top, float) else None
        found = Found(difference, 0.1, 1.0, None, p, "z") if p is not None else Found(difference, untested="base")
        ledger = told({**MORE, "significant": significant}, {"top(overall)": top, "bottom(overall)": 0.4}, found)
        verdict = ledger.verdicts[KEY]
        assert verdict.result == result
        assert verdict.holds is (None if top == "minimum-base" else top == 0.6)
        assert (len(ledger.problems) == 0) is (result == "holds")

    def test_the_usual_level_is_one_minus_that_of_the_report(self) -> None:
        ledger = told(MORE, {"top(overall)": 0.6, "bottom(overall)": 0.4}, Found(0.2, 0.1, 2.0, None, 0.01, "z"))
        shown = ledger.verdicts[KEY].significance
        assert shown is not None
        assert shown.level == 0.05

    def test_a_verdict_without_tests_holds_or_not(self) -> None:
        assert [Verdict(holds, ()).result for holds in (True, False, None)] == ["holds", "broken", "unknown"]


class TestMessages:
    def test_a_claim_that_holds_by_chance_is_a_problem_with_both_numbers(self) -> None:
        found = Found(0.05, 0.04, 1.25, None, 0.2113, "mcnemar")
        [problem] = told(MORE, {"top(overall)": 0.45, "bottom(overall)": 0.4}, found).problems
        assert problem.code == "claim-not-significant"
        assert problem.found == (
            "The claim c holds, but not significantly: p = 0.21 at the level of 0.05: "
            "top(overall) is 45% and bottom(overall) is 40% (z = 1.25, mcnemar)"
        )

    def test_a_correction_is_said(self) -> None:
        claim = {"holds": "some((overall, 等候时间), top(each) > 40%)", "significant": "0.01"}
        found = Found(0.05, 0.04, 1.25, 311.0, 0.03, "logit-t")
        [problem] = told(claim, {"top(overall)": 0.45, "top(等候时间)": 0.45}, found).problems
        assert problem.found == (
            "The claim c holds, but not significantly: p = 0.06 after Holm's correction for 2 comparisons at the level of 0.01: "
            "top(overall) is 45% (t(311) = 1.25, logit-t)"
        )

    def test_what_was_not_tested_is_said_with_its_reason(self) -> None:
        found = Found(0.05, untested="effective-base")
        [problem] = told(MORE, {"top(overall)": 0.45, "bottom(overall)": 0.4}, found).problems
        assert problem.code == "claim-unknown"
        assert problem.found == (
            "The claim c holds, but whether by more than chance cannot be told: top(overall) > bottom(overall): "
            "after weighting the effective base is under the minimum of 30"
        )

    def test_evidence_has_codes_of_its_own(self) -> None:
        item = {"item": "x", "because": MORE}
        of_swot = spec(changed(swot={"strengths": [item]}, body=NOTHING))
        wants = plan(of_swot)
        estimates = {m: estimate(m, 0.45 if m.name == "top" else 0.4) for m in wants.measures}
        tested = dict.fromkeys(wants.hypotheses, Found(0.05, 0.04, 1.25, None, 0.2, "z"))
        [problem] = evaluate(of_swot, Results(estimates, SOURCE, tested=tested)).problems
        assert problem.code == "evidence-not-significant"


@pytest.mark.parametrize(
    ("p", "words"),
    [
        (0.2113, "= 0.21"),
        (0.05, "= 0.05"),
        (0.0496, "= 0.050"),
        (0.0344, "= 0.034"),
        (0.001, "= 0.001"),
        (0.0009, "< 0.001"),
        (1, "= 1.00"),
    ],
)
def test_p_values_have_two_decimals_and_three_where_they_are_small(p: float, words: str) -> None:
    assert p_value(p) == words


def test_joint_parts_are_counted() -> None:
    assert isinstance(of(EVERY), Joint)
