"""``reportgen.yaml`` in the project root: what is true of all reports of a project and stands in none of their specs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportgen.problems import Code, Place, Problem
from reportgen.spec.project_keys import SECTIONS
from reportgen.spec.root import Project
from reportgen.spec.yaml.files import Files
from reportgen.spec.yaml.nodes import MapNode, Node

HOME = "reportgen.yaml"
"""The file in the project root."""


@dataclass(frozen=True, slots=True)
class ProjectFile:
    """The file as it was read."""

    top: MapNode | None
    """Its map; None where there is no file, or none that can be used."""
    problems: tuple[Problem, ...]
    """What is wrong with the file itself and the names of its sections; each section is checked by who uses it."""
    there: bool
    """Whether there is such a file."""

    def section(self, name: str) -> Node | None:
        """Return what stands under a key."""
        return self.top.get(name) if self.top else None


def read_project_file(root: Path) -> ProjectFile:
    """Read the file of a project.

    Parameters
    ----------
    root
        The project root.
    """
    project = Project(root)
    asset = project.asset(root / HOME)
    if asset is None or not asset.path.is_file():
        return ProjectFile(None, (), there=False)
    files = Files(project)
    files.read(asset)
    top = files.parts[-1].top
    problems = [_unread(p) for p in files.problems if p.code is not Code.WRONG_TYPE]  # of an empty file, which is none
    problems += [_unknown(entry.key) for entry in (top.entries if top else ()) if entry.key.value not in SECTIONS]
    return ProjectFile(top, tuple(problems), there=True)


def bare(place: Place) -> Place:
    """Return a place without its line: the line may hold a secret."""
    return Place(place.file, place.line, place.column, place.length)


def _unknown(key: Node) -> Problem:
    found = f"{HOME} has a key that is not known; it is not shown: it may hold a secret"
    return Problem(Code.UNKNOWN_KEY, bare(key.span.place()), found, f"Use one of {', '.join(sorted(SECTIONS))}")


def _unread(problem: Problem) -> Problem:
    """Return a problem of the file itself without its words: they quote what stands there."""
    fix = "Correct the line, which is not shown: it may hold a secret"
    return Problem(problem.code, bare(problem.place), f"{HOME} cannot be read here as YAML", fix)
