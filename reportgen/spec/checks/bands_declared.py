"""Bands as a spec declares them: in ascending order, each number in one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from reportgen.problems import Code, Problem
from reportgen.spec.checks.subject import Subject
from reportgen.spec.model.derived import Band
from reportgen.spec.model.questions import NumberQuestion
from reportgen.spec.spec import Key


@dataclass(frozen=True, slots=True)
class _Reach:
    """A band with its ends as numbers."""

    code: str
    low: float
    high: float


def check_bands(
    subject: Subject, key: Key, bands: Mapping[str, Band], number: NumberQuestion, *, rest: bool, labels: bool = True
) -> Iterator[Problem]:
    """Check the bands of a number question.

    Parameters
    ----------
    subject
        The spec.
    key
        Where the bands stand.
    bands
        Code to band.
    number
        The question; its minimum and maximum say which numbers there are.
    rest
        Whether numbers in no band are left out.
    labels
        Whether each band needs words of its own.
    """
    for code, band in bands.items():
        if labels and band.label is None:
            yield _at(subject, (*key, code), "lacks the key 'label'", "Add label: the words of the band", Code.MISSING_KEY)
    reach = [_Reach(c, -inf if b.from_ is None else b.from_, inf if b.below is None else b.below) for c, b in bands.items()]
    empty = [r for r in reach if r.low >= r.high]
    for one in empty:
        found = f"ends below {one.high:.12g} and begins from {one.low:.12g}"
        fix = "Write the smaller number under from; below is the first number after the band"
        yield _at(subject, (*key, one.code), found, fix)
    if not empty:
        yield from _neighbours(subject, key, reach, rest=rest)
        if not rest:
            yield from _ends(subject, key, reach, number)


def _neighbours(subject: Subject, key: Key, reach: list[_Reach], *, rest: bool) -> Iterator[Problem]:
    """Compare each band with the next one."""
    for one, two in pairwise(reach):
        if two.low < one.low:
            found = f"comes after {one.code}, whose numbers are larger"
            fix = "Write the bands from the smallest numbers to the largest"
        elif two.low < one.high:
            end = "has no end" if one.high == inf else f"ends below {one.high:.12g}"
            begin = "has no beginning" if two.low == -inf else f"begins from {two.low:.12g}"
            found = f"{begin}, and {one.code} {end}: some numbers are in both"
            fix = "Let each band begin where the one before it ends"
        elif two.low > one.high and not rest:
            found = f"begins from {two.low:.12g}, and {one.code} ends below {one.high:.12g}: numbers between are in no band"
            fix = f"Write below: {two.low:.12g} in {one.code}; below is the first number that does not belong to a band"
        else:
            continue
        yield _at(subject, (*key, two.code), found, fix, Code.RECODE)


def _ends(subject: Subject, key: Key, reach: list[_Reach], number: NumberQuestion) -> Iterator[Problem]:
    """Compare the ends with what the question says of its numbers; the data are looked at later."""
    first, last = reach[0], reach[-1]
    if number.minimum is not None and number.minimum < first.low:
        found = f"begins from {first.low:.12g}, and the question has numbers from {number.minimum:.12g}"
        yield _at(subject, (*key, first.code), found, "Leave from out in the first band, or add a band before it", Code.RECODE)
    if number.maximum is not None and number.maximum >= last.high:
        found = f"ends below {last.high:.12g}, and the question has numbers up to {number.maximum:.12g}"
        yield _at(subject, (*key, last.code), found, "Leave below out in the last band, or add a band after it", Code.RECODE)


def _at(subject: Subject, key: Key, found: str, fix: str, code: Code = Code.WRONG_VALUE) -> Problem:
    return replace(subject.wrong(key, found, fix, code), place=subject.place_of.key(key))
