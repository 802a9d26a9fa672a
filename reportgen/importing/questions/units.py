"""Units behind (or before) numbers: which spellings are one unit, which units count the same thing, and how one is printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from reportgen.spec.unit_signs import MONEY

SIGNS = f"{MONEY}|RMB|CNY|USD|EUR|GBP"
"""What stands before an amount of money."""
_LISTED: Mapping[str, str] = {
    "second 1": "s sec secs second seconds 秒 秒钟 秒鐘",
    "second 60": "min mins minute minutes 分钟 分鐘",
    "second 3600": "h hr hrs hour hours 小时 小時 个小时 個小時 钟头",
    "day 1": "day days 天 日",
    "day 7": "week weeks wk wks 周 星期 週 个星期",
    "month 1": "month months mo 个月 個月 月",
    "month 12": "year years yr yrs 年",
    "age 1": "岁 歲 周岁 周歲 years_old y/o yo",
    "metre 0.001": "mm 毫米",
    "metre 0.01": "cm 厘米 公分",
    "metre 1": "m 米 公尺 meter meters metre metres",
    "metre 1000": "km kms 公里 千米 kilometer kilometers kilometre kilometres",
    "gram 1": "g 克 公克 gram grams",
    "gram 500": "斤",
    "gram 1000": "kg kgs 公斤 千克 kilo kilos kilogram kilograms",
    "gram 1000000": "吨 噸",
    "litre 0.001": "ml 毫升",
    "litre 1": "l 升 litre litres liter liters",
    "yuan 1": "元 块 塊 圆 圓 块钱 ¥ ￥ rmb cny yuan 人民币 元人民币 元/月 元每月",
    "dollar 1": "$ us$ usd dollar dollars 美元",
    "euro 1": "€ eur euro euros 欧元 歐元",
    "pound 1": "£ gbp 英镑 英鎊",
    "share 1": "% ％ percent per_cent",
    "square 10000": "ha hectare hectares 公顷 公頃",
    "square 666.67": "亩 畝",
    "acre 1": "acre acres",
    "square 1": "m² m2 ㎡ 平方米 平米 平 平方",
}
AMOUNTS = frozenset(["yuan", "dollar", "euro", "pound", "share"])
"""Measures of which nobody offers a list of single numbers: amounts of money, percents."""
_TIMES: Mapping[str, Decimal] = MappingProxyType(
    {
        **dict.fromkeys(("k", "千", "thousand"), Decimal(1000)),
        **dict.fromkeys(("w", "万", "萬"), Decimal(10000)),
        **dict.fromkeys(("百万", "百萬", "million"), Decimal(1000000)),
        **dict.fromkeys(("亿", "億"), Decimal(100000000)),
    }
)
_TIMED = re.compile(rf"({'|'.join(sorted(_TIMES, key=len, reverse=True))})\s*(.*)", re.DOTALL)
_NAMED = re.compile(
    r"(?:[(（\[]\s*(?:in |单位\s*[:：]?\s*|單位\s*[:：]?\s*)?|单位\s*[:：]\s*|單位\s*[:：]\s*)"
    r"([^()（）\[\]]{1,12}?)\s*[)）\]]?\s*[?？:：]?$"
    r"|\bin ([a-z]{2,12})\s*[?:.]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and how much of its measure it is."""

    measure: str
    """Such as ``second``; the unit itself where it is of no known kind."""
    size: Decimal = Decimal(1)
    times: Decimal = Decimal(1)
    """Ten thousand of 万元, a thousand of k; one of most."""

    def measures_as(self, other: Unit) -> bool:
        """Tell whether two units count the same thing, as far as their words say: 万 may be of anything."""
        return self.measure == other.measure or "" in (self.measure, other.measure)

    @property
    def plain(self) -> Unit:
        """Return the unit without its thousands."""
        return Unit(self.measure, self.size / self.times)

    def of_bare(self, value: str | None) -> Unit:
        """Return the unit of a number without one beside numbers of this unit: 9000 beside 8k is not in thousands."""
        if value is None or self.times == 1 or Decimal(value) < self.times / 10:
            return self
        return self.plain


def _known() -> Mapping[str, Unit]:
    found = {}
    for line, spellings in _LISTED.items():
        measure, size = line.split()
        for spelling in spellings.split():
            found[spelling.replace("_", " ")] = Unit(measure, Decimal(size))
    return MappingProxyType(found)


_UNITS = _known()


@lru_cache(maxsize=4096)
def unit_of(text: str) -> Unit:
    """Return the unit that a text behind a number means; thousands and ten thousands of one are units of the same measure."""
    words = " ".join(text.casefold().split())
    if words in _UNITS:
        return _UNITS[words]
    if (match := _TIMED.fullmatch(words)) and (not match[2] or match[2] in _UNITS):
        of = _UNITS.get(match[2], Unit(""))
        return Unit(of.measure, of.size * _TIMES[match[1]], _TIMES[match[1]])
    return Unit(words.rstrip("s") if words.isascii() and len(words) > 2 else words)


def named_in(wording: str) -> str:
    """Return the unit that a wording names at its end, as in "体重（公斤）" or "How far is it (km)?"; empty without."""
    match = _NAMED.search(wording)
    unit = (match[1] or match[2]) if match else ""
    return unit if unit.casefold() in _UNITS else ""


def printed(unit: str, language: str) -> str:
    """Return a unit as a report prints it behind a number."""
    return "元" if language.startswith("zh") and unit.casefold() in ("¥", "￥", "rmb", "cny") else unit
