"""Why a database did not answer, told without its words: they may hold an address, a user, an answer or a secret."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reportgen.problems import Code, Kind, Problem, ReportgenError, ToolError
from reportgen.spec.connections import Connection

_REASONS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        (
            "no password supplied",
            "authentication failed",
            "28P01",
            "28000",
            "required authentication",
            *("incorrect username or password", "jwt token is invalid"),  # Snowflake
            *("unauthorized", "defaultcredentialserror", "refresherror"),  # BigQuery, Trino
        ),
        "refuses the user or the password",
        "correct user and password where the connection says they stand",
    ),
    (
        (
            *("permission denied", "insufficientprivilege", "42501", "not enough privileges", "access_denied", "access denied"),
            *("forbidden", "permission_denied", "not authorized", "insufficient privileges"),
        ),
        "does not let this user read it",
        "grant the user the right to read the table: GRANT SELECT, and USAGE of its schema",
    ),
    (
        (
            *("statement timeout", "querycanceled", "57014", "timeout expired", "timed out", "timeouterror", "timeout_exceeded"),
            *("statement or warehouse timeout", "exceeded_time_limit"),
        ),
        "took too long",
        "raise timeout: of the connection (seconds), or look at what keeps the server busy",
    ),
    (
        ("does not exist", "3d000", "unknown_database", "not found: dataset", "not found: project"),
        "has no such database",
        "correct database:, catalog:, project: or dataset: of the connection",
    ),
    (
        (
            "connection refused",
            "could not translate",
            "name or service",
            "no route",
            "network is unreachable",
            "connect",
            "gateway",
        ),
        "cannot be reached",
        "check host and port, whether the server runs, and whether this machine may reach it",
    ),
)
"""Signs in an error, what was found, what to do."""


@contextmanager
def told(connection: Connection) -> Iterator[None]:
    """Turn whatever a driver raises into a problem at the connection.

    Raises
    ------
    ToolError
        The database did not answer. Its own words are left out, as ``__cause__`` too.
    """
    try:
        yield
    except ReportgenError:
        raise
    except Exception as error:
        raise ToolError([failure(connection, error)]) from None


def failure(connection: Connection, error: BaseException) -> Problem:
    """Return the problem of an error of a driver."""
    said = f"{type(error).__name__} {getattr(error, 'sqlstate', '')} {error}".lower()
    for signs, found, fix in _REASONS:
        if any(sign.lower() in said for sign in signs):
            return _problem(connection, found, fix)
    return _problem(connection, f"failed ({type(error).__name__})", "look into the log of the server")


def _problem(connection: Connection, found: str, fix: str) -> Problem:
    return Problem(
        Code.CONNECTION, connection.place, f"the database of the connection '{connection.name}' {found}", fix, kind=Kind.TOOL
    )
