"""Numbers as readers see them: one formatter for prose, tables, figures and messages.

The digits are the same in every language that we write (a point before decimals, a comma between thousands); the words
around them are in ``words``.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from reportgen.analysis.results import Estimate, Interval
from reportgen.facts.rounding import quantised, rounded
from reportgen.facts.words import WORDS
from reportgen.spec.expressions.names import number_text
from reportgen.spec.expressions.tree import Literal
from reportgen.spec.measures import Unit
from reportgen.spec.unit_signs import MINUS

WITHHELD = "–"
"""Printed in place of a number that is not shown."""
DECIMALS: Mapping[Unit, int] = {
    Unit.SHARE: 0,
    Unit.POINTS: 0,
    Unit.SCORE: 1,
    Unit.SCORE_CHANGE: 1,
    Unit.NPS: 0,
    Unit.MEAN: 1,
    Unit.COUNT: 0,
    Unit.RANK: 0,
    Unit.COEFFICIENT: 2,
    Unit.NUMBER: 1,
}
"""Decimals printed; of a mean of a quantity, its question decides."""
SIGNED = frozenset({Unit.POINTS, Unit.SCORE_CHANGE, Unit.NPS})
"""Units that print with a sign."""
_HUNDRED = frozenset({Unit.SHARE, Unit.POINTS})


def printed(value: Decimal | float | None, unit: Unit, decimals: int | None = None, *, signed: bool | None = None) -> str:
    """Return a number as printed, without its unit word.

    Parameters
    ----------
    value
        In the unit's own scale (a share between 0 and 1); None when withheld.
    unit
        Decides the decimals, the sign and the percent sign.
    decimals
        Other decimals than the unit's.
    signed
        Whether a plus sign stands before positive numbers; without it, before differences and NPS.
    """
    if value is None:
        return WITHHELD
    exact = quantised(value) * 100 if unit in _HUNDRED else value
    number = rounded(exact, DECIMALS[unit] if decimals is None else decimals)
    sign = MINUS if number < 0 else "+" if number > 0 and (unit in SIGNED if signed is None else signed) else ""
    return f"{sign}{abs(number):,f}" + ("%" if unit is Unit.SHARE else "")


def literal_text(literal: Literal) -> str:
    """Return a number of the spec as printed: 80%, −2.5."""
    text = number_text(literal.value)
    whole, point, rest = text.partition(".")
    return f"{int(whole):,}{point}{rest}" + ("%" if literal.percent else "")


def interval_text(interval: Interval, unit: Unit, language: str, decimals: int | None = None) -> str:
    """Return an interval with its level in words: ``95% CI 41%–52%``."""
    low, high = (printed(end, unit, decimals) for end in (interval.low, interval.high))
    words = WORDS[language]
    signed = unit in SIGNED or low.startswith(MINUS)
    join = words.to if signed else "–"
    return words.interval.format(level=number_text(quantised(interval.level) * 100), low=low, high=high, join=join)


def base_text(estimate: Estimate, language: str) -> str:
    """Return the base of an estimate: ``n = 1,234``, with the effective base where weights make it smaller."""
    if estimate.base is None or estimate.effective_base is None:
        return WORDS[language].withheld_base
    text = f"n = {estimate.base:,}"
    effective = rounded(estimate.effective_base, 0)
    if effective == estimate.base:
        return text
    return WORDS[language].effective.format(base=text, effective=f"{effective:,f}")
