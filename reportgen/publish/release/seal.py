"""Put a record into a version's folder: all of it or nothing, and not a byte of anything else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportgen.problems import Code, Kind, Place, Problem, ToolError
from reportgen.publish import storage
from reportgen.publish.failures import REMEDIES
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
    try:
        yield
    except OSError as error:
        what = REMEDIES.get(error.errno or 0, (f"the system says: {error.strerror or error}", ""))[0]
        if isinstance(error, FileExistsError):
            what = "somebody else has just written one"
        found = f"The record could not be written: {what}"
        place = Place(shown(Path(error.filename or folder)))
        raise ToolError([Problem(Code.OUTPUT_FAILED, place, found, _FIX, kind=Kind.TOOL)]) from error
