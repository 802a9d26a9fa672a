"""Reads labels such as ``3-5次``, ``over 10`` and ``18岁以下`` as bands of numbers.

以上, 以下 and 以内 include their number, 不满, 超过 and 不足 do not (Civil Code of the People's Republic of China, article
1259). Where a list says 3次以上至5次, though, 以上 means "more than", and so it does in the rest of that list.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Band:
    """A band of numbers."""

    low: float
    high: float
    low_in: bool = True
    """The low end belongs to the band."""
    high_in: bool = True
    """The high end belongs to the band."""
    unit: str = ""
    """The words around the numbers; bands of different units cannot be compared."""
    names_more: bool = False
    """The label says 3次以上至5次: 以上 means "more than" there."""
    bare_more: bool = False
    """The label says 10次以上 and nothing about 10 itself."""

    @property
    def is_point(self) -> bool:
        """A single number, no band in the strict sense."""
        return self.low == self.high


_WORDS: Mapping[str, str] = {
    "under": r"不到|不足|少于|低于|未满|不满|小于|(?:less|fewer|younger|lower|shorter) than\b|\bunder\b|\bbelow\b|<(?!=)",
    "over": r"超过|多于|大于|高于|(?:more|greater|older|higher|longer) than\b|\bover\b|\babove\b|>(?!=)",
    "most": r"至多|最多|不超过|不多于|不高于|不大于|\bup to\b|\bat most\b|\b(?:no|not) more than\b|≤|<=",
    "least": r"至少|最少|不少于|不低于|不小于|\bat least\b|\b(?:no|not) (?:less|fewer) than\b|≥|>=",
    "up": r"及以上|或以上|含以上|及更多|或更多|或更长|或更高|\+|\bplus\b"
    r"|\b(?:and|or) (?:more|over|above|older|up|longer|higher|later|upwards?)\b",
    "down": r"及以下|或以下|含以下|或更少|或更短|或更低|以内|之内"
    r"|\b(?:and|or) (?:fewer|less|under|below|younger|shorter|lower|earlier)\b",
    "more": r"以上",
    "less": r"以下",
    "without": r"不含",
    "with": r"含|\binclusive\b",
    "noise": r"\bbetween\b|\bfrom\b|\babout\b|\bages?d?\b|介于|之间|大约|约|从|[$€£¥]|\b(?:usd|eur|gbp|rmb)\b",
    "joint": r"[-–—−~〜]+|到|至|\bto\b|\bthrough\b|\band\b",
    "number": r"[0-9]+(?:\.[0-9]+)?(?:\s?(?:百万|万|千|亿)|k\b)?",
    "space": r"[\s,;:、，。]+",
    "other": r"[^\s,;:、，。0-9]",
}
_TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _WORDS.items()))
_TIMES = {"百万": 10**6, "万": 10**4, "千": 10**3, "亿": 10**8, "k": 10**3}
_HANZI = re.compile(
    r"[零〇一二两三四五六七八九十百]+(?=个|次|年|月|天|岁|元|人|件|家|遍|回|周|日|小时|分钟|到|至|以|及|或|-|~|—|–)"
)
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NO_BANDS = re.compile(r"[0-9]+:[0-9]|[0-9]-[0-9]+-[0-9]|[0-9]/[0-9]|[0-9]\.[0-9]+\.")
"""Times of day, dates, fractions."""
LONGEST_UNIT = 24
"""A label with more words than this beside its numbers is a sentence."""


def read_band(label: str) -> Band | None:
    """Return the band that a label names, or ``None`` when it is no band or number."""
    text = _normal(label)
    if _NO_BANDS.search(text):
        return None
    tokens = [(m.lastgroup or "", m.group()) for m in _TOKEN.finditer(text)]
    tokens = [t for t in tokens if t[0] not in {"space", "noise"}]
    numbers = [i for i, (kind, _) in enumerate(tokens) if kind == "number"]
    if len(numbers) not in {1, 2}:
        return None
    groups = _groups(tokens, numbers)
    unit = _unit(groups)
    if unit is None or len(unit) > LONGEST_UNIT:
        return None
    values = _values([tokens[i][1] for i in numbers])
    kinds = [[kind for kind, _ in group if kind != "other"] for group in groups]
    return _one(values[0], kinds, unit) if len(values) == 1 else _two(values[0], values[1], kinds, unit)


def _normal(label: str) -> str:
    text = unicodedata.normalize("NFKC", label).casefold()
    text = re.sub(r"\((不?含)\)", r"\1", text)
    text = re.sub(r"\([^()]*\)", "", text)
    text = _HANZI.sub(lambda m: str(_hanzi(m.group())), text)
    return re.sub(r"(?<=[0-9])[,'’ ](?=[0-9]{3}(?![0-9]))", "", text)


def _hanzi(text: str) -> int:
    total, digit = 0, 0
    for letter in text:
        if letter in "十百":
            total, digit = total + (digit or 1) * (10 if letter == "十" else 100), 0
        else:
            digit = _DIGITS[letter]
    return total + digit


def _values(written: list[str]) -> list[float]:
    """Return the numbers; 5-10万 counts both in 万."""
    read = [re.fullmatch(r"([0-9.]+)\s?(\D*)", text) for text in written]
    signs = [m[2].strip() if m else "" for m in read]
    last = signs[-1] if signs[-1] in _TIMES else ""
    plain = [float(m[1]) * _TIMES.get(sign, 1) if m else math.nan for m, sign in zip(read, signs, strict=True)]
    if signs[0] or not last or plain[0] * _TIMES[last] >= plain[-1]:
        return plain
    return [plain[0] * _TIMES[last], *plain[1:]]


Group = list[tuple[str, str]]


def _groups(tokens: Group, numbers: list[int]) -> list[Group]:
    """Return the tokens before the first number, after each, with the numbers left out."""
    ends = [*numbers, len(tokens)]
    return [tokens[: numbers[0]], *(tokens[a + 1 : b] for a, b in pairwise(ends))]


def _unit(groups: list[Group]) -> str | None:
    """Return the words beside the numbers; ``None`` when the two numbers of a range have different ones."""
    words = ["".join(text for kind, text in group if kind == "other").removesuffix("s") for group in groups]
    if len(words) == 3 and words[1] and words[2] and words[1] != words[2]:
        return None
    return "|".join(filter(None, (words[0], words[-1] or words[1])))


def _one(value: float, kinds: list[list[str]], unit: str) -> Band | None:
    signs = [kind for group in kinds for kind in group if kind not in {"with", "without"}]
    if not signs:
        return Band(value, value, unit=unit)
    if len(signs) > 1:
        return None
    sign = signs[0]
    included = sign not in {"under", "over"} and "without" not in kinds[-1]
    if sign in {"under", "most", "down", "less"}:
        return Band(-math.inf, value, low_in=False, high_in=included, unit=unit)
    if sign in {"over", "least", "up", "more"}:
        return Band(
            value, math.inf, low_in=included, high_in=False, unit=unit, bare_more=sign == "more" and "with" not in kinds[-1]
        )
    return None


def _two(low: float, high: float, kinds: list[list[str]], unit: str) -> Band | None:
    before, between, after = kinds
    joined = any(kind in {"joint", "more", "most", "under"} for kind in between)
    if not joined or not low < high or any(kind in {"up", "over", "least", "more"} for kind in after):
        return None
    more = "more" in between and "joint" in between
    low_in = not (more or "over" in before or "without" in between)
    high_in = not ("under" in between or "without" in after or ("less" in after and "joint" in between))
    return Band(low, high, low_in, high_in, unit, names_more=more)


def overlaps(bands: Mapping[str, Band]) -> Iterator[tuple[str, str, float, float]]:
    """Yield (key, key, low, high) of two bands of one unit and the numbers that fall in both.

    Numbers are whole when all ends are, so that "3 or fewer" and "more than 3" meet nowhere.
    """
    means_more = any(band.names_more for band in bands.values())
    read = {key: _strict(band) if means_more and band.bare_more else band for key, band in bands.items()}
    whole = all(end.is_integer() for b in read.values() for end in (b.low, b.high) if math.isfinite(end))
    keys = list(read)
    for number, key in enumerate(keys):
        for other in keys[number + 1 :]:
            shared = _shared(read[key], read[other], whole=whole)
            if shared:
                yield (key, other, *shared)


def _strict(band: Band) -> Band:
    return Band(band.low, band.high, low_in=False, high_in=band.high_in, unit=band.unit)


def _shared(a: Band, b: Band, *, whole: bool) -> tuple[float, float] | None:
    if a.unit and b.unit and a.unit != b.unit:
        return None
    low, low_in = max((a.low, not a.low_in), (b.low, not b.low_in))
    high, high_in = min((a.high, a.high_in), (b.high, b.high_in))
    if whole:
        low = low + 1 if low_in and math.isfinite(low) else low
        high = high - 1 if not high_in and math.isfinite(high) else high
        return (low, high) if low <= high else None
    return (low, high) if low < high or (low == high and not low_in and high_in) else None
