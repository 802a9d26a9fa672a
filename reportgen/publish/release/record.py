"""The record of a release, ``release.json``, and of a withdrawal, ``withdrawal.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Literal, get_args

RELEASE = "release.json"
"""A version's folder that holds this file is sealed."""
WITHDRAWAL = "withdrawal.json"
"""A sealed version that is withdrawn holds this file beside its release, which stays as it is."""
SCHEMA = 1
"""The version of the record's shape."""

Type = Literal["first", "revision", "correction", "withdrawal"]
TYPES: tuple[Type, ...] = get_args(Type)
"""Why there is a record: a report's first release; a revision that was foreseen (a new wave, later data); the correction of an
error; a withdrawal."""


class RecordError(ValueError):
    """A file that is no record; its text says why."""


@dataclass(frozen=True, slots=True)
class Predecessor:
    """The release that a record follows or withdraws."""

    version: str
    release: str
    """The sha256 of its ``release.json``."""


@dataclass(frozen=True, slots=True)
class Release:
    """What seals a version, or withdraws it."""

    report: str
    version: str
    type: Type
    reason: str
    date: date
    """The day of the release as the author says it; no clock is read."""
    manifest: str
    """The sha256 of the version's ``manifest.json``, which names the sha256 of every other file."""
    manifest_bytes: int
    predecessor: Predecessor | None

    def text(self) -> str:
        """Return the file's text; the same record has the same text.

        Its last field is the sha256 of the text without it: a slip of the hand shows even where no later release names this one.
        """
        before = self.predecessor
        content = {
            "schema": SCHEMA,
            "report": self.report,
            "version": self.version,
            "type": self.type,
            "reason": self.reason,
            "date": self.date.isoformat(),
            "manifest": {"sha256": self.manifest, "bytes": self.manifest_bytes},
            "predecessor": {"version": before.version, "release": before.release} if before else None,
        }
        return _written({**content, "seal": sha256(_written(content).encode()).hexdigest()})

    def sha256(self) -> str:
        """Return the hash by which a successor names this record."""
        return sha256(self.text().encode()).hexdigest()


def read_record(text: bytes) -> Release:
    """Read a record.

    Parameters
    ----------
    text
        The bytes of ``release.json`` or ``withdrawal.json``.

    Raises
    ------
    RecordError
        It is damaged, of a later schema, or was not written by reportgen: a record has one way to be written.
    """
    try:
        content: Mapping[str, Any] = json.loads(text)
        if content["schema"] != SCHEMA:
            raise RecordError(f"its schema is {content['schema']!r}, and this release of reportgen knows {SCHEMA}")
        before = content["predecessor"]
        record = Release(
            report=content["report"],
            version=content["version"],
            type=content["type"],
            reason=content["reason"],
            date=date.fromisoformat(content["date"]),
            manifest=content["manifest"]["sha256"],
            manifest_bytes=content["manifest"]["bytes"],
            predecessor=Predecessor(before["version"], before["release"]) if before is not None else None,
        )
        written = record.text().encode()
    except RecordError:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise RecordError("it is no record of a release") from error
    if record.type not in TYPES:
        raise RecordError(f"its type is {record.type!r}")
    if written != text:
        raise RecordError("it was changed after it was written")
    if not _is_typed(record):
        raise RecordError("one of its fields is of another kind than a record has")
    return record


def _written(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _is_typed(record: Release) -> bool:
    """Tell whether every field that JSON may fill with anything holds what it should."""
    before = record.predecessor
    texts = [record.report, record.version, record.reason, record.manifest, *((before.version, before.release) if before else ())]
    return all(type(text) is str for text in texts) and type(record.manifest_bytes) is int
