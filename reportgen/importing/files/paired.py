"""Surveys in two files: what describes the answers, and beside it the answers themselves."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportgen.importing.files.kind import HEAD
from reportgen.importing.files.text import unbroken
from reportgen.importing.files.triple_s_definition import definition_of, is_definition
from reportgen.importing.files.trouble import FileError
from reportgen.problems import Code

_DATA = (".asc", ".csv", ".dat", ".txt")
_MOST = 50 << 20


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Yield what holds all of a survey: the file itself, or a Triple-S definition and the data beside it in one archive.

    Raises
    ------
    FileError
        There are no data beside a definition.
    """
    path = _described(path)
    if not _defines(path):
        yield path
        return
    if path.stat().st_size > _MOST:
        raise FileError(Code.FILE_TOO_LARGE, "the definition is larger than that of any survey", "export it again")
    data = _data_beside(path)
    with tempfile.TemporaryDirectory(prefix="reportgen-") as folder:
        packed = Path(folder) / "survey.zip"
        _pack(packed, path, data)
        yield packed


def _pack(packed: Path, definition: Path, data: Path) -> None:
    """Put the two files of a survey into one archive; it keeps no times before 1980, which files out of archives may have."""
    try:
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED, strict_timestamps=False) as archive:
            archive.write(definition, "survey.sss")
            archive.write(data, f"survey{data.suffix.lower()}")
    except OSError as error:
        found = f"the data file {unbroken(data.name)} cannot be read ({error.strerror or 'it failed'})"
        raise FileError(Code.FILE_UNREADABLE, found, "correct its permissions, and see that the disk is not full") from error


def _defines(path: Path) -> bool:
    """Return whether a file is a definition, by its first bytes."""
    with path.open("rb") as file:
        return is_definition(file.read(HEAD))


def _described(path: Path) -> Path:
    """Return the definition of the same name beside a data file of Triple-S; the file itself where there is none."""
    if path.suffix.lower() != ".asc":
        return path
    beside = (path.with_suffix(suffix) for suffix in (".sss", ".SSS", ".xml", ".XML"))
    return next((other for other in beside if other.is_file() and _defines(other)), path)


def _data_beside(path: Path) -> Path:
    """Return the data file that a definition names, else the one of its name; never one from elsewhere."""
    named = definition_of(path.read_bytes()).data.replace("\\", "/").rpartition("/")[2]
    names = {other.name.lower(): other for other in sorted(path.parent.iterdir()) if other.is_file()}
    wanted = [named.lower(), *(f"{path.stem.lower()}{suffix}" for suffix in _DATA)]
    found = next((names[name] for name in wanted if name in names and names[name] != path), None)
    if found is None:
        fix = f"put {named or f'{path.stem}.asc or {path.stem}.csv'} beside it, or both into one zip file"
        raise FileError(Code.FILE_MISSING, "the data file of the Triple-S survey is not beside its definition", fix)
    return found
