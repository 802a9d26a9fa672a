"""Numbers as they are printed, read again: how many steps of their last digit lie between two of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMERAL = re.compile(r"[+\-−]?\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A printed number."""

    value: float
    decimals: int


def numeral(printed: str) -> Numeral | None:
    """Return the number of a text such as 41%, −1.5 or 1,200; None where there is none, or more than one."""
    found = _NUMERAL.findall(printed)
    if len(found) != 1:
        return None
    text = found[0].replace("−", "-").replace(",", "")
    return Numeral(float(text), len(text.partition(".")[2]))


def steps(old: str, new: str) -> float | None:
    """Return how many steps of the last printed digit lie between two printed numbers; None where that has no meaning."""
    one, other = numeral(old), numeral(new)
    if one is None or other is None:
        return None
    return round(abs(other.value - one.value) * 10.0 ** max(one.decimals, other.decimals), 6)


def moved(old: str, new: str) -> str:
    """Return by how much a printed number changed, in its own digits: +2, −0.3; empty where that has no meaning."""
    one, other = numeral(old), numeral(new)
    if one is None or other is None:
        return ""
    change = f"{other.value - one.value:+,.{max(one.decimals, other.decimals)}f}"
    return change.replace("-", "−")
