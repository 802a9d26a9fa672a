"""One version's folder against its own word: every file against the manifest, the manifest against the release."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Literal

from reportgen.problems import Code, Kind, Place, Problem, Severity, errors_of
from reportgen.publish.diff.fields import Fields, MisshapenError, parsed
from reportgen.publish.diff.read import FACTS
from reportgen.publish.listed import BYSTANDERS, Fault, Listed, changed, is_ordinary, is_same, listed, stands, unlisted
from reportgen.publish.manifest import MANIFEST
from reportgen.publish.release.record import RELEASE, WITHDRAWAL, RecordError, Release, read_record
from reportgen.publish.transcript import TEXT

State = Literal["draft", "released", "withdrawn", "questionnaire"]
PAGE = re.compile(r"index(\.[A-Za-z-]+)?\.html")
"""The pages of a version; in a site those of a withdrawn one say that it is withdrawn."""
LARGEST = 64 * 2**20
"""Bytes; a manifest or a record that is larger is none."""
OF_A_VERSION = (MANIFEST, RELEASE, WITHDRAWAL, FACTS, TEXT)
"""A folder that holds one of these is that of a version, or what is left of one."""
_COPY = "Take an undamaged copy of the folder: what is released is never mended by hand"
_AGAIN = "Build the version again, or take an undamaged copy of the folder"


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found in a version's folder."""

    folder: Path
    state: State = "draft"
    report: str = ""
    """The report's id as the manifest has it; empty where the manifest cannot be read."""
    version: str = ""
    files: int = 0
    """How many files the manifest lists."""
    manifest: str = ""
    """The sha256 of ``manifest.json``."""
    manifest_bytes: int = 0
    release: Release | None = None
    withdrawal: Release | None = None
    gone: bool = False
    """Whether it is withdrawn and its files were taken away, as in a site."""
    problems: tuple[Problem, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether the folder holds exactly what was built."""
        return not errors_of(self.problems)


@dataclass(slots=True)
class _Reading:
    """What is read of a folder on the way."""

    folder: Path
    problems: list[Problem] = field(default_factory=list)

    def say(self, found: str, name: str = "", code: Code = Code.VERSION_DAMAGED, fix: str = _COPY) -> None:
        place = Place(str(self.folder / name if name else self.folder))
        self.problems.append(Problem(code, place, found, fix, kind=Kind.REPORT))

    def take(self, faults: Iterator[Fault], fix: str) -> None:
        self.problems += [Problem(Code.VERSION_DAMAGED, Place(str(f.path)), f.found, fix, kind=Kind.REPORT) for f in faults]


def verify_version(folder: Path) -> Verified:
    """Verify a version's folder; nothing outside it is read.

    Raises
    ------
    OSError
        A file may not be read, or the disk fails.
    """
    reading = _Reading(folder)
    release, withdrawal = (_record(reading, name) for name in (RELEASE, WITHDRAWAL))
    if release is not None and withdrawal is not None and not stands(folder / MANIFEST):
        return _taken_away(reading, release, withdrawal)
    sealed = stands(folder / RELEASE) or stands(folder / WITHDRAWAL)
    data = _content(reading, MANIFEST)
    fields = _manifest(reading, data) if data is not None else None
    if data is None or fields is None:
        return Verified(folder, _state(folder, sealed), release=release, withdrawal=withdrawal, problems=tuple(reading.problems))
    files = _files(reading, fields)
    name = _name(fields)
    gone = _look(reading, files, sealed) if files is not None else False
    digest = sha256(data).hexdigest()
    if release is not None:
        _agrees(reading, release, name, (digest, len(data)))
    if withdrawal is not None:
        _withdraws(reading, withdrawal, release)
    _bystanders(reading)
    state: State = "questionnaire" if "questionnaire" in fields.value else _state(folder, sealed)
    return Verified(
        folder=folder,
        state=state,
        report=name[0],
        version=name[1],
        files=len(files or ()),
        manifest=digest,
        manifest_bytes=len(data),
        release=release,
        withdrawal=withdrawal,
        gone=gone,
        problems=tuple(reading.problems),
    )


def _taken_away(reading: _Reading, release: Release, withdrawal: Release) -> Verified:
    """Return what is left of a withdrawn version in a site: its records and a page, and nothing that it said."""
    pages = {path.name for path in reading.folder.glob("index*.html") if PAGE.fullmatch(path.name)}
    reading.take(unlisted(reading.folder, {RELEASE, WITHDRAWAL, *pages}, RELEASE), _COPY)
    _withdraws(reading, withdrawal, release)
    _bystanders(reading)
    return Verified(
        folder=reading.folder,
        state="withdrawn",
        report=release.report,
        version=release.version,
        manifest=release.manifest,
        manifest_bytes=release.manifest_bytes,
        release=release,
        withdrawal=withdrawal,
        gone=True,
        problems=tuple(reading.problems),
    )


def is_version(folder: Path) -> bool:
    """Tell whether a folder is that of a version, whatever became of it."""
    return any(stands(folder / name) for name in OF_A_VERSION)


def _state(folder: Path, sealed: bool) -> State:
    return "draft" if not sealed else "withdrawn" if stands(folder / WITHDRAWAL) else "released"


def _content(reading: _Reading, name: str) -> bytes | None:
    """Return a file of the folder that is no longer than a manifest can be; say so where there is none."""
    path = reading.folder / name
    if not is_ordinary(path):
        reading.say(f"{name} is no ordinary file" if stands(path) else f"The version has no {name}", name)
        return None
    if path.stat().st_size > LARGEST:
        reading.say(f"The {name} is too large to be one", name)
        return None
    return path.read_bytes()


def _manifest(reading: _Reading, data: bytes) -> Fields | None:
    try:
        return parsed(data, MANIFEST)
    except MisshapenError as error:
        reading.say(f"The file cannot be read: {error}", MANIFEST)
        return None


def _files(reading: _Reading, fields: Fields) -> tuple[Listed, ...] | None:
    try:
        return listed(fields, "outputs")
    except MisshapenError as error:
        reading.say(f"The list of files cannot be read: {error}", MANIFEST)
        return None


def _name(fields: Fields) -> tuple[str, str]:
    """Return the report and the version that a manifest names; empty where it names none."""
    try:
        about = fields.inside("report") if "report" in fields.value else fields.inside("questionnaire")
        return about.text("id", ""), about.text("version", "")
    except MisshapenError:
        return "", ""


def _look(reading: _Reading, files: tuple[Listed, ...], sealed: bool) -> bool:
    """Compare the folder with the manifest's list; tell whether it is one that was emptied when it was withdrawn."""
    folder, fix = reading.folder, _COPY if sealed else _AGAIN
    beside = {MANIFEST, RELEASE, WITHDRAWAL}
    gone = is_ordinary(folder / WITHDRAWAL) and _emptied(folder, files)
    if gone:
        pages = [file for file in files if PAGE.fullmatch(file.path)]
        kept = (file for file in pages if is_ordinary(folder / file.path) and is_same(folder / file.path, file))
        reading.take(
            (Fault(folder / f.path, "The page is that of the withdrawn version, not one that says so") for f in kept), fix
        )
        names = beside | {file.path for file in pages} | {"index.html"}
    else:
        reading.take(changed(folder, files, MANIFEST), fix)
        names = beside | {file.path for file in files}
    reading.take(unlisted(folder, names, MANIFEST), "Take the file out of the folder" if sealed else _AGAIN)
    return gone


def _emptied(folder: Path, files: tuple[Listed, ...]) -> bool:
    """Tell whether nothing but pages is left of a version's files."""
    others = [file for file in files if not PAGE.fullmatch(file.path)]
    return bool(others) and not any(stands(folder / file.path) for file in others)


def _record(reading: _Reading, name: str) -> Release | None:
    path = reading.folder / name
    if not stands(path):
        return None
    data = _content(reading, name)
    try:
        record = read_record(data) if data is not None else None
    except RecordError as error:
        reading.say(f"The record cannot be relied on: {error}", name, Code.RELEASE_DAMAGED)
        return None
    if record is not None and (record.type == "withdrawal") != (name == WITHDRAWAL):
        reading.say(f"The record is of the type '{record.type}', which has no place in {name}", name, Code.RELEASE_DAMAGED)
        return None
    return record


def _agrees(reading: _Reading, record: Release, name: tuple[str, str], manifest: tuple[str, int]) -> None:
    """Say where a record is of another report or version, or of another manifest."""
    if (record.report, record.version) != name:
        found = f"The record is that of {record.report} {record.version}, and the manifest that of {' '.join(name)}"
        reading.say(found, RELEASE, Code.RELEASE_DAMAGED)
    if (record.manifest, record.manifest_bytes) != manifest:
        found = f"The version is not the one that was released: its {MANIFEST} is not the one that the record names"
        reading.say(found, RELEASE, Code.RELEASE_DAMAGED)


def _withdraws(reading: _Reading, record: Release, release: Release | None) -> None:
    """Say where a withdrawal is that of another release."""
    if not is_ordinary(reading.folder / RELEASE):
        reading.say("The version is withdrawn and was never released", WITHDRAWAL, Code.RELEASE_DAMAGED)
    elif release is not None and not _is_of(record, release):
        reading.say("The withdrawal is that of another release", WITHDRAWAL, Code.RELEASE_DAMAGED)


def _is_of(withdrawal: Release, release: Release) -> bool:
    same = (withdrawal.report, withdrawal.version, withdrawal.manifest) == (release.report, release.version, release.manifest)
    before = withdrawal.predecessor
    return same and before is not None and (before.version, before.release) == (release.version, release.sha256())


def _bystanders(reading: _Reading) -> None:
    for path in sorted(p for p in reading.folder.rglob("*") if p.name in BYSTANDERS and is_ordinary(p)):
        found, fix = "A file manager left this file; it is no part of the version", "Delete it before the folder is published"
        reading.problems.append(Problem(Code.VERSION_DAMAGED, Place(str(path)), found, fix, Severity.WARNING, Kind.REPORT))
