"""The whole of a rating scale of which some points were given: those that nobody chose are points all the same.

A mean, an index or a box is computed from codes; where nobody was neutral, "satisfied" is the fourth point of five and not the
third of four.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportgen.importing.questions.cells import same
from reportgen.importing.questions.ladders import rung_of
from reportgen.importing.questions.shapes import MILD, STRONG, Shape, of_degrees, of_words
from reportgen.importing.questions.slots import Side, Slot, Voice, begin_with_capitals, shared_degree, slot_of, voice_of
from reportgen.spec.scripts import simplified, traditional


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole scale that some labels belong to."""

    labels: tuple[str, ...]
    """From the least to the most; those that were given as they were given."""
    missed: tuple[str, ...]
    """Those that nobody gave, in words of our own."""
    middle: str = ""
    """The label in its middle, where nobody gave that one."""
    lopsided: bool = False
    """Whether it has more points on one side of its middle than on the other, as Chinese scales of four points often have."""

    @property
    def beside(self) -> tuple[str, str]:
        """Return the points right before and behind the middle."""
        at = len(self.labels) // 2
        return self.labels[at - 1], self.labels[at + 1]


@lru_cache(maxsize=4096)
def wholes(family: str, labels: tuple[str, ...], *, neutral: str = "", is_traditional: bool = False) -> tuple[Whole, ...]:
    """Return the whole scales that have all of some labels, the most usual first.

    Parameters
    ----------
    family
        What :func:`~reportgen.importing.questions.ladders.ladder` calls the labels.
    labels
        From the least to the most.
    neutral
        The middle answer of another such question; a usual one without.
    is_traditional
        Whether Chinese labels of our own are in traditional signs.
    """
    written = is_traditional or any(simplified(label) != label for label in labels)
    found = [*_of_words(family, labels, is_traditional=written), *_of_degrees(labels, neutral, is_traditional=written)]
    first: dict[tuple[str, ...], Whole] = {}
    for whole in found:
        first.setdefault(tuple(map(same, whole.labels)), whole)
    return tuple(first.values())


def _of_words(family: str, labels: Sequence[str], *, is_traditional: bool) -> Iterator[Whole]:
    given = {rung: label for label in labels if (rung := rung_of(family, label)) is not None}
    if len(given) < len(labels):
        return
    scales = sorted(of_words(family), key=lambda words: -_literal(words, labels))
    capital = begin_with_capitals(labels)
    for words in scales:
        rungs = [rung_of(family, word) for word in words]
        if set(given) <= set(rungs):
            named = [traditional(word) if is_traditional else word for word in words]
            said = [given.get(rung) if rung else None for rung in rungs]
            yield _filled(list(zip(named, said, strict=True)), capital)


def _literal(words: Sequence[str], labels: Sequence[str]) -> int:
    """Return how many labels stand in a scale in the same words."""
    own = {same(word) for word in words}
    return sum(simplified(same(label)) in own for label in labels)


def _filled(points: Sequence[tuple[str, str | None]], capital: bool) -> Whole:
    """Return a scale of its own words and of what was given of it."""
    said = [given or (words if capital else words.lower()) for words, given in points]
    missed = tuple(words for words, (_, given) in zip(said, points, strict=True) if given is None)
    middle = said[len(said) // 2] if len(said) % 2 and points[len(said) // 2][1] is None and len(said) > 3 else ""
    return Whole(tuple(said), missed, middle)


def _of_degrees(labels: Sequence[str], neutral: str, *, is_traditional: bool) -> Iterator[Whole]:
    slots = {label: slot_of(label) for label in labels}
    voice = voice_of(labels, list(slots.values()), is_traditional=is_traditional)
    if voice is None or sum(slot.side == "0" for slot in slots.values()) > 1:
        return
    for shape in of_degrees(voice.quality, chinese=voice.chinese):
        bound = _bound(shape, slots)
        if bound is not None and _can_say(shape, voice):
            said = [neutral if place == "0" and neutral else _said(place, voice, bound) for place in shape]
            found = _filled([(words, bound.given.get(place)) for place, words in zip(shape, said, strict=True)], capital=True)
            yield replace(found, lopsided=_is_lopsided(shape))


@dataclass(frozen=True, slots=True)
class _Bound:
    given: Mapping[str, str]
    """Place of a shape to the label that stands there."""
    words: Mapping[str, str]
    """Place with any word of a kind to the word of degree that it has."""


def _bound(shape: Shape, slots: Mapping[str, Slot]) -> _Bound | None:
    """Return which label stands at which place of a shape; None where one stands at none, or two at one."""
    given: dict[str, str] = {}
    words: dict[str, str] = {}
    for label, slot in slots.items():
        place = next((place for place in shape if _fits(place, slot)), "")
        if not place or place in given:
            return None
        given[place] = label
        words[place] = slot.degree
    return _Bound(given, words)


def _fits(place: str, slot: Slot) -> bool:
    side, word = place[0], place[1:]
    if side != slot.side:
        return False
    return word == slot.degree or (word == "W" and slot.degree in STRONG) or (word == "m" and slot.degree in MILD)


def _can_say(shape: Shape, voice: Voice) -> bool:
    """Tell whether every place of a shape has words in a language: an opposite, a soft no."""
    if voice.chinese:
        return all(place[1:] in ("", "W", "m") or not place[1:].isascii() for place in shape) and bool(voice.good)
    opposed = bool(voice.bad) or not any(place.startswith("-") for place in shape)
    return opposed and all(place.isascii() for place in shape) and not _is_lopsided(shape)


def _is_lopsided(shape: Shape) -> bool:
    sides = [place[0] for place in shape]
    return "-" in sides and sides.count("-") != sides.count("+")


def _said(place: str, voice: Voice, bound: _Bound) -> str:
    side: Side = "-" if place[0] == "-" else "0" if place[0] == "0" else "+"
    if place[1:] not in ("W", "m"):
        return voice.said(side, place[1:])
    other = ("+" if side == "-" else "-") + place[1:]
    usual = voice.strong if place[1:] == "W" else voice.mild
    return voice.said(side, bound.words.get(place) or shared_degree(bound.words.get(other, usual), voice, side))
