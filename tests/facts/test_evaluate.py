"""Expressions get their value, conditions their verdict; what is withheld stays so whatever is made of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.facts.ledger import Ledger, anchor
from reportgen.problems import Code, Kind
from tests.facts.given import ledger, printed, prose

TOP, BOTTOM = "top(overall)", "bottom(overall)"
SHARES = {f"share(overall, '{c}')": s for c, s in zip("54321", (0.1, 0.3, 0.2, 0.3, 0.1), strict=True)}


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("满意的占{{ top(overall) }}。", {TOP: 0.405}, "满意的占41%。"),
        ("{{ top(overall) - bottom(overall) }}", {TOP: 0.17, BOTTOM: 0.32}, "−15"),
        ("{{ 1 - top(overall) }}", {TOP: 0.83}, "17%"),
        ("{{ top(overall) / bottom(overall) }}", {TOP: 0.6, BOTTOM: 0.25}, "2.4"),
        ("{{ -nps(recommend) }}", {"nps(recommend)": 12.0}, "−12"),
        ("{{ mean(age) - mean(overall) }}", {"mean(age)": 31.25, "mean(overall)": 4.0}, "+27.3"),
        ("{{ base(age) }}", {"base(age)": 1234.0}, "1,234"),
        ("{{ index(responsiveness) - 5 }}", {"index(responsiveness)": 78.25}, "73.3"),
        ("{{ option_ranked(overall, 1) }}", SHARES, "满意"),
        ("{{ option_ranked(overall, 2) }}", SHARES, "不满意"),
        ("{{ option_ranked(overall, -1) }}", SHARES, "非常不满意"),
        ("{{ share(overall, option_ranked(overall, 3)) }}", SHARES, "20%"),
        ("{{ top(overall) / bottom(overall) }}", {TOP: 0.6, BOTTOM: 0.0}, "–"),
        ("{{ top(overall) - bottom(overall) }}", {TOP: "minimum-base", BOTTOM: 0.1}, "–"),
        ("{{ top(overall) }}", {TOP: "minimum-base"}, "–"),
        ("{{ option_ranked(overall, 1) }}", {**SHARES, "share(overall, '1')": "minimum-count"}, "–"),
        ("{{ share(overall, option_ranked(overall, 1)) }}", {**SHARES, "share(overall, '1')": "minimum-count"}, "–"),
    ],
)
def test_prose(text: str, values: dict[str, float | str | None], expected: str) -> None:
    assert printed(text, values) == expected


def test_labels_print_in_the_language_of_the_page() -> None:
    assert printed("{{ option_ranked(overall, 1) }}", SHARES, "en") == "Satisfied"


def test_a_segment_value_is_chosen_by_its_measure() -> None:
    values = {"mean(age, channel='phone')": 30.0, "mean(age, channel='chat')": 41.0}
    text = "{{ segment_ranked(mean(age), channel, 1) }} {{ mean(age, channel=segment_ranked(mean(age), channel, 1)) }}"
    assert printed(text, values) == "在线 41.0"


def judged(claim: str, values: dict[str, float | str | None]) -> Ledger:
    return ledger(values, claims=[{"id": "c", "says": "s", "holds": claim}])


KEY = ("claims", 0, "holds")


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("top(overall) > bottom(overall)", False),
        ("top(overall) < bottom(overall)", True),
        ("top(overall) == 17%", True),
        ("top(overall) != 17%", False),
        ("0 < top(overall) < bottom(overall) <= 32%", True),
        ("0 < top(overall) < bottom(overall) < 32%", False),
        ("top(overall) + bottom(overall) == 49%", True),
        ("bottom(overall) - top(overall) == 15%", True),
        ("top(overall) > 50% or bottom(overall) > 30%", True),
        ("top(overall) > 50% and bottom(overall) > 30%", False),
        ("not top(overall) > 50%", True),
        ("not (top(overall) > 50% or bottom(overall) > 30%)", False),
    ],
)
def test_claims_are_judged(claim: str, expected: bool | None) -> None:
    assert judged(claim, {TOP: 0.17, BOTTOM: 0.32}).verdicts[KEY].holds is expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("top(overall) > 1%", None),
        ("not top(overall) > 1%", None),
        ("top(overall) > 1% and bottom(overall) > 50%", False),
        ("top(overall) > 1% and bottom(overall) > 1%", None),
        ("top(overall) > 1% or bottom(overall) > 1%", True),
        ("top(overall) > 1% or bottom(overall) > 50%", None),
        ("top(overall) in (1%, 2%)", None),
        ("bottom(overall) in (32%, 2%)", True),
    ],
)
def test_a_withheld_number_leaves_open_only_what_needs_it(claim: str, expected: bool | None) -> None:
    values: dict[str, float | str | None] = {TOP: "minimum-base", BOTTOM: 0.32}
    assert judged(claim, {k: v for k, v in values.items() if k in claim}).verdicts[KEY].holds is expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("option_ranked(overall, 1) == 4", True),
        ("option_ranked(overall, 1) != 4", False),
        ("option_ranked(overall, 1) in (4, 5)", True),
        ("option_ranked(overall, 1) not in (4, 5)", False),
        ("option_ranked(overall, 1) == option_ranked(overall, 2)", False),
    ],
)
def test_chosen_options_are_compared_by_code(claim: str, expected: bool) -> None:
    assert judged(claim, dict(SHARES)).verdicts[KEY].holds is expected


@given(st.integers(1, 60), st.lists(st.integers(0, 60), min_size=2, max_size=2))
def test_shares_that_add_up_add_up(base: int, counts: list[int]) -> None:
    one, other = (min(c, base) for c in counts)
    values = {TOP: one / base, BOTTOM: (base - one) / base}
    assert (
        judged("top(overall) + bottom(overall) == 1 and top(overall) + bottom(overall) - 1 == 0", dict(values))
        .verdicts[KEY]
        .holds
    )
    third = {TOP: one / base, BOTTOM: other / base}
    assert judged("top(overall) > bottom(overall)", dict(third)).verdicts[KEY].holds is (one > other)


class TestProblems:
    def test_a_broken_claim_shows_both_sides(self) -> None:
        [problem] = judged("top(overall) > bottom(overall)", {TOP: 0.17, BOTTOM: 0.32}).problems
        assert (problem.code, problem.kind) == (Code.CLAIM_BROKEN, Kind.REPORT)
        assert problem.found == "The claim c does not hold: top(overall) is 17% and bottom(overall) is 32%, so 17% > 32% is false"

    def test_a_literal_shows_once(self) -> None:
        [problem] = judged("top(overall) >= 80%", {TOP: 0.17}).problems
        assert problem.found == "The claim c does not hold: top(overall) is 17%, so 17% >= 80% is false"

    def test_only_what_is_false_is_shown(self) -> None:
        [problem] = judged("top(overall) > 1% and bottom(overall) < 1%", {TOP: 0.17, BOTTOM: 0.32}).problems
        assert problem.found == "The claim c does not hold: bottom(overall) is 32%, so 32% < 1% is false"

    def test_what_is_true_is_shown_where_it_is_denied(self) -> None:
        [problem] = judged("not top(overall) > 1%", {TOP: 0.17}).problems
        assert problem.found == "The claim c does not hold: not top(overall) > 1%, since top(overall) is 17%, so 17% > 1% is true"

    def test_chosen_options_show_their_label(self) -> None:
        [problem] = judged("option_ranked(overall, 1) == 5", dict(SHARES)).problems
        assert (
            problem.found
            == "The claim c does not hold: option_ranked(overall, 1) is 满意 and '5' is 非常满意, so 满意 == 非常满意 is false"
        )

    def test_a_claim_that_cannot_be_told(self) -> None:
        [problem] = judged("top(overall) > 1%", {TOP: "minimum-base"}).problems
        assert (problem.code, problem.kind) == (Code.CLAIM_UNKNOWN, Kind.REPORT)
        assert problem.found == "The claim c cannot be told: top(overall) is not shown (fewer than 30 in the base: 312 answered)"

    @pytest.mark.parametrize(("value", "code"), [(0.1, Code.EVIDENCE_BROKEN), ("minimum-base", Code.EVIDENCE_UNKNOWN)])
    def test_evidence(self, value: float | str, code: Code) -> None:
        items = {"strengths": [{"item": "i", "because": {"holds": "top(overall) > 50%"}}]}
        [problem] = ledger({TOP: value}, swot=items).problems
        assert problem.code is code

    def test_a_block_with_a_condition_that_is_false_is_no_problem(self) -> None:
        found = ledger({TOP: 0.1}, body=[{"section": "S", "content": [{"text": "t", "when": "top(overall) > 50%"}]}])
        assert found.problems == ()
        assert found.verdicts["body", 0, "content", 0, "when"].holds is False

    def test_claims_that_hold_are_no_problem(self) -> None:
        assert judged("top(overall) > 1%", {TOP: 0.17}).problems == ()


class TestFacts:
    def test_every_estimate_and_every_computed_number_is_one(self) -> None:
        values = {TOP: 0.6, BOTTOM: 0.25}
        found = ledger(values, **prose("{{ top(overall) - bottom(overall) }}")).facts
        assert set(found) == {TOP, BOTTOM, "top(overall) - bottom(overall)"}
        net = found["top(overall) - bottom(overall)"]
        assert (net.kind, net.value, net.parts, net.estimate) == ("computed", 0.35, (TOP, BOTTOM), None)
        assert net.unit_word == {"zh-CN": "个百分点", "en": "percentage points", "zh-TW": "個百分點"}

    def test_an_anchor_is_made_of_the_id(self) -> None:
        # printf 'top(overall)' | sha256sum | cut -c-10
        assert anchor(TOP) == "f-04af2bb0fa"

    def test_a_withheld_computed_number_says_why(self) -> None:
        found = ledger({TOP: 0.6, BOTTOM: 0.0}, **prose("{{ top(overall) / bottom(overall) }}")).facts
        ratio = found["top(overall) / bottom(overall)"]
        assert (ratio.value, ratio.withheld) == (None, "division-by-zero")
        assert ratio.definition["en"].endswith("; not shown: division by 0")

    def test_figures_bring_their_net(self) -> None:
        names = [*SHARES, TOP, BOTTOM, "mean(overall)", "base(overall)"]
        found = ledger(dict.fromkeys(names, 0.5), body=[{"section": "S", "content": [{"chart": "overall"}]}]).facts
        assert found["top(overall) - bottom(overall)"].printed["en"] == "0"

    @pytest.mark.parametrize(
        ("text", "values", "words"),
        [
            ("mean(age)", {"mean(age)": 1.0}, ("岁", "years")),
            ("mean(overall)", {"mean(overall)": 1.0}, ("分", "")),
            ("index(responsiveness)", {"index(responsiveness)": 1.0}, ("分", "points")),
            ("base(age)", {"base(age)": 1.0}, ("人", "respondents")),
            ("base(channels_used)", {"base(channels_used)": 1.0}, ("次", "choices")),
            ("nps(recommend)", {"nps(recommend)": 1.0}, ("", "")),
            ("top(overall)", {TOP: 1.0}, ("", "")),
            ("rank(shortcomings, slow)", {"rank(shortcomings, 'slow')": 1.0}, ("", "")),
            ("mean(age) - mean(age, channel=chat)", {"mean(age)": 1.0, "mean(age, channel='chat')": 2.0}, ("岁", "years")),
            ("mean(age) / mean(age, channel=chat)", {"mean(age)": 1.0, "mean(age, channel='chat')": 2.0}, ("", "")),
        ],
    )
    def test_unit_words(self, text: str, values: dict[str, Any], words: tuple[str, str]) -> None:
        found = ledger(values, **prose("{{ " + text + " }}")).facts
        fact = list(found.values())[-1]
        assert (fact.unit_word["zh-CN"], fact.unit_word["en"]) == words


def test_targets_print_as_written() -> None:
    item = {"title": "t", "action": "a", "measure": {"of": "top(overall)", "target": "80%"}}
    found = ledger({TOP: 0.6}, plan=[{"id": "p", "title": "t", "items": [item]}])
    inside = ("plan", 0, "items", 0, "measure")
    assert found.values[*inside, "of"].fact == TOP
    assert found.values[*inside, "target"].words == {"zh-CN": "80%", "en": "80%", "zh-TW": "80%"}
