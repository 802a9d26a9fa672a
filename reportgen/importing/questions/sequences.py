"""Groups that are numbered or lettered: "Class A" to "Class D", 甲组 to 丁组, 第一车间 to 第十二车间."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.importing.platforms.wording import common_prefix

_CHINESE = "一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def in_sequence(labels: Sequence[str]) -> list[str] | None:
    """Return labels that differ by a letter or a number alone in that order; None where they differ otherwise.

    Letters without a word around them are a sequence only when they begin with A, since M and F are none.
    """
    texts = [" ".join(label.split()) for label in labels]
    if len(texts) < 2 or len(set(texts)) < len(texts):
        return None
    before, after = _shared(texts)
    cores = [text[len(before) : len(text) - len(after)].strip() for text in texts]
    ranks = _ranks(cores, named=bool(before.strip() or after.strip()))
    if ranks is None or len(set(ranks)) < len(ranks):
        return None
    return [label for _, label in sorted(zip(ranks, labels, strict=True))]


def _shared(texts: Sequence[str]) -> tuple[str, str]:
    """Return what all texts begin and end with, no number cut in two."""
    before = common_prefix(texts)
    before = before[: len(before) - len(re.search(r"(?:[0-9IVX]|(?<![A-Za-z])[A-Z])*$", before)[0])]  # type: ignore[index]
    rest = [text[len(before) :] for text in texts]
    after = common_prefix([text[::-1] for text in rest])[::-1]
    return before, after[len(re.match(r"[0-9IVX]*", after)[0]) :]  # type: ignore[index]


def _ranks(cores: Sequence[str], *, named: bool) -> list[int] | None:
    """Return the places of what labels differ by; None where it is no sequence."""
    for rank in (_number, _roman, _letter, _stem, _chinese):
        found = [rank(core) for core in cores]
        ranks = [place for place in found if place is not None]
        if len(ranks) < len(cores):
            continue
        near = max(ranks) - min(ranks) < len(ranks) + 3 or rank in (_number, _chinese)
        return ranks if near and (named or (min(ranks) == 1 and rank is not _number) or rank is _chinese) else None
    return None


def _number(core: str) -> int | None:
    return int(core) if re.fullmatch(r"[0-9]{1,4}", core) else None


def _roman(core: str) -> int | None:
    return _ROMAN.index(core.upper()) + 1 if core.upper() in _ROMAN else None


def _letter(core: str) -> int | None:
    return _LETTERS.index(core.upper()) + 1 if len(core) == 1 and core.upper() in _LETTERS else None


def _stem(core: str) -> int | None:
    return _STEMS.index(core) + 1 if len(core) == 1 and core in _STEMS else None


def _chinese(core: str) -> int | None:
    """Return the number of 三 or 十二."""
    found = re.fullmatch(r"(?P<ten>十?)(?P<one>[一二三四五六七八九]?)", core)
    if not found or not core:
        return None
    return 10 * bool(found["ten"]) + (_CHINESE.index(found["one"]) + 1 if found["one"] else 0)
