"""Bring versions from several places together: each once, in one chain of releases, with nothing in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportgen.problems import Code, Kind, Place, Problem, ReportError
from reportgen.publish.listed import some
from reportgen.publish.manifest import MANIFEST
from reportgen.publish.release.chain import chain_faults
from reportgen.publish.release.record import RELEASE
from reportgen.publish.release.version import Verified
from reportgen.publish.site.held import Held, Line, in_order


def lines(versions: Iterable[Held]) -> tuple[Line, ...]:
    """Return the reports with their versions, the report that was released last first.

    Parameters
    ----------
    versions
        As they were found, in any order, also twice.

    Raises
    ------
    ReportError
        One version has two contents, two reports have one id, or a release is missing that another one follows.
    """
    found: dict[tuple[str, str], Held] = {}
    problems: list[Problem] = []
    for held in versions:
        key = (held.report, held.version)
        if (there := found.get(key)) is None:
            found[key] = held
        elif unlike := _unlike(there, held):
            problems.append(unlike)
        else:
            found[key] = _stronger(there, held)
    reports: dict[str, list[Held]] = {}
    for held in found.values():
        reports.setdefault(held.report, []).append(held)
    problems += [problem for name in sorted(reports) for problem in (*_alike(reports[name]), *_chain(name, reports[name]))]
    if problems:
        raise ReportError(problems)
    made = [_line(name, in_order(held)) for name, held in sorted(reports.items())]
    return tuple(sorted(made, key=_place))


def _place(line: Line) -> tuple[bool, int, str]:
    """Return what to sort reports by: those that can be read before those that are withdrawn, the newest first."""
    return line.newest is None, -max(held.day.toordinal() if held.day else 0 for held in line.versions), line.report


def _line(name: str, versions: tuple[Held, ...]) -> Line:
    newest = Line(name, versions).newest
    own = {language: text.title for language, text in newest.inside.cards.items()} if newest and newest.inside else {}
    return Line(name, versions, own or {held.languages[0]: held.title for held in versions if held.title})


def _stronger(one: Held, other: Held) -> Held:
    """Return which of two copies counts: a withdrawn one, then a released one."""
    return max(one, other, key=lambda held: (held.withdrawal is not None, held.release is not None))


def _unlike(one: Held, other: Held) -> Problem | None:
    """Return the problem of one version with two contents; a draft gives way to its release."""
    if one.release is None or other.release is None:
        return None
    place = Place(str(other.folder))
    name = f"{one.report} {one.version}"
    if one.release != other.release:
        found = f"{name} was released twice with different content: here, and in {one.folder}{_differing(one, other)}"
    elif one.withdrawal and other.withdrawal and one.withdrawal != other.withdrawal:
        found = f"{name} was withdrawn twice with different words: here, and in {one.folder}"
    else:
        return None
    fix = "Keep the one that is published, and release the other under a new version; under another id where it is another report"
    return Problem(Code.SITE_CONFLICT, place, found, fix, kind=Kind.REPORT)


def _differing(one: Held, other: Held) -> str:
    names = sorted(
        name
        for name in {*one.files, *other.files} - {MANIFEST, RELEASE}
        if (a := one.files.get(name)) is None or (b := other.files.get(name)) is None or a.sha256 != b.sha256
    )
    return f"; it differs in {some(names)}" if names else ""


def _alike(versions: Iterable[Held]) -> Iterator[Problem]:
    """Yield that two versions have one name where a disk does not tell small letters from large ones."""
    known: dict[str, Held] = {}
    for held in versions:
        there = known.setdefault(held.version.casefold(), held)
        if there is not held:
            found = f"{held.report} {held.version} and {there.version} would stand in one folder on many disks"
            fix = "Leave one of them out, and release it under a version that differs in more than small and large letters"
            yield Problem(Code.SITE_CONFLICT, Place(str(held.folder)), found, fix, kind=Kind.REPORT)


def _chain(name: str, versions: list[Held]) -> Iterator[Problem]:
    """Yield what is wrong with the releases of one report: each follows another one, and only one is the first."""
    released = {held.release.sha256(): held for held in in_order(versions) if held.release is not None}
    found = [*_several(name, released), *_missing(name, released)]
    verified = (Verified(held.folder, report=name, version=held.version, release=held.release) for held in released.values())
    yield from found or chain_faults(verified, complete=True)


def _several(name: str, released: Mapping[str, Held]) -> Iterator[Problem]:
    """Yield that two reports have one id: each of them begins it."""
    begins = [held for held in released.values() if held.release and held.release.predecessor is None]
    for other in begins[1:]:
        found = (
            f"Two reports have the id '{name}': {begins[0].version} in {begins[0].folder} and {other.version} here each begin it"
        )
        fix = "Give one of the two specs another id, and release it under that"
        yield Problem(Code.SITE_CONFLICT, Place(str(other.folder)), found, fix, kind=Kind.REPORT)


def _missing(name: str, released: Mapping[str, Held]) -> Iterator[Problem]:
    """Yield that a release is not here which another one follows."""
    for held in released.values():
        before = held.release.predecessor if held.release else None
        if before is not None and before.release not in released:
            known = any(h.version == before.version for h in released.values())
            found = f"{name} {held.version} follows the release {before.version}, "
            found += "which is another one here" if known else "which is not here"
            fix = "Name the site or the folder that has it: --previous DIR. Earlier releases stay on the site"
            yield Problem(Code.RELEASE_CHAIN, Place(str(held.folder)), found, fix, kind=Kind.REPORT)
