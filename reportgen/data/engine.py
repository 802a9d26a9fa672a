"""DuckDB, the embedded engine: locked down, its errors translated. All that is DuckDB's own stands here and in ``csv_file``.

Everything else reaches the answers through Narwhals and runs on any engine it knows.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import narwhals as nw

from reportgen.problems import Code, Kind, Place, Problem, ReportgenError, ToolError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@contextmanager
def connect(readable: Iterable[Path], scratch: Path) -> Iterator[DuckDBPyConnection]:
    """Open a database in memory that can read a few files and nothing else: no network, extensions or other paths.

    Parameters
    ----------
    readable
        The files.
    scratch
        A temporary folder of ours, where the engine may put what does not fit into memory.
    """
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "allow_community_extensions": "false",
        "python_enable_replacements": "false",
        "temp_directory": str(scratch),
    }
    with duckdb.connect(":memory:", config=settings) as connection:
        connection.execute(f"SET allowed_paths = [{', '.join(literal(str(path)) for path in dict.fromkeys(readable))}]")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection


def literal(text: str) -> str:
    """Return a text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def rows_of(frame: nw.LazyFrame[Any]) -> list[tuple[Any, ...]]:
    """Run a query and return its rows; tables of results only, never of respondents."""
    native = frame.to_native()
    if hasattr(native, "fetchall"):  # DuckDB gives rows by itself; collecting would need pandas or pyarrow
        return list(native.fetchall())
    return list(frame.collect().rows())


@contextmanager
def translated(shown: str) -> Iterator[None]:
    """Turn whatever the engine raises into a problem; its words may quote answers, so they are not repeated.

    Raises
    ------
    ToolError
        The engine failed; the cause is kept for us as ``__cause__``.
    """
    try:
        with _without_pandas():
            yield
    except ReportgenError:
        raise
    except MemoryError as error:
        raise ToolError([_failure(shown, "the memory is not enough for the data")]) from error
    except Exception as error:
        kind = type(error).__name__
        raise ToolError([_failure(shown, f"the engine could not process the data ({kind})")]) from error


def _failure(shown: str, found: str) -> Problem:
    fix = "free memory and disk space and try again; if it fails again, report the version of reportgen and the kind of error"
    return Problem(Code.DATA_ENGINE, Place(shown), found, fix, kind=Kind.TOOL)


@contextmanager
def _without_pandas() -> Iterator[None]:
    """Keep DuckDB from importing pandas, which it does to recognise a NaT as soon as any Python value becomes a constant.

    We never hand it one, and the import takes half a second of CPU time, a third of what ``check`` may take.
    """
    if "pandas" in sys.modules:
        yield
        return
    sys.modules["pandas"] = None  # type: ignore[assignment]  # the documented way to make an import fail
    try:
        yield
    finally:
        sys.modules.pop("pandas", None)
