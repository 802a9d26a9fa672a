"""Put a record into a version's folder: all of it or nothing, and not a byte of anything else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportgen.problems import Code, Kind, Place, Problem
from reportgen.publish import storage
from reportgen.publish.failures import remedy, told
from reportgen.publish.release.record import RELEASE, WITHDRAWAL, Release
from reportgen.spec.paths import shown

_FIX = "Mend that, and run the command again; the version is as it was"


def seal(folder: Path, record: Release) -> Path:
    """Write a release or a withdrawal into its version's folder; return the file.

    Call it inside :func:`reportgen.publish.storage.locked` for the parent folder, after looking at what is there.

    Raises
    ------
    ToolError
        The file cannot be written; the folder is as it was.
    """
    name = WITHDRAWAL if record.type == "withdrawal" else RELEASE
    with recording(folder):
        storage.add_file(folder, name, record.text().encode())
    return folder / name


@contextmanager
def recording(folder: Path) -> Iterator[None]:
    """Translate what goes wrong while a record is written.

    Raises
    ------
    ToolError
        In place of any ``OSError``, which stays its cause.
    """
    with told(lambda error: _unrecorded(error, folder)):
        yield


def _unrecorded(error: OSError, folder: Path) -> Problem:
    what = "somebody else has just written one" if isinstance(error, FileExistsError) else remedy(error)[0]
    place = Place(shown(Path(error.filename or folder)))
    return Problem(Code.OUTPUT_FAILED, place, f"The record could not be written: {what}", _FIX, kind=Kind.TOOL)
