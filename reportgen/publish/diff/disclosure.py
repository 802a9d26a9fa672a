"""Whether two versions together tell what each of them hides: a small cell, or how a few people answered.

A reader who has both versions subtracts one from the other. The difference is a table too, of those who came, went or were
corrected between the versions, and ``minimum_count`` holds for it as for any other. The page of ``disclosure-difference``
has the rule and its limits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.problems import Code, Kind, Place, Problem
from reportgen.publish.diff.facts import pairs
from reportgen.publish.diff.version import BuiltVersion, FactRecord

HIDDEN = frozenset({"minimum-count", "complementary", "minimum-base"})
"""Why a number is withheld that tells of few people; ``minimum-base`` too, where ``minimum_count`` is set."""
SHOWN = 3
"""Facts that one problem names."""
_FIX = (
    "Publish one of the versions only: withdraw the other, or hide in both what either hides and change the answers of at least "
    "minimum_count people at a time"
)


@dataclass(frozen=True, slots=True)
class Told:
    """Something that both versions together tell."""

    fact: str
    how: str
    """``cell``: hidden in one version and shown in the other. ``count``: as many people answered so in one version and not in the
    other. ``rest``: so did all of the others but as many. ``base``: as many people are in one base and not in the other."""
    people: int
    """How many, at most."""


def told_together(old: BuiltVersion, new: BuiltVersion) -> tuple[Told, ...]:
    """Return everything that the two versions together tell of fewer people than ``minimum_count``.

    Nothing where neither hides small counts, and where they are about other people: of surveys whose days do not overlap, and
    of numbers of which each version has another wave.
    """
    least = max(old.minimum_count or 0, new.minimum_count or 0)
    if least < 2 or _apart(old, new):
        return ()
    matched = ((one, other) for one, other in pairs(old, new) if one and other and one.wave == other.wave)
    return tuple(told for one, other in matched if (told := _told(one, other, least)) is not None)


def _apart(old: BuiltVersion, new: BuiltVersion) -> bool:
    one, other = old.fieldwork, new.fieldwork
    return one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])


def _told(old: FactRecord, new: FactRecord, least: int) -> Told | None:
    if bool(old.withheld) != bool(new.withheld):
        hidden, shown = (old, new) if old.withheld else (new, old)
        return _cell(hidden, shown, least) if hidden.withheld in HIDDEN else None
    if old.withheld:
        return None
    base = _apart_by(old.base, new.base)
    if 0 < base < least:
        return Told(new.id, "base", base)
    if old.n is None or new.n is None:
        return None
    count, rest = _apart_by(old.n, new.n), _apart_by(_rest(old), _rest(new))
    if 0 < count < least:
        return Told(new.id, "count", count)
    return Told(new.id, "rest", rest) if 0 < rest < least else None


def _cell(hidden: FactRecord, shown: FactRecord, least: int) -> Told | None:
    """Tell what a number that one version shows tells of the other's.

    When so many people came or went between the versions that the hidden count can be any of ``least`` numbers, it is not told.
    """
    if shown.base is None:  # made of other numbers, which are looked at themselves
        return None
    if hidden.base is None:
        return Told(shown.id, "cell", 0)
    apart = _apart_by(hidden.base, shown.base)
    return Told(shown.id, "cell", apart) if apart < least else None


def _rest(fact: FactRecord) -> int | None:
    return None if fact.base is None or fact.n is None else fact.base - fact.n


def _apart_by(one: int | None, other: int | None) -> int:
    return 0 if one is None or other is None else abs(one - other)


def disclosure_problems(old: BuiltVersion, new: BuiltVersion) -> Iterator[Problem]:
    """Yield a problem for each kind of thing that the two versions together tell."""
    kinds: dict[str, list[Told]] = {}
    for told in told_together(old, new):
        kinds.setdefault(told.how, []).append(told)
    least = max(old.minimum_count or 0, new.minimum_count or 0)
    for how, told_of_kind in kinds.items():
        names = [told.fact for told in told_of_kind]
        more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        found = f"{_FOUND[how].format(least=least)}: {', '.join(names[:SHOWN])}{more}"
        yield Problem(Code.DISCLOSURE_DIFFERENCE, Place(new.name), found, _FIX, kind=Kind.REPORT)


_FOUND: Mapping[str, str] = {
    "cell": "One version hides a number that tells of few people, and the other shows it",
    "count": "Subtracted from each other, the two versions tell how fewer than {least} people answered",
    "rest": "Subtracted from each other, the two versions tell how all but fewer than {least} people answered",
    "base": "Subtracted from each other, the two versions tell how fewer than {least} people answered who are in one base and "
    "not in the other",
}
