"""Bands of a quantity in words: "18-24", "Under $25,000", "1年以下", "65+", "10,000 or more employees"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from reportgen.importing.questions.cells import same

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "兩": 2, "十": 10}
_UNITS = {
    r"years?|yrs?|年|岁|歲|周岁": 12.0,
    r"months?|个月|個月|月": 1.0,
    r"weeks?|周|星期|週": 0.23,
    r"days?|天|日": 0.033,
    r"hours?|hrs?|小时|小時": 0.0014,
    r"min(ute)?s?|分钟|分鐘": 0.000023,
}
_SCALES = {"k": 1e3, "thousand": 1e3, "千": 1e3, "w": 1e4, "万": 1e4, "萬": 1e4, "m": 1e6, "million": 1e6, "亿": 1e8, "bn": 1e9}
_NUMBER = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?P<scale>(?:k|m|w|bn|thousand|million)\b|千|万|萬|亿)?\s*"
    rf"(?P<unit>{'|'.join(_UNITS)})?",
)
_CHINESE = re.compile(r"([一二两兩三四五六七八九十半])(?=年|个月|個月|小时|小時|天|周|週|次|岁|歲|到|至|万|千)")
_TIMES = {"once": "1 time", "one time": "1 time", "twice": "2 times", "一次": "1次", "两次": "2次"}
_UNDER = re.compile(
    r"<|≤|under|less|below|fewer|up to|younger|at most|before|以下|以内|以內|不到|少于|少於|低于|低於|小于|小於|未满|未滿|不足"
)
_OVER = re.compile(
    r">|≥|\+|over\b|more|above|older|and up|at least|greater|plus|以上|超过|超過|大于|大於|多于|多於|高于|高於|及以上|后|後"
)
_NOTHING = re.compile(
    r"(none|never|no|zero|nothing|0|无|無|没有|沒有|从未|從未|从不)\b.{0,60}|(没有|沒有|无|無|从未|從未).{0,12}"
    r"|i('ve| have) never .{0,60}"
)


@dataclass(frozen=True, slots=True)
class Band:
    """A part of a quantity."""

    low: float
    high: float
    rest: str
    """The words around the numbers."""

    @property
    def key(self) -> tuple[float, float]:
        """Return what bands are sorted by."""
        return self.low, self.high


@lru_cache(maxsize=16384)
def band(text: str) -> Band | None:
    """Return the band that a text names; None where it names none or more than one quantity."""
    words = _TIMES.get(same(text)) or _CHINESE.sub(_arabic, same(text))
    found = [match for match in _NUMBER.finditer(words) if match["number"]]
    rest = " ".join(_NUMBER.sub(" # ", words).split())
    if not found:
        return Band(-inf, 0, rest) if _NOTHING.fullmatch(words) else None
    values = [_value(match) * _unit(match, found[-1]) for match in found]
    if len(values) == 2 and values[0] <= values[1]:
        return Band(values[0], values[1], rest)
    if len(values) != 1:
        return None
    if _UNDER.search(words):
        return Band(-inf, values[0], rest)
    return Band(values[0], inf if _OVER.search(words) else values[0], rest)


def _arabic(match: re.Match[str]) -> str:
    return "0.5" if match[1] == "半" else str(_DIGITS[match[1]])


def _value(match: re.Match[str]) -> float:
    return float(match["number"].replace(",", "")) * _SCALES.get((match["scale"] or "").strip(), 1.0)


def _unit_behind(match: re.Match[str]) -> str:
    """Return the unit that stands further on: "20 or more years"."""
    found = re.search(rf"\b(?:{'|'.join(_UNITS)})(?![a-z])", match.string[match.end() :])
    return found[0] if found else ""


def _unit(match: re.Match[str], last: re.Match[str]) -> float:
    unit = match["unit"] or last["unit"] or _unit_behind(match)
    return next((size for pattern, size in _UNITS.items() if re.fullmatch(pattern, unit)), 1.0)


def in_bands(texts: Sequence[str]) -> list[str] | None:
    """Return texts in the order of their bands; None unless each is a band or a number of one thing, and no two are the same."""
    bands = {text: band(text) for text in texts}
    if len(texts) < 2 or None in bands.values() or len({b.key for b in bands.values() if b}) < len(texts):
        return None
    points = {b.rest.rstrip("s") for b in bands.values() if b and b.low == b.high}
    if len(points) > 2 or (len(points) == 2 and len([b for b in bands.values() if b and b.low == b.high]) < 4):
        ranges = [b for b in bands.values() if b and b.low != b.high]
        if not ranges:
            return None
    return sorted(texts, key=lambda text: (bands[text] or Band(0, 0, "")).key)
