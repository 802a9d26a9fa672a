"""Lists of answers whose order everybody knows: agreement, frequency, quality, education, months."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportgen.importing.questions.cells import same
from reportgen.importing.questions.graded import graded
from reportgen.importing.questions.rungs import LISTS, RATINGS, Rungs
from reportgen.spec.scripts import simplified


@dataclass(frozen=True, slots=True)
class Ladder:
    """Labels in their known order."""

    family: str
    """``agreement``, ``frequency``, ``education``…; the quality itself where the family has no name of its own."""
    labels: tuple[str, ...]
    """From the least to the most."""
    rating: bool
    """Whether it is a rating scale, and not only an ordered list."""
    good: bool
    """Whether the words themselves say that the most is the best."""


_FAMILIES = {
    "agree": "agreement",
    "同意": "agreement",
    "赞同": "agreement",
    "认同": "agreement",
    "符合": "fit",
    "satisfied": "satisfaction",
    "满意": "satisfaction",
    "happy": "satisfaction",
    "important": "importance",
    "重要": "importance",
    "likely": "likelihood",
    "可能": "likelihood",
    "愿意": "willingness",
    "favorably": "favour",
    "favourably": "favour",
    "favorable": "favour",
    "favourable": "favour",
    "good": "quality",
    "好": "quality",
    "easy": "ease",
    "容易": "ease",
    "better": "change",
    "": "extent",
}
_GOOD = {
    *(
        "agree",
        "同意",
        "赞同",
        "认同",
        "符合",
        "satisfied",
        "满意",
        "happy",
        "important",
        "重要",
        "likely",
        "可能",
        "愿意",
        "good",
        "好",
    ),
    *(
        "favorably",
        "favourably",
        "favorable",
        "favourable",
        "easy",
        "容易",
        "better",
        "useful",
        "helpful",
        "有用",
        "有帮助",
        "喜欢",
    ),
    *(
        "支持",
        "support",
        "like",
        "trust",
        "信任",
        "positive",
        "positively",
        "clear",
        "清楚",
        "方便",
        "convenient",
        "有效",
        "interested",
        "true",
    ),
    *("familiar", "了解", "熟悉", "comfortable", "confident", "effective", "valuable", "safe", "安全", "well"),
}


def ladder(labels: Sequence[str]) -> Ladder | None:
    """Return labels in their known order; None when they are of no known list, or when two stand on the same rung."""
    if len(labels) < 2:
        return None
    return _of_rungs(labels, RATINGS, rating=True) or _of_degrees(labels) or _of_rungs(labels, LISTS, rating=False)


def _of_rungs(labels: Sequence[str], lists: Sequence[Rungs], *, rating: bool) -> Ladder | None:
    for rungs in lists:
        ranks = {label: _rank(rungs, label) for label in labels}
        known = [rank for rank in ranks.values() if rank is not None]
        if len(known) == len(labels) and len(set(known)) == len(labels):
            ordered = tuple(sorted(labels, key=lambda label: ranks[label] or 0.0))
            return Ladder(rungs.family, ordered, rating and len(labels) <= 11, rungs.good)
    return None


def rung_of(family: str, label: str) -> tuple[int, float] | None:
    """Return the place of a label in a known list of ratings whose words are no degrees; None where it is of no such list."""
    lists = (rungs for rungs in RATINGS if rungs.family == family)
    return next(((place, rank) for place, rungs in enumerate(lists) if (rank := _rank(rungs, label)) is not None), None)


@lru_cache(maxsize=65536)
def _rank(rungs: Rungs, label: str) -> float | None:
    words = simplified(same(label)).strip(" .。!！")
    bare = re.sub(r"\s*\([^)]*\)\s*$", "", words) or words
    for rank, pattern in rungs.rungs:
        if pattern.fullmatch(bare) or (rungs.within and pattern.search(words)):
            return rank + _shift(words) if rungs.within else rank
    return None


def _shift(words: str) -> float:
    """Return where "and below" or "or above" stands beside its rung."""
    if re.search(r"以下|under|below|less than|not finish|did not|incomplete|without", words):
        return -0.3
    return 0.3 if re.search(r"以上|above|higher", words) else 0.0


def _of_degrees(labels: Sequence[str]) -> Ladder | None:
    found = {label: graded(label) for label in labels}
    grades = {label: grade for label, grade in found.items() if grade is not None}
    qualities = {quality for quality, _ in grades.values() if quality}
    ranks = [strength for _, strength in grades.values()]
    if len(grades) < len(labels) or len(qualities) > 1 or len(set(ranks)) < len(labels) or len(labels) > 11:
        return None
    quality = next(iter(qualities), "")
    named = [label for label in labels if grades[label][0]]
    if not quality and len([r for r in ranks if r]) < 2:
        return None
    if quality and len(named) < 2 and len(labels) > 2:
        return None  # one word beside bare degrees says nothing of the others
    middle = quality in _FAMILIES and len(labels) == len(named) + 1 == 2
    if quality and not middle and not any(same(label) != quality and grades[label][1] not in (0.6, 0.65) for label in named):
        return None
    if len(labels) == 2 and quality not in _FAMILIES:
        return None  # true or false, high or low: two answers and no scale
    ordered = tuple(sorted(labels, key=lambda label: grades[label][1]))
    return Ladder(_FAMILIES.get(quality, "degree"), ordered, True, quality in _GOOD)
