"""Whether a draft may be released: what speaks against it, all of it at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from reportgen.problems import Code, Kind, Place, Problem, SpecError
from reportgen.publish.diff.compare import Comparison, compare
from reportgen.publish.diff.disclosure import disclosure_problems
from reportgen.publish.diff.read import read_version
from reportgen.publish.diff.version import BuiltVersion
from reportgen.publish.release.differs import TOOLS, said
from reportgen.publish.release.earlier import Earlier
from reportgen.publish.release.order import order
from reportgen.publish.release.record import TYPES, Predecessor, Release, Type
from reportgen.publish.release.version import Verified

OF_A_CALL: tuple[Type, ...] = tuple(kind for kind in TYPES if kind != "withdrawal")
"""What ``--type`` may be."""
LONGEST = 1000
"""Characters of a reason."""
_AT = Place("reportgen release")


@dataclass(frozen=True, slots=True)
class Offer:
    """A draft and what its author says of it."""

    draft: Verified
    type: Type | None
    """None where the call does not say."""
    reason: str
    date: date
    at: Place
    """Where the spec names the version."""

    def record(self, newest: Release | None) -> Release:
        """Return the record that seals the draft."""
        return Release(
            report=self.draft.report,
            version=self.draft.version,
            type=self.type or "first",
            reason=self.reason,
            date=self.date,
            manifest=self.draft.manifest,
            manifest_bytes=self.draft.manifest_bytes,
            predecessor=Predecessor(newest.version, newest.sha256()) if newest else None,
        )


@dataclass(frozen=True, slots=True)
class Words:
    """What a call says of a release, read."""

    type: Type | None
    reason: str
    date: date | None


def words_of(kind: str, reason: str, day: str) -> Words:
    """Read what a call says of a release; the empty text says nothing.

    Raises
    ------
    SpecError
        Something in it is wrong; holds every problem.
    """
    problems = [*_wrong_type(kind), *_wrong_reason(reason), *_wrong_day(day)]
    if problems:
        raise SpecError(problems)
    known = next((one for one in OF_A_CALL if one == kind), None)
    return Words(known, " ".join(reason.split()), date.fromisoformat(day) if day else None)


def _wrong_type(kind: str) -> Iterator[Problem]:
    if kind and kind not in OF_A_CALL:
        yield unexplained(f"There is no type of release '{kind[:60]}'", f"Choose one of {', '.join(OF_A_CALL)}")


def _wrong_reason(reason: str) -> Iterator[Problem]:
    if any(unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"} for character in " ".join(reason.split())):
        yield unexplained("The reason holds characters that cannot be printed", "Write it in words")
    if len(reason) > LONGEST:
        yield unexplained(f"The reason has {len(reason):,} characters", f"Say in at most {LONGEST:,} what is different")


def _wrong_day(day: str) -> Iterator[Problem]:
    try:
        if day and date.fromisoformat(day).isoformat() != day:  # 20250630 is a day for Python, too
            raise ValueError(day)
    except ValueError:
        yield unexplained(f"'{day[:60]}' is no day", "Write year, month and day: --date 2025-06-30")


def against(offer: Offer, earlier: Earlier) -> Iterator[Problem]:
    """Yield what speaks against a release beside those that a report has already."""
    newest = earlier.newest
    if newest is None:
        yield from _as_the_first(offer)
    else:
        yield from _as_a_later_one(offer, newest)
    yield from _disclosed(offer.draft, earlier)


def _as_the_first(offer: Offer) -> Iterator[Problem]:
    if offer.type not in {None, "first"}:
        found = f"The release is to be a {offer.type}, and no earlier release of {offer.draft.report} is found"
        fix = "Name the site or the folder that has them with --previous, or leave --type out if this is the first"
        yield unexplained(found, fix)


def _as_a_later_one(offer: Offer, newest: Release) -> Iterator[Problem]:
    if order(offer.draft.version) <= order(newest.version):
        same = order(offer.draft.version) == order(newest.version)
        how = "is the same in order as" if same else "sorts before"
        found = f"The version {offer.draft.version} {how} {newest.version}, which is released"
        fix = f"Give the report a version after {newest.version}; numbers count as numbers, so that 2022.9 is before 2022.10"
        yield Problem(Code.RELEASE_ORDER, offer.at, found, fix, kind=Kind.REPORT)
    if offer.type is None or offer.type == "first":
        what = "does not say what it is" if offer.type is None else "is to be the first"
        found = f"The release {what}, and {newest.version} is released"
        yield unexplained(found, "Write --type revision (new answers, a new wave) or --type correction (of an error)")
    if not offer.reason:
        found = f"The release does not say what is different from {newest.version}"
        yield unexplained(found, 'Write it for readers, in a sentence: --reason "..."')
    if offer.date < newest.date:
        found = f"The release is dated {offer.date}, before {newest.version} of {newest.date}"
        yield unexplained(found, "Write its day with --date; without it, it is the date of the report")


def unexplained(found: str, fix: str) -> Problem:
    """Return the problem of a call that does not say what a release is, or says what it cannot be."""
    return Problem(Code.RELEASE_REASON, _AT, found, fix)


def _disclosed(draft: Verified, earlier: Earlier) -> Iterator[Problem]:
    """Yield what the draft and an earlier release together tell of few people; a withdrawn one is not there any more."""
    standing = [one for one in earlier.releases if one.state == "released" and one.whole]
    if not standing:
        return
    new = read_version(draft.folder)
    for one in standing:
        try:
            old = read_version(one.folder)
        except SpecError as error:
            yield from error.problems
            continue
        yield from (replace(p, found=f"Beside {old.version}: {p.found}") for p in disclosure_problems(old, new))


def stale(draft: BuiltVersion, now: BuiltVersion, at: Place) -> Problem | None:
    """Return the problem of a draft that is not what the spec gives now; None where it is, whatever tool drew it."""
    found = compare(draft, now)
    if is_same(found):
        return None
    words = f"The draft {draft.version} is not what the spec gives now: {'; '.join(said(found))}"
    return Problem(Code.RELEASE_STALE, at, words, "Build it, look at it, and release it then", kind=Kind.REPORT)


def is_same(found: Comparison) -> bool:
    """Tell whether two builds say the same and were made from the same; with which packages does not matter."""
    return found.same and all(change.kind in TOOLS for change in found.inputs)
