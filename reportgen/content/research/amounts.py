"""Numbers of a plan as printed: they come from the plan itself, and are no facts of the survey."""

from __future__ import annotations

from reportgen.facts.rounding import rounded


def amount(value: float, decimals: int) -> str:
    """Return a number with so many decimals, rounded half up."""
    return f"{rounded(value, decimals):,f}"


def trimmed(value: float, decimals: int = 2) -> str:
    """Return a number with at most so many decimals, without zeros at its end."""
    text = amount(value, decimals)
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(share: float) -> str:
    """Return a share as a percentage, with the decimals that it has."""
    return f"{trimmed(share * 100)}%"
