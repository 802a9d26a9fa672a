"""p values and degrees of freedom as readers see them."""

from __future__ import annotations

from reportgen.facts.rounding import rounded

SMALL = 0.001
"""Below this a p value is printed as smaller."""
_NEAR = 0.05
"""Below this it has three decimals."""


def p_value(p: float) -> str:
    """Return a p value with its sign: ``= 0.21``, ``= 0.034``, ``< 0.001``."""
    if p < SMALL:
        return f"< {SMALL}"
    return f"= {rounded(p, 3 if p < _NEAR else 2)}"


def degrees(df: float) -> str:
    """Return degrees of freedom: ``398``, ``257.4``."""
    return str(rounded(df, 1)).removesuffix(".0")
