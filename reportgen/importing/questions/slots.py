"""Where a label stands on a scale, and the label of a place that nobody chose, in the words of those that somebody did."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from reportgen.importing.questions.graded import OPPOSITES, bare_label, degree_of, is_neutral
from reportgen.spec.scripts import simplified, traditional

Side = Literal["-", "0", "+"]
SOFT = ("不太", "不怎么", "不大", "不是很", "不够")
"""Degrees of Chinese that say no by themselves and stand before the good word: 不太满意."""
_ONLY_BEFORE_NO = frozenset(["一点也", "一点都", "毫", "根本"])
_HAN = re.compile(r"[\u3400-\u9fff]")
_STRONGLY = frozenset(["agree", "support"])
_CHANGES = frozenset(["better", "more", "increased", "increase", "higher"])
_QUANTITIES = frozenset(["多", "高", "大", "快"])
_NO_OPPOSITE = frozenset(["喜欢", "有效", "有用", "有帮助", "严格"])
"""Qualities whose want is said with 不, although there is a word for it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on a scale: on which side of its middle, how strongly, and the words for it."""

    side: Side
    degree: str
    """A word of degree without its 不; empty for a bare quality."""
    stem: str = ""
    """The quality as the label writes it, in lower case and in its own script."""
    negated: bool = False
    """Whether 不 before the good word makes it bad, and no other word."""
    behind: bool = False
    """Whether the degree stands behind the quality, as in "agree strongly"."""


def slot_of(label: str) -> Slot:
    """Return the place of a label that is a word of degree, of a quality, or both."""
    text = bare_label(label)
    words = simplified(text)  # sign for sign, so that places in both are the same
    if is_neutral(words):
        return Slot("0", "", text)
    degree, rest, behind = degree_of(words)
    at = 0 if behind else len(words) - len(rest)
    stem = text[at : at + len(rest)].strip()
    if degree in SOFT:
        return Slot("-", degree, stem, negated=True)
    if degree.endswith("不"):
        return Slot("-", degree.removesuffix("不"), stem, negated=True)
    return Slot("-" if rest in OPPOSITES else "+", degree, stem, behind=behind)


def are_two_answers(labels: Iterable[str]) -> bool:
    """Tell whether two labels are a quality and its want, without a degree: agree and disagree, 重要 and 不重要."""
    slots = [slot_of(label) for label in labels]
    if {slot.side for slot in slots} == {"-", "+"}:
        return not any(slot.degree for slot in slots)
    return {slot.degree for slot in slots} == {"", "not"} and len({slot.stem for slot in slots}) == 1


@dataclass(frozen=True, slots=True)
class Voice:
    """The words in which a scale speaks."""

    chinese: bool
    traditional: bool
    capital: bool
    behind: bool
    good: str
    bad: str
    """The opposite of the good word; empty where 不 makes it."""
    quality: str
    """The good word as the lists have it."""

    @property
    def strong(self) -> str:
        """Return the word that makes an end where none was seen."""
        return "非常" if self.chinese else "strongly" if self.quality in _STRONGLY else "very"

    @property
    def mild(self) -> str:
        """Return the word for a step between the middle and the bare quality."""
        return "比较" if self.chinese else "somewhat"

    def said(self, side: Side, degree: str) -> str:
        """Return the label of a place."""
        if side == "0":
            return self._middle()
        if not self.chinese:
            stem = self.bad if side == "-" else self.good
            words = (stem, degree) if self.behind else (degree, stem)
            text = " ".join(filter(None, words))
            return text[:1].upper() + text[1:] if self.capital else text
        shown = traditional(degree) if self.traditional else degree
        return shown + (self.good if side == "+" or degree in SOFT else self.bad or f"不{self.good}")

    def _middle(self) -> str:
        if self.chinese and self.quality in _QUANTITIES:
            return "適中" if self.traditional else "适中"
        if self.chinese:
            return "普通" if self.traditional else "一般"
        text = "about the same" if self.quality in _CHANGES else "neutral"
        return text.capitalize() if self.capital else text


def voice_of(labels: Sequence[str], slots: Sequence[Slot], *, is_traditional: bool) -> Voice | None:
    """Return the words in which labels speak; None where they speak of more than one quality or in two ways."""
    good, bad = _stems(slots, "+"), _stems(slots, "-")
    negated = {slot.negated for slot in slots if slot.side == "-"}
    behind = {slot.behind for slot in slots if slot.degree}
    if len(good) > 1 or len(bad - good) > 1 or len(negated) > 1 or len(behind) > 1:
        return None
    chinese = any(map(_HAN.search, labels))
    if negated == {True}:
        good = good or bad
        if good != bad:
            return None
    stem, opposite = next(iter(good), ""), "" if negated == {True} else next(iter(bad), "")
    quality = simplified(stem) or OPPOSITES.get(simplified(opposite), "")
    stem = stem or (traditional(quality) if is_traditional else quality)
    if not opposite and negated != {True}:
        opposite = _opposite(quality, chinese=chinese)
        opposite = traditional(opposite) if is_traditional else opposite
    if not stem and not all(slot.side == "+" for slot in slots):
        return None
    return Voice(chinese, is_traditional, begin_with_capitals(labels), behind == {True}, stem, opposite, quality)


def begin_with_capitals(labels: Iterable[str]) -> bool:
    """Tell whether no label begins with a small letter."""
    return all(label[:1] == label[:1].upper() for label in labels)


def _stems(slots: Sequence[Slot], side: Side) -> set[str]:
    return {slot.stem for slot in slots if slot.side == side}


def _opposite(good: str, *, chinese: bool) -> str:
    if chinese and good in _NO_OPPOSITE:
        return ""
    return _FIRST.get(good, "")


def _first() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for bad, good in OPPOSITES.items():
        found.setdefault(good, bad)
    return MappingProxyType(found)


_FIRST = _first()
"""The usual opposite of each quality: the first that the list has."""


def shared_degree(degree: str, voice: Voice, side: Side) -> str:
    """Return a degree that one side shows, for the other side, where it can be said there."""
    return voice.strong if side == "+" and degree in _ONLY_BEFORE_NO else degree
