"""Take a sealed version from where it was published into the folder of reports, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from reportgen.problems import Code, Kind, Place, Problem, ReportError, ToolError
from reportgen.publish import storage
from reportgen.publish.diff.fields import parsed
from reportgen.publish.failures import changed
from reportgen.publish.listed import listed
from reportgen.publish.manifest import MANIFEST
from reportgen.publish.release.record import RELEASE, WITHDRAWAL
from reportgen.publish.release.version import Verified, verify_version
from reportgen.publish.storage import ChangedError, Content, Copied


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
        Something stands there that no build wrote.
    ReportError
        The version is no longer what was verified; ``place`` is as it was.
    OSError
        The disk is full, or something may not be written; ``place`` is as it was.
    """
    if place.is_symlink() or place.exists():
        there = verify_version(place)
        if place.is_symlink() or there.state != "draft" or not there.whole:
            found = f"{place.name} holds something that no build wrote, and the released version belongs there"
            fix = "Move it away; then the released version is put in its place"
            raise ToolError([Problem(Code.OUTPUT_FOREIGN, Place(str(place)), found, fix, kind=Kind.TOOL)])
    try:
        storage.replace_folder(place, dict(_sealed(kept)))
    except ChangedError as error:
        raise ReportError([changed(error.path)]) from error


def _sealed(kept: Verified) -> Iterator[tuple[str, Content]]:
    """Yield what the manifest lists, to be copied only as it lists it, and the records as they were read."""
    manifest = (kept.folder / MANIFEST).read_bytes()
    if sha256(manifest).hexdigest() != kept.manifest:
        raise ChangedError(kept.folder / MANIFEST)
    for file in listed(parsed(manifest, MANIFEST), "outputs"):
        yield file.path, Copied(kept.folder / file.path, file.sha256, file.bytes or 0)
    yield MANIFEST, manifest
    for name, record in ((RELEASE, kept.release), (WITHDRAWAL, kept.withdrawal)):
        if record is not None:
            yield name, record.text().encode()
