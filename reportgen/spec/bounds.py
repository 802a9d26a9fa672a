"""What is known of a number that somebody else published: the number itself, about it, or only where it lies.

A bound that is not known is None. "About 30" covers what would be rounded to it, half a unit of its last digit that is not
zero to either side: 25 to 35; "about 28" covers 27.5 to 28.5.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Context, Decimal

_EXACT = Context(prec=40)
_TWELVE = Context(prec=12)
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where a number lies."""

    low: Decimal | None
    high: Decimal | None
    above: bool = False
    """It is larger than ``low``, not equal to it."""
    below: bool = False
    """It is smaller than ``high``, not equal to it."""
    about: Decimal | None = None
    """The number that was rounded, when that is what was said."""

    @property
    def exact(self) -> Decimal | None:
        """The number itself, when it is known."""
        return self.low if self.low is not None and self.low == self.high else None

    def negative(self) -> Bounds:
        """Return where the number lies with its sign turned."""
        return Bounds(_turned(self.high), _turned(self.low), above=self.below, below=self.above, about=_turned(self.about))

    def size(self) -> Bounds:
        """Return where the number lies without its sign."""
        if self.low is not None and self.low >= 0:
            return self
        if self.high is not None and self.high <= 0:
            return self.negative()
        ends = [None if end is None else abs(end) for end in (self.low, self.high)]
        return Bounds(Decimal(0), None if None in ends else max(e for e in ends if e is not None))

    def plus(self, other: Bounds) -> Bounds:
        """Return where the sum of two numbers lies."""
        return Bounds(
            _sum(self.low, other.low),
            _sum(self.high, other.high),
            above=self.above or other.above,
            below=self.below or other.below,
            about=_sum(self._centre, other._centre) if self.about is not None or other.about is not None else None,
        )._named()

    def times(self, factor: Decimal) -> Bounds:
        """Return where the number lies, multiplied by one that is known."""
        return self._scaled(factor, _EXACT.multiply) if factor else point(Decimal(0))

    def over(self, divisor: Decimal) -> Bounds:
        """Return where the number lies, divided by one that is known and not 0."""
        return self._scaled(divisor, _EXACT.divide)

    def _scaled(self, by: Decimal, scale: Callable[[Decimal, Decimal], Decimal]) -> Bounds:
        if by < 0:
            return self.negative()._scaled(-by, scale)
        low, high, about = (None if v is None else scale(v, by) for v in (self.low, self.high, self.about))
        return Bounds(low, high, self.above, self.below, about)._named()

    def _named(self) -> Bounds:
        """Return it without the number that was rounded where "about" that number would say more than is known."""
        if self.about is None or self.low is None or self.high is None:
            return self
        reach = reach_of(self.about)  # none around 0, which has no last digit: "about 0" would say nothing, or too much
        inside = reach and self.about - reach <= self.low and self.high <= self.about + reach
        return self if inside else replace(self, about=None)

    def compared(self) -> Bounds:
        """Return it with ends of 12 significant digits, as all comparisons are made: a third, taken three times, is one."""
        low, high = (None if v is None else _TWELVE.create_decimal(v) for v in (self.low, self.high))
        return replace(self, low=low, high=high)

    @property
    def _centre(self) -> Decimal | None:
        return self.about if self.about is not None else self.exact


def point(value: Decimal) -> Bounds:
    """Return a number that is known."""
    return Bounds(value, value)


def about(value: Decimal) -> Bounds:
    """Return what would be rounded to a number."""
    reach = reach_of(value)
    return Bounds(value - reach, value + reach, about=value)


def reach_of(value: Decimal) -> Decimal:
    """Return how far from a rounded number the number may lie: half a unit of its last digit that is not zero."""
    return _HALF.scaleb(_last_digit(value)) if value else Decimal(0)


def _last_digit(value: Decimal) -> int:
    """Return the place of the last digit that is not zero: 1 for 30, 0 for 28, -1 for 1.5."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def less(left: Bounds, right: Bounds) -> bool | None:
    """Return whether one number is smaller than another; None when that cannot be told."""
    if left.high is not None and right.low is not None and _before(left.high, right.low, left.below or right.above):
        return True
    if right.high is not None and left.low is not None and right.high <= left.low:
        return False
    return None


def equal(left: Bounds, right: Bounds) -> bool | None:
    """Return whether two numbers are the same; None when that cannot be told."""
    if left.exact is not None and right.exact is not None:
        return left.exact == right.exact
    return False if _apart(left, right) or _apart(right, left) else None


def _apart(left: Bounds, right: Bounds) -> bool:
    return left.high is not None and right.low is not None and _before(left.high, right.low, left.below or right.above)


def _before(high: Decimal, low: Decimal, never_equal: bool) -> bool:
    return high <= low if never_equal else high < low


def compare(left: Bounds, sign: str, right: Bounds) -> bool | None:
    """Return whether a comparison is true; None when the bounds leave it open."""
    left, right = left.compared(), right.compared()
    match sign:
        case "<":
            return less(left, right)
        case ">":
            return less(right, left)
        case "<=":
            return _not(less(right, left))
        case ">=":
            return _not(less(left, right))
        case "==":
            return equal(left, right)
        case _:
            return _not(equal(left, right))


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value


def _turned(value: Decimal | None) -> Decimal | None:
    return None if value is None else -value


def _sum(left: Decimal | None, right: Decimal | None) -> Decimal | None:
    return None if left is None or right is None else _EXACT.add(left, right)


def combined(sign: str, left: Bounds, right: Bounds) -> Bounds | None:
    """Return where the result of a calculation lies; None when that is not worked out.

    Parameters
    ----------
    sign
        ``+``, ``-``, ``*`` or ``/``. Products and quotients need one number that is known.
    left, right
        The numbers.
    """
    if sign == "+":
        return left.plus(right)
    if sign == "-":
        return left.plus(right.negative())
    if sign == "*":
        known = [(n.exact, other) for n, other in ((right, left), (left, right)) if n.exact is not None]
        return known[0][1].times(known[0][0]) if known and known[0][0] is not None else None
    return left.over(right.exact) if right.exact else None
