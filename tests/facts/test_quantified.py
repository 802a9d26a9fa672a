"""``every`` and ``some`` over numbers, some of which are not shown (Kleene's logic)."""

from __future__ import annotations

import pytest

from reportgen.facts.ledger import Verdict
from tests.facts.given import ledger

KEY = ("claims", 0, "holds")


def verdict(holds: str, phone: float | str, chat: float | str) -> Verdict:
    claims = [{"id": "c", "says": "x", "holds": holds}]
    values = {"top(overall, channel='phone')": phone, "top(overall, channel='chat')": chat}
    return ledger(values, claims=claims).verdicts[KEY]


@pytest.mark.parametrize(
    ("phone", "chat", "every", "some"),
    [
        (0.6, 0.7, True, True),
        (0.6, 0.4, False, True),
        (0.4, 0.4, False, False),
        (0.6, "minimum-base", None, True),
        (0.4, "minimum-base", False, None),
        ("minimum-base", "minimum-base", None, None),
    ],
)
def test_what_is_not_shown_leaves_open_only_what_it_decides(
    phone: float | str, chat: float | str, every: bool | None, some: bool | None
) -> None:
    assert verdict("every(channel, top(overall) > 50%)", phone, chat).holds is every
    assert verdict("some(channel, top(overall) > 50%)", phone, chat).holds is some
    opposite = {True: False, False: True, None: None}
    assert verdict("not every(channel, top(overall) > 50%)", phone, chat).holds is opposite[every]


def test_a_broken_claim_names_the_items_that_break_it() -> None:
    claims = [{"id": "c", "says": "x", "holds": "every(channel, top(overall) > 50%)"}]
    values: dict[str, float | str | None] = {"top(overall, channel='phone')": 0.6, "top(overall, channel='chat')": 0.4}
    [found] = ledger(values, claims=claims).problems
    assert found.code == "claim-broken"
    assert found.found == "The claim c does not hold: top(overall, channel='chat') is 40%, so 40% > 50% is false"


def test_a_claim_that_cannot_be_told_names_what_is_not_shown() -> None:
    claims = [{"id": "c", "says": "x", "holds": "every(channel, top(overall) > 50%)"}]
    values: dict[str, float | str | None] = {"top(overall, channel='phone')": 0.6, "top(overall, channel='chat')": "minimum-base"}
    [found] = ledger(values, claims=claims).problems
    assert found.code == "claim-unknown"
    assert found.found.startswith("The claim c cannot be told: top(overall, channel='chat') is not shown (")
