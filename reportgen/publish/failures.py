"""Turn what the system says about a failed write into a problem with a remedy."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from reportgen.problems import Code, Kind, Place, Problem, ToolError

REMEDIES: Mapping[int, tuple[str, str]] = {
    errno.ENOSPC: ("the disk is full", "Free at least {need}, or write elsewhere with --output"),
    errno.EDQUOT: ("your share of the disk is used up", "Free at least {need}, or write elsewhere with --output"),
    errno.EFBIG: ("a file may not grow as large as needed", "Allow files of at least {need}, or write elsewhere with --output"),
    errno.EACCES: ("you may not write there", "Ask for the right to write there, or write elsewhere with --output"),
    errno.EPERM: ("you may not write there", "Ask for the right to write there, or write elsewhere with --output"),
    errno.EROFS: ("that disk can only be read", "Write elsewhere with --output"),
    errno.ENOTDIR: ("a file stands where a folder is needed", "Move that file away, or write elsewhere with --output"),
    errno.EEXIST: ("a file stands where a folder is needed", "Move that file away, or write elsewhere with --output"),
    errno.ENOENT: ("no folder can be made there", "Write elsewhere with --output"),
    errno.ENXIO: ("no folder can be made there", "Write elsewhere with --output"),
    errno.EINVAL: ("that disk refuses such a name", "Write elsewhere with --output"),
    errno.ELOOP: ("its symbolic links lead in a circle", "Remove them, or write elsewhere with --output"),
    errno.EIO: ("the disk does not work as it should", "See what the system's log says of it, or write elsewhere with --output"),
    errno.ENAMETOOLONG: ("the path is too long for that disk", "Write to a folder with a shorter path with --output"),
    errno.EMFILE: ("too many files are open", "Raise the limit of open files (ulimit -n)"),
    errno.ENFILE: ("too many files are open", "Close other programs and build again"),
}
"""What happened and what helps, by the system's number for the error."""


@contextmanager
def writing(place: Path, size: int) -> Iterator[None]:
    """Translate a failed write.

    Parameters
    ----------
    place
        What is being written, for the message.
    size
        Bytes that will be written.

    Raises
    ------
    ToolError
        In place of any ``OSError``, which stays its cause.
    """
    try:
        yield
    except OSError as error:
        raise ToolError([failure(error, place, size)]) from error


def failure(error: OSError, place: Path, size: int) -> Problem:
    """Return the problem for a failed write."""
    what, fix = REMEDIES.get(
        error.errno or 0, (f"the system says: {error.strerror or error}", "Mend it, or write elsewhere with --output")
    )
    found = f"The version could not be written: {what}"
    return Problem(Code.OUTPUT_FAILED, Place(str(place)), found, fix.format(need=amount(size)), kind=Kind.TOOL)


def amount(size: int) -> str:
    """Return a number of bytes in words, rounded up: ``3 MB``."""
    unit, name = (1_000_000, "MB") if size > 1_000_000 else (1_000, "kB")
    return f"{-(-size // unit)} {name}"
