"""Read versions from folders of reports, and verify that each is what was built and sealed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

from reportgen.problems import Code, Kind, Place, Problem, ReportError, SpecError
from reportgen.publish import storage
from reportgen.publish.card import CARD
from reportgen.publish.card import SCHEMA as CARD_SCHEMA
from reportgen.publish.diff.fields import Fields, MisshapenError, parsed
from reportgen.publish.diff.read import read_version
from reportgen.publish.listed import BYSTANDERS
from reportgen.publish.manifest import MANIFEST
from reportgen.publish.release.record import RELEASE, WITHDRAWAL, RecordError, Release, read_record
from reportgen.publish.site.held import SEALS, CardNumber, CardText, Held, Inside
from reportgen.publish.storage import Copied

LATEST, CHANGES, SEARCH = "latest", "changes", "search"
"""Folders of a site that no version and no report may be called as."""


def versions_below(folder: Path) -> Iterator[Path]:
    """Yield the folders of versions: the folder itself, those of a report, or those of every report in it."""
    for depth in ("", "*", "*/*"):
        found = sorted(path.parent for path in folder.glob(f"{depth}/{MANIFEST}".lstrip("/")) if path.parent.name != LATEST)
        yield from (path for path in found if path.parent.name != "questionnaire")
        if found:
            return


def read_held(folder: Path) -> Held:
    """Read a version, a withdrawn one without what stands in it.

    Raises
    ------
    SpecError
        Its files cannot be read, or are others than were built.
    ReportError
        It is not what was sealed.
    """
    if odd := storage.oddities(folder):
        raise SpecError([_damaged(folder / odd[0], "It is no ordinary file")])
    release, withdrawal = record(folder / RELEASE), record(folder / WITHDRAWAL)
    manifest = (folder / MANIFEST).read_bytes()
    about = _about(folder / MANIFEST, manifest)
    faults = [*_unlike(folder, manifest, about, release, withdrawal), *_misnamed(folder, about)]
    if faults:
        raise ReportError(faults)
    name, version = about.text("id"), about.text("version")
    title, languages = about.text("title", ""), about.words("languages") or ("en",)
    if withdrawal is not None:
        return Held(name, version, folder, _seals(folder), release, withdrawal, None, title, languages)
    files = _files(folder, manifest)
    return Held(name, version, folder, files, release, None, _inside(folder, about), title, languages)


def record(path: Path) -> Release | None:
    """Return a record, None where there is none; raise ``ReportError`` for one that is damaged."""
    if not path.is_file():
        return None
    try:
        return read_record(path.read_bytes())
    except RecordError as error:
        raise ReportError([_broken(path, f"The record cannot be used: {error}")]) from error


def copied(path: Path) -> Copied:
    """Return a file to copy as it is now."""
    with path.open("rb") as file:
        digest, size = sha256(), 0
        while block := file.read(storage.BLOCK):
            digest.update(block)
            size += len(block)
    return Copied(path, digest.hexdigest(), size)


def _seals(folder: Path) -> Mapping[str, Copied]:
    return {name: copied(folder / name) for name in SEALS if (folder / name).is_file()}


def _about(path: Path, manifest: bytes) -> Fields:
    try:
        about = parsed(manifest, MANIFEST).inside("report")
        for name in ("id", "version", "date"):
            about.text(name)
        date.fromisoformat(about.text("date"))
    except (MisshapenError, ValueError) as error:
        raise SpecError([_damaged(path, f"The file cannot be read: {error}")]) from error
    return about


def _unlike(
    folder: Path, manifest: bytes, about: Fields, release: Release | None, withdrawal: Release | None
) -> Iterator[Problem]:
    """Yield what of the records is not of this version."""
    digest = sha256(manifest).hexdigest()
    for name, record in ((RELEASE, release), (WITHDRAWAL, withdrawal)):
        if record is None:
            continue
        if (record.report, record.version) != (about.text("id"), about.text("version")):
            yield _broken(folder / name, f"The record is of {record.report} {record.version}, which is another version")
        elif record.manifest != digest:
            yield _broken(
                folder / MANIFEST, "The manifest is not the one that was sealed: its checksum is not that of the record"
            )
    if withdrawal is not None and release is None:
        yield _broken(folder / WITHDRAWAL, f"The version is withdrawn and has no {RELEASE}")
    elif withdrawal is not None and release is not None:
        before = withdrawal.predecessor
        if withdrawal.type != "withdrawal" or before is None or before.release != release.sha256():
            yield _broken(folder / WITHDRAWAL, "The record does not withdraw this release")


def _misnamed(folder: Path, about: Fields) -> Iterator[Problem]:
    name, version = about.text("id"), about.text("version")
    if version in {LATEST, CHANGES} or name == SEARCH:
        taken = SEARCH if name == SEARCH else version
        found = f"A site has a folder of its own called '{taken}', and {name} {version} would stand there"
        yield Problem(Code.BAD_NAME, Place(str(folder)), found, "Give the report another id, or the version another name")


def _files(folder: Path, manifest: bytes) -> Mapping[str, Copied]:
    """Return the files of a version by what the manifest says of them; refuse what it does not list."""
    listed = {entry.text("path"): entry for entry in parsed(manifest, MANIFEST).objects("outputs")}
    files = {name: Copied(folder / name, entry.text("sha256"), entry.count("bytes") or 0) for name, entry in listed.items()}
    files |= {name: copied(folder / name) for name in (MANIFEST, RELEASE) if (folder / name).is_file()}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and path.name not in BYSTANDERS}
    if strange := sorted(there - files.keys()):
        more = f" and {len(strange) - 1} more" if strange[1:] else ""
        found = f"The folder of the version holds {strange[0]}{more}, which is no part of it"
        raise SpecError([Problem(Code.OUTPUT_FOREIGN, Place(str(folder)), found, "Move it out of the folder")])
    return files


def _inside(folder: Path, about: Fields) -> Inside:
    built = read_version(folder)  # every file is as the manifest says
    languages = about.words("languages") or (built.language,)
    path = folder / CARD
    try:
        card = parsed(path.read_bytes(), CARD) if path.is_file() else Fields({}, CARD)
        known = card.count("schema") == CARD_SCHEMA
        texts = card.inside("languages") if known else Fields({}, CARD)
        cards = {language: _card(texts.inside(language), built.title or built.report) for language in languages}
        survey, subjects = (card.texts(name) if known else {} for name in ("survey", "subjects"))
    except MisshapenError as error:
        raise SpecError([_damaged(path, f"The file cannot be read: {error}")]) from error
    return Inside(built, languages, date.fromisoformat(about.text("date")), cards, survey, subjects)


def _card(of: Fields, title: str) -> CardText:
    headline = of.inside("headline")
    return CardText(
        title=of.text("title", "") or title,
        **{name: of.text(name, "") for name in ("kicker", "subtitle", "notice", "wave", "cover", "caption")},
        authors=of.words("authors"),
        headline=_number(headline) if headline.value else None,
        findings=tuple(map(_number, of.objects("findings"))),
    )


def _number(of: Fields) -> CardNumber:
    return CardNumber(of.text("fact"), of.text("words"), bool(of.truth("bad")))


def _damaged(path: Path, found: str) -> Problem:
    return Problem(Code.VERSION_DAMAGED, Place(str(path)), found, "Take an undamaged copy of the version, or build it again")


def _broken(path: Path, found: str) -> Problem:
    fix = "Take an undamaged copy of the release: what is published never changes"
    return Problem(Code.VERSION_DAMAGED, Place(str(path)), found, fix, kind=Kind.REPORT)
