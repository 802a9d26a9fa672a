"""Units that are signs: those of money stand before a number, those of parts right behind it."""

from __future__ import annotations

import re

MINUS = "\N{MINUS SIGN}"
MONEY = r"(?:US|NT|HK|A|C)?\$|[€£¥￥]"
"""The pattern of a sign of money."""
_BEFORE = re.compile(MONEY)
_BEHIND = frozenset(["%", "‰", "°", "°C", "°F"])


def signed(number: str, unit: str) -> str | None:
    """Return a number with the sign that is its unit; None where the unit is a word, and for a number that is not told."""
    if unit in _BEHIND:
        return number + unit
    if not _BEFORE.fullmatch(unit):
        return None
    bare = number.lstrip(f"+-{MINUS}")
    return f"{number[: len(number) - len(bare)]}{unit}{bare}"
