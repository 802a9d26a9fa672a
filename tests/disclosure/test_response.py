"""Response rates against those that the R package outcomerate prints in its documentation (version 1.0.1, CC0).

Its README and its vignette give the counts and the rates below, by the formulas of AAPOR's Standard Definitions. There the
share of unknown cases held to be eligible is that of the known ones; here it is stated.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.spec.disclosing.response import COUNTS, invited, rates
from reportgen.spec.model.disclosure import Response
from tests.spec.spec_text import SMALL, problems_of

TWELVE = {"complete": 4, "partial": 2, "refused": 1, "not_reached": 1, "other": 1, "unknown": 2, "ineligible": 1}
TOLD = 9 / 10
"""Of the ten of known eligibility nine were eligible."""
MIDDLE_EARTH = {"complete": 760, "partial": 339, "refused": 59, "not_reached": 288, "other": 1, "unknown": 173, "ineligible": 71}
TOLD_THERE = (760 + 339 + 59 + 288 + 1) / (760 + 339 + 59 + 288 + 1 + 71)


def response(counts: dict[str, int], eligible: float | None = None, **more: int) -> Response:
    return Response.model_validate({**counts, **more, **({} if eligible is None else {"eligible": f"{eligible:.12f}"})})


@pytest.mark.parametrize(
    ("counts", "eligible", "printed", "digits"),
    [
        (TWELVE, TOLD, {"rr1": 0.364, "rr2": 0.545, "rr3": 0.370, "rr4": 0.556}, 3),
        (TWELVE, 0.0, {"rr1": 0.364, "rr2": 0.545, "rr5": 0.444, "rr6": 0.667}, 3),
        (MIDDLE_EARTH, TOLD_THERE, {"rr1": 0.46913580, "rr2": 0.67839506, "rr3": 0.47149080, "rr4": 0.68180052}, 8),
        (MIDDLE_EARTH, 0.0, {"rr1": 0.46913580, "rr2": 0.67839506, "rr5": 0.52522460, "rr6": 0.75950242}, 8),
    ],
)
def test_the_rates_are_those_of_outcomerate(
    counts: dict[str, int], eligible: float, printed: dict[str, float], digits: int
) -> None:
    found = rates(response(counts, eligible), drawn=True)
    assert {name: round(value, digits) for name, value in found.items()} == printed


def test_of_the_invited_alone_the_same_rates_follow_as_of_every_disposition() -> None:
    people = sum(MIDDLE_EARTH.values())
    few = {name: MIDDLE_EARTH[name] for name in ("complete", "partial", "ineligible")}
    every = rates(response(MIDDLE_EARTH), drawn=True)
    assert invited(response(MIDDLE_EARTH)) == people
    assert rates(response(few, invited=people), drawn=True) == every
    assert set(every) == {"rr1", "rr2"}


def test_no_rate_without_all_cases() -> None:
    assert rates(response({"complete": 4, "refused": 3}), drawn=True) == {}
    assert rates(response({"complete": 4}, invited=10), drawn=True) == {"rr1": 0.4}


def test_a_sample_that_was_not_drawn_has_a_participation_rate_and_no_response_rate() -> None:
    # Standard Definitions: usable responses by initial personal invitations
    assert rates(response({"complete": 90, "partial": 10}, invited=400), drawn=False) == {"participation": 0.25}


@given(st.lists(st.integers(0, 10_000), min_size=6, max_size=6), st.integers(1, 10_000), st.floats(0, 1))
def test_a_rate_is_a_share_and_grows_when_fewer_of_the_unknown_are_eligible(
    others: list[int], complete: int, eligible: float
) -> None:
    counts = dict(zip(COUNTS, [complete, *others], strict=True))
    found = rates(response(counts, eligible), drawn=True)
    assert all(0 < value <= 1 for value in found.values())
    assert found["rr1"] <= found["rr2"]
    assert found["rr1"] <= found.get("rr3", found.get("rr5", 1.0)) + 1e-12


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ("{complete: 0}", "survey.response.complete is 0"),
        ("{complete: 5, refused: -1}", "survey.response.refused is -1"),
        ("{complete: 5, partial: 3, invited: 7}", "survey.response.invited is 7, and the other numbers sum to 8"),
        (
            "{complete: 5, partial: 0, refused: 1, not_reached: 1, other: 0, unknown: 0, invited: 20}",
            "survey.response.invited is 20, and the other numbers sum to 7",
        ),
        ("{complete: 5, unknown: 4, eligible: 150%, note: By hand}", "survey.response.eligible is '150%'"),
        ("{complete: 5, unknown: 4, eligible: 50%}", "survey.response.eligible is an estimate without a word"),
        (
            "{complete: 5, eligible: 50%, note: By hand}",
            "survey.response.eligible estimates a share of people",
        ),
    ],
)
def test_numbers_that_do_not_agree(given_: str, said: str, tmp_path: Path) -> None:
    text = SMALL.replace("  mode: On the web\n", f"  mode: On the web\n  response: {given_}\n")
    (problem,) = problems_of(text, tmp_path)
    assert problem.found.startswith(said)
    assert problem.place.line == 6 + 1
    assert problem.fix
