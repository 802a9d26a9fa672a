"""Signs as units of numbers: money before, parts behind."""

from __future__ import annotations

import pytest

from reportgen.spec.unit_signs import signed

MINUS = "\N{MINUS SIGN}"


@pytest.mark.parametrize(
    ("number", "unit", "shown"),
    [
        ("20.5", "$", "$20.5"),
        (f"{MINUS}3", "€", f"{MINUS}€3"),
        ("+3", "£", "+£3"),
        ("1,200", "US$", "US$1,200"),
        ("30", "%", "30%"),
        ("25", "minutes", None),
        ("25", "元", None),
        ("25", "", None),
    ],
)
def test_signs_of_money_stand_before_and_those_of_parts_behind(number: str, unit: str, shown: str | None) -> None:
    assert signed(number, unit) == shown
