"""Turn what the system says about a failed write into a problem with a remedy."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from reportgen.problems import Code, Kind, Place, Problem, ToolError

REMEDIES: Mapping[int, tuple[str, str]] = {
    errno.ENOSPC: ("the disk is full", "Free at least {need}, or {elsewhere}"),
    errno.EDQUOT: ("your share of the disk is used up", "Free at least {need}, or {elsewhere}"),
    errno.EFBIG: ("a file may not grow as large as needed", "Allow files of at least {need}, or {elsewhere}"),
    errno.EACCES: ("you may not write there", "Ask for the right to write there, or {elsewhere}"),
    errno.EPERM: ("you may not write there", "Ask for the right to write there, or {elsewhere}"),
    errno.EROFS: ("that disk can only be read", "{elsewhere}"),
    errno.ENOTDIR: ("a file stands where a folder is needed", "Move that file away, or {elsewhere}"),
    errno.EEXIST: ("a file stands where a folder is needed", "Move that file away, or {elsewhere}"),
    errno.ENOENT: ("no folder can be made there", "{elsewhere}"),
    errno.ENXIO: ("no folder can be made there", "{elsewhere}"),
    errno.EINVAL: ("that disk refuses such a name", "{elsewhere}"),
    errno.ELOOP: ("its symbolic links lead in a circle", "Remove them, or {elsewhere}"),
    errno.EIO: ("the disk does not work as it should", "See what the system's log says of it, or {elsewhere}"),
    errno.ENAMETOOLONG: ("the path is too long for that disk", "{elsewhere}, where the path is shorter"),
    errno.EMFILE: ("too many files are open", "Raise the limit of open files (ulimit -n)"),
    errno.ENFILE: ("too many files are open", "Close other programs and build again"),
}
"""What happened and what helps, by the system's number for the error; ``{elsewhere}`` stands for what the command offers."""


@contextmanager
def told(problem: Callable[[OSError], Problem]) -> Iterator[None]:
    """Raise ``ToolError`` with a problem in place of any ``OSError``, which stays its cause."""
    try:
        yield
    except OSError as error:
        raise ToolError([problem(error)]) from error


@contextmanager
def writing(place: Path, size: int, option: str = "") -> Iterator[None]:
    """Translate a failed write.

    Parameters
    ----------
    place
        What is being written, for the message.
    size
        Bytes that will be written.
    option
        By which the command is told where to write; without one, its argument says it.

    Raises
    ------
    ToolError
        In place of any ``OSError``, which stays its cause.
    """
    with told(lambda error: failure(error, place, size, option)):
        yield


def failure(error: OSError, place: Path, size: int, option: str = "") -> Problem:
    """Return the problem for a failed write; the parameters are those of :func:`writing`."""
    what, fix = remedy(error)
    said = fix.format(need=amount(size), elsewhere=f"write elsewhere with {option}" if option else "write elsewhere")
    found = f"It could not be written: {what}"
    return Problem(Code.OUTPUT_FAILED, Place(str(place)), found, said[:1].upper() + said[1:], kind=Kind.TOOL)


def remedy(error: OSError) -> tuple[str, str]:
    """Return what happened and what helps."""
    return REMEDIES.get(error.errno or 0, (f"the system says: {error.strerror or error}", "Mend it, or {elsewhere}"))


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """Translate a failed read of what was built or published.

    Raises
    ------
    ToolError
        In place of any ``OSError``, which stays its cause.
    """
    with told(lambda error: unreadable(error, folder)):
        yield


def unreadable(error: OSError, folder: Path) -> Problem:
    """Return the problem for a failed read in a folder."""
    found, fix = f"It cannot be read: {error.strerror or error}", "Ask for the right to read it, or look at the disk"
    return Problem(Code.FILE_UNREADABLE, Place(str(error.filename or folder)), found, fix, kind=Kind.TOOL)


def changed(path: Path) -> Problem:
    """Return the problem of a file that became another one while it was copied."""
    found, fix = "The file changed while it was copied", "Run the command again; nothing was changed"
    return Problem(Code.VERSION_DAMAGED, Place(str(path)), found, fix, kind=Kind.REPORT)


def amount(size: int) -> str:
    """Return a number of bytes in words, rounded up: ``3 MB``."""
    unit, name = (1_000_000, "MB") if size > 1_000_000 else (1_000, "kB")
    return f"{-(-size // unit)} {name}"
