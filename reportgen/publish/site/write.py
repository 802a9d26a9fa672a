"""Put a site in its place: made whole beside it, and exchanged with what was there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from reportgen.problems import Code, Kind, Place, Problem, ReportError, ReportgenError, ToolError
from reportgen.publish import storage
from reportgen.publish.failures import changed, writing
from reportgen.publish.release.site import SITE
from reportgen.publish.site.previous import is_site
from reportgen.publish.storage import ChangedError, Content, Copied


def may_stand(into: Path) -> None:
    """Refuse a place where something stands that is no site.

    Raises
    ------
    ToolError
        It is a link or a file, or a folder that holds something else.
    """
    fix = "Name another folder with --into, or empty this one yourself; nothing in it was touched"
    if into.is_symlink():
        found = f"{into.name} is a symbolic link, and no site is written through one"
    elif into.exists() and not into.is_dir():
        found = f"{into.name} is a file"
    elif into.is_dir() and not is_site(into) and any(into.iterdir()):
        names = sorted(path.name for path in into.iterdir())
        found = (
            f"The folder holds {', '.join(names[:3])}{' and more' if names[3:] else ''} and no {SITE}, so it is no site of ours"
        )
    else:
        return
    raise ToolError([Problem(Code.OUTPUT_FOREIGN, Place(str(into)), found, fix, kind=Kind.TOOL)])


@contextmanager
def in_place_of(into: Path) -> Iterator[bytes | None]:
    """Yield the ``site.json`` of the site that is about to be replaced, None where there is none.

    What fails while somebody else writes a site there fails because of that, and says so.
    """
    known = _known(into)
    try:
        yield known
    except (ReportgenError, OSError) as error:
        if _known(into) != known:
            raise ReportError([_meanwhile(into)]) from error
        raise


def _known(into: Path) -> bytes | None:
    try:
        return (into / SITE).read_bytes() if is_site(into) else None
    except FileNotFoundError:  # between the two steps in which a disk without exchange replaces a folder
        return None


def write_site(into: Path, files: Mapping[str, Content], known: bytes | None) -> bool:
    """Make a folder the site, in place of the site that is there; tell whether anything changed.

    Parameters
    ----------
    into
        The folder.
    files
        What the site holds.
    known
        The ``site.json`` that this one was made from, None where there was none: what somebody else published meanwhile is not
        written over.

    Raises
    ------
    ReportError
        A file to copy is no longer the one that was verified, or another site was put there meanwhile.
    ToolError
        The folder cannot be written.
    """
    size = sum(file.bytes if isinstance(file, Copied) else len(file) for file in files.values())
    with writing(into, size, "--into"):
        into.parent.mkdir(parents=True, exist_ok=True)
        with storage.swept(into.parent, into.name):
            may_stand(into)
            there = _known(into)
            if there != known:
                raise ReportError([_meanwhile(into)])
            if there == files[SITE]:
                return False
            try:
                storage.replace_folder(into, files)
            except ChangedError as error:
                raise ReportError([changed(error.path)]) from error
    return True


def _meanwhile(into: Path) -> Problem:
    found, fix = "Another site was written there while this one was made", "Run the command again: it takes up what is there now"
    return Problem(Code.SITE_CONFLICT, Place(str(into)), found, fix, kind=Kind.REPORT)
