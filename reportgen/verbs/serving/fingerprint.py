"""What tells one content of a file from another, and one state of files on the disk from another."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from hashlib import file_digest
from pathlib import Path
from typing import NamedTuple

from reportgen.spec.several import MOST


class FileStamp(NamedTuple):
    """What the system says of a file; another content has another one."""

    written: int
    """When the content was changed last, in nanoseconds."""
    entered: int
    """When the entry was changed last: a program may set the first time back, this one it cannot."""
    size: int
    number: int
    """Of the entry on the disk: another file of the same name has another."""


class FolderStamp(NamedTuple):
    """What the system says of all that is in a folder."""

    inside: tuple[tuple[str, FileStamp | None], ...]


Stamp = FileStamp | FolderStamp | None
"""None where nothing is."""

SETTLED = 2.0
"""Seconds: a file that was written within them of being read may be written again without a new time on coarse file systems."""


def stamp(path: Path) -> Stamp:
    """Return what changes when a file does, without reading it; of a folder, of all files in it."""
    try:
        if path.is_dir():
            return FolderStamp(tuple((str(inner), _stamp(inner)) for inner in sorted(_inside(path))))
        return _stamp(path)
    except (OSError, ValueError):
        return None


def stamps(paths: Iterable[Path]) -> Mapping[Path, Stamp]:
    """Return the stamps of files."""
    return {path: stamp(path) for path in paths}


def _stamp(path: Path) -> FileStamp | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return FileStamp(found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


def _inside(folder: Path) -> list[Path]:
    found: list[Path] = []
    for path in folder.rglob("*"):
        found.append(path)
        if len(found) > MOST:
            break
    return found


class Digests:
    """The sha256 of files; a file is read again only when its stamp has changed, or was too young to be told apart."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[FileStamp, str]] = {}

    def of(self, path: Path) -> str:
        """Return the sha256 of a file; nothing where there is none."""
        now = _stamp(path)
        if now is None:
            return ""
        known = self._known.get(path)
        if known is not None and known[0] == now:
            return known[1]
        digest = _digest(path)
        if max(now.written, now.entered) < (time.time() - SETTLED) * 1e9 and _stamp(path) == now:
            self._known[path] = now, digest
        return digest


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
