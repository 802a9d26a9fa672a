"""Parquet: one file, a folder or the files of a pattern, read in place and only as far as the spec uses them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.data.engine import literal
from reportgen.data.typed.tables import Loaded, loaded, texts, types_of
from reportgen.problems import Code, Kind, Place, Problem, ReportError
from reportgen.spec.paths import shown
from reportgen.spec.spec import Asset, Spec

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MARK = b"PAR1"
"""What a Parquet file begins and ends with."""
_POINTER = b"version https://git-lfs"


def files_of(asset: Asset) -> tuple[tuple[str, Path], ...]:
    """Return the files with the names by which they count in the digest; a single file counts by its content alone."""
    if not asset.parts:
        return (("", asset.path.resolve()),)
    return tuple((path.as_posix().removeprefix(_base(asset)), path.resolve()) for path in asset.parts)


def _base(asset: Asset) -> str:
    """Return the folder that all files of a folder or pattern lie in, with a slash at its end."""
    folder = asset.path
    while not folder.is_dir():
        folder = folder.parent
    return f"{folder.as_posix().rstrip('/')}/"


def faults(spec: Spec) -> Iterator[Problem]:
    """Yield what is wrong with the files at first sight: they are no Parquet, or cut off."""
    for path in spec.answers.parts or (spec.answers.path,):
        with path.open("rb") as file:
            head = file.read(len(_POINTER))
            file.seek(max(0, path.stat().st_size - len(MARK)))
            tail = file.read()
        if head == _POINTER:
            found, fix = "the file is a Git LFS pointer, not the data themselves", "fetch the data with `git lfs pull`"
            yield Problem(Code.DATA_EMPTY, Place(shown(path)), found, fix, kind=Kind.REPORT)
        elif not head.startswith(MARK) or tail != MARK:
            found = "the file is cut off" if head.startswith(MARK) else "this is no Parquet file"
            fix = "export it again; a file of another kind needs another name, such as .csv"
            yield Problem(Code.DATA_SHAPE, Place(shown(path)), found, fix, kind=Kind.REPORT)


def load_parquet(connection: DuckDBPyConnection, spec: Spec, files: Sequence[tuple[str, Path]]) -> Loaded:
    """Return the used columns of Parquet files as one lazy table of text.

    Files need not store a column in the same type, as those of two years may not: each is written as text by its own types.

    Parameters
    ----------
    connection
        The engine.
    spec
        The spec.
    files
        The files.

    Raises
    ------
    ReportError
        The files do not hold the columns that the spec names, or cannot be read.
    """
    import duckdb

    parted = any("=" in part for name, _ in files for part in name.split("/")[:-1])
    groups: dict[tuple[tuple[str, str], ...], list[Path]] = {}
    for _, path in files:
        try:
            types = types_of(connection, _scan([path], parted=parted))
        except duckdb.Error as error:
            raise ReportError([_damaged(path)]) from error
        groups.setdefault(tuple(types.items()), []).append(path)
    problems, scans = list[Problem](), list[tuple[str, Mapping[str, str]]]()
    for signature, paths in groups.items():
        found, wrong = texts(spec, dict(signature))
        problems += _in_file(wrong, paths[0], alone=len(groups) == 1)
        scans.append((_scan(paths, parted=parted), found))
    if problems:
        raise ReportError(dict.fromkeys(problems))
    return loaded(connection, scans, max(len(signature) for signature in groups))


def _in_file(problems: Sequence[Problem], path: Path, *, alone: bool) -> list[Problem]:
    """Return the problems, with the file that they are about where not all files have the same columns."""
    if alone:
        return list(problems)
    where = f"; the first of the files in which that is so: {shown(path)}"
    return [Problem(p.code, p.place, f"{p.found}{where}", p.fix, p.severity, p.kind) for p in problems]


def _scan(paths: Sequence[Path], *, parted: bool) -> str:
    """Return files as they stand after FROM; ``parted``: their folders hold columns, as in ``wave=2024/part-0.parquet``."""
    listed = ", ".join(literal(str(path)) for path in paths)
    return f"read_parquet([{listed}], hive_partitioning = {str(parted).lower()}, hive_types_autocast = false)"


def _damaged(path: Path) -> Problem:
    fix = "export it again"
    return Problem(
        Code.DATA_SHAPE, Place(shown(path)), "the file cannot be read as Parquet: it is damaged", fix, kind=Kind.REPORT
    )
