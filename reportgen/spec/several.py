"""Several files of one table: a folder of Parquet files, or those that fit a pattern."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from reportgen.problems import Code, Place, Problem
from reportgen.spec.paths import shown
from reportgen.spec.root import Project
from reportgen.spec.spec import Asset

SIGNS = "*?["
MOST = 10_000
"""Files that one table may consist of."""
LOOKED_AT = 50_000
"""Entries of folders that are looked at for them."""
ASIDE = (".", "_")
"""How the names of files begin that are no answers."""
SUFFIX = ".parquet"


def is_pattern(written: str) -> bool:
    """Return whether a path stands for all files that fit it."""
    return any(sign in written for sign in SIGNS)


def several(written: str, folder: Path, place: Place, project: Project) -> Asset | Problem:
    """Return the Parquet files of a folder, those below it too, or of a pattern, in the order of their names.

    Names that begin with a dot or an underscore are no answers: engines write such files beside theirs (``_SUCCESS``).

    Parameters
    ----------
    written
        The path as it stands in the file.
    folder
        The folder of the file that names it.
    place
        Where it is named.
    project
        The project, outside which nothing is read.
    """
    outside = _leaves(written, place)
    if outside:
        return outside
    start, pattern = _split(written)
    base = (folder / start).resolve()
    if not base.is_relative_to(project.root):
        return _elsewhere(written, place, f"lies outside the project ({shown(project.root)})")
    found = sorted(_files(base, pattern), key=lambda path: path.relative_to(base).as_posix())
    if not found or len(found) > MOST:
        return _none(written, place) if not found else _many(written, place)
    if any(not path.resolve().is_relative_to(project.root) for path in found):
        return _elsewhere(written, place, "has a link to a file outside the project in it")
    named = base / pattern if pattern else base
    return Asset(named, named.relative_to(project.root).as_posix(), tuple(found))


def _none(written: str, place: Place) -> Problem:
    found = f"{place.path} names '{written[:200]}', in which there is no Parquet file"
    return Problem(Code.FILE_MISSING, place, found, f"Write a folder or a pattern that has files with the ending {SUFFIX}")


def _many(written: str, place: Place) -> Problem:
    found = f"{place.path} names '{written[:200]}', which holds more than {MOST:,} Parquet files, or very many others"
    return Problem(Code.FILE_TOO_LARGE, place, found, "Name a folder that holds the answers alone, in fewer and larger files")


def _leaves(written: str, place: Place) -> Problem | None:
    """Return the problem of a path that is none relative to the file."""
    if not (PurePosixPath(written).is_absolute() or PureWindowsPath(written).drive or "://" in written or written[0] == "~"):
        return None
    return _elsewhere(written, place, "is no path relative to this file")


def _elsewhere(written: str, place: Place, why: str) -> Problem:
    found = f"{place.path} names '{written[:200]}', which {why}"
    return Problem(Code.OUTSIDE_PROJECT, place, found, "Write a path such as ../../survey_data/answers, inside the project")


def _split(written: str) -> tuple[str, str]:
    """Return the folder before the first sign of a pattern, and the pattern below it; none for a folder."""
    if not is_pattern(written):
        return written, ""
    parts = PurePosixPath(written).parts
    first = next(number for number, part in enumerate(parts) if is_pattern(part))
    return "/".join(parts[:first]) or ".", "/".join("*" if part == "**" else part for part in parts[first:])


def _files(base: Path, pattern: str) -> list[Path]:
    """Return the files that hold answers; more than ``MOST`` of them where the folder has so many entries that nobody waits."""
    found: list[Path] = []
    try:
        for number, path in enumerate(base.glob(pattern) if pattern else _below(base)):
            if path.suffix.lower() == SUFFIX and not _aside(path, base) and path.is_file():
                found.append(path)
            if len(found) > MOST or number > LOOKED_AT:
                return [path] * (MOST + 1)
    except (OSError, ValueError, NotImplementedError):
        return []
    return found


def _below(base: Path) -> Iterator[Path]:
    """Yield what lies in a folder and below it; such folders as ``.git`` and linked ones are left out."""
    for folder, folders, files in os.walk(base):
        folders[:] = [name for name in folders if not name.startswith(ASIDE)]
        yield from (Path(folder) / name for name in (*folders, *files))


def _aside(path: Path, base: Path) -> bool:
    return any(part.startswith(ASIDE) for part in path.relative_to(base).parts)
