"""Rounding: a value is quantised to 12 significant digits, then rounded half up in decimal.

The first step takes away what binary arithmetic added, so that 0.3725 is the number that its digits say; the second is
what readers of a table do by hand. Half up means away from zero, for negative numbers too.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

DIGITS = 12
_TWELVE = Context(prec=DIGITS)
_WIDE = Context(prec=60)


def quantised(value: Decimal | float) -> Decimal:
    """Return a value with 12 significant digits."""
    return _TWELVE.create_decimal(value if isinstance(value, Decimal) else Decimal(repr(value)))


def rounded(value: Decimal | float, decimals: int, rounding: str = ROUND_HALF_UP) -> Decimal:
    """Return a value rounded to so many decimals, half up unless said otherwise; never a negative zero."""
    result = quantised(value).quantize(Decimal(1).scaleb(-decimals), rounding, _WIDE)
    return result if result else result.copy_abs()
