"""Files made for the tests of reading: saved, read, told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from reportgen.importing.files.limits import Limits
from reportgen.importing.files.parse import Wishes, parse
from reportgen.importing.files.read import read
from reportgen.importing.files.trouble import FileError
from reportgen.importing.table import Table
from reportgen.problems import Problem, SpecError

Rows = Sequence[Sequence[str]]


def parsed(data: bytes, **wishes: str) -> Table:
    """Return the table of a file, read in this process."""
    return parse(data, Wishes(**wishes), Limits())


def rows_of(table: Table) -> list[list[str]]:
    """Return a table's rows."""
    return [list(row) for row in zip(*(column.texts() for column in table.columns), strict=True)]


def told(table: Table) -> str:
    """Return everything that was decided."""
    return "\n".join(decision.what for decision in table.decisions)


def refused(call: Callable[[], object]) -> FileError:
    """Return why a call raises."""
    with pytest.raises(FileError) as caught:
        call()
    return caught.value


def problem_of(path: Path, limits: Limits | None = None, **wishes: str) -> Problem:
    """Return the problem of reading a file in a process of its own."""
    with pytest.raises(SpecError) as caught:
        read(path, limits=limits or Limits(), **wishes)
    (problem,) = caught.value.problems
    return problem
