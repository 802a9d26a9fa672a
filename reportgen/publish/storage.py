"""Write a folder whole or not at all: beside its place, flushed to the disk, then exchanged with what was there.

A crash at any moment leaves the old folder or the new one under the name, never a mixture and never none where the
system can exchange two folders in one step (Linux). What a killed build leaves beside it is removed by the next one,
which can tell because it holds the lock of the parent folder; the lock ends with the process that holds it.
"""

from __future__ import annotations

import ctypes
import errno
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import BinaryIO

NEW = ".new"
"""Ends the name of a folder that is being written."""
OLD = ".old"
"""Ends the name of a folder that has been replaced and is about to be removed."""

_LEFT = re.compile(r"\.(?P<place>.+)\.[a-z0-9_]{8}\.(?P<what>new|old)")
"""What a killed build leaves is called: by tempfile, so that a hidden folder of somebody else's is none of them."""
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2

BLOCK = 2**20
"""Bytes that are copied at a time."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A file to copy: its content never stands in memory as a whole, and is checked on the way."""

    path: Path
    sha256: str
    bytes: int


class ChangedError(Exception):
    """A file is no longer what it was when it was verified."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} changed while it was copied")


Content = bytes | Copied
"""What a file will hold."""


def replace_folder(place: Path, files: Mapping[str, Content]) -> None:
    """Make ``place`` a folder that holds exactly these files, in place of what is there.

    Call it inside :func:`locked` for the parent folder.

    Parameters
    ----------
    place
        The folder to make or replace.
    files
        Relative path with forward slashes to content.

    Raises
    ------
    OSError
        The disk is full, or something may not be written; ``place`` is as it was.
    ChangedError
        A file to copy is another one than was verified; ``place`` is as it was.
    """
    with _beside(place, files) as new:
        if not place.exists():
            new.rename(place)
        elif not _exchange(new, place):
            _move_over(new, place)


def create_folder(place: Path, files: Mapping[str, Content]) -> None:
    """Make a folder that holds exactly these files; raise ``OSError`` when there is one with something in it."""
    with _beside(place, files) as new:
        new.rename(place)


@contextmanager
def _beside(place: Path, files: Mapping[str, Content]) -> Iterator[Path]:
    """Write the files into a new folder beside ``place``; remove whatever has its name in the end."""
    beside = Path(tempfile.mkdtemp(prefix=f".{place.name}.", suffix=NEW, dir=place.parent))
    try:
        beside.chmod(0o777 & ~_umask())  # mkdtemp makes folders private
        write_folder(beside, files)
        yield beside
        flush_folder(place.parent)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def add_file(folder: Path, name: str, content: bytes) -> None:
    """Add a file to a folder, whole or not at all; no other file of the folder is touched.

    It is written beside the folder, flushed to the disk, and then given its name in one step that fails where the name is taken.
    Call it inside :func:`locked` for the parent folder.

    Raises
    ------
    FileExistsError
        There is something of this name.
    OSError
        The disk is full, or something may not be written; the folder is as it was.
    """
    descriptor, beside = tempfile.mkstemp(prefix=f".{folder.name}.", suffix=NEW, dir=folder.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(0o666 & ~_umask())  # mkstemp makes files private
        _name(Path(beside), folder / name)
        try:
            flush_folder(folder)
        except OSError:  # nobody knows whether the name would survive a power cut
            (folder / name).unlink()
            raise
    finally:
        Path(beside).unlink(missing_ok=True)


@contextmanager
def in_place_of(place: Path, content: bytes) -> Iterator[Path]:
    """Write a file beside another one, for whoever looks at it first, and give it that one's name in the end.

    The old file is there, whole, until the new one takes its name in one step; it stays where anything fails before.
    Call it inside :func:`locked` for the folder.

    Yields
    ------
    Path
        The new file, flushed to the disk; its name ends as that of the old one does.

    Raises
    ------
    OSError
        The disk is full, or something may not be written; the old file is as it was.
    """
    descriptor, beside = tempfile.mkstemp(prefix=f".{place.stem}.", suffix=place.suffix, dir=place.parent)
    new = Path(beside)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.chmod(0o666 & ~_umask())
        yield new
        new.replace(place)
        flush_folder(place.parent)
    finally:
        new.unlink(missing_ok=True)


def _name(beside: Path, place: Path) -> None:
    """Give a file its name; never in place of another."""
    try:
        os.link(beside, place)
    except OSError as error:
        if error.errno not in {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}:
            raise
        if place.is_symlink() or place.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(place)) from error
        beside.rename(place)  # a disk without hard links


def write_folder(folder: Path, files: Mapping[str, Content]) -> None:
    """Write files into an empty folder and flush all of it to the disk."""
    for name, content in files.items():
        path = folder / checked_name(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            if isinstance(content, Copied):
                _copy(content, file)
            else:
                file.write(content)
            file.flush()
            os.fsync(file.fileno())
    for parent, _, _ in os.walk(folder, topdown=False):
        flush_folder(Path(parent))


def _copy(source: Copied, file: BinaryIO) -> None:
    digest = sha256()
    try:
        there = source.path.open("rb")
    except FileNotFoundError as error:  # its folder was replaced meanwhile
        raise ChangedError(source.path) from error
    with there:
        while block := there.read(BLOCK):
            digest.update(block)
            file.write(block)
    if digest.hexdigest() != source.sha256:
        raise ChangedError(source.path)


def checked_name(name: str) -> PurePosixPath:
    """Return the path of a file inside a version's folder; refuse one that would lead out of it."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts or "\\" in name or ":" in name:
        raise ValueError(f"not a name inside a folder: {name!r}")
    return path


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return every ordinary file below a folder, by its relative path with forward slashes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in _below(folder) if _is(stat.S_ISREG, path)}


