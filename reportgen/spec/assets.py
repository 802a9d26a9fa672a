"""The files that a document names."""

from __future__ import annotations

from reportgen.problems import Code, Problem
from reportgen.spec.collected import data_of
from reportgen.spec.connections import table_behind
from reportgen.spec.model.document import Document
from reportgen.spec.model.report import Data
from reportgen.spec.root import Project
from reportgen.spec.several import is_pattern, several
from reportgen.spec.spec import Asset, Key
from reportgen.spec.tree import Locator
from reportgen.spec.yaml.nodes import Scalar

DATA = ("survey", "data")
DATABASES = (".duckdb", ".ddb")
"""The names that DuckDB files have; any other may be one too, where a table is named."""
PARQUET = (".parquet", ".pq")


def data_asset(document: Document, place_of: Locator, project: Project) -> Asset | Problem | None:
    """Return where the answers are, None where there are none; a path is relative to the file that names it.

    Parameters
    ----------
    document
        The document.
    place_of
        The places of its values.
    project
        The project, outside which nothing is read.
    """
    data = data_of(document)
    return None if data is None else located(DATA, data, place_of, project)


def located(at: Key, data: Data, place_of: Locator, project: Project) -> Asset | Problem:
    """Return what the answers of one wave are read from, or why that cannot be told.

    Parameters
    ----------
    at
        Where ``data`` stands.
    data
        What the document says there.
    place_of, project
        As in :func:`data_asset`.
    """
    if wrong := _ill_named(at, data, place_of):
        return wrong
    if data.connection is not None:
        return table_behind(at, data, place_of, project)
    key = (*at, "source")
    asset = named_asset(key, data.source or "", place_of, project, many=True)
    return asset if isinstance(asset, Problem) else _of_a_kind(at, data, asset, place_of) or asset


def _ill_named(at: Key, data: Data, place_of: Locator) -> Problem | None:
    """Return what is wrong with source, connection and table beside each other."""
    path = place_of.path(at)
    if data.source is None and data.connection is None:
        fix = "Write source: with the path of a file, or connection: and table: for a table of a database"
        return Problem(Code.MISSING_KEY, place_of(at), f"{path} does not say where the answers are", fix)
    if data.source is not None and data.connection is not None:
        fix = "Keep source for a file, or connection for a table of a database"
        place = place_of((*at, "connection"))
        return Problem(Code.WRONG_VALUE, place, f"{path} names both a source and a connection", fix)
    if data.connection is not None and data.table is None:
        fix = "Add table: with its name, or schema.table"
        return Problem(Code.MISSING_KEY, place_of(at), f"{path} names a connection and no table", fix)
    return None


def _of_a_kind(at: Key, data: Data, asset: Asset, place_of: Locator) -> Problem | None:
    """Return what does not go with the kind of file that is named."""
    path, kind = place_of.path(at), kind_of(data, asset)
    if kind == "parquet" and data.table is not None:
        found = f"{path}.table goes with a DuckDB file or a connection, not with Parquet"
        return Problem(Code.WRONG_VALUE, place_of((*at, "table")), found, "Delete it; a Parquet file holds one table")
    if data.table is None and asset.path.suffix.lower() in DATABASES:
        found = f"{path} names a DuckDB file and no table of it"
        return Problem(Code.MISSING_KEY, place_of(at), found, "Add table: with the name of the table that holds the answers")
    if kind != "csv" and (extra := sorted({"encoding", "delimiter"} & data.model_fields_set)):
        found = f"{path}.{extra[0]} goes with CSV files only"
        return Problem(Code.WRONG_VALUE, place_of((*at, extra[0])), found, "Delete it; such a file tells how it is written")
    return None


def kind_of(data: Data, asset: Asset) -> str:
    """Return what the answers are read from: ``csv``, ``parquet``, ``duckdb`` or ``connection``."""
    if data.connection is not None:
        return "connection"
    if asset.parts or asset.path.suffix.lower() in PARQUET:
        return "parquet"
    return "duckdb" if data.table is not None else "csv"


def named_asset(key: Key, written: str, place_of: Locator, project: Project, *, many: bool = False) -> Asset | Problem:
    """Return a file that a value names; its path is relative to the file in which the value stands.

    Parameters
    ----------
    key
        Where it is named.
    written
        What the document has there.
    place_of
        The places of the document's values.
    project
        The project, outside which nothing is read.
    many
        Whether a folder or a pattern may stand there, too, for all the Parquet files in it.
    """
    node = place_of.found(key).node
    written = node.value if isinstance(node, Scalar) and node.value else written
    folder = node.span.source.path.parent
    if many and written and (is_pattern(written) or (folder / written).is_dir()):
        return several(written, folder, place_of(key), project)
    return project.named(written, folder, place_of(key))
