"""Take a sealed version from where it was published into the folder of reports, byte for byte."""

from __future__ import annotations

from pathlib import Path

from reportgen.problems import Code, Kind, Place, Problem, ToolError
from reportgen.publish import storage
from reportgen.publish.release.version import Verified, verify_version


def bring(kept: Verified, place: Path) -> None:
    """Make ``place`` a copy of a sealed version; a draft that is there is replaced, and nothing else ever is.

    Call it inside :func:`reportgen.publish.storage.locked` for the parent folder.

    Parameters
    ----------
    kept
        The version as it was verified.
    place
        Where it belongs.

    Raises
    ------
    ToolError
        Something stands there that no build wrote, or the copy is not what was verified.
    OSError
        The disk is full, or something may not be written; ``place`` is as it was.
    """
    if place.is_symlink() or place.exists():
        there = verify_version(place)
        if place.is_symlink() or there.state != "draft" or not there.whole:
            found = f"{place.name} holds something that no build wrote, and the released version belongs there"
            fix = "Move it away; then the released version is put in its place"
            raise ToolError([Problem(Code.OUTPUT_FOREIGN, Place(str(place)), found, fix, kind=Kind.TOOL)])
    storage.replace_folder(place, storage.read_folder(kept.folder))
