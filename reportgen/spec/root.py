"""Which files a spec may read: the project root, and the files named inside it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePosixPath, PureWindowsPath

from reportgen.problems import Code, Place, Problem
from reportgen.spec.paths import shown
from reportgen.spec.spec import Asset

MARKS = ("reportgen.yaml", "pyproject.toml", ".git")
"""A folder that holds one of these is a project root."""


def project_root(spec: Path) -> Path:
    """Return the project root of a spec.

    It is the nearest folder above the spec that holds ``reportgen.yaml``, ``pyproject.toml`` or ``.git``; else the folder
    that holds ``specs/``; else the spec's own folder. Links in the spec's path are not followed, so that a link inside a
    project cannot make another folder its root; a checkout may well lie under a link.

    Parameters
    ----------
    spec
        The spec, absolute, its links not followed.
    """
    marked = [folder for folder in spec.parents if any((folder / mark).exists() for mark in MARKS)]
    if marked:
        return _without_leaving(marked)
    for folder in spec.parents:
        if folder.name == "specs":
            return folder.parent
    return spec.parent.parent if spec.parent.is_symlink() else spec.parent


def _without_leaving(marked: list[Path]) -> Path:
    """Return the nearest marked folder, or the farther one from which a link has led to it."""
    root = marked[0]
    for outer in marked[1:]:
        if not root.resolve().is_relative_to(outer.resolve()):
            root = outer
    return root


class State(Enum):
    """What stands at a path, as the end of a sentence."""

    FILE = "is a file"
    FOLDER = "is a folder"
    ODD = "is no ordinary file"
    """A pipe, a socket or a device; reading it might never end."""
    MISSING = "does not exist"
    UNREACHABLE = "cannot be reached"
    """The name is too long or holds a zero byte, links lead in a circle, or a folder above may not be read."""


def state_of(path: Path) -> State:
    """Return what stands at a path, links followed."""
    try:
        resolved = path.resolve()
        if resolved.is_file():
            return State.FILE
        if resolved.is_dir():
            return State.FOLDER
        return State.ODD if resolved.exists() else State.MISSING
    except (OSError, ValueError, RuntimeError):
        return State.UNREACHABLE


@dataclass(frozen=True, slots=True)
class Project:
    """The files of one project."""

    root: Path
    """The project root, resolved; nothing outside it is read."""

    def asset(self, path: Path) -> Asset | None:
        """Return a file of the project, or ``None`` when it lies outside, by a symbolic link too."""
        resolved = path.resolve()
        if not resolved.is_relative_to(self.root):
            return None
        return Asset(resolved, resolved.relative_to(self.root).as_posix())

    def named(self, written: str, folder: Path, place: Place) -> Asset | Problem:
        """Resolve a path as a file names it.

        Parameters
        ----------
        written
            The path as it stands in the file.
        folder
            The folder of the file that names it.
        place
            Where it is named.
        """
        if PurePosixPath(written).is_absolute() or PureWindowsPath(written).drive or "://" in written or written.startswith("~"):
            return Problem(
                Code.OUTSIDE_PROJECT,
                place,
                f"{place.path} names '{written[:200]}', which is no path relative to this file",
                "Write a path such as ../../survey_data/answers.csv, relative to the file that names it",
            )
        if "\\" in written:
            return Problem(
                Code.FILE_MISSING,
                place,
                f"{place.path} names '{written[:200]}', a path with backslashes",
                f"Write it with slashes: {written.replace(chr(92), '/')}",
            )
        try:
            asset = self.asset(folder / written)
        except (OSError, ValueError, RuntimeError):  # a name too long, a zero byte, a loop of links
            asset = Asset(folder / written, written)
        return self._judge(asset, written, folder, place)

    def _judge(self, asset: Asset | None, written: str, folder: Path, place: Place) -> Asset | Problem:
        if asset is None:
            return Problem(
                Code.OUTSIDE_PROJECT,
                place,
                f"{place.path} names '{written[:200]}', which lies outside the project ({shown(self.root)})",
                "Move the file into the project, or make a folder above both the project: put an empty file reportgen.yaml "
                "into it, or name it with --project",
            )
        state = state_of(asset.path)
        if state is not State.FILE:
            found = f"{place.path} names '{written[:200]}', which {state.value} (looked in {_folder(folder)})"
            fix = "Copy what it gives into a file, and name that" if state is State.ODD else _nearby(asset.path, folder)
            return Problem(Code.FILE_MISSING, place, found, fix)
        return asset


def _folder(folder: Path) -> str:
    """Return a folder as the author would type it; a lone dot says nothing to whoever does not know it."""
    typed = shown(folder)
    return "this folder" if typed == "." else typed


def _nearby(missing: Path, folder: Path) -> str:
    from reportgen.spec.nearest import nearest

    try:
        names = sorted(p.name for p in missing.parent.iterdir() if p.is_file())[:500]
    except (OSError, ValueError):
        return f"Write the path relative to the file that names it; {shown(missing.parent)} is no folder"
    best = nearest(missing.name, names)
    if best is None:
        return "Write the path of a file that exists, relative to the file that names it"
    return f"Did you mean '{Path(os.path.relpath(missing.parent / best, folder.resolve())).as_posix()}'?"
