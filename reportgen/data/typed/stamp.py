"""The files that a table is read from: their digest, and whether they stayed what they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from reportgen.data.encoding import chunks


@dataclass(frozen=True, slots=True)
class Stamp:
    """What some files were when their digest was made."""

    digest: str
    """SHA-256 of one file; of several, that of the lines ``<SHA-256>  <name>`` in the order of the names."""
    bytes: int
    seen: tuple[tuple[int, int, int], ...]
    """Size, time of the last change and number of each file, which tell a change faster than its content."""


def stamp(files: Sequence[tuple[str, Path]]) -> Stamp:
    """Return what files are now.

    Parameters
    ----------
    files
        Each file with the name by which it counts, in the order of the names.

    Raises
    ------
    OSError
        A file cannot be read.
    """
    seen, digests, size = _seen(files), [], 0
    for _, path in files:
        digest = sha256()
        for chunk in chunks(path):
            digest.update(chunk)
            size += len(chunk)
        digests.append(digest.hexdigest())
    if len(files) == 1 and not files[0][0]:
        return Stamp(digests[0], size, seen)
    lines = (f"{digest}  {name}\n" for digest, (name, _) in zip(digests, files, strict=True))
    return Stamp(sha256("".join(lines).encode()).hexdigest(), size, seen)


def unchanged(then: Stamp, files: Sequence[tuple[str, Path]]) -> bool:
    """Return whether files are what they were."""
    try:
        return then.seen == _seen(files)
    except OSError:
        return False


def _seen(files: Sequence[tuple[str, Path]]) -> tuple[tuple[int, int, int], ...]:
    return tuple((about.st_size, about.st_mtime_ns, about.st_ino) for about in (path.stat() for _, path in files))
