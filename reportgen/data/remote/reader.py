"""Reads answers from behind the connections of a project."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.data.reader import Raw
from reportgen.data.remote.backends import opened
from reportgen.data.remote.secrets import resolved
from reportgen.data.remote.tables import Database
from reportgen.problems import Problem, SpecError
from reportgen.spec.collected import surveyed
from reportgen.spec.connections import read_connections
from reportgen.spec.spec import Spec

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class RemoteReader:
    """A table behind a connection."""

    database: Database

    @property
    def readable(self) -> tuple[Path, ...]:
        """Return nothing: the embedded engine has no part in it."""
        return ()

    def faults(self, _spec: Spec) -> Sequence[Problem]:
        """Return nothing: only the database knows."""
        return ()

    def load(self, _connection: DuckDBPyConnection, spec: Spec) -> Raw:
        """Return the used columns, which stay where they are."""
        return self.database.read(spec)

    def changed(self) -> bool:
        """Return nothing: what is counted is kept as it was at one moment."""
        return False


def remote_database(spec: Spec, stack: ExitStack) -> Database:
    """Open the database of a spec.

    Parameters
    ----------
    spec
        The spec, which names a connection.
    stack
        Closes it.

    Raises
    ------
    SpecError
        The connection is described wrongly.
    ToolError
        A secret is missing, the driver is not installed, or the database does not answer.
    """
    name = surveyed(spec.document)[1].connection or ""
    read = read_connections(spec.root)
    if name not in read.found:
        raise SpecError(read.problems)
    connection = read.found[name]
    native, close = opened(connection, resolved(connection, spec.root))
    stack.callback(close)
    return Database(connection, native, stack)
