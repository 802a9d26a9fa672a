"""What a typed number means: the numbers that would be said so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

_DIGITS = "零一二三四五六七八九"
_SAME = str.maketrans("〇两兩萬０１２３４５６７８９％．，", "零二二万0123456789%.,")
_PLACES = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_TEENS = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_ENGLISH = (
    {word: i for i, word in enumerate(_ONES)}
    | {word: 20 + 10 * i for i, word in enumerate(_TENS)}
    | {word: 13 + i for i, word in enumerate(_TEENS)}
    | {"a": 1, "an": 1, "hundred": 100}
)
_NUMBER = rf"(?:\d+|(?:{'|'.join(_ENGLISH)})(?:-(?:{'|'.join(_ONES)}))?)\b"
_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_PEOPLE = re.compile(r"^\s?[余多]?[人位名份户]|^\s(?:of\sthem|[a-z]+)")
_OVER = re.compile(r"以上|超|逾|多$|[多强強]\b|over|more than|at least", re.IGNORECASE)
_UNDER = re.compile(r"不到|不足|以下|近|弱|under|less than|fewer than|nearly|almost", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meaning:
    """The numbers that some words may stand for."""

    low: float
    high: float
    share: bool = False
    """Whether it is a part of a whole, from 0 to 1."""
    points: bool = False
    """Whether it is a difference of shares, from 0 to 1."""
    decimals: int | None = None
    """Of digits: how many decimals are written; None for words, which are round."""
    of: Literal["", "score", "points", "people"] = ""
    """What the word behind it says that it counts."""

    def covers(self, value: float) -> bool:
        """Return whether a number may be said so."""
        return self.low - 1e-9 <= value <= self.high + 1e-9


def meaning(words: str) -> Meaning | None:
    """Return what a typed number means; nothing where the words are not understood."""
    plain = words.strip().translate(_SAME)
    return _digits(plain) or _words(plain)


def _digits(words: str) -> Meaning | None:
    found = re.search(r"([-+−±]?)(\d+(?:,\d{3})*(?:\.(\d+))?)", words)
    if not found or re.search(r"成|分之|\bout of\b|\d\s+in\s", words):
        return None
    value = float(Fraction(found[2].replace(",", ""))) * (-1 if found[1] in ("-", "−") else 1)
    after, decimals = words[found.end() :].lower(), len(found[3] or "")
    share, points = (
        bool(re.match(r"\s*(%|per\s?cent)", after)),
        "百分点" in after or "百分點" in after or "percentage point" in after,
    )
    scale = 100 if share or points else 1
    return Meaning(value / scale, value / scale, share, points, decimals, "" if share or points else _counted(after))


def _counted(after: str) -> Literal["", "score", "points", "people"]:
    """Return what the word behind a number says that it counts; "points" are those of a score or of a difference of shares."""
    if after.startswith("分"):
        return "score"
    if re.match(r"\s?points?\b", after):
        return "points"
    return "people" if _PEOPLE.search(after) else ""


def _words(words: str) -> Meaning | None:
    for pattern, low, high in _NAMED:
        if re.search(pattern, words, re.IGNORECASE):
            return Meaning(low, high, share=True)
    return _part(words) or _count(words)


_NAMED = (
    ("近半|nearly half|almost half", 0.4, 0.5),
    ("不到一半|(?:less|fewer) than half|under half", 0.25, 0.5),
    ("过半|過半|超过一半|超過一半|逾一半|more than half|over half", 0.5, 1),
    ("一半|半数|半數|(?<!-)half", 0.45, 0.55),
    ("几乎|幾乎|almost all|nearly all|almost every|nearly every|无一例外|無一例外", 0.85, 1),
    ("少数|少數|minority|hardly any|almost none", 0, 0.5),
    ("多数|多數|大部分|大部份|大半|most|majority", 0.5, 1),
)
"""Words for parts of a whole, the first that fits; with the least and the greatest part that may be called so."""


def _part(words: str) -> Meaning | None:
    """Read tenths, fractions and "one in five"."""
    if found := re.search(r"百分之([零一二三四五六七八九十]+)", words):
        value = _number(found[1]) / 100
        return Meaning(value, value, share=True)
    if found := re.search(r"([一二三四五六七八九]|\d)成([一二三四五六七八九半])?", words):
        return _about((_number(found[1]) * 10 + (5 if found[2] == "半" else _number(found[2] or "零"))) / 100, words, 0.1)
    if found := re.search(r"([零一二三四五六七八九十\d]+)分之([零一二三四五六七八九十\d]+)", words):
        return _about(_number(found[2]) / max(_number(found[1]), 1), words, 0.05)
    if found := re.search(rf"\b({_NUMBER})(?: \w+)? (?:out of|in)(?: every)? ({_NUMBER})", words, re.IGNORECASE):
        return _about(_number(found[1]) / max(_number(found[2]), 1), words, 0.05)
    if found := re.search(rf"(\w+)[ -]({'|'.join(_PARTS)})s?", words, re.IGNORECASE):
        return _about(_number(found[1]) / _PARTS[found[2].lower()], words, 0.05)
    return None


def _about(value: float, words: str, step: float) -> Meaning:
    """Return the numbers about a round one: above it, below it, or on both sides."""
    if _OVER.search(words):
        return Meaning(value, min(value + step, 1), share=True)
    if _UNDER.search(words):
        return Meaning(max(value - step, 0), value, share=True)
    return Meaning(max(value - step / 2, 0), min(value + step / 2, 1), share=True)


def _count(words: str) -> Meaning | None:
    found = re.search(r"[零一二三四五六七八九十百千万]+", words)
    english = [w for w in re.findall(r"[a-z]+", words.lower()) if w in _ENGLISH]
    if not found and not english:
        return None
    value = _number(found.group()) if found else sum(_ENGLISH[w] for w in english)
    share, points = bool(re.search(r"per\s?cent", words)), bool(re.search("百分[点點]", words))
    scale = 100 if share or points else 1
    return Meaning(value / scale, value / scale, share, points, None if share else 0)


def _number(words: str) -> int:
    """Return a whole number in digits, hanzi or English."""
    if words.isdigit():
        return int(words)
    if words.lower().split("-")[0] in _ENGLISH:
        return sum(_ENGLISH.get(word, 0) for word in words.lower().split("-"))
    total, last = 0, 0
    for sign in words:
        if sign in _PLACES:
            total, last = total + max(last, 1) * _PLACES[sign], 0
        else:
            last = max(_DIGITS.find(sign), 0)
    return total + last
