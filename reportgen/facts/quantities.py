"""Published figures and operational measures as readers see them: 超过60%, 30分钟以上, about 5 days, 20 to 30 minutes.

They print with their unit, because what is known of them stands on both sides of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from reportgen.facts.format import WITHHELD
from reportgen.facts.rounding import quantised, rounded
from reportgen.facts.words import WORDS
from reportgen.spec.bounds import Bounds
from reportgen.spec.expressions.names import number_text
from reportgen.spec.measures import Unit
from reportgen.spec.model.scalars import Text, in_language
from reportgen.spec.unit_signs import MINUS

QUALIFIED: Mapping[str, Mapping[str, str]] = {
    "zh-CN": {
        "exact": "{n}",
        "about": "约{n}",
        "at_least": "{n}以上",
        "more_than": "超过{n}",
        "less_than": "不到{n}",
        "at_most": "不超过{n}",
        "range": "{low}至{n}",
    },
    "zh-TW": {
        "exact": "{n}",
        "about": "約{n}",
        "at_least": "{n}以上",
        "more_than": "超過{n}",
        "less_than": "不到{n}",
        "at_most": "不超過{n}",
        "range": "{low}至{n}",
    },
    "en": {
        "exact": "{n}",
        "about": "about {n}",
        "at_least": "at least {n}",
        "more_than": "over {n}",
        "less_than": "under {n}",
        "at_most": "at most {n}",
        "range": "{low} to {n}",
    },
}
"""What is known of a number, by language; ``{n}`` is the number with its unit, ``{low}`` the lower end without."""
_UNITS: Mapping[str, Mapping[str, str | tuple[str, str]]] = {
    "zh-CN": {
        "seconds": "秒",
        "minutes": "分钟",
        "hours": "小时",
        "days": "天",
        "weeks": "周",
        "months": "个月",
        "years": "年",
        "people": "人",
        "times": "次",
    },
    "zh-TW": {
        "seconds": "秒",
        "minutes": "分鐘",
        "hours": "小時",
        "days": "天",
        "weeks": "週",
        "months": "個月",
        "years": "年",
        "people": "人",
        "times": "次",
    },
    "en": {
        "seconds": ("second", "seconds"),
        "minutes": ("minute", "minutes"),
        "hours": ("hour", "hours"),
        "days": ("day", "days"),
        "weeks": ("week", "weeks"),
        "months": ("month", "months"),
        "years": ("year", "years"),
        "people": ("person", "people"),
        "times": ("time", "times"),
    },
}
"""The words of units; in English for one and for several."""
_PERCENT = frozenset({Unit.SHARE, Unit.POINTS})
CHANGE = "change"
"""The unit of a change in percent."""


def quantity_text(known: Bounds | None, unit: Unit, measured: Text, language: str, fallback: str | None = None) -> str:
    """Return what is known of a number, with its unit.

    Parameters
    ----------
    known
        Where the number lies; None where that is not known.
    unit
        What kind of number it is.
    measured
        The name or the words of its unit.
    language, fallback
        The language, and the report's own for words that lack it.
    """
    qualifier, number = _qualified(known)
    if known is None or number is None:
        return WITHHELD
    words = QUALIFIED[language][qualifier]
    digits = _digits(number, unit, measured, _OUTWARD.get(qualifier, ROUND_HALF_UP))
    with_unit = _with_unit(digits, unit_words(number, unit, measured, language, fallback), language)
    low = _digits(known.low, unit, measured, ROUND_FLOOR) if known.low is not None else ""
    return words.format(n=with_unit, low=low)


_OUTWARD: Mapping[str, str] = {
    "at_least": ROUND_FLOOR,
    "more_than": ROUND_FLOOR,
    "at_most": ROUND_CEILING,
    "less_than": ROUND_CEILING,
    "range": ROUND_CEILING,
}
"""Which way the number of a bound is rounded: away from what it bounds, so that what is printed stays true."""


def _qualified(known: Bounds | None) -> tuple[str, Decimal | None]:
    """Return what is known of a number, and the number to print with it (the upper end of a range)."""
    if known is None:
        return "exact", None
    if known.about is not None:
        return "about", known.about
    if known.exact is not None:
        return "exact", known.exact
    if known.low is not None and known.high is not None:
        return "range", known.high
    if known.low is not None:
        return ("more_than" if known.above else "at_least"), known.low
    return ("less_than" if known.below else "at_most"), known.high


def _with_unit(digits: str, words: str, language: str) -> str:
    return digits + (" " if words and language == "en" else "") + words


def _digits(number: Decimal, unit: Unit, measured: Text, rounding: str) -> str:
    percent = unit in _PERCENT or measured == CHANGE
    value = rounded(quantised(number) * 100 if percent else number, 2, rounding)
    whole, point, rest = number_text(abs(value)).partition(".")
    sign = "%" if percent and unit is not Unit.POINTS else ""
    return f"{MINUS if value < 0 else ''}{int(whole):,}{point}{rest}{sign}"


def unit_words(number: Decimal, unit: Unit, measured: Text, language: str, fallback: str | None = None) -> str:
    """Return the word after a number; empty for percentages and plain numbers."""
    own = WORDS[language].units
    if unit in {Unit.SHARE, Unit.NPS} or measured == CHANGE:
        return ""
    if unit is Unit.POINTS:
        return own["points"]
    if unit in {Unit.SCORE, Unit.SCORE_CHANGE}:
        return own["score"]
    words = _UNITS[language].get(measured) if isinstance(measured, str) else None
    if words is None:
        return in_language(measured, language, fallback)
    return words if isinstance(words, str) else words[0 if number == 1 else 1]