def oddities(folder: Path) -> list[str]:
    """Return what below a folder is neither a folder nor an ordinary file: links, pipes, sockets, devices.

    None of them is opened: reading a pipe would wait for ever.
    """
    kinds = (stat.S_ISREG, stat.S_ISDIR)
    return [path.relative_to(folder).as_posix() for path in _below(folder) if not any(_is(kind, path) for kind in kinds)]


def _below(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


def _is(kind: Callable[[int], bool], path: Path) -> bool:
    return kind(path.lstat().st_mode)


def sweep(parent: Path, name: str | None = None) -> None:
    """Remove what killed builds left in ``parent``; put back a version that was moved aside and not yet replaced.

    Call it inside :func:`locked`, which makes sure that nobody is writing there.

    Parameters
    ----------
    parent
        A folder that holds what reportgen wrote.
    name
        What is written in it, where it is a folder of the user's that holds other things too: nothing else is looked at.
    """
    for leftover in sorted(parent.glob(".*")):
        left = _LEFT.fullmatch(leftover.name)
        if left is None or (name is not None and left["place"] != name):
            continue
        if left["what"] == "new" and _is(stat.S_ISREG, leftover):
            leftover.unlink()
        if not leftover.is_dir() or leftover.is_symlink():
            continue
        place = parent / left["place"]
        if leftover.suffix == OLD and not place.exists():
            leftover.rename(place)
        else:
            shutil.rmtree(leftover, ignore_errors=True)


@contextmanager
def locked(folder: Path) -> Iterator[bool]:
    """Let one process at a time write below a folder.

    The lock is on the folder itself, so that no lock file is left behind, and ends with the process.

    Yields
    ------
    bool
        Whether the lock is held; some network file systems and Windows have none for folders.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        yield False
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            held = True
        except OSError as error:
            if error.errno not in {errno.EBADF, errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}:
                raise
            held = False
        yield held
    finally:
        os.close(descriptor)


@contextmanager
def swept(folder: Path, name: str | None = None) -> Iterator[None]:
    """Hold the lock of a folder, with what killed builds left there removed.

    Parameters
    ----------
    folder, name
        As :func:`locked` and :func:`sweep` take them; nothing is removed where there is no lock to hold.
    """
    with locked(folder) as held:
        if held:
            sweep(folder, name)
        yield


def flush_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _move_over(new: Path, place: Path) -> None:
    """Put ``new`` in the place of another folder in two steps, for systems without an exchange."""
    aside = new.with_suffix(OLD)
    place.rename(aside)
    try:
        new.rename(place)
    except OSError:
        aside.rename(place)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    with suppress(AttributeError, OSError):
        rename = ctypes.CDLL(None).renameat2
        return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
    return False


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
