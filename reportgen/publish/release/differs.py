"""A sealed version against a second build of it: the same, or what differs, from figures to bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from reportgen.problems import Code, Kind, Place, Problem
from reportgen.publish.diff.compare import Comparison, compare
from reportgen.publish.diff.fields import MisshapenError, parsed
from reportgen.publish.diff.inputs import InputChange
from reportgen.publish.diff.read import FACTS
from reportgen.publish.diff.records import version_of
from reportgen.publish.diff.version import BuiltVersion
from reportgen.publish.diff.wording import Wording
from reportgen.publish.listed import BYSTANDERS, contained, some
from reportgen.publish.manifest import MANIFEST
from reportgen.publish.release.record import RELEASE, WITHDRAWAL, RecordError, read_record
from reportgen.publish.transcript import TEXT

FORMAT = re.compile(r"(index|report)(\.[A-Za-z-]+)?\.(html|pdf|docx|pptx)|tables\.xlsx")
"""Files that a build writes only when their format is asked for; all other files are in every build."""
TOOLS = frozenset({"tool", "templates", "font", "package"})
"""Kinds of input that are none of the author's."""
_NEW_VERSION = "Give the report a new version; a released version never changes"
Files = Mapping[str, bytes]


def sealed_problem(there: Files, files: Files, version: str, at: Place) -> Problem | None:
    """Return the problem of a build that differs from the sealed version in whose place it would go; None where it is the same.

    A build to fewer formats is the same where what it has is the same, for what is not asked for says nothing.

    Parameters
    ----------
    there
        What is in the sealed folder, its records included.
    files
        What was built.
    version
        Its number.
    at
        Where the spec names it.
    """
    sealed = {name: data for name, data in there.items() if name not in {RELEASE, WITHDRAWAL, *BYSTANDERS}}
    if tampered := _tampered(sealed, there.get(RELEASE)):
        found = f"The version {version} is released and sealed, and is not what it was any more: {some(tampered)}"
        fix = "Put the folder back as it was published; a build does not mend it. `reportgen verify` tells all that is wrong"
        return Problem(Code.SEALED_VERSION, at, found, fix, kind=Kind.REPORT)
    different = _different(sealed, files)
    if not different and _same_manifest(sealed, files):
        return None
    return _differing(version, _compared(sealed, files), different, at)


def differing(found: Comparison, at: Place) -> Problem:
    """Return the problem of a spec that gives another content now than the sealed version of its number has."""
    return _differing(found.old.version, found, (), at)


def _differing(version: str, found: Comparison | None, files: Sequence[str], at: Place) -> Problem:
    told = (*(said(found) if found else ()), *([f"files that differ: {some(files)}"] if files else []))
    words = f"The version {version} is released and sealed, and this build differs from it: {'; '.join(told)}"
    return Problem(Code.SEALED_VERSION, at, words, _fix(found), kind=Kind.REPORT)


def _different(there: Files, files: Files) -> list[str]:
    """Return the files that differ; the manifest only where no other does, since it names them all."""
    names = sorted(name for name in {*there, *files} if there.get(name) != files.get(name))
    return [name for name in names if name != MANIFEST and (name in files or not FORMAT.fullmatch(name))]


def _same_manifest(there: Files, files: Files) -> bool:
    """Tell whether two manifests say the same of what both builds wrote."""
    if there.get(MANIFEST) == files.get(MANIFEST):
        return True
    try:
        old, new = (dict(parsed(one.get(MANIFEST, b""), MANIFEST).value) for one in (there, files))
    except MisshapenError:
        return False
    fewer = {name for name in there if name not in files}
    parts = old.pop("parts", {}), new.pop("parts", {})
    outputs = [o for o in old.pop("outputs", []) if o.get("path") not in fewer], new.pop("outputs", [])
    alike = all(parts[0].get(name) == version for name, version in parts[1].items())
    return bool(fewer) and old == new and outputs[0] == outputs[1] and alike


def _tampered(sealed: Files, release: bytes | None) -> list[str]:
    """Return the sealed files that are not as the manifest says, or the manifest where it is not the one that was released.

    None where a list or the record cannot be read: verifying tells that, and the comparison that follows finds the difference.
    """
    manifest = sealed.get(MANIFEST, b"")
    try:
        files = [name for name in contained(sealed, parsed(manifest, MANIFEST)) if name != MANIFEST]
        another = release is not None and read_record(release).manifest != sha256(manifest).hexdigest()
    except (MisshapenError, RecordError):
        return []
    return [*files, *([MANIFEST] if another else [])]


def _compared(there: Files, files: Files) -> Comparison | None:
    """Return what the two say differently; None where one of them has not the files for it."""
    try:
        return compare(_version(there, "released"), _version(files, "built"))
    except MisshapenError:
        return None


def _version(files: Files, name: str) -> BuiltVersion:
    text = parsed(files[TEXT], TEXT) if TEXT in files else None
    return version_of(name, parsed(files.get(FACTS, b""), FACTS), parsed(files.get(MANIFEST, b""), MANIFEST), text)


def said(of: Comparison) -> Iterator[str]:
    """Yield in words what readers would find another, and what it was made from; for the middle of a sentence."""
    words = Wording("en", of.new.language)
    if not of.same:
        clauses = words.headline(of).rstrip(".").split(words.say("clause"))
        yield from clauses if of.figures or of.flipped else clauses[1:]  # the first one says that none changed
    figures = [f"{c.id} {words.number(c.old)} → {words.number(c.new)}" for c in of.figures]
    claims = [f"{c.id} {words.result(c, 'old')} → {words.result(c, 'new')}" for c in of.flipped]
    for named in (figures, claims):
        if named:
            yield some(named)
    if of.inputs:
        yield f"made from others: {some([_input(words, change) for change in of.inputs])}"


def _input(words: Wording, change: InputChange) -> str:
    kind, name, what = words.input(change)
    return f"{kind} {name} {what}"


def _fix(of: Comparison | None) -> str:
    if of is None or not of.same or any(change.kind not in TOOLS for change in of.inputs):
        return _NEW_VERSION
    tool = of.old.parts.get("reportgen", "")
    return (
        "Nothing that the report says is another, only what drew it: leave the released version as it is, or build with the same "
        f"packages and fonts as then (reportgen {tool}), or give the report a new version"
    )
