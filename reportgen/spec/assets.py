"""The files that a document names."""

from __future__ import annotations

from reportgen.problems import Problem
from reportgen.spec.collected import data_of
from reportgen.spec.model.document import Document
from reportgen.spec.root import Project
from reportgen.spec.spec import Asset, Key
from reportgen.spec.tree import Locator
from reportgen.spec.yaml.nodes import Scalar

DATA_SOURCE = ("survey", "data", "source")


def data_asset(document: Document, place_of: Locator, project: Project) -> Asset | Problem | None:
    """Return the file with the answers, None where there are none; its path is relative to the file that names it.

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
    return None if data is None else named_asset(DATA_SOURCE, data.source, place_of, project)


def named_asset(key: Key, written: str, place_of: Locator, project: Project) -> Asset | Problem:
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
    """
    node = place_of.found(key).node
    written = node.value if isinstance(node, Scalar) and node.value else written
    return project.named(written, node.span.source.path.parent, place_of(key))
