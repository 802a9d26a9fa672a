"""Columns of numbers: how likely to recommend, points of a scale, codes without labels, or quantities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportgen.importing.questions.closed import MOST_OPTIONS
from reportgen.importing.questions.made import Work
from reportgen.spec.scripts import simplified

Meaning = Literal["nps", "scale", "codes", "number"]

_RECOMMEND = re.compile(r"recommend|\be?nps\b|net promoter|推荐|介绍给|refer (us|it|this|our)\b", re.IGNORECASE)
_RATED = re.compile(
    r"\brat(e|ing)\b|\bscale\b|satisf|\bagree|how (likely|important|confident|comfortable|easy|difficult|useful"
    r"|helpful|interested|well|happy|familiar|strongly|"
    r"often|much do you|would you rate|do you feel|concerned|clear|relevant|engaged|prepared|supported)"
    r"|to what extent|\bscore\b|\bstars?\b|quality of|enjoy"
    r"|打分|打星|星级|几颗?星|评分|满意|评价|程度|认同|同意|重要性|是否符合|几分|推荐|愿意|可能性",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"^(?!.*[?？])(?:.*?[\[:：] ?)?(?:(?:overall|in general), )?(?:i(?:['’][a-z]{1,2})?\s+(?!(?:work|live|use) (?:in|at)\b)[a-z]|"
    r"(?:my|our|we|the|this)\b.{1,60}"
    r"\b(?:is|are|gives?|does|do|has|"
    r"have|can|makes?|helps?|supports?|encourages?|treats?|cares?|listens?)\b)"
    r"|^(?!.*[?？])我们?(?:对|认为|觉得|能|会|愿|很|清楚|了解|感到|相信)",
    re.IGNORECASE,
)
"""A sentence to agree with, as tables of employees' ratings have."""
_COUNTED = re.compile(
    r"how (many|old|long|far|often per|much (money|time|did|do you (spend|pay|earn)))|number of|amount|\bage\b"
    r"|\byears?\b|\bhours?\b|\bminutes?\b|\bweeks?\b|\bmonths?\b"
    r"|percent|%|\bprice\b|\bcost\b|\bspend|income|salary|\bcount\b|\btotal\b|no_|_no\b|\bnum"
    r"|多少|几(个|次|年|天|人|小时|岁|位|名|门|台|部|口|本|节)|年龄|人数|次数|金额|时长|时间|数量|百分比|收入|价格|费用",
    re.IGNORECASE,
)
_CATEGORY = re.compile(
    r"\bnationalit|\bcitizenship|\bcountry\b|\bethnic|\brace\b|\breligio|\bregion\b|\bprovince\b|\bdistrict\b|\bgender\b|\bsex\b"
    r"|\boccupation\b|\bprofession\b|\bindustry\b|\bmarital\b|\bmother tongue\b|\bnative language\b|\bcodes?\b|\bparty\b"
    r"|国籍|国家|民族|省份|城市|地区|性别|宗教|职业|行业|婚姻|母语|编码|代码",
    re.IGNORECASE,
)
"""What is told by the name of a category: its number is a code, of which a mean says nothing."""
_RANGE = re.compile(
    (
        r"(?<![\d.])([01])\s*(?:=[^,;，；]{0,30}[,;，；]\s*)?(?:-|–|—|~|～|to|到|至|through"
        r"|\.\.)\s*(\d{1,2})(?![\d.,]*\d)\s*(?!年|个月|小时|days|years|hours)"
    ),
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"(?:out of|max(?:imum)?|/|满分(?:为|是)?)\s*(\d{1,2})\b", re.IGNORECASE)
_TYPED = frozenset({"google-forms", "microsoft-forms", "typeform"})
"""Platforms whose few whole numbers are points of a linear scale: they write the words of options, never their numbers."""


_MOST_CODES = 12
_USUAL_ENDS = {6: 7, 9: 10}
"""Where a scale ends of which nobody gave the last point."""


@dataclass(frozen=True, slots=True)
class Numeric:
    """What whole numbers of a column mean."""

    meaning: Meaning
    low: int = 0
    high: int = 0
    """The ends of a scale."""
    sure: bool = True
    ended: bool = False
    """Whether the wording says where the scale ends."""


def counts(wording: str) -> bool:
    """Tell whether a wording asks for a quantity."""
    return bool(_COUNTED.search(simplified(wording)))


