"""The connections of a project: databases by name, in ``reportgen.yaml`` of its root, outside every spec.

Secrets stand neither there nor in a spec: a setting names the environment variable that holds one, or a file outside the project.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.problems import Code, Place, Problem
from reportgen.spec.model.report import Data
from reportgen.spec.nearest import listed, suggest
from reportgen.spec.project_file import HOME, bare, read_project_file
from reportgen.spec.root import Project
from reportgen.spec.spec import Asset, Key
from reportgen.spec.tree import Locator
from reportgen.spec.yaml.nodes import MapNode, Node, Scalar

SECRET = ("password", "token", "private_key", "passphrase", "credentials")
"""Settings that are never written out."""
NUMBERS = ("port", "timeout")
BACKENDS: Mapping[str, tuple[str, ...]] = {
    "postgres": ("host", "port", "database", "user", "password", "sslmode"),
    "clickhouse": ("host", "port", "database", "user", "password", "secure"),
    "spark": ("master", "remote"),
    "snowflake": (
        *("account", "user", "password", "token", "private_key", "passphrase", "authenticator"),
        *("role", "warehouse", "database", "schema"),
    ),
    "bigquery": ("project", "dataset", "location", "credentials"),
    "trino": ("host", "port", "user", "password", "token", "catalog", "schema", "secure"),
}
"""What can be reached, and the settings of each."""
NEEDED: Mapping[str, tuple[str, ...]] = {
    "snowflake": ("account", "user", "database", "schema"),
    "bigquery": ("project", "dataset"),
    "trino": ("host", "catalog", "schema"),
}
"""Settings without which a connection cannot be."""
ELSEWHERE = (
    *("mysql", "mariadb", "mssql", "oracle", "sqlite"),
    *("redshift", "presto", "athena", "databricks", "motherduck"),
)
"""What people have beside these, and what cannot be read where it is: its answers have to be written into files."""
WAYS = ("env", "file")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of a connection."""

    value: str
    """What is written, or the name of what holds it."""
    way: str
    """``env`` or ``file`` where something else holds the value, empty where it is written out."""
    place: Place


@dataclass(frozen=True, slots=True)
class Connection:
    """A database, and how to reach it."""

    name: str
    backend: str
    settings: Mapping[str, Setting]
    timeout: int
    """Seconds that a query may take."""
    place: Place


@dataclass(frozen=True, slots=True)
class Connections:
    """What the file of a project says of connections."""

    found: Mapping[str, Connection]
    names: tuple[str, ...]
    """All names, those of connections that are wrong among them."""
    problems: tuple[Problem, ...]
    there: bool
    """Whether there is such a file."""


TIMEOUT = 600
"""Seconds that a query may take where nothing is said."""


def read_connections(root: Path) -> Connections:
    """Read the connections of a project.

    Parameters
    ----------
    root
        The project root.
    """
    file = read_project_file(root)
    node, problems = file.section("connections"), list(file.problems)
    if not isinstance(node, MapNode):
        problems += (
            [] if node is None else [_wrong(node, "connections is no map", "Write a name, and under it backend: postgres")]
        )
        return Connections({}, (), tuple(problems), file.there)
    found: dict[str, Connection] = {}
    for entry in node.entries:
        name = entry.key.value or ""
        wrong = list(_faults(name, entry.value))
        problems += wrong
        if not wrong:
            found[name] = _connection(name, entry.value)
    return Connections(found, tuple(e.key.value or "" for e in node.entries), tuple(problems), file.there)


def table_behind(at: Key, data: Data, place_of: Locator, project: Project) -> Asset | Problem:
    """Return the table that a spec names behind a connection, or why there is no such connection.

    Parameters
    ----------
    at
        Where ``data`` stands.
    data
        What the spec says there.
    place_of
        The places of its values.
    project
        The project, whose root has the connections.
    """
    name, read = data.connection or "", read_connections(project.root)
    if name not in read.names and read.problems:
        return read.problems[0]
    if name not in read.names:
        known = suggest(name, read.names, "connections") if read.names else ""
        fix = known or f"Add connections: with {name}: to the {HOME} of the project root, and name a backend there"
        where = f"the connections of {HOME}" if read.there else f"any connection: the project root has no {HOME}"
        found = f"{place_of.path((*at, 'connection'))} names '{name}', which is not among {where}"
        return Problem(Code.UNKNOWN_NAME, place_of((*at, "connection")), found, fix)
    shown = f"{name}/{data.table}"
    return Asset(project.root / HOME, shown, label=f"{name}: {data.table}")


