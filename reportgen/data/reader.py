"""What reads one source of answers: the meeting place of all kinds of file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from reportgen.data.door import Settle
from reportgen.data.source import Source
from reportgen.data.spots import Grid
from reportgen.problems import Problem
from reportgen.spec.spec import Spec

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Raw:
    """The answers as they came: a lazy table of text columns, one row a respondent."""

    table: Any
    """The engine's own."""
    names: Mapping[str, str]
    """The name in it of each column that the spec uses."""
    source: Source
    grid: Grid
    row: str | None = None
    """The column of row numbers, where rows have a place in a file."""
    settle: Settle | None = None
    """Keeps the cleaned table where the answers lie; the embedded engine does without it."""
    at_once: int | None = None
    """How many group-bys the engine takes in one query; None where it takes any number."""


class Reader(Protocol):
    """Reads one source, for all the waves that are in it."""

    @property
    def readable(self) -> tuple[Path, ...]:
        """What the engine may read for it."""

    def faults(self, spec: Spec) -> Sequence[Problem]:
        """Return what is wrong with the source before the engine looks at it."""

    def load(self, connection: DuckDBPyConnection, spec: Spec) -> Raw:
        """Return the columns that a spec uses."""

    def changed(self) -> bool:
        """Return whether somebody has written to the source since its digest was made, as far as that shows."""