def told_range(wording: str) -> tuple[int, int] | None:
    """Return the ends of a scale that a wording names: "from 1 (not at all) to 5"."""
    if match := _RANGE.search(wording):
        return int(match[1]), int(match[2])
    ends = re.search(r"(?<![\d.])([01])\s*[(（=][^()（）=]{1,40}[)）,，]?.{0,20}?(?<![\d.])([3-9]|10)\s*[(（=]", wording)
    if ends:
        return int(ends[1]), int(ends[2])
    if match := _OUT_OF.search(wording):
        return 1, int(match[1])
    return None


def meaning(integers: Sequence[int], wording: str, hint: str, work: Work, *, grid: bool = False) -> Numeric:
    """Tell what distinct whole numbers mean.

    Parameters
    ----------
    integers
        In ascending order.
    wording
        The question and its row.
    hint
        What the heading says.
    work
        What every maker needs: the platform, and whether the export holds codes.
    grid
        Whether they are the numbers of several columns with one wording.
    """
    low, high = integers[0], integers[-1]
    plain = simplified(wording)
    told = told_range(plain)
    rated = bool(_RATED.search(plain)) or (
        hint == "" and low == 1 and high in (4, 5, 6, 7, 10) and bool(_STATEMENT.search(plain))
    )
    if _is_nps(low, high, hint, told, likely=bool(_RECOMMEND.search(plain))):
        return Numeric("nps", sure=low == 0 or told == (0, 10))
    counted = not hint and not told and not (grid and low == 1) and bool(_COUNTED.search(plain)) and not (rated and high <= 10)
    listed = not (counted or told or rated or hint == "number") and low >= 0 and _is_category(plain, integers)
    numbered = (work.coded or work.platform == "wjx") and low == 1 and high <= _MOST_CODES and len(integers) > high / 2
    slid = rated and hint != "single" and _MOST_CODES < high <= 100  # a slider from 0 to 100
    if listed or hint == "number" or slid or (counted and not numbered):
        return Numeric("codes" if listed else "number", sure=not listed)
    if low < 0 or high > 10 or counted or (hint in ("single", "multi") and not told):
        return _beyond(integers, hint, work.coded)
    if hint in ("scale", "nps", "matrix") or told or rated or grid:
        return _scale(low, high, told, sure=bool(told) or hint == "scale")
    if low in (0, 1) and len(integers) > 2 and (work.platform in _TYPED or (low, high) in work.batteries):
        return _scale(low, high, told, sure=False)
    return Numeric("codes", sure=False)


def _is_category(plain: str, integers: Sequence[int]) -> bool:
    """Tell whether numbers are those of a list, such as of countries, by what is asked for."""
    return bool(_CATEGORY.search(plain)) and 1 < len(integers) <= MOST_OPTIONS


def _is_nps(low: int, high: int, hint: str, told: tuple[int, int] | None, *, likely: bool) -> bool:
    """Tell whether numbers say how likely people are to recommend, from 0 to 10."""
    if not 0 <= low <= high <= 10 or hint not in ("", "scale", "nps", "number"):
        return False
    if told is not None and told != (0, 10):  # a net promoter score is defined from 0 to 10, and no other scale is told as one
        return False
    if hint == "nps" or not likely:
        return hint == "nps"
    return True if told is not None else high > 7 and (high == 10 or low == 0)


def _scale(low: int, high: int, told: tuple[int, int] | None, *, sure: bool) -> Numeric:
    if told and told[0] <= low and high <= told[1] <= 10:
        return Numeric("scale", *told, ended=True)
    bottom = 0 if low == 0 else 1
    if high - bottom < 1:
        return Numeric("codes", sure=False)
    return Numeric("scale", bottom, _USUAL_ENDS.get(high, high), sure)


def _beyond(integers: Sequence[int], hint: str, coded: bool) -> Numeric:
    """Return codes for a few numbers where the export holds codes or the heading says so, else a quantity."""
    sparse = 2 * len(integers) <= integers[-1] - integers[0]
    few = len(integers) <= _MOST_CODES and integers[-1] < 100 and (integers[0] <= 2 or sparse)
    if hint in ("single", "multi") or (few and (coded or integers[-1] <= 10)):
        return Numeric("codes", sure=False)
    return Numeric("number", sure=not few)