def _text(node: Node | None) -> str | None:
    return node.value if isinstance(node, Scalar) else None


def _wrong(node: Node, found: str, fix: str, code: Code = Code.WRONG_VALUE) -> Problem:
    """Return a problem at a value, whose line is not shown: it may hold a secret."""
    return Problem(code, bare(node.span.place()), found, fix)


def _faults(name: str, node: Node) -> Iterator[Problem]:
    """Yield what is wrong with one connection."""
    backend = _text(node.get("backend")) if isinstance(node, MapNode) else None
    if not isinstance(node, MapNode) or backend is None:
        yield _wrong(
            node, f"the connection '{name}' has no backend", f"Add backend: with one of {', '.join(BACKENDS)}", Code.MISSING_KEY
        )
        return
    if backend not in BACKENDS:
        if backend.lower() in ELSEWHERE:
            yield _elsewhere(name, node.get("backend") or node, backend.lower())
            return
        found = f"the connection '{name}' has a backend that is not known"
        yield _wrong(node.get("backend") or node, found, suggest(backend, BACKENDS, "backends"), Code.UNKNOWN_NAME)
        return
    known = ("backend", "timeout", *BACKENDS[backend])
    for entry in node.entries:
        key = entry.key.value or ""
        if key not in known:
            yield _wrong(
                entry.key, f"the connection '{name}' has an unknown setting", suggest(key, known, "settings"), Code.UNKNOWN_KEY
            )
        else:
            yield from _setting_faults(name, key, entry.value)
    yield from _lacking(name, node, backend)


def _lacking(name: str, node: MapNode, backend: str) -> Iterator[Problem]:
    """Yield the settings that are needed and not there."""
    for key in NEEDED.get(backend, ()):
        if node.get(key) is None:
            yield _wrong(node, f"the connection '{name}' to {backend} has no {key}", f"Add {key}:", Code.MISSING_KEY)


def _elsewhere(name: str, node: Node, backend: str) -> Problem:
    found = f"the connection '{name}' has the backend {backend}, whose tables cannot be read where they are"
    known = listed(BACKENDS)
    fix = f"Write the table into a Parquet or CSV file, and name that as survey.data.source; where they are, {known} are read"
    return _wrong(node, found, fix)


def _setting_faults(name: str, key: str, node: Node) -> Iterator[Problem]:
    """Yield what is wrong with one setting."""
    said = f"{key} of the connection '{name}'"
    if isinstance(node, MapNode):
        ways = [entry.key.value or "" for entry in node.entries]
        if len(ways) != 1 or ways[0] not in WAYS or not _text(node.entries[0].value):
            yield _wrong(node, f"{said} does not say where it stands", f"Write {key}: {{env: NAME_OF_A_VARIABLE}}")
    elif key in SECRET:
        found = f"{said} is written out, and whoever has the project has it"
        yield _wrong(
            node, found, f"Write {key}: {{env: NAME_OF_A_VARIABLE}}, or {{file: a file outside the project}}, and change it"
        )
    elif not _text(node) or (key in {"port", "timeout"} and not (_text(node) or "").isdecimal()):
        yield _wrong(
            node, f"{said} has no value that fits", "Write a number" if key in {"port", "timeout"} else "Write one value"
        )


def _connection(name: str, node: Node) -> Connection:
    if not isinstance(node, MapNode):
        raise TypeError("checked before")
    settings: dict[str, Setting] = {}
    for entry in node.entries:
        key, value = entry.key.value or "", entry.value
        if isinstance(value, MapNode):
            inner = value.entries[0]
            settings[key] = Setting(_text(inner.value) or "", inner.key.value or "", bare(value.span.place()))
        else:
            settings[key] = Setting(_text(value) or "", "", bare(value.span.place()))
    backend = settings.pop("backend").value
    timeout = settings.pop("timeout", None)
    return Connection(name, backend, settings, int(timeout.value) if timeout else TIMEOUT, bare(node.span.place()))
