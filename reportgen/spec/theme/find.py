"""Which theme a report has: the one that its spec names, else that of its project; most have none, and nothing is read."""

from __future__ import annotations

from reportgen.problems import Code, Place, Problem
from reportgen.spec.assets import named_asset
from reportgen.spec.model.document import Document
from reportgen.spec.project_file import HOME, read_project_file
from reportgen.spec.root import Project
from reportgen.spec.spec import Asset
from reportgen.spec.theme.theme import Themed
from reportgen.spec.tree import Locator
from reportgen.spec.yaml.nodes import Scalar

NONE = "none"
"""What a spec writes that wants no theme, whatever its project has."""
_KEY = ("report", "theme")


def theme_of(document: Document | None, place_of: Locator, project: Project) -> Themed:
    """Read the theme of a report.

    Parameters
    ----------
    document
        The spec; None where it could not be read.
    place_of
        The places of its values.
    project
        The project, outside which nothing is read.
    """
    written = document.report.theme if document else None
    if written == NONE or document is None:
        return Themed()
    asset = named_asset(_KEY, written, place_of, project) if written else None
    return project_theme(project) if asset is None else _read(asset, place_of(_KEY), project)


def project_theme(project: Project) -> Themed:
    """Read the theme of a project, which its site and those of its reports have that name none."""
    node = read_project_file(project.root).section("theme")
    if node is None:
        return Themed()
    place = node.span.place("theme")
    if not isinstance(node, Scalar) or not node.value:
        found = f"theme in {HOME} names no file"
        return Themed(problems=(Problem(Code.WRONG_VALUE, place, found, "Write theme: house/theme.yaml"),))
    return _read(project.named(node.value, project.root, place), place, project)


def _read(asset: Asset | Problem, place: Place, project: Project) -> Themed:
    if isinstance(asset, Problem):
        return Themed(problems=(asset,))
    from reportgen.spec.theme.read import read_theme

    return read_theme(asset, place, project)
