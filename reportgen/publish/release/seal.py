"""Put a record into a version's folder: all of it or nothing, and not a byte of anything else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportgen.problems import Code, Kind, Place, Problem
from reportgen.publish import storage
from reportgen.publish.failures import amount, remedy, told
from reportgen.publish.release.record import RELEASE, WITHDRAWAL, Release
from reportgen.spec.paths import shown

_ELSEWHERE = "name a copy of the output folder with --output"
_AS_IT_WAS = "; the version is as it was"


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
    if isinstance(error, FileExistsError):
        what, fix = "somebody else has just written one", "Run the command again: it takes up what is there now"
    else:
        what, fix = remedy(error)
        fix = fix.format(need=amount(1000), elsewhere=_ELSEWHERE)
    found = f"The record could not be written: {what}"
    said = fix[:1].upper() + fix[1:] + _AS_IT_WAS  # what is beside the folder while it is written is no file of the author's
    return Problem(Code.OUTPUT_FAILED, Place(shown(folder)), found, said, kind=Kind.TOOL)
