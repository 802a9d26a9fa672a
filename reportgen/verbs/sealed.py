"""What a build has shown of a version that is sealed: that it is the same as what was released."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from reportgen.publish.release.differs import FORMAT
from reportgen.publish.release.record import RELEASE, WITHDRAWAL, RecordError, Release, read_record


def verified_equal(folder: Path, formats: Collection[str]) -> str:
    """Return in a sentence that a build which passed is the same as the release in its place; empty of a draft.

    Parameters
    ----------
    folder
        The version's folder, after a build that passed: of a sealed version it has compared all that it made.
    formats
        What was built; a format that was released and is not among them was not compared.
    """
    release = _record(folder / RELEASE)
    if release is None:
        return ""
    released = {path.suffix[1:] for path in folder.iterdir() if FORMAT.fullmatch(path.name)}
    compared, left = (", ".join(sorted(some)) for some in (released & {*formats}, released - {*formats}))
    withdrawal = _record(folder / WITHDRAWAL)
    gone = f", which is withdrawn since {withdrawal.date}" if withdrawal else ""
    told = f"verified equal to the release of {release.date}{gone}; compared {compared or 'without its pages'}"
    return told + (f"; not built, so not compared: {left}" if left else "")


def _record(path: Path) -> Release | None:
    with suppress(OSError, RecordError):
        return read_record(path.read_bytes())
    return None
