"""Equal shares are equal: in their digits, their ranks and their comparisons, whatever the weights."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.analysis.analyse import analyse
from reportgen.analysis.results import Estimate
from reportgen.data.open import open_data
from reportgen.facts.evaluate import evaluate
from reportgen.spec import canonical
from reportgen.spec.plan import plan
from reportgen.spec.spec import Spec

Survey = Callable[..., Spec]
CODES = ("a", "b", "c", "d")
EQUAL = "share(q, 'a') == share(q, 'b') and rank(q, 'a') == 2 and rank(q, 'b') == 2 and rank(q, 'd') == 2 and rank(q, 'c') == 1"
SPEC: dict[str, Any] = {
    "questions": {"q": {"ask": "?", "type": "single", "column": "q", "options": {code: f"option {code}" for code in CODES}}},
    "weight": "w",
}


def as_csv(groups: list[tuple[str, int, str]]) -> str:
    return "q,w\n" + "".join(f"{code},{weight}\n" * count for code, count, weight in groups)


@pytest.mark.parametrize(
    ("one", "two"), [("1", "2"), ("0.35", "0.7"), ("0.1", "0.20"), ("1e-1", "2e-1"), ("1234.5678", "2469.1356")]
)
def test_equal_weighted_shares_tie(one: str, two: str, survey: Survey) -> None:
    data = as_csv([("a", 20, one), ("b", 10, two), ("d", 20, one), ("c", 50, two), ("", 1, one)])
    spec = survey(data, **SPEC, claims=[{"id": "c", "says": "s", "holds": EQUAL}])
    with open_data(spec) as answers:
        ledger = evaluate(spec, analyse(spec, plan(spec), answers))
    assert [v.holds for v in ledger.verdicts.values()] == [True]
    assert ledger.facts["share(q, 'a')"].value == 0.125
    assert {ledger.facts[f"share(q, '{c}')"].printed["en"] for c in "ab"} == {"13%"}


@settings(max_examples=15)
@given(
    groups=st.lists(
        st.tuples(st.sampled_from([*CODES, ""]), st.integers(1, 3), st.decimals("0.01", "30", places=6).map(str)),
        min_size=1,
        max_size=30,
    )
)
def test_a_weighted_share_is_the_double_nearest_to_the_fraction(
    groups: list[tuple[str, int, str]], survey: Survey, estimates: Callable[..., dict[str, Estimate]]
) -> None:
    found = estimates(survey(as_csv(groups), **SPEC), *(canonical.share("q", c) for c in CODES))
    total = sum((count * Fraction(w) for code, count, w in groups if code), Fraction())
    for c in CODES:
        wanted = sum((count * Fraction(w) for code, count, w in groups if code == c), Fraction())
        assert found[f"share(q, '{c}')"].value == (float(wanted / total) if total else None)


def test_weights_with_too_many_digits_are_kept_to_a_billionth_of_their_mean(
    survey: Survey, estimates: Callable[..., dict[str, Estimate]]
) -> None:
    data = as_csv([("a", 3, "0.123456789012345"), ("b", 2, "1.98765432109876")])
    found = estimates(survey(data, **SPEC), canonical.share("q", "a"))["share(q, 'a')"].value
    a, b = 3 * Fraction("0.123456789012345"), 2 * Fraction("1.98765432109876")
    assert found == pytest.approx(float(a / (a + b)), rel=1e-8)
