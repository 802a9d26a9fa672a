"""The files that a document names."""

from __future__ import annotations

from reportgen.problems import Problem
from reportgen.spec.collected import data_of
from reportgen.spec.model.document import Document
from reportgen.spec.root import Project
from reportgen.spec.spec import Asset
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
    if data is None:
        return None
    node = place_of.found(DATA_SOURCE).node
    folder = node.span.source.path.parent
    written = node.value if isinstance(node, Scalar) and node.value else data.source
    return project.named(written, folder, place_of(DATA_SOURCE))
