"""``reportgen new --ci SYSTEM --update``: newer files for continuous integration, and what an author changed in them stays."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from reportgen.problems import Code, Place, Problem, Severity, SpecError
from reportgen.publish.failures import writing
from reportgen.verbs.new_ci import REQUIREMENTS, ci_files, elsewhere, taken
from reportgen.verbs.new_ci_stamp import untouched
from reportgen.version import __version__

BESIDE = ".new"
"""What the name of a newer file ends with that could not be put in its place; no server reads such a file."""


@dataclass(frozen=True, slots=True)
class Updated:
    """What became of the files."""

    written: tuple[Path, ...]
    """New ones, newer ones in the place of an older one that nobody had changed, and newer ones beside one that somebody had."""
    problems: tuple[Problem, ...]
    """A warning for each that somebody had changed."""


def update_ci(root: Path, system: str) -> Updated:
    """Bring the files of a system up to date; one that somebody has changed stays, and the newer one is put beside it.

    Parameters
    ----------
    root
        The top of the repository.
    system
        One of ``SYSTEMS``.

    Raises
    ------
    SpecError
        There is no such system, the repository begins further up, or a file beside is in the way; nothing was written.
    ToolError
        A file cannot be read or written.
    """
    files = {root / place: data for place, data in ci_files(system).items()}
    with writing(root, sum(map(len, files.values()))):
        places = {path: place for path, data in files.items() if (place := _place(path, data)) is not None}
        in_the_way = [taken(place) for path, place in places.items() if place != path and not _is_ours(place, files[path])]
        if problems := [*elsewhere(root), *in_the_way]:
            raise SpecError(problems)
        for path, place in places.items():
            _replace(place, files[path])
    return Updated(tuple(places.values()), tuple(_changed(path, place) for path, place in places.items() if place != path))


def _place(path: Path, data: bytes) -> Path | None:
    """Return where a newer file goes; nowhere where it is there already, or where what is there is the author's own choice."""
    if not os.path.lexists(path):
        locked = path.name == REQUIREMENTS and path.with_name("requirements.txt").is_file()
        return None if locked else path  # as where the files were first added: such requirements are made from something else
    there = path.read_bytes().replace(b"\r\n", b"\n")
    if there == data or (path.name == REQUIREMENTS and f"=={__version__}\n".encode() in there):
        return None
    return path if untouched(there) and not path.is_symlink() else path.with_name(path.name + BESIDE)


def _is_ours(beside: Path, data: bytes) -> bool:
    """Tell whether a file beside may be written: there is none, or one that nobody has worked on."""
    return not os.path.lexists(beside) or (beside.is_file() and (untouched(beside.read_bytes()) or beside.read_bytes() == data))


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    part.replace(path)


def _changed(path: Path, beside: Path) -> Problem:
    found = f"Somebody has changed the file, so it stays as it is; the newer one stands beside it as {beside.name}"
    fix = f"Compare them (git diff --no-index {path} {beside}), take over what you need, and put the newer one in its place"
    return Problem(Code.CI_CHANGED, Place(str(path)), found, fix, Severity.WARNING)
