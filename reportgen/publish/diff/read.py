"""Read a version back from its folder, and say everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from reportgen.facts.serialise import SCHEMA as FACTS_SCHEMA
from reportgen.problems import Code, Place, Problem, SpecError
from reportgen.publish.diff.fields import Fields, MisshapenError, parsed
from reportgen.publish.diff.records import version_of
from reportgen.publish.diff.version import BuiltVersion
from reportgen.publish.listed import changed, is_ordinary, listed
from reportgen.publish.manifest import MANIFEST
from reportgen.publish.manifest import SCHEMA as MANIFEST_SCHEMA
from reportgen.publish.spec_files import FOLDER, text_of
from reportgen.publish.transcript import SCHEMA as TEXT_SCHEMA
from reportgen.publish.transcript import TEXT
from reportgen.spec.yaml.files import MAXIMUM_BYTES

FACTS = "facts.json"
SCHEMAS: Mapping[str, int] = {FACTS: FACTS_SCHEMA, MANIFEST: MANIFEST_SCHEMA, TEXT: TEXT_SCHEMA}
"""The shape of each file that this release reads."""
LARGEST = 512 * 2**20
"""Bytes; a file that is larger is none that a build wrote."""
Read = TypeVar("Read")
_AGAIN = "Build the version again, or take an undamaged copy of the folder"


def read_version(folder: Path, name: str = "") -> BuiltVersion:
    """Read a version.

    Parameters
    ----------
    folder
        The folder of a version; or a ``facts.json`` alone, of which only facts are known.
    name
        What to call it; its path without.

    Raises
    ------
    SpecError
        Files are missing, cut short, changed since the build, or of a shape that this release does not read.
    """
    name = name or str(folder)
    if folder.is_file():
        return _made(name, {FACTS: (folder, _bytes(folder))})
    files = {file: _bytes(folder / file) for file in SCHEMAS if is_ordinary(folder / file)}
    if missing := [file for file in (MANIFEST, FACTS) if file not in files]:
        raise SpecError([_damaged(folder / file, f"The version has no {file}") for file in missing])
    if faults := tuple(_changed(folder, files[MANIFEST])):
        raise SpecError(faults)
    made = _made(name, {file: (folder / file, data) for file, data in files.items()})
    return replace(made, specs=_specs(folder, files[MANIFEST]))


def _specs(folder: Path, manifest: bytes) -> dict[str, str]:
    """Return the texts of the spec, which have the checksums of the manifest; one that no spec may be as large as is left out."""
    files = listed(_fields(folder / MANIFEST, MANIFEST, manifest), "outputs")
    names = [file.path for file in files if PurePosixPath(file.path).parts[0] == FOLDER]
    return {name: text_of(_bytes(folder / name)) for name in names if (folder / name).stat().st_size <= MAXIMUM_BYTES}


def _made(name: str, files: Mapping[str, tuple[Path, bytes]]) -> BuiltVersion:
    """Return a version from its files by what they are called in a version; where they stand is for messages."""
    fields = {file: _fields(path, file, data) for file, (path, data) in files.items()}
    try:
        return version_of(name, fields[FACTS], fields.get(MANIFEST), fields.get(TEXT))
    except MisshapenError as error:
        raise SpecError([_damaged(files[FACTS][0].parent, f"The version cannot be read: {error}")]) from error


def _fields(path: Path, file: str, data: bytes) -> Fields:
    """Return a file as its fields; refuse one of another shape than this release reads."""
    fields = _told(path, lambda: parsed(data, file))
    schema = _told(path, lambda: fields.count("schema"))
    if schema != SCHEMAS[file]:
        raise SpecError([_other_schema(path, file, schema)])
    return fields


def _told(path: Path, read: Callable[[], Read]) -> Read:
    try:
        return read()
    except MisshapenError as error:
        raise SpecError([_damaged(path, f"The file cannot be read: {error}")]) from error


def _changed(folder: Path, manifest: bytes) -> Iterable[Problem]:
    """Yield what is not as the manifest says: files that are missing, and files that are others now."""
    fields = _fields(folder / MANIFEST, MANIFEST, manifest)
    files = _told(folder / MANIFEST, lambda: listed(fields, "outputs"))
    yield from (_damaged(fault.path, fault.found) for fault in changed(folder, files, MANIFEST))


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise SpecError([_damaged(path, "The file is too large to have been written by a build")])
        return path.read_bytes()
    except OSError as error:
        raise SpecError([_damaged(path, f"The file cannot be read: {error.strerror}")]) from error


def _damaged(path: Path, found: str) -> Problem:
    return Problem(Code.VERSION_DAMAGED, Place(str(path)), found, _AGAIN)


def _other_schema(path: Path, file: str, schema: int | None) -> Problem:
    newer = schema is not None and schema > SCHEMAS[file]
    known = f"schema {schema}" if schema is not None else "no schema"
    found = f"The file has {known}, and this release of reportgen reads schema {SCHEMAS[file]}: another release built it"
    fix = "Compare with that release or a later one" if newer else "Build the version again with this release"
    return Problem(Code.VERSION_SCHEMA, Place(str(path)), found, fix)
