"""Checks a tree against the grammar; every error becomes a problem at its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from reportgen.problems import Problem
from reportgen.spec.model.document import Document
from reportgen.spec.model.shape import fields
from reportgen.spec.nearest import nearest
from reportgen.spec.spec import Key
from reportgen.spec.tree import Locator
from reportgen.spec.validate_cut import cut_expressions
from reportgen.spec.validate_empty import empty_values
from reportgen.spec.validate_messages import Fault, problem_of
from reportgen.spec.validate_repair import repaired
from reportgen.spec.yaml.nodes import MapNode, plain


@dataclass(frozen=True, slots=True)
class Validated:
    """What the grammar makes of a tree."""

    document: Document | None
    """The document; where values are wrong, others stand in their place, so that the rest can be checked in the same run."""
    problems: tuple[Problem, ...]
    replaced: frozenset[Key]
    """Where a value stands in for a wrong one: nothing that later checks say about these places is worth printing."""


def validate(root: MapNode, place_of: Locator) -> Validated:
    """Check a tree against the grammar.

    Parameters
    ----------
    root
        The merged tree of a spec.
    place_of
        The places of its values.
    """
    tree = plain(root)
    said: dict[Key, Problem] = {cut.path: cut.problem for cut in cut_expressions(root)}
    for path, problem in empty_values(root):
        if not _within(path, said):
            said[path] = problem
    faults = _faults(tree)
    worth = [f for f in faults if not _within(f.where.path, said) and not _misspelt(f, faults)]
    document, replaced = repaired(tree, faults, _faults)
    refused = replaced | frozenset(said) | frozenset(_meant(faults))
    return Validated(document, (*said.values(), *(problem_of(f, place_of) for f in worth)), refused)


def _meant(faults: tuple[Fault, ...]) -> Iterator[Key]:
    """Yield what misspelt keys most likely mean: that it is missing is not worth saying."""
    for fault in faults:
        if fault.type == "extra_forbidden":
            *around, key = fault.where.path
            likely = nearest(str(key), fields(fault.around.part))
            if likely:
                yield (*around, likely)


def _misspelt(missing: Fault, faults: tuple[Fault, ...]) -> bool:
    """Tell whether a key is missing only because it is misspelt: saying so once is enough."""
    if missing.type != "missing":
        return False
    *around, key = missing.where.path
    unknown = (f.where.path for f in faults if f.type == "extra_forbidden")
    return any(path[:-1] == tuple(around) and nearest(str(path[-1]), fields(missing.around.part)) == key for path in unknown)


def _faults(tree: Any) -> tuple[Fault, ...]:
    try:
        Document.model_validate(tree)
    except ValidationError as error:
        return tuple(Fault.of(detail) for detail in error.errors(include_url=False))
    return ()


def _within(path: Key, said: dict[Key, Problem]) -> bool:
    return any(path[:n] in said for n in range(len(path) + 1))
