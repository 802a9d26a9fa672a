"""Which end of a numbered scale is the good one, where the wording says what its ends mean: "1 (excellent) to 5 (poor)"."""

from __future__ import annotations

import re

from reportgen.importing.questions.graded import graded
from reportgen.importing.questions.points import Points
from reportgen.spec.scripts import simplified

_MEANS = r"\s*(?:分)?\s*(?:[(（\[=＝:：]|-(?=\s)|\bis\b|\bbeing\b|\bmeans?\b|\bfor\b|代表|表示|为|是)\s*[\"“'‘]?"
_WORDS = r"([^\d()（）\[\]=＝,;，；、。\"”'’]{1,40}?)"
_END = r"[\"”'’]?\s*(?=[)）\],;，；、。.?？]|\band\b|\bto\b|\bthrough\b|到|至|$|[-–—~]|\s\d)"
_NUMBER = r"(?<![\d.])(\d{1,2})"
_POINT = re.compile(_NUMBER + _MEANS + _WORDS + _END, re.IGNORECASE)
_GOOD = re.compile(r"(the )?(best|excellent|outstanding|perfect|great|优秀|极好|最好|很好|非常好)\b.*")
_BAD = re.compile(r"(the )?(worst|terrible|awful|horrible|lowest|极差|最差|很差|非常差)\b.*")


def worse_above(wording: str, low: int, high: int) -> bool | None:
    """Tell whether the wording says that the high end is the bad one; None where it does not say what both ends mean."""
    said: dict[int, str] = {}
    for match in _POINT.finditer(simplified(wording)):
        said.setdefault(int(match[1]), match[2].strip())
    if low not in said or high not in said:
        return None
    if (told := Points((), (), said[low], said[high]).worse) is not None:
        return told
    bad = {_is_bad(said[end]): end for end in (low, high) if _is_bad(said[end]) is not None}
    return bad[True] == high if True in bad else bad[False] == low if False in bad else None


def _is_bad(words: str) -> bool | None:
    """Tell whether the words of one end are of the bad one; None where they are of neither."""
    if _GOOD.fullmatch(words.casefold()):
        return False
    grade = graded(words)
    return True if _BAD.fullmatch(words.casefold()) or (grade and grade[1] < 0) else None
