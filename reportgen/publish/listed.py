"""A folder against a list of its files: what is missing, what is another file now, and what nobody listed."""

from __future__ import annotations

import stat
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path

from reportgen.publish import storage
from reportgen.publish.diff.fields import Fields, MisshapenError

BYSTANDERS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that file managers leave in a folder; they are no part of it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as a list names it."""

    path: str
    """Relative to the folder, with forward slashes."""
    sha256: str
    bytes: int | None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a folder that is not as its list says."""

    path: Path
    found: str


def listed(fields: Fields, name: str) -> tuple[Listed, ...]:
    """Return the files that a field lists.

    Raises
    ------
    MisshapenError
        An entry is no file with its checksum, leads out of the folder, or is there twice.
    """
    files = tuple(Listed(_inside(one.text("path")), one.text("sha256"), one.count("bytes")) for one in fields.objects(name))
    if twice := [name for name, times in Counter(file.path for file in files).items() if times > 1]:
        raise MisshapenError(f"it names '{twice[0][:100]}' twice")
    return files


def _inside(name: str) -> str:
    try:
        return storage.checked_name(name).as_posix()
    except ValueError as error:
        raise MisshapenError(f"it names '{name[:100]}', which leads out of the folder") from error


def changed(folder: Path, files: Sequence[Listed], by: str) -> Iterator[Fault]:
    """Yield the listed files that are missing or are others now.

    Parameters
    ----------
    folder
        Where they should be.
    files
        The list.
    by
        What it is called, ``manifest.json``.

    Raises
    ------
    OSError
        A file may not be read, or the disk fails.
    """
    for file in files:
        path = folder / file.path
        if not is_ordinary(path):
            yield Fault(path, f"The file is missing, though {by} lists it")
        elif not is_same(path, file):
            yield Fault(path, f"The file is not the one that was built: its checksum is not that of {by}")


def some(names: Sequence[str], most: int = 4) -> str:
    """Return the first of several names for the middle of a sentence, and how many more there are."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def contained(files: Mapping[str, bytes], fields: Fields) -> list[str]:
    """Return the names of contents that are not as a manifest's fields list them: missing, others, or not in the list.

    Raises
    ------
    MisshapenError
        The list cannot be read.
    """
    wanted = {file.path: file.sha256 for file in listed(fields, "outputs")}
    return sorted(name for name in {*files, *wanted} if name not in files or sha256(files[name]).hexdigest() != wanted.get(name))


def unlisted(folder: Path, names: Collection[str], by: str) -> Iterator[Fault]:
    """Yield what is in a folder and not among these names: files, and what is neither file nor folder."""
    for path in sorted(folder.rglob("*")):
        mode = path.lstat().st_mode
        if stat.S_ISDIR(mode):
            continue
        if not stat.S_ISREG(mode):
            yield Fault(path, "This is no ordinary file, but a link, a pipe or a device, which no build writes")
        elif path.name not in BYSTANDERS and path.relative_to(folder).as_posix() not in names:
            yield Fault(path, f"The file is not in {by}: no build wrote it")


def is_same(path: Path, file: Listed) -> bool:
    """Tell whether a file has the size and the checksum of the list; it is read in pieces, whatever its size."""
    if file.bytes is not None and path.stat().st_size != file.bytes:
        return False
    with path.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest() == file.sha256


def is_ordinary(path: Path) -> bool:
    """Tell whether a path is a file, and no link to one: opening a pipe would wait for ever."""
    return stat.S_ISREG(_mode(path))


def stands(path: Path) -> bool:
    """Tell whether anything is at a path, a link that leads nowhere included."""
    return _mode(path) != 0


def _mode(path: Path) -> int:
    try:
        return path.lstat().st_mode
    except (OSError, ValueError):  # no such file; or a name that no file can have
        return 0
