"""The natural order of options: that of the file, of a known list, of bands, of prefixes; else by how many gave each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportgen.importing.questions.bands import in_bands
from reportgen.importing.questions.cells import same
from reportgen.importing.questions.ladders import Ladder, ladder
from reportgen.importing.questions.points import Points, points
from reportgen.importing.questions.sequences import in_sequence
from reportgen.importing.questions.special import LAST, Special, special

Basis = Literal["given", "points", "ladder", "bands", "prefix", "sequence", "count"]
_PREFIX = re.compile(
    r"[(（\[]?(?P<mark>[A-Za-z]|\d{1,2}|[①-⑳]|[一二三四五六七八九十])(?P<sign>\s*[.．、:：)）\]]\s*"
    r"|\s+[-–—]\s+)(?=\D)(?P<rest>\S.*)"
)
_HEAD = re.compile(r"\s+[-–—]+\s+|\s*[:：]\s+|\s*[(（]|,\s+")
_FEWEST, _MOST = 4, 15
"""Options of a list in which one may stand outside the order of the others."""
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CHINESE = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Ordered:
    """Options in order, and what told it."""

    labels: tuple[str, ...]
    """In order, special answers at the end."""
    basis: Basis
    ladder: Ladder | None = None
    points: Points | None = None
    specials: Mapping[str, Special] | None = None
    """The answers outside the order, with their kinds."""

    @property
    def rating(self) -> bool:
        """Tell whether the options are a rating scale."""
        return self.points is not None or (self.ladder is not None and self.ladder.rating)


def in_order(labels: Sequence[str], counts: Mapping[str, int], given: Sequence[str] = ()) -> Ordered:
    """Return options in their natural order.

    Parameters
    ----------
    labels
        The options.
    counts
        How many gave each, for options that have no order of their own.
    given
        The order of the file or of a questionnaire, where there is one; options that it lacks come after.
    """
    for specials in ({}, {label: kind for label in labels if (kind := special(label))}):
        core = [label for label in labels if label not in specials]
        known = _known(core, counts)
        if known is not None and (specials or len(core) == len(labels)):
            return _given(_closed_by(known, specials, counts), given)
    specials = {label: kind for label in labels if (kind := special(label))}
    core = sorted((label for label in labels if label not in specials), key=lambda label: (-counts.get(label, 0), label))
    return _given(_closed_by(Ordered(tuple(core), "count"), specials, counts), given)


def _known(core: Sequence[str], counts: Mapping[str, int]) -> Ordered | None:
    """Return ordinary options in an order that their words tell, one that stands outside it last."""
    found = _told(core) or _by_heads(core)
    if found is not None or not _FEWEST <= len(core) <= _MOST:
        return found
    for stranger in sorted(core, key=lambda label: (counts.get(label, 0), label)):
        rest = [label for label in core if label != stranger]
        found = _told(rest) or _by_heads(rest)
        if found is not None and not found.rating and found.basis in ("ladder", "bands"):
            return Ordered((*found.labels, stranger), found.basis, found.ladder)
    return None


def _by_heads(core: Sequence[str]) -> Ordered | None:
    """Return options in the order of the words before a dash or a colon: "Weekly -- between once a week and once a day"."""
    heads = {label: _HEAD.split(label, maxsplit=1)[0].strip() for label in core}
    if not any(head != label for label, head in heads.items()) or len(set(heads.values())) < len(core):
        return None
    found = ladder(tuple(heads.values()))
    if found is None:
        return None
    back = {head: label for label, head in heads.items()}
    return Ordered(tuple(back[head] for head in found.labels), "ladder", replace(found, rating=False))


def _told(core: Sequence[str]) -> Ordered | None:
    if len(core) < 2:
        return None
    if ends := points(core):
        return Ordered(ends.labels, "points", points=ends)
    if known := ladder(core):
        return Ordered(known.labels, "ladder", known)
    rest = prefixes(core)
    if rest is not None and (known := ladder(tuple(rest.values()))):
        back = {words: label for label, words in rest.items()}
        return Ordered(tuple(back[words] for words in known.labels), "ladder", known)
    if bands := in_bands(core):
        return Ordered(tuple(bands), "bands")
    return Ordered(tuple(rest), "prefix") if rest is not None else _in_sequence(core)


def _in_sequence(core: Sequence[str]) -> Ordered | None:
    row = in_sequence(core)
    return Ordered(tuple(row), "sequence") if row is not None else None


def _closed_by(known: Ordered, specials: Mapping[str, Special], counts: Mapping[str, int]) -> Ordered:
    last = sorted(specials, key=lambda label: (LAST.index(specials[label]), -counts.get(label, 0), label))
    return Ordered((*known.labels, *last), known.basis, known.ladder, known.points, specials)


def _given(found: Ordered, given: Sequence[str]) -> Ordered:
    """Return options in the order of the file where it has one."""
    places: dict[str, int] = {}
    for label in given:
        places.setdefault(same(label), len(places))
    if not places or any(same(label) not in places for label in found.labels if label not in (found.specials or {})):
        return found
    ordered = sorted(found.labels, key=lambda label: places.get(same(label), len(places)))
    return Ordered(tuple(ordered), "given", found.ladder, found.points, found.specials)


def prefixes(labels: Sequence[str]) -> dict[str, str] | None:
    """Return, in order, the words behind the letters or numbers that all labels begin with; None where one has none."""
    found = {label: _PREFIX.fullmatch(label) for label in labels}
    marks = [match["mark"] for match in found.values() if match]
    kinds = {(_kind(match["mark"]), match["sign"].strip()) for match in found.values() if match}
    words = [match["rest"] for match in found.values() if match]
    if len(marks) < len(labels) or len(kinds) > 1 or len(set(marks)) < len(marks) or len(set(map(same, words))) < len(words):
        return None
    ordered = sorted(labels, key=lambda label: _rank((found[label] or _never())["mark"]))
    return {label: (found[label] or _never())["rest"].strip() for label in ordered}


def _never() -> re.Match[str]:
    raise AssertionError("every label has a prefix")


def _kind(mark: str) -> str:
    if mark.isascii():
        return "number" if mark.isdigit() else "upper" if mark.isupper() else "lower"
    return "circled" if mark in _CIRCLED else "chinese"


def _rank(mark: str) -> int:
    if mark.isascii():
        return int(mark) if mark.isdigit() else ord(mark)
    return (_CIRCLED if mark in _CIRCLED else _CHINESE).index(mark)
